"""docs/callbacks: the snippets run as printed and do what is said, and the two languages say the same."""

import json
import re
import runpy
from importlib.resources import files
from pathlib import Path
from typing import Any

import httpx
import pytest

from wechatpay_product_coupon import BrandClient, callbacks, errors
from wechatpay_product_coupon.testing import FakeWechatPay
from wechatpay_runtime import Side

ROOT = Path(__file__).parents[2]
PAGES = ("docs/callbacks.md", "docs/callbacks.zh-CN.md")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def text(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def snippets(page: str) -> list[str]:
    return [code for kind, code in _BLOCK.findall(text(page)) if kind == "python"]


def rows(page: str) -> list[list[str]]:
    """The cells of all tables."""
    return [line.strip("|").split("|") for line in text(page).splitlines() if line.startswith("|")]


def run(page: str, starts_with: str, side: Side, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run the snippet that holds `starts_with`, with the variables of a side; give what it defines."""
    fake = FakeWechatPay(side)
    for name, value in fake.environ.items():
        monkeypatch.setenv(name, value)
    [code] = [code for code in snippets(page) if starts_with in code]
    file = folder / "snippet.py"
    file.write_text(code, "utf-8")
    return fake, runpy.run_path(str(file))


def client(fake: FakeWechatPay, sent: list[str]) -> BrandClient:
    """A client whose calls are answered by the example of the contract."""
    document = json.loads(files("wechatpay_product_coupon").joinpath("openapi.json").read_text("utf-8"))
    examples = document["components"]["examples"]
    coupon = next(example["value"] for key, example in examples.items() if key.startswith("UserCoupon."))

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.url.path)
        return fake.answer(coupon)

    return BrandClient(fake.credentials, transport=httpx.MockTransport(answer))


@pytest.mark.parametrize("page", PAGES)
def test_receiving(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first snippet confirms a coupon, acknowledges the rest, and refuses forgeries."""
    fake, made = run(page, "def handle", "brand", tmp_path, monkeypatch)
    sent: list[str] = []
    made["client"].close()
    handle = made["handle"]
    with client(fake, sent) as handle.__globals__["client"]:
        assert handle(*fake.callback()) == callbacks.OK
        assert handle(*fake.unknown_event()) == callbacks.OK
        for callback in fake.refused().values():
            assert handle(*callback).status >= 400

    assert len(sent) == 1
    assert sent[0].endswith("/confirm")


@pytest.mark.parametrize("page", PAGES)
def test_confirming_later(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second keeps arguments that survive a store."""
    fake, made = run(page, "def keep", "brand", tmp_path, monkeypatch)
    kept = json.loads(json.dumps(made["keep"](callbacks.CallbackReader(fake.credentials).read(*fake.callback()))))
    sent: list[str] = []
    with client(fake, sent) as open_client:
        made["confirm_later"](open_client, kept)

    assert sent[0].endswith("/confirm")


@pytest.mark.parametrize("page", PAGES)
def test_test_kit(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The third asserts for itself."""
    run(page, "FakeWechatPay(", "brand", tmp_path, monkeypatch)


@pytest.mark.parametrize("page", PAGES)
def test_simulator(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fourth asserts for itself, too."""
    run(page, "def receiver(", "brand", tmp_path, monkeypatch)


@pytest.mark.parametrize("page", PAGES)
def test_other_callbacks(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The fifth reads callbacks of any product."""
    fake, made = run(page, "def receive(", "partner", tmp_path, monkeypatch)
    made["receive"](*fake.callback("TRANSACTION.SUCCESS", {"a": 1}))

    assert capsys.readouterr().out == "TRANSACTION.SUCCESS {'a': 1}\n"


def test_every_snippet_is_run() -> None:
    """The tests above are as many as the snippets."""
    assert [len(snippets(page)) for page in PAGES] == [5, 5]


def test_languages_hold_the_same_snippets() -> None:
    """Only comments are translated."""
    english, chinese = ([re.sub(r"\s+#.*", "", code) for code in snippets(page)] for page in PAGES)
    assert english == chinese


def test_languages_have_the_same_shape() -> None:
    """As many headings, steps and rows, with the same names and numbers in them."""
    for mark in (r"^#+ ", r"^\d\. "):
        assert len({len(re.findall(mark, text(page), re.MULTILINE)) for page in PAGES}) == 1
    english, chinese = ([re.findall(r"`[^`]+`|\d{3}", "|".join(row)) for row in rows(page)] for page in PAGES)
    assert english == chinese


@pytest.mark.parametrize("page", PAGES)
def test_table_of_errors_is_true(page: str) -> None:
    """Each error of the table exists and gets the status it says."""
    found = {
        match[1]: int(row[2])
        for row in rows(page)
        if (match := re.match(r" `(\w+)` ", row[0])) and row[2].strip().isdigit()
    }

    assert len(found) == 9
    for name, status in found.items():
        kind = getattr(errors, name)
        assert callbacks.error_reply(kind.__new__(kind)).status == status


@pytest.mark.parametrize("page", PAGES)
def test_table_of_events_is_complete(page: str) -> None:
    """Each class of event stands in the table, with its models."""
    listed = {match[1] for row in rows(page) if (match := re.match(r" `(\w+)` ", row[0]))}
    kinds = {kind.__name__: codec for kind, codec in callbacks.CallbackReader._events.values()}

    assert {*kinds, "UnknownEvent"} <= listed


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    """Files that are linked exist."""
    for target in re.findall(r"\]\(([^)#]+)\)", text(page)):
        assert target.startswith("https://pay.weixin.qq.com/") or (ROOT / "docs" / target).resolve().is_file(), target
