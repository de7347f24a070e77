"""The doctor: every check on its own, without network; then the command against a server on this machine."""

import os
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.auth.platform import DAY, NEW, certificates_body, issue
from tests.auth.support import (
    BRAND,
    KEYS,
    NOW,
    PARTNER,
    WECHATPAY_BRAND,
    WECHATPAY_PARTNER,
    private_key,
    signed_headers,
)
from wechatpay_auth import Authorization, InvalidSignature, Scheme, request_message, verify
from wechatpay_auth.__main__ import main
from wechatpay_auth._doctor import MAIN_BASE_URL, diagnose, report
from wechatpay_auth._finding import Finding

BRAND_ENV: dict[str, str] = {
    "WECHATPAY_BRAND_ID": KEYS["brand_id"],
    "WECHATPAY_SERIAL_NO": BRAND["serial_no"],
    "WECHATPAY_PRIVATE_KEY": BRAND["private_key_pem"],
    "WECHATPAY_CERTIFICATE": BRAND["certificate_pem"],
    "WECHATPAY_PUBLIC_KEY_ID": WECHATPAY_BRAND["public_key_id"],
    "WECHATPAY_PUBLIC_KEY": WECHATPAY_BRAND["public_key_pem"],
    "WECHATPAY_API_KEY": KEYS["brand_api_key"],
}
PARTNER_ENV: dict[str, str] = {
    "WECHATPAY_MCHID": KEYS["mchid"],
    "WECHATPAY_SERIAL_NO": PARTNER["serial_no"],
    "WECHATPAY_PRIVATE_KEY": PARTNER["private_key_pem"],
    "WECHATPAY_CERTIFICATE": PARTNER["certificate_pem"],
    "WECHATPAY_PUBLIC_KEY_ID": WECHATPAY_PARTNER["public_key_id"],
    "WECHATPAY_PUBLIC_KEY": WECHATPAY_PARTNER["public_key_pem"],
    "WECHATPAY_API_KEY": KEYS["api_v3_key"],
}
ENVIRONMENTS = {Scheme.BRAND: BRAND_ENV, Scheme.PARTNER: PARTNER_ENV}
DOWNLOADING_ENV = {name: value for name, value in PARTNER_ENV.items() if "PUBLIC_KEY" not in name} | {
    "WECHATPAY_PLATFORM_CERTIFICATES": "download"
}
SECRETS = [
    *(KEYS[name] for name in ("api_v3_key", "brand_api_key")),
    *(line for holder in (PARTNER, BRAND) for line in holder["private_key_pem"].splitlines()[1:-1]),
]
Handler = Callable[[httpx.Request], httpx.Response]


class WeChatPay:
    """Stands for WeChat Pay: checks signatures and answers the calls of the doctor."""

    def __init__(self, now: float = NOW, **answers: httpx.Response | Handler) -> None:
        self.now = now
        self.answers = answers
        self.targets: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.targets.append(f"{request.method} {request.url.path}")
        answer = self.given(request) or self.usual(request)
        answer.headers.setdefault("Date", formatdate(self.now, usegmt=True))
        return answer

    def given(self, request: httpx.Request) -> httpx.Response | None:
        answer = self.answers.get(request.url.path.rpartition("/")[2].replace("-", "_") or "root")
        return answer(request) if callable(answer) else answer

    def usual(self, request: httpx.Request) -> httpx.Response:
        if "Authorization" not in request.headers:
            return httpx.Response(404, content=b"<html>")
        authorization = Authorization.parse(request.headers["Authorization"])
        scheme = authorization.scheme
        own = private_key("merchant_brand" if scheme is Scheme.BRAND else "merchant_partner").public_key()
        message = request_message(
            request.method, request.url.raw_path, authorization.timestamp, authorization.nonce, request.content
        )
        try:
            verify(own, message, authorization.signature)
        except InvalidSignature:
            return httpx.Response(401, json={"code": "SIGN_ERROR", "message": "错误的签名，验签失败"})
        if request.url.path == "/v3/certificates":
            return NEW.sign(certificates_body(NEW), timestamp=int(self.now))
        body = request.content or b'{"notify_url":"https://shop.example/notify"}'
        if "Wechatpay-Serial" not in request.headers:
            return NEW.sign(body, timestamp=int(self.now))
        return httpx.Response(200, headers=signed_headers(body, scheme, timestamp=int(self.now)), content=body)


