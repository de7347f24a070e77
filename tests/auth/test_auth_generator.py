"""The auth driven by hand, one step at a time; test_auth_clients.py drives it through httpx's clients."""

import asyncio
import itertools
import time
from base64 import b64decode
from collections.abc import Callable, Coroutine
from typing import Any

import httpx
import pytest

from tests.auth.support import (
    BASE_URL,
    NONCE,
    NOW,
    Spoiled,
    UnreadStream,
    Vector,
    brand,
    credentials_for,
    fixed_auth,
    named,
    partner,
    private_key,
    signed_answer,
    signed_headers,
    vectors,
)
from wechatpay_auth import (
    Authorization,
    InvalidSignature,
    Scheme,
    SchemeMismatch,
    SignatureExpired,
    SignatureMissing,
    UnexpectedScheme,
    UnknownKey,
    UnsignableRequest,
    VerificationError,
    WechatPayAuth,
    request_message,
    verify,
)

REQUESTS: list[Vector] = vectors("request_signing")["vectors"]
ANSWERS: list[Vector] = vectors("response_verify")["vectors"]
CLASSES: dict[str, type[VerificationError]] = {
    "reject:missing_header": SignatureMissing,
    "reject:malformed_header": SignatureMissing,
    "reject:signature_type": UnexpectedScheme,
    "reject:timestamp": SignatureExpired,
    "reject:unknown_serial": UnknownKey,
    "reject:signature": InvalidSignature,
}


def drive(auth: WechatPayAuth, request: httpx.Request, answer: httpx.Response | None = None) -> httpx.Request:
    """Run one synchronous flow to its end."""
    flow = auth.sync_auth_flow(request)
    sent = next(flow)
    if answer is not None:
        with pytest.raises(StopIteration):
            flow.send(answer)
    return sent


def adrive(auth: WechatPayAuth, request: httpx.Request, answer: httpx.Response | None = None) -> httpx.Request:
    """Run one asynchronous flow to its end."""

    async def run() -> httpx.Request:
        flow = auth.async_auth_flow(request)
        sent = await anext(flow)
        if answer is not None:
            with pytest.raises(StopAsyncIteration):
                await flow.asend(answer)
        await flow.aclose()
        return sent

    return asyncio.run(run())


both = pytest.mark.parametrize("run", [pytest.param(drive, id="sync"), pytest.param(adrive, id="async")])
Run = Callable[..., httpx.Request]


def request_of(vector: Vector) -> httpx.Request:
    """The request of a vector, its target typed into the URL as it is, an upload with its whole body."""
    signed = vector["signed_body"].encode()
    upload = "meta" in vector
    return httpx.Request(
        vector["method"],
        BASE_URL + vector["request_target"],
        headers={name: value for name, value in vector["headers"].items() if name != "Accept"},
        content=b64decode(vector["multipart_body_base64"]) if upload else signed,
        extensions={"wechatpay_signed_body": signed} if upload else {},
    )


@both
@pytest.mark.parametrize("vector", **named(REQUESTS))
def test_request_gets_the_vector_s_headers(run: Run, vector: Vector) -> None:
    """A request built by httpx is signed with the Authorization header of the vector."""
    auth = fixed_auth(credentials_for(vector["scheme"]), now=vector["timestamp"] + 0.9, nonce=vector["nonce_str"])
    sent = run(auth, request_of(vector))

    assert vector["request_target"].encode() == sent.url.raw_path
    assert vector["authorization"] == sent.headers["Authorization"]
    assert vector["headers"]["Accept"] == sent.headers["Accept"]


@both
@pytest.mark.parametrize("vector", **named(ANSWERS))
def test_answer_ends_as_the_vector_says(run: Run, vector: Vector) -> None:
    """Each vector of an answer is accepted, let through, or refused with the error of its cause."""
    scheme = Scheme.BRAND if vector["name"].startswith("brand") else Scheme.PARTNER
    auth = fixed_auth(credentials_for(scheme), now=vector["now"])
    answer = httpx.Response(vector["status"], headers=vector["headers"], content=vector["body"].encode())
    request = httpx.Request("GET", BASE_URL + "/v3/x")

    if vector["expect"] in ("accept", "not_verified"):
        run(auth, request, answer)
        return
    with pytest.raises(VerificationError) as caught:
        run(auth, request, answer)

    assert CLASSES[vector["expect"]] is type(caught.value)
    assert answer is caught.value.response
    assert vector["status"] == caught.value.status_code
    assert vector["headers"]["Request-ID"] == caught.value.request_id
    assert vector["headers"].get("Wechatpay-Serial") == caught.value.serial


@both
@pytest.mark.parametrize("build", [brand, partner])
def test_announced_key_is_sent(run: Run, build: Spoiled) -> None:
    """The id of the public key is sent as Wechatpay-Serial."""
    credentials = build()

    sent = run(fixed_auth(credentials), httpx.Request("GET", BASE_URL + "/v3/x"))
    assert credentials.keys.announced == sent.headers["Wechatpay-Serial"]


