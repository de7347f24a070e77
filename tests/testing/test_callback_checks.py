"""A callback endpoint is held against genuine, forged, repeated and probing callbacks."""

import socket
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from wechatpay_product_coupon import errors
from wechatpay_product_coupon.callbacks import OK, CallbackReader, error_reply
from wechatpay_product_coupon.testing import FakeWechatPay
from wechatpay_testing import CallbackReport, Post, check_callbacks
from wechatpay_testing._cli import main

ROOT = Path(__file__).parents[2]


def good_endpoint(fake: FakeWechatPay) -> Post:
    reader = CallbackReader(fake.credentials)

    def post(headers: Mapping[str, str], body: bytes) -> int:
        try:
            reader.read(headers, body)
        except errors.WechatPayError as error:
            return error_reply(error).status
        return OK.status

    return post


def problems(report: CallbackReport) -> set[str]:
    return {exchange.name for exchange in report.problems}


@pytest.mark.parametrize("side", ["brand", "partner"])
def test_our_own_reader_passes(side: str) -> None:
    """On both sides, with every documented event among what was sent."""
    fake = FakeWechatPay(side)  # type: ignore[arg-type]
    report = check_callbacks(fake, good_endpoint(fake))
    assert report.problems == (), str(report)
    assert {f"event {name}" for name in fake.event_types} <= {exchange.name for exchange in report.exchanges}
    assert len(report.exchanges) >= 20
    report.raise_for_problems()


def test_an_endpoint_that_believes_everything_fails() -> None:
    """Each forgery is named, and what to do."""
    fake = FakeWechatPay("brand")
    report = check_callbacks(fake, lambda headers, body: 200)
    assert problems(report) == {*fake.refused(), "empty body", "no signature at all"}
    with pytest.raises(AssertionError, match="verify the signature over the raw body"):
        report.raise_for_problems()


def test_an_endpoint_that_refuses_everything_fails() -> None:
    """All that is genuine is named."""
    fake = FakeWechatPay("brand")
    report = check_callbacks(fake, lambda headers, body: 401)
    assert problems(report) == {exchange.name for exchange in report.exchanges if exchange.expected == "accepted"}


def test_repeats_must_be_accepted() -> None:
    """An endpoint that answers an error to a coupon it knows is repeated at for hours."""
    fake = FakeWechatPay("partner")
    inner, seen = good_endpoint(fake), set[bytes]()

    def post(headers: Mapping[str, str], body: bytes) -> int:
        status = inner(headers, body)
        repeated = body in seen
        seen.add(body)
        return 409 if status == OK.status and repeated else status

    assert "repeated, signed anew" in problems(check_callbacks(fake, post))


def test_header_names_have_no_case() -> None:
    """The pitfall of many frameworks."""
    fake = FakeWechatPay("brand")
    inner = good_endpoint(fake)

    def post(headers: Mapping[str, str], body: bytes) -> int:
        return inner(headers, body) if "Wechatpay-Signature" in headers else 500

    assert problems(check_callbacks(fake, post)) == {"header names in lower case"}


@pytest.mark.parametrize(("error", "words"), [(TimeoutError(), "5 seconds"), (ConnectionError("refused"), "refused")])
def test_no_answer_is_a_problem(error: OSError, words: str) -> None:
    """Also where a refusal was expected."""

    def post(headers: Mapping[str, str], body: bytes) -> int:
        raise error

    report = check_callbacks(FakeWechatPay("brand"), post)
    assert len(report.problems) == len(report.exchanges)
    assert all(words in exchange.problem for exchange in report.problems)
    assert "no answer" in str(report)


def test_a_wrong_address_is_not_taken_for_a_refusal() -> None:
    """404 to a forged callback says nothing."""
    report = check_callbacks(FakeWechatPay("brand"), lambda headers, body: 404)
    assert len(report.problems) == len(report.exchanges)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


ENDPOINT = """
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

from wechatpay_auth import BrandCredentials
from wechatpay_product_coupon import BrandClient, errors
from wechatpay_product_coupon.callbacks import OK, CallbackReader, ProductCouponSend, confirm, error_reply

credentials = BrandCredentials.from_env()
reader, client = CallbackReader(credentials), BrandClient(credentials)

class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            event = reader.read(self.headers, body)
        except errors.WechatPayError as error:
            reply = error_reply(error)
        else:
            if isinstance(event, ProductCouponSend):
                confirm(client.user_coupons, event)
            reply = OK
        self.send_response(reply.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass

HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""


def test_the_command_starts_an_endpoint_with_its_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The endpoint confirms coupons, too: a stand-in answers it in WeChat Pay's place."""
    program, env_file, port = tmp_path / "endpoint.py", tmp_path / "run.env", free_port()
    program.write_text(ENDPOINT, "utf-8")
    url = f"http://127.0.0.1:{port}/wechatpay"
    arguments = ["callbacks", "--url", url, "--env-file", str(env_file), "--", sys.executable, str(program), str(port)]
    status = main(arguments)
    out = capsys.readouterr().out
    assert status == 0, out
    assert "0 went wrong" in out
    assert env_file.stat().st_mode & 0o077 == 0
    assert 'WECHATPAY_BRAND_ID="120344"' in env_file.read_text("utf-8")


def test_the_command_says_why_it_could_not_check(capsys: pytest.CaptureFixture[str]) -> None:
    """No keys for the endpoint, a command that ends at once, one that does not exist, nothing listening."""
    url = f"http://127.0.0.1:{free_port()}/"
    cases = {
        "needs this run's keys": ["--url", url],
        "ended with status 3": ["--url", url, "--", sys.executable, "-c", "raise SystemExit(3)"],
        "cannot be run": ["--url", url, "--", "no-such-command-anywhere"],
        "nothing listens": ["--url", url, "--wait", "0", "--", sys.executable, "-c", "import time; time.sleep(60)"],
    }
    for words, arguments in cases.items():
        assert main(["callbacks", *arguments]) == 2
        assert words in capsys.readouterr().err