def findings(
    environ: dict[str, str], server: Handler | None = None, scheme: Scheme | None = None, *, now: float = NOW
) -> dict[str, Finding]:
    """All findings by their check, each check at most once."""
    transport = httpx.MockTransport(server or WeChatPay())
    found = list(diagnose(environ, scheme, transport=transport, clock=lambda: now))
    assert len({finding.check for finding in found}) == len(found)
    return {finding.check: finding for finding in found}


def without(environ: dict[str, str], *names: str) -> dict[str, str]:
    return {name: value for name, value in environ.items() if name.removeprefix("WECHATPAY_") not in names}


def written(found: dict[str, Finding]) -> str:
    lines: list[str] = []
    report(found.values(), lines.append)
    return "".join(lines)


@pytest.mark.parametrize("scheme", list(Scheme))
def test_all_is_well(scheme: Scheme) -> None:
    """With everything in order every check passes, in both languages."""
    found = findings(ENVIRONMENTS[scheme])

    needless = {"platform_certificates"} if scheme is Scheme.PARTNER else set[str]()
    assert {check for check, finding in found.items() if finding.status == "not checked"} == needless
    assert not [finding for finding in found.values() if finding.status == "failed"]
    assert all(finding.english and finding.chinese for finding in found.values())
    assert found["signed_call"].english == "signature accepted, answer verified"
    assert found["signed_call"].chinese == "签名被接受，应答验签通过"


@pytest.mark.parametrize("scheme", list(Scheme))
def test_order(scheme: Scheme) -> None:
    """Checks come from the variables to the signed call, so that the first failure is the one to fix."""
    checks = list(findings(ENVIRONMENTS[scheme]))

    assert checks[:6] == ["variables", "identity", "private_key", "certificate", "pair", "serial_no"]
    assert checks[-3:] == ["reachability", "clock", "signed_call"]


def test_harmless_calls() -> None:
    """A brand's callback address is read and a partner's echo is asked for; nothing else is called."""
    for environ, call in (
        (BRAND_ENV, "GET /brand/marketing/product-coupon/notify-configs"),
        (PARTNER_ENV, "POST /v3/security/echo"),
    ):
        server = WeChatPay()
        findings(environ, server)
        assert server.targets == ["GET /", call]


@pytest.mark.parametrize("scheme", list(Scheme))
def test_nothing_is_set(scheme: Scheme) -> None:
    """Without any variable all that are needed are named at once, and the rest is not checked."""
    found = findings({}, scheme=scheme)

    assert found["variables"].status == "failed"
    for name in ("SERIAL_NO", "PRIVATE_KEY", "PUBLIC_KEY_ID", "PUBLIC_KEY"):
        assert f"WECHATPAY_{name}" in found["variables"].english
        assert f"WECHATPAY_{name}" in found["variables"].chinese
    assert found["reachability"].status == "ok"
    rest = [finding.status for check, finding in found.items() if check not in ("variables", "reachability", "clock")]
    assert set(rest) == {"not checked"}


@pytest.mark.parametrize("environ", [{}, BRAND_ENV | PARTNER_ENV])
def test_side_that_cannot_be_told(environ: dict[str, str]) -> None:
    """With the variables of both sides or of neither the side has to be named; the network is checked all the same."""
    found = findings(environ)

    assert list(found) == ["variables", "reachability", "clock", "signed_call"]
    assert "--brand or --partner" in found["variables"].english
    assert found["signed_call"].status == "not checked"
    assert findings(BRAND_ENV | PARTNER_ENV, scheme=Scheme.PARTNER)["signed_call"].status == "ok"