def test_nothing_is_announced_in_certificate_mode() -> None:
    """With platform certificates alone no Wechatpay-Serial is sent."""
    auth = fixed_auth(partner(public_key_id=None, public_key=None))

    assert "Wechatpay-Serial" not in drive(auth, httpx.Request("GET", BASE_URL + "/v3/x")).headers


def test_caller_s_wechatpay_serial_is_kept() -> None:
    """A Wechatpay-Serial of the caller's, as for encrypted fields, is not replaced."""
    request = httpx.Request("GET", BASE_URL + "/v3/x", headers={"wechatpay-serial": "0A"})

    assert drive(fixed_auth(partner()), request).headers["Wechatpay-Serial"] == "0A"


@pytest.mark.parametrize(
    ("given", "sent"),
    [({}, "application/json"), ({"Accept": "*/*"}, "application/json"), ({"Accept": "image/png"}, "image/png")],
)
def test_accept(given: dict[str, str], sent: str) -> None:
    """JSON is asked for unless the caller asks for something particular."""
    request = httpx.Request("GET", BASE_URL + "/v3/x", headers=given)

    assert sent == drive(fixed_auth(partner()), request).headers["Accept"]


def test_caller_s_authorization_is_replaced() -> None:
    """A signature of an earlier attempt never goes out again."""
    request = httpx.Request("GET", BASE_URL + "/v3/x", headers={"Authorization": "old"})

    assert [name for name in drive(fixed_auth(partner()), request).headers if name == "authorization"] == [
        "authorization"
    ]
    assert "old" not in request.headers["Authorization"]


@both
def test_each_flow_signs_anew(run: Run) -> None:
    """A second pass of the same request has another nonce, time and signature, and the same body."""
    ticks = itertools.count(NOW)
    nonces = (f"nonce{number}" for number in itertools.count())
    auth = WechatPayAuth(partner(), clock=lambda: next(ticks), nonce=lambda: next(nonces))
    request = httpx.Request("POST", BASE_URL + "/v3/x", json={"out_request_no": "A_0001"})
    first, second = (Authorization.parse(run(auth, request).headers["Authorization"]) for _ in range(2))

    assert ("nonce0", str(NOW)) == (first.nonce, first.timestamp)
    assert ("nonce1", str(NOW + 1)) == (second.nonce, second.timestamp)
    assert first.signature != second.signature


def test_default_clock_and_nonce() -> None:
    """Left to itself, the auth uses the current time and a new nonce of 32 letters and digits."""
    auth = WechatPayAuth(partner())
    before = int(time.time())
    first, second = (
        Authorization.parse(drive(auth, httpx.Request("GET", BASE_URL + "/")).headers["Authorization"])
        for _ in range(2)
    )

    assert before <= int(first.timestamp) <= time.time()
    assert first.nonce != second.nonce
    assert len(first.nonce) == 32
    assert first.nonce.isascii()
    assert first.nonce.isalnum()


@both
@pytest.mark.parametrize("required", [Scheme.BRAND, Scheme.BRAND.value, "something else"])
def test_operation_of_the_other_side_is_refused(run: Run, required: str) -> None:
    """An operation that needs another scheme is refused before it is signed, and is named."""
    request = httpx.Request(
        "GET",
        BASE_URL + "/brand/x",
        extensions={"wechatpay_scheme": required, "wechatpay_operation": "brandGetProductCoupon"},
    )

    with pytest.raises(SchemeMismatch, match="brandGetProductCoupon has to be signed under") as caught:
        run(fixed_auth(partner()), request)

    assert caught.value.operation == "brandGetProductCoupon"
    assert required == caught.value.required
    assert Scheme.PARTNER is caught.value.held
    assert "Authorization" not in request.headers


def test_nameless_operation_of_the_other_side_is_refused() -> None:
    """Without a name the operation is refused all the same."""
    request = httpx.Request("GET", BASE_URL + "/v3/x", extensions={"wechatpay_scheme": Scheme.PARTNER})

    with pytest.raises(SchemeMismatch, match="This operation") as caught:
        drive(fixed_auth(brand()), request)

    assert caught.value.operation is None


@both
@pytest.mark.parametrize("required", [Scheme.PARTNER, Scheme.PARTNER.value])
def test_operation_of_the_own_side_is_signed(run: Run, required: str) -> None:
    """An operation that needs the scheme of the credentials is signed."""
    request = httpx.Request("GET", BASE_URL + "/v3/x", extensions={"wechatpay_scheme": required})

    assert "Authorization" in run(fixed_auth(partner()), request).headers


@both
def test_signed_body_replaces_the_body(run: Run) -> None:
    """The bytes given to be signed are signed in place of the body, which is sent unread."""
    meta = '{"filename":"测试.png"}'.encode()
    request = httpx.Request(
        "POST", BASE_URL + "/v3/upload", stream=UnreadStream(), extensions={"wechatpay_signed_body": meta}
    )
    sent = Authorization.parse(run(fixed_auth(partner()), request).headers["Authorization"])

    message = request_message("POST", b"/v3/upload", NOW, NONCE, meta)
    verify(private_key("merchant_partner").public_key(), message, sent.signature)


