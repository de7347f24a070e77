"""The recipes for callbacks, each run in its real framework: what is accepted, what is refused, what is confirmed."""

import asyncio
import importlib.util
import json
import runpy
from abc import ABC, abstractmethod
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from wechatpay_product_coupon import AsyncBrandClient, BrandClient
from wechatpay_product_coupon.callbacks import CallbackReader, confirmation
from wechatpay_product_coupon.testing import Callback, FakeWechatPay

EXAMPLES = Path(__file__).parents[2] / "examples"
URL = "/wechatpay/callbacks"
FAKE = FakeWechatPay("brand")
REFUSED = [*FAKE.refused(), "too large"]


@cache
def coupon() -> dict[str, Any]:
    """What WeChat Pay answers to a confirmation: the example of the contract."""
    document = json.loads(files("wechatpay_product_coupon").joinpath("openapi.json").read_text("utf-8"))
    examples = document["components"]["examples"]
    return dict(next(example["value"] for key, example in examples.items() if key.startswith("UserCoupon.")))


class Confirmations:
    """Stands for WeChat Pay's API: keeps the confirmations, and answers them as a test wants."""

    def __init__(self) -> None:
        self.numbers: list[str] = []
        self.answer: Callable[[], httpx.Response] = lambda: FAKE.answer(coupon())

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.numbers.append(json.loads(request.content)["out_request_no"])
        return self.answer()

    def refuse(self, status: int, code: str) -> None:
        self.answer = lambda: FAKE.answer({"code": code, "message": "x"}, status=status)


class Program(ABC):
    """A recipe in its framework."""

    framework: str

    def __init__(self, confirmations: Confirmations) -> None:
        self.transport = httpx.MockTransport(confirmations)
        self.reader = CallbackReader(FAKE.credentials)
        recipe = runpy.run_path(str(EXAMPLES / f"callbacks_{self.framework}.py"))
        self.recipe = SimpleNamespace(**recipe)

    @abstractmethod
    def send(self, *callbacks: Callback, method: str = "POST") -> list[tuple[int, bytes]]:
        """Status and body of the answers; the work they started is done when this returns."""


class FastAPIProgram(Program):
    framework = "fastapi"

    def send(self, *callbacks: Callback, method: str = "POST") -> list[tuple[int, bytes]]:
        return asyncio.run(self._send(callbacks, method))

    async def _send(self, callbacks: tuple[Callback, ...], method: str) -> list[tuple[int, bytes]]:
        client = AsyncBrandClient(FAKE.credentials, transport=self.transport)
        app = self.recipe.create_app(self.reader, client)
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://brand.example.com") as http,
        ):
            answers = [await http.request(method, URL, headers=headers, content=body) for headers, body in callbacks]
        return [(answer.status_code, answer.content) for answer in answers]


class FlaskProgram(Program):
    framework = "flask"

    def send(self, *callbacks: Callback, method: str = "POST") -> list[tuple[int, bytes]]:
        found: list[tuple[int, bytes]] = []
        with BrandClient(FAKE.credentials, transport=self.transport) as client:
            work = _WaitingExecutor()
            http = self.recipe.create_app(self.reader, client, work).test_client()
            for headers, body in callbacks:
                answer = http.open(URL, method=method, headers=headers, data=body)
                work.wait()
                found.append((answer.status_code, answer.data))
        return found


class DjangoProgram(Program):
    framework = "django"

    def __init__(self, confirmations: Confirmations) -> None:
        import django
        from django.conf import settings

        if not settings.configured:
            settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)
            django.setup()
        super().__init__(confirmations)

    def send(self, *callbacks: Callback, method: str = "POST") -> list[tuple[int, bytes]]:
        from django.test import Client, override_settings
        from django.urls import path

        found: list[tuple[int, bytes]] = []
        with BrandClient(FAKE.credentials, transport=self.transport) as client:
            work = _WaitingExecutor()
            view = self.recipe.callback_view(self.reader, client, work)
            with override_settings(ROOT_URLCONF=(path(URL.lstrip("/"), view),)):
                http = Client(enforce_csrf_checks=True)
                for headers, body in callbacks:
                    content_type = headers.get("Content-Type", "application/json")
                    answer = http.generic(method, URL, body, content_type, headers=headers)
                    work.wait()
                    found.append((answer.status_code, answer.content))
        return found


class _WaitingExecutor(ThreadPoolExecutor):
    """Lets a test wait for the work that an answer did not wait for."""

    def __init__(self) -> None:
        super().__init__(max_workers=2)
        self._open: list[Any] = []

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **options: Any) -> Any:
        future = super().submit(work, *arguments, **options)
        self._open.append(future)
        return future

    def wait(self) -> None:
        while self._open:
            self._open.pop().result(timeout=20)


PROGRAMS: tuple[type[Program], ...] = (FastAPIProgram, FlaskProgram, DjangoProgram)


def _missing(framework: str) -> pytest.MarkDecorator:
    # The package itself, not what it needs: a broken installation has to fail.
    return pytest.mark.skipif(
        importlib.util.find_spec(framework) is None,
        reason=f"{framework} is not installed, so its recipe is NOT tested: it belongs to the extra 'dev'",
    )


@pytest.fixture
def confirmations() -> Confirmations:
    return Confirmations()


@pytest.fixture(params=[pytest.param(kind, id=kind.framework, marks=_missing(kind.framework)) for kind in PROGRAMS])
def program(request: pytest.FixtureRequest, confirmations: Confirmations) -> Program:
    made: Program = request.param(confirmations)
    return made


def number(callback: Callback) -> str:
    """The number that the coupon of a callback is confirmed under."""
    event: Any = CallbackReader(FAKE.credentials).read(*callback)
    return str(confirmation(event).body["out_request_no"])