@pytest.mark.parametrize(
    ("check", "changes", "english", "chinese"),
    [
        ("identity", {"MCHID": "19 00"}, "WECHATPAY_MCHID is no number in text form", "商户号"),
        (
            "private_key",
            {"PRIVATE_KEY": "apiclient_key.pem"},
            "WECHATPAY_PRIVATE_KEY is no PEM text",
            "apiclient_key.pem",
        ),
        (
            "private_key",
            {"PRIVATE_KEY": "@/none"},
            "WECHATPAY_PRIVATE_KEY names a file that cannot be read",
            "文件路径",
        ),
        ("certificate", {"CERTIFICATE": "x y"}, "WECHATPAY_CERTIFICATE", "apiclient_cert.pem"),
        ("pair", {"CERTIFICATE": BRAND["certificate_pem"]}, "does not belong to WECHATPAY_PRIVATE_KEY", "不是一对"),
        ("serial_no", {"SERIAL_NO": "A3F"}, "is not the serial number of WECHATPAY_CERTIFICATE", "十六进制"),
        ("serial_no", {"SERIAL_NO": PARTNER["serial_no_as_int"]}, "is in decimal", "openssl x509"),
        ("public_key", {"PUBLIC_KEY_ID": "1B2C"}, "WECHATPAY_PUBLIC_KEY_ID does not have the form", "PUB_KEY_ID_"),
        ("public_key", {"PUBLIC_KEY": PARTNER["public_key_pem"]}, "WECHATPAY_PUBLIC_KEY is your own", "不是本方公钥"),
        (
            "public_key",
            {"PUBLIC_KEY": NEW.pem.decode()},
            "holds CERTIFICATE where WeChat Pay's public key",
            "pub_key.pem",
        ),
        ("platform_certificates", {"PLATFORM_CERTIFICATES": "latest"}, "WECHATPAY_PLATFORM_CERTIFICATES", "download"),
        ("api_key", {"API_KEY": "short"}, "WECHATPAY_API_KEY is not 32 ASCII characters", "32个ASCII字符"),
    ],
)
def test_faulty_variable(check: str, changes: dict[str, str], english: str, chinese: str) -> None:
    """A faulty variable fails its own check, which names it and says what to do, and nothing is signed."""
    changed = {f"WECHATPAY_{name}": value for name, value in changes.items()}
    server = WeChatPay()
    found = findings(PARTNER_ENV | changed, server)

    assert found[check].status == "failed"
    assert english in found[check].english
    assert chinese in found[check].chinese
    assert found["signed_call"].status == "not checked"
    assert server.targets == ["GET /"]
    for value in changes.values():
        assert value not in written(found) or value in ("1B2C", "A3F", "short", "latest", "apiclient_key.pem", "@/none")


def test_own_faults_do_not_hide_others() -> None:
    """Several faults are found in one run."""
    environ = PARTNER_ENV | {"WECHATPAY_PRIVATE_KEY": "x", "WECHATPAY_PUBLIC_KEY_ID": "x", "WECHATPAY_API_KEY": "x"}
    found = findings(environ)

    failures = [check for check, finding in found.items() if finding.status == "failed"]
    assert failures == ["private_key", "public_key", "api_key"]
    assert found["pair"].status == "not checked"
    assert "3 of 12 checks failed / 12 项检查中 3 项未通过" in written(found)


@pytest.mark.parametrize(
    ("effective", "expires", "english"),
    [
        (NOW - 2 * DAY, NOW, "WECHATPAY_PLATFORM_CERTIFICATES expired: it is valid from 2025-12-30 to 2026-01-01"),
        (NOW + DAY, NOW + 2 * DAY, "WECHATPAY_PLATFORM_CERTIFICATES is not valid yet"),
    ],
)
def test_certificate_outside_its_period(effective: float, expires: float, english: str) -> None:
    """A certificate that has ended, or has not begun, fails with its period."""
    certificate = issue(0xA0, effective=effective, expires=expires).pem.decode()
    found = findings(PARTNER_ENV | {"WECHATPAY_PLATFORM_CERTIFICATES": certificate})

    assert found["platform_certificates"].status == "failed"
    assert english in found["platform_certificates"].english


def test_own_certificate_expired() -> None:
    """The own certificate's end is noticed as well."""
    server = WeChatPay(now=NOW + 3000 * DAY)
    found = findings(PARTNER_ENV, server, now=server.now)

    assert found["certificate"].status == "failed"
    assert "WECHATPAY_CERTIFICATE expired" in found["certificate"].english


def test_without_a_certificate() -> None:
    """Without a certificate the signed call alone shows whether key and serial belong together."""
    found = findings(without(PARTNER_ENV, "CERTIFICATE"))

    assert (found["certificate"].status, found["pair"].status) == ("not checked", "not checked")
    assert found["signed_call"].status == "ok"


def test_serial_out_of_the_certificate() -> None:
    """Without a serial number the certificate's is taken, with its leading zero."""
    found = findings(without(PARTNER_ENV, "SERIAL_NO"))

    assert found["serial_no"].english == PARTNER["serial_no"]
    assert found["serial_no"].english.startswith("0")