@both
@pytest.mark.parametrize("part", [None, "text"])
def test_multipart_needs_its_signed_part(run: Run, part: str | None) -> None:
    """A multipart upload without the bytes of its meta part is refused."""
    request = httpx.Request(
        "POST",
        BASE_URL + "/v3/upload",
        files={"file": ("a.png", b"png", "image/png")},
        extensions={} if part is None else {"wechatpay_signed_body": part},
    )

    with pytest.raises(UnsignableRequest, match="wechatpay_signed_body"):
        run(fixed_auth(partner()), request)


def chunks() -> Any:
    yield b"{}"


async def achunks() -> Any:
    yield b"{}"


@both
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(chunks, id="generator"),
        pytest.param(achunks, id="asynchronous generator"),
        pytest.param(lambda: [b"{", b"}"], id="list"),
    ],
)
def test_streamed_body_is_refused(run: Run, content: Callable[[], Any]) -> None:
    """A body that is not in memory is refused with the way to send it, whatever the client."""
    request = httpx.Request("POST", BASE_URL + "/v3/x", content=content())

    with pytest.raises(UnsignableRequest, match="give the body as bytes, text or json"):
        run(fixed_auth(partner()), request)


def test_streamed_body_that_was_read_is_signed() -> None:
    """A stream that the caller has read into memory is a body like any other."""
    request = httpx.Request("POST", BASE_URL + "/v3/x", content=chunks())
    request.read()
    sent = Authorization.parse(drive(fixed_auth(partner()), request).headers["Authorization"])

    message = request_message("POST", b"/v3/x", NOW, NONCE, b"{}")
    verify(private_key("merchant_partner").public_key(), message, sent.signature)


@both
@pytest.mark.parametrize("status", [100, 301, 304, 400, 401, 404, 429, 500, 502])
def test_unsigned_failure_passes_unread(run: Run, status: int) -> None:
    """An answer without success and without a signature passes, and nobody reads it."""
    answer = httpx.Response(status, stream=UnreadStream())

    run(fixed_auth(partner()), httpx.Request("GET", BASE_URL + "/v3/x"), answer)

    assert not answer.is_closed


@both
@pytest.mark.parametrize("status", [302, 400, 500])
def test_signed_failure_is_verified(run: Run, status: int) -> None:
    """An error answer that is signed passes if the signature is genuine."""
    answer = signed_answer(b'{"code":"SYSTEM_ERROR"}', status=status)

    run(fixed_auth(partner()), httpx.Request("GET", BASE_URL + "/v3/x"), answer)


@both
@pytest.mark.parametrize("status", [302, 400, 500])
def test_forged_failure_is_refused(run: Run, status: int) -> None:
    """An error answer that is signed wrongly is refused."""
    answer = httpx.Response(status, headers=signed_headers(b"{}"), content=b'{"code":"FORGED"}')

    with pytest.raises(InvalidSignature):
        run(fixed_auth(partner()), httpx.Request("GET", BASE_URL + "/v3/x"), answer)


@both
@pytest.mark.parametrize("status", [200, 201, 202, 204, 206, 299])
def test_unsigned_success_is_refused(run: Run, status: int) -> None:
    """Any 2xx answer has to be signed."""
    with pytest.raises(SignatureMissing, match="UNKNOWN"):
        run(fixed_auth(partner()), httpx.Request("GET", BASE_URL + "/v3/x"), httpx.Response(status))


@both
def test_204_is_verified_over_an_empty_body(run: Run) -> None:
    """An answer without a body verifies over an empty line."""
    run(fixed_auth(partner()), httpx.Request("DELETE", BASE_URL + "/v3/x"), signed_answer(b"", status=204))


@both
def test_brand_answer(run: Run) -> None:
    """A brand's answer verifies with the brand's key under the brand scheme."""
    run(fixed_auth(brand()), httpx.Request("GET", BASE_URL + "/brand/x"), signed_answer(scheme=Scheme.BRAND))


def test_body_flags_stay_unset() -> None:
    """httpx is not told to read every body on the auth's behalf."""
    assert not WechatPayAuth.requires_request_body
    assert not WechatPayAuth.requires_response_body


def test_credentials_are_readable() -> None:
    """The auth tells whose credentials it uses."""
    credentials = brand()

    assert credentials is WechatPayAuth(credentials).credentials


def test_async_flow_is_a_generator_of_httpx_s_kind() -> None:
    """The asynchronous flow can be closed before an answer, as after a lost connection."""

    async def run() -> None:
        flow = fixed_auth(partner()).async_auth_flow(httpx.Request("GET", BASE_URL + "/v3/x"))
        await anext(flow)
        await flow.aclose()

    steps: Coroutine[Any, Any, None] = run()
    asyncio.run(steps)