def test_coupon_is_confirmed_once(program: Program, confirmations: Confirmations) -> None:
    """A callback is accepted with 204 and its coupon confirmed; repeats and copies are accepted and do nothing."""
    first = FAKE.callback()
    answers = program.send(first, FAKE.replay(first), first, FAKE.callback())

    assert answers == [(204, b"")] * 4
    assert confirmations.numbers == [number(first)]


def test_each_coupon_is_confirmed(program: Program, confirmations: Confirmations) -> None:
    """Other coupons are other work."""
    sent = [FAKE.callback(data=FAKE.example() | {"coupon_code": f"CODE_{index}"}) for index in range(3)]

    assert program.send(*sent) == [(204, b"")] * 3
    assert sorted(confirmations.numbers) == sorted(map(number, sent))


@pytest.mark.parametrize("name", REFUSED)
def test_forgeries_are_refused(program: Program, confirmations: Confirmations, name: str) -> None:
    """Forged, old, probing and unreadable callbacks get 4xx or 5xx with the JSON of a failure, and nothing is done."""
    callback = FAKE.callback(data={"x": "y" * (1 << 20)}) if name == "too large" else FAKE.refused()[name]
    [(status, body)] = program.send(callback)

    assert 400 <= status < 600
    assert json.loads(body)["code"] == "FAIL"
    assert {"too large": 413, "wrong AES key": 500, "tampered tag": 500}.get(name, 401) == status
    assert confirmations.numbers == []


def test_genuine_callback_after_a_probe(program: Program, confirmations: Confirmations) -> None:
    """The true callback that follows a probe is accepted."""
    genuine = FAKE.callback()
    answers = program.send(FAKE.probe(), FAKE.long_probe(), genuine)

    assert [status for status, _ in answers] == [401, 401, 204]
    assert confirmations.numbers == [number(genuine)]


def test_other_events_are_accepted(program: Program, confirmations: Confirmations) -> None:
    """Events that need no confirmation, unknown ones too, are acknowledged and change nothing."""
    answers = program.send(FAKE.callback("PRODUCT_COUPON.IMAGE_GENERATION"), FAKE.unknown_event())

    assert answers == [(204, b"")] * 2
    assert confirmations.numbers == []


def test_content_that_is_not_as_documented(program: Program, confirmations: Confirmations) -> None:
    """A genuine callback that lacks what the contract requires is refused, so that it is repeated."""
    [(status, body)] = program.send(FAKE.callback(data={"coupon_code": "1"}))

    assert status == 400
    assert json.loads(body)["code"] == "FAIL"
    assert confirmations.numbers == []


def test_failed_confirmation_is_open_again(program: Program, confirmations: Confirmations) -> None:
    """If confirming fails, the callback is still accepted, and a later one for the coupon tries again."""
    confirmations.refuse(403, "NO_AUTH")
    first = FAKE.callback()

    assert program.send(first, FAKE.replay(first)) == [(204, b"")] * 2
    assert confirmations.numbers == [number(first)] * 2


@pytest.mark.parametrize(("status", "code"), [(404, "NOT_FOUND"), (403, "NOT_ENOUGH")])
def test_coupon_that_is_gone_is_done(program: Program, confirmations: Confirmations, status: int, code: str) -> None:
    """A coupon that is used, deleted or confirmed before is no reason to try again."""
    confirmations.refuse(status, code)
    first = FAKE.callback()

    assert program.send(first, FAKE.replay(first)) == [(204, b"")] * 2
    assert confirmations.numbers == [number(first)]


def test_only_post(program: Program, confirmations: Confirmations) -> None:
    """Other methods are not for callbacks."""
    assert program.send(FAKE.callback(), method="PUT")[0][0] == 405
    assert confirmations.numbers == []


def test_log_names_no_user(program: Program, caplog: pytest.LogCaptureFixture) -> None:
    """What the recipes log tells which callback it was, and neither user nor code."""
    with caplog.at_level("DEBUG"):
        program.send(FAKE.callback(), FAKE.forged(), FAKE.wrong_aes_key(), FAKE.callback(data={"openid": "oh-394z"}))
    lines = [record.getMessage() for record in caplog.records if "callbacks_" in record.pathname]

    assert len(lines) >= 4
    for line in lines:
        assert "oh-394z" not in line
        assert str(FAKE.example()["coupon_code"]) not in line


def test_recipes_start_from_the_environment(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """`main` needs the variables and nothing else."""
    for name, value in FAKE.environ.items():
        monkeypatch.setenv(name, value)

    assert callable(program.recipe.main())


def test_recipes_are_short() -> None:
    """Under 80 lines each, the module's text included."""
    for kind in PROGRAMS:
        assert len((EXAMPLES / f"callbacks_{kind.framework}.py").read_text("utf-8").splitlines()) < 80


def test_every_recipe_is_here() -> None:
    """No recipe goes untested."""
    there = {path.stem.removeprefix("callbacks_") for path in EXAMPLES.glob("callbacks_*.py")}
    assert there == {kind.framework for kind in PROGRAMS}


def test_django_request_factory() -> None:
    """The raw META of a Django request, which spells headers the WSGI way, serves as well as its headers."""
    if importlib.util.find_spec("django") is None:
        pytest.skip("django is not installed, so its requests are NOT tested: it belongs to the extra 'dev'")
    DjangoProgram(Confirmations())
    from django.test import RequestFactory

    callback = FAKE.callback()
    request = RequestFactory().post(URL, callback.body, "application/json", headers=callback.headers)
    reader = CallbackReader(FAKE.credentials)

    assert reader.read(request.META, request.body) == reader.read(request.headers, request.body)