def test_downloaded_certificates() -> None:
    """Platform certificates are downloaded for the signed call, in place of a public key."""
    server = WeChatPay()
    found = findings(DOWNLOADING_ENV, server)

    assert found["public_key"].status == "not checked"
    assert found["platform_certificates"].english == "they will be downloaded"
    assert found["signed_call"].status == "ok"
    assert server.targets == ["GET /", "GET /v3/certificates", "POST /v3/security/echo"]


def test_downloads_without_an_api_key() -> None:
    """Downloads need the API key."""
    found = findings(without(DOWNLOADING_ENV, "API_KEY"))

    assert found["platform_certificates"].status == "failed"
    assert "WECHATPAY_API_KEY is missing" in found["platform_certificates"].english


def test_merchant_without_certificates() -> None:
    """A merchant with a public key only is told to configure it."""
    found = findings(DOWNLOADING_ENV, WeChatPay(certificates=httpx.Response(404, json={"code": "RESOURCE_NOT_EXISTS"})))

    assert found["signed_call"].status == "failed"
    assert "'public_key'" in found["signed_call"].english
    assert "改用微信支付公钥" in found["signed_call"].chinese


@pytest.mark.parametrize(
    ("skew", "status", "english", "chinese"),
    [
        (0, "ok", "within 0 s", "相差 0 秒"),
        (299, "ok", "within 299 s", "相差 299 秒"),
        (-299, "ok", "within 299 s", "相差 299 秒"),
        (301, "failed", "301 s ahead, 300 s are allowed", "快 301 秒"),
        (-301, "failed", "301 s behind, 300 s are allowed", "慢 301 秒"),
    ],
)
def test_clock(skew: int, status: str, english: str, chinese: str) -> None:
    """The clock is held against the answer's Date, and may be five minutes off either way."""
    found = findings(PARTNER_ENV, WeChatPay(), now=NOW + skew)["clock"]

    assert found.status == status
    assert english in found.english
    assert chinese in found.chinese


@pytest.mark.parametrize("date", ["", "soon"])
def test_clock_without_a_date(date: str) -> None:
    """Without a readable Date the clock cannot be checked."""
    assert findings(PARTNER_ENV, WeChatPay(root=httpx.Response(200, headers={"Date": date})))["clock"].status == (
        "not checked"
    )


def raising(error: type[httpx.HTTPError], cause: Exception | None = None) -> Handler:
    def handler(request: httpx.Request) -> httpx.Response:
        raise error("text with https://user:secret@proxy") from cause

    return handler


@pytest.mark.parametrize(
    ("handler", "english", "chinese"),
    [
        (raising(httpx.ConnectError, socket.gaierror(-2, "not known")), "DNS: the host name is not found", "DNS："),
        (raising(httpx.ConnectError, ssl.SSLCertVerificationError()), "TLS: the connection is not trusted", "TLS："),
        (raising(httpx.ConnectError, ConnectionRefusedError()), "TCP: the connection was refused", "TCP："),
        (raising(httpx.ConnectTimeout), "no answer within 10 s", "10秒内无应答"),
        (raising(httpx.ReadTimeout), "no answer within 10 s", "10秒内无应答"),
        (raising(httpx.ProxyError), "the proxy refused", "代理拒绝连接"),
        (raising(httpx.UnsupportedProtocol), "the base URL is none", "base URL 格式不正确"),
        (raising(httpx.RemoteProtocolError), "HTTP: no usable answer (RemoteProtocolError)", "HTTP：没有可用的应答"),
    ],
)
def test_unreachable(handler: Handler, english: str, chinese: str) -> None:
    """A failed connection is named by its layer, nothing of the error's own text is shown, and the rest is skipped."""
    found = findings(PARTNER_ENV, handler)

    assert found["reachability"].status == "failed"
    assert english in found["reachability"].english
    assert chinese in found["reachability"].chinese
    assert (found["clock"].status, found["signed_call"].status) == ("not checked", "not checked")
    assert "secret" not in written(found)


def test_base_url_that_is_none() -> None:
    """A base URL that cannot be read fails the check of reachability."""
    found = list(diagnose(PARTNER_ENV, base_url="https://[::1", clock=lambda: NOW))

    assert [finding.status for finding in found[-3:]] == ["failed", "not checked", "not checked"]


@pytest.mark.parametrize(
    ("environ", "argument", "host"),
    [
        ({}, None, "api.mch.weixin.qq.com"),
        ({"WECHATPAY_BASE_URL": "https://one.example"}, None, "one.example"),
        ({"WECHATPAY_BASE_URL": "https://one.example"}, "https://two.example", "two.example"),
        ({"WECHATPAY_BASE_URL": " "}, None, "api.mch.weixin.qq.com"),
    ],
)
def test_base_url(environ: dict[str, str], argument: str | None, host: str) -> None:
    """The address comes from the command line, else from the environment, else it is WeChat Pay's main domain."""
    hosts: set[str] = set()

    def server(request: httpx.Request) -> httpx.Response:
        hosts.add(request.url.host)
        return WeChatPay()(request)

    found = list(
        diagnose(PARTNER_ENV | environ, base_url=argument, transport=httpx.MockTransport(server), clock=lambda: NOW)
    )
    assert hosts == {host}
    assert found[-1].status == "ok"
    assert httpx.URL(MAIN_BASE_URL).host == "api.mch.weixin.qq.com"


def test_brand_without_a_callback_address() -> None:
    """404 NOT_FOUND proves that a brand's signature was accepted, though not WeChat Pay's key."""
    found = findings(BRAND_ENV, WeChatPay(notify_configs=httpx.Response(404, json={"code": "NOT_FOUND"})))[
        "signed_call"
    ]

    assert found.status == "ok"
    assert "signature accepted (HTTP 404 NOT_FOUND)" in found.english
    assert "its key is not proven" in found.english


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [
        (403, "NO_AUTH", "ok"),
        (404, None, "not checked"),
        (405, None, "not checked"),
        (429, "RATELIMIT_EXCEEDED", "not checked"),
        (500, "SYSTEM_ERROR", "not checked"),
        (502, None, "not checked"),
        (400, "INVALID_REQUEST", "failed"),
        (302, None, "failed"),
    ],
)
def test_other_answers(status: int, code: str | None, expected: str) -> None:
    """Other answers prove the signature, prove nothing, or are a refusal."""
    answer = httpx.Response(status, json={"code": code} if code else None)

    assert findings(PARTNER_ENV, WeChatPay(echo=answer))["signed_call"].status == expected


def test_wrong_key() -> None:
    """A private key that is not the serial's is found by the signed call and explained."""

    def refuse(request: httpx.Request) -> httpx.Response:
        signed = request.extensions["wechatpay_signed"]
        head = f"POST\n/v3/security/echo\n{signed.timestamp}\n{signed.nonce}\n"
        information = {
            "method": "POST",
            "url": "/v3/security/echo",
            "truncated_sign_message": head + '{"echo_m\n',
            "sign_message_length": signed.message_length,
        }
        detail = {"detail": {"issue": "sign not match"}, "sign_information": information}
        return httpx.Response(401, json={"code": "SIGN_ERROR", "message": "签名错误", "detail": detail})

    other = without(PARTNER_ENV, "CERTIFICATE") | {"WECHATPAY_PRIVATE_KEY": BRAND["private_key_pem"]}
    found = findings(other, WeChatPay(echo=refuse))["signed_call"]

    assert found.status == "failed"
    assert "signature refused." in found.english
    assert "the key is wrong" in found.english
    assert "密钥不对" in found.chinese


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"detail":[],"message":1}'])
def test_refusal_without_an_explanation(body: bytes) -> None:
    """A 401 that says nothing is a failure all the same."""
    found = findings(PARTNER_ENV, WeChatPay(echo=httpx.Response(401, content=body)))["signed_call"]

    assert found.status == "failed"
    assert "signature refused." in found.english


def test_wrong_public_key() -> None:
    """A public key that is not the id's is found by the answer."""
    other = private_key("platform_cert_new")
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    pem = other.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    found = findings(PARTNER_ENV | {"WECHATPAY_PUBLIC_KEY": pem})["signed_call"]

    assert found.status == "failed"
    assert "the request was accepted, but the answer is not proven" in found.english
    assert "UNKNOWN" not in found.english
    assert "请核对微信支付公钥与公钥ID" in found.chinese


def test_connection_lost_in_the_signed_call() -> None:
    """A connection that breaks in the last step is said to be just that."""
    found = findings(PARTNER_ENV, WeChatPay(echo=raising(httpx.ReadError)))["signed_call"]

    assert found.status == "failed"
    assert "no answer (ReadError): repeat it" in found.english


@pytest.mark.parametrize("environ", [BRAND_ENV, PARTNER_ENV, DOWNLOADING_ENV])
@pytest.mark.parametrize("server", [WeChatPay(), WeChatPay(root=raising(httpx.ConnectError))])
def test_report_shows_no_secret(environ: dict[str, str], server: WeChatPay) -> None:
    """No line of any private key, and no API key, is ever written; each check has one line."""
    found = findings(environ, server)
    text = written(found)

    assert [secret for secret in SECRETS if secret in text] == []
    assert len(text.splitlines()) == len(found) + 1
    assert all(line.startswith(("ok ", "failed ", "not checked ")) for line in text.splitlines()[:-1])


def test_report_stays_on_one_line() -> None:
    """Whatever a finding says, it takes one line."""
    lines: list[str] = []

    assert not report([Finding("clock", "failed", "a\nb", "c\r\nd")], lines.append)
    assert lines[0] == "failed       clock / 时钟: a b | c d\n"


class LocalWeChatPay(BaseHTTPRequestHandler):
    """Serves `WeChatPay` over HTTP on this machine."""

    def _answer(self) -> None:
        import time

        length = int(self.headers.get("Content-Length", 0))
        request = httpx.Request(
            self.command, f"http://localhost{self.path}", headers=self.headers.items(), content=self.rfile.read(length)
        )
        answer = WeChatPay(now=time.time())(request)
        self.send_response_only(answer.status_code)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.content)

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # its name in the base class
        """Say nothing."""


@pytest.fixture(name="base_url", scope="module")
def _base_url() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), LocalWeChatPay) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def command(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, with no variables but these."""
    passed = {name: value for name, value in os.environ.items() if not name.startswith("WECHATPAY_")}
    return subprocess.run(
        [sys.executable, "-m", "wechatpay_auth", *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=passed | {"PYTHONIOENCODING": "utf-8", "NO_PROXY": "127.0.0.1"} | variables,
        timeout=60,
        cwd=Path(__file__).parents[2],
    )


@pytest.mark.parametrize("scheme", list(Scheme))
def test_command(base_url: str, scheme: Scheme) -> None:
    """The command checks a server over the network and exits with 0 if all is well."""
    environ = without(ENVIRONMENTS[scheme], "CERTIFICATE")
    done = command("doctor", "--base-url", base_url, **environ)

    assert done.stderr == ""
    assert done.returncode == 0
    assert "signature accepted, answer verified | 签名被接受，应答验签通过" in done.stdout
    assert "0 of 1" in done.stdout.splitlines()[-1]


def test_command_fails(base_url: str) -> None:
    """It exits with 1 if anything failed."""
    done = command("doctor", "--partner", "--base-url", base_url)

    assert done.returncode == 1
    assert "failed       environment variables / 环境变量: not set: WECHATPAY_MCHID" in done.stdout


def test_command_without_a_server() -> None:
    """A refused connection is reported as one."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        done = command("doctor", "--base-url", f"http://127.0.0.1:{port}", **without(PARTNER_ENV, "CERTIFICATE"))

    assert done.returncode == 1
    assert "TCP: the connection was refused" in done.stdout


def test_terminal_without_chinese(base_url: str) -> None:
    """A terminal that knows ASCII only gets the English, and no error."""
    environ = without(BRAND_ENV, "CERTIFICATE")
    done = command("doctor", "--brand", "--base-url", base_url, **environ, PYTHONIOENCODING="ascii")

    assert (done.returncode, done.stderr) == (0, "")
    assert "private key / ??: RSA, 2048 bits" in done.stdout


@pytest.mark.parametrize("arguments", [[], ["surgeon"], ["doctor", "--brand", "--partner"], ["doctor", "--what"]])
def test_unknown_arguments(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A command line that is wrong is refused with the usage."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)

    assert caught.value.code == 2
    assert "usage: python -m wechatpay_auth" in capsys.readouterr().err


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    """The help says in both languages what is read and what is never shown."""
    with pytest.raises(SystemExit) as caught:
        main(["doctor", "--help"])

    assert caught.value.code == 0
    text = capsys.readouterr().out
    assert "nothing secret" in text
    assert "不显示任何密钥" in text


def test_main_in_this_process(
    base_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command reads the environment of the process and gives the exit status."""
    for name, value in without(BRAND_ENV, "CERTIFICATE").items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    assert main(["doctor", "--base-url", base_url]) == 0
    assert "reachability / 网络连通: http and 127.0.0.1 answer (HTTP 404)" in capsys.readouterr().out
