"""Why a signature was refused: the echo of the server against what was signed, without naming a user."""

import asyncio
import pickle
from email.utils import formatdate
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.auth.support import (
    BASE_URL,
    NOW,
    Vector,
    async_client,
    fixed_auth,
    named,
    partner,
    signed_answer,
    sync_client,
    vectors,
)
from wechatpay_auth import SignedRequest, SignErrorExplanation, explain_sign_error, request_message

REQUESTS: list[Vector] = vectors("request_signing")["vectors"]
OPENID = "oh-394z-6CGkNoJrsDLTTUKiAnp4"
TARGET = f"/v3/marketing/partner/product-coupon/users/{OPENID}/coupons/AB12?product_coupon_id=1&appid=wx2&brand_id=3"
PATH = TARGET.partition("?")[0]
BODY = '{"out_request_no":"A_1","名":"值"}'.encode()
NONCE = "593BEC0C930BF1AFEB40B4A08C8FB242"
REFUSED = "错误的签名，验签失败"


def message(
    method: str = "POST", target: str = TARGET, timestamp: int = NOW, nonce: str = NONCE, body: bytes = BODY
) -> bytes:
    return request_message(method, target.encode(), timestamp, nonce, body)


def echo(text: bytes, **changes: Any) -> dict[str, Any]:
    """The detail with which WeChat Pay refuses `text`, in the shape of real answers."""
    method, url, timestamp, nonce, body = text.decode().split("\n", 4)
    head = f"{method}\n{url}\n{timestamp}\n{nonce}\n"
    information: dict[str, Any] = {
        "method": method,
        "url": url,
        "truncated_sign_message": head + body[:-1].encode()[:8].decode("utf-8", "replace") + "\n",
        "sign_message_length": len(text),
    }
    return {
        "detail": {"issue": "sign not match"},
        "field": "signature",
        "location": "authorization",
        "sign_information": information | changes,
    }


def explained(theirs: bytes, ours: bytes | None = None, **options: Any) -> SignErrorExplanation:
    return explain_sign_error(echo(theirs), signed=ours or message(), **options)


@pytest.mark.parametrize("vector", **named(REQUESTS))
def test_vector(vector: Vector) -> None:
    """The server's echo of each vector, compared with the vector itself, leaves only the key as the fault."""
    found = explain_sign_error(
        {"sign_information": vector["sign_error_echo"]}, signed=vector["sign_message"].encode(), message=REFUSED
    )

    assert found.cause == "key"


@pytest.mark.parametrize("vector", **named(REQUESTS))
def test_other_body_of_a_vector(vector: Vector) -> None:
    """The echo of each vector, compared with the same request under another body, says that the body differs."""
    ours = request_message(
        vector["method"],
        vector["request_target"].encode(),
        vector["timestamp"],
        vector["nonce_str"],
        b'{"another":"body"}',
    )

    assert explain_sign_error({"sign_information": vector["sign_error_echo"]}, signed=ours).cause == "body"


def test_older_shape() -> None:
    """The shape of the older pages, with the issue one level up, is read as well."""
    detail = echo(message()) | {"issue": "sign not match"}

    assert explain_sign_error(detail, signed=message()).cause == "key"


def test_key() -> None:
    """If nothing differs the key is wrong, in both languages."""
    found = explained(message())

    assert found.cause == "key"
    assert "'private_key' and 'serial_no' are not of one certificate" in found.english
    assert "private_key 与 serial_no 不属于同一张证书" in found.chinese
    assert str(found) == found.english


def test_method() -> None:
    """A method that was changed on the way is named as signed."""
    found = explained(message("GET"))

    assert found.cause == "method"
    assert "POST was signed" in found.english
    assert "签名用的是 POST" in found.chinese


@pytest.mark.parametrize(
    ("received", "english", "chinese"),
    [
        pytest.param(PATH, "the query was lost on the way", "查询串在途中丢失", id="no query"),
        pytest.param("/api" + TARGET, "part at segment 1 (8 segments signed, 9 received)", "从第 1 段起", id="prefix"),
        pytest.param(
            TARGET.replace("coupons/AB12", "coupons/ab12"),
            "segment 8 (8 segments signed, 8 received)",
            "第 8 段",
            id="id",
        ),
        pytest.param(
            TARGET.replace("/AB12", ""),
            "segment 8 (8 segments signed, 7 received)",
            "签名 8 段，收到 7 段",
            id="shorter",
        ),
        pytest.param(
            TARGET.replace("appid=wx2", "appid=wx3"),
            "the queries part at parameter 2 (3 parameters signed, 3 received)",
            "从第 2 个参数起",
            id="value",
        ),
        pytest.param(
            TARGET + "&x=1", "parameter 4 (3 parameters signed, 4 received)", "签名 3 个，收到 4 个", id="more"
        ),
        pytest.param(
            PATH + "?appid=wx2&brand_id=3&product_coupon_id=1",
            "put in another order",
            "顺序不同",
            id="order",
        ),
        pytest.param(
            TARGET.replace("-", "%2D"), "only the percent-encoding differs", "仅百分号编码不同", id="encoding"
        ),
    ],
)
def test_url(received: str, english: str, chinese: str) -> None:
    """A URL that differs is described by the place where it does, and no value of it is shown."""
    found = explained(message(target=received))

    assert found.cause == "url"
    assert english in found.english
    assert chinese in found.chinese
    for text in (found.english, found.chinese):
        assert "/v3/marketing/partner/product-coupon/users/*/coupons/*?product_coupon_id=*&appid=*&brand_id=*" in text
        for value in (OPENID, OPENID.replace("-", "%2D"), "AB12", "ab12", "wx2", "wx3"):
            assert value not in text


def test_query_that_was_not_signed() -> None:
    """A query that was added after signing is named."""
    found = explained(message(target="/v3/certificates?a=1"), message(target="/v3/certificates"))

    assert "the query was not signed" in found.english
    assert "Received: /v3/certificates?*=* (" in found.english


@pytest.mark.parametrize(
    ("theirs", "cause", "chinese"),
    [(message(timestamp=NOW + 1), "timestamp", "时间戳"), (message(nonce="other"), "nonce", "随机串")],
)
def test_header_of_another_attempt(theirs: bytes, cause: str, chinese: str) -> None:
    """A timestamp or nonce that differs comes from another attempt's header."""
    found = explained(theirs)

    assert cause == found.cause
    assert f"The {cause} in the Authorization header is not the one that was signed" in found.english
    assert chinese in found.chinese


@pytest.mark.parametrize(
    ("received", "english"),
    [
        pytest.param(b"", f"{len(BODY)} bytes were signed, WeChat Pay saw none", id="empty"),
        pytest.param(BODY.replace(b":", b": "), f"were signed, WeChat Pay saw {len(BODY) + 2}", id="blanks"),
        pytest.param(BODY.decode().encode("unicode_escape"), "WeChat Pay saw", id="escapes"),
        pytest.param(b"x" * len(BODY), f"WeChat Pay saw {len(BODY)}. The JSON was written", id="same length"),
        pytest.param(BODY + b"\n", f"WeChat Pay saw {len(BODY) + 1}", id="line break"),
    ],
)
def test_body(received: bytes, english: str) -> None:
    """A body that differs is described by its lengths alone."""
    found = explained(message(body=received))

    assert found.cause == "body"
    assert english in found.english
    assert "请求体不一致" in found.chinese
    assert "out_requ" not in found.english + found.chinese


def test_empty_body_was_signed() -> None:
    """A body that was added after signing is named."""
    found = explained(message(), message(body=b""))

    assert f"WeChat Pay saw {len(BODY)} bytes, an empty body was signed" in found.english


def test_body_cut_within_a_character() -> None:
    """An echo that ends within a Chinese character does not count as a difference."""
    body = '{"a":"全场"}'.encode()

    assert explained(message(body=body), message(body=body)).cause == "key"


@pytest.mark.parametrize("body", [b"", b"a\nb", b"\n\n\n", b"\n", b"{", b'{"a":1}\n'])
def test_line_breaks_in_bodies(body: bytes) -> None:
    """Line breaks in a body do not confuse the comparison."""
    assert explained(message(body=body), message(body=body)).cause == "key"


@pytest.mark.parametrize(
    ("skew", "english", "chinese"),
    [(301, "301 s ahead of WeChat Pay's", "快 301 秒"), (-301, "301 s behind WeChat Pay's", "慢 301 秒")],
)
def test_clock(skew: int, english: str, chinese: str) -> None:
    """A clock over five minutes off, by the answer's Date, is the first thing named, and measured."""
    found = explained(message(), date=formatdate(NOW - skew, usegmt=True), message=REFUSED)

    assert found.cause == "clock"
    assert english in found.english
    assert chinese in found.chinese


@pytest.mark.parametrize("skew", [299, -299, 0])
def test_clock_that_is_good_enough(skew: int) -> None:
    """Up to five minutes the clock is not the fault."""
    assert explained(message(), date=formatdate(NOW - skew, usegmt=True)).cause == "key"


@pytest.mark.parametrize("date", [None, "", "soon", "Thu, 99 Foo 2026 00:00:00 GMT", "1" * 400])
def test_date_that_says_nothing(date: str | None) -> None:
    """A Date that cannot be read is passed over."""
    assert explained(message(), date=date).cause == "key"


@pytest.mark.parametrize(
    ("text", "cause", "english"),
    [
        ("商户未设置APIv3密钥", "setup", "No API key is set"),
        ("品牌商户未设置品牌API密钥", "unknown", "does not say"),
        ("商户未申请过证书", "setup", "No API certificate was applied for"),
        ("商户证书序列号有误", "setup", "'serial_no' is outdated or another"),
        ("商户证书已过期", "setup", "expired"),
        ("商户证书已作废", "setup", "revoked"),
        ("HTTP头Authorization值格式错误", "setup", "arrived damaged"),
        ("HTTP头Authorization认证类型不正确", "setup", "does not take this scheme"),
        ("HTTP头Authorization中的timestamp与发起请求的时间不得超过5分钟", "clock", "over five minutes off"),
        ("已更换证书，请使用新证书", "setup", "was replaced"),
        (REFUSED, "unknown", "does not say what differs"),
        ("", "unknown", "does not say what differs"),
    ],
)
def test_answers_without_an_echo(text: str, cause: str, english: str) -> None:
    """Without an echo the message tells the cause, as far as it is known."""
    for detail in (None, {}, {"sign_information": None}):
        found = explain_sign_error(detail, signed=None, message=text)
        assert cause == found.cause
        assert english in found.english
        assert found.chinese


def test_message_beats_a_guess() -> None:
    """If nothing differs but the message names the cause, that is the cause."""
    assert explained(message(), message="商户证书序列号有误").cause == "setup"


@pytest.mark.parametrize(
    "information",
    [
        [],
        {},
        {"method": 1, "url": [], "truncated_sign_message": {}, "sign_message_length": "157"},
        {"truncated_sign_message": "POST"},
        {"truncated_sign_message": "", "sign_message_length": True},
        {"truncated_sign_message": "x" * 20_000, "sign_message_length": 1},
        {"sign_message_length": 10**30},
    ],
)
def test_echo_of_any_shape(information: Any) -> None:
    """An echo that is not what it should be never fails; nothing is concluded from what it leaves open."""
    found = explain_sign_error({"sign_information": information}, signed=message())

    assert found.cause in ("unknown", "method")


def test_echo_without_a_length() -> None:
    """Where the echo leaves the body open, the key is not blamed."""
    detail = echo(message(), sign_message_length=None)

    assert explain_sign_error(detail, signed=message()).cause == "unknown"


texts = st.text(alphabet="aZ0/?&=%+ \n券\ufffd\udc80", max_size=30)
json_values = st.none() | st.booleans() | st.integers() | texts | st.lists(texts, max_size=2)


@settings(deadline=None)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "method": json_values,
            "url": json_values,
            "truncated_sign_message": json_values | st.lists(texts, max_size=6).map("\n".join),
            "sign_message_length": json_values,
        },
    )
)
def test_any_echo_is_explained(information: dict[str, Any]) -> None:
    """Whatever the server writes, there is an explanation in both languages."""
    found = explain_sign_error({"sign_information": information}, signed=message())

    assert found.english
    assert found.chinese


@settings(deadline=None)
@given(st.text(min_size=6, alphabet="abcdefgXYZ0123456789_-~.!*'"))
def test_no_part_of_a_url_is_shown(secret: str) -> None:
    """No value that stands in a URL, as an openid, gets into an explanation, wherever it stands."""
    marked = f"X{secret}"
    for target in (f"/v3/users/{marked}", f"/v3/x?openid={marked}", f"/v3/x?{marked}=1", f"/{marked}?{marked}"):
        for ours, theirs in ((target, "/v3/x"), ("/v3/x", target), (target, target + "x")):
            found = explained(message(target=theirs), message(target=ours))
            assert found.cause == "url"
            assert marked not in found.english + found.chinese


def test_signed_text_that_is_none() -> None:
    """Bytes that are no signed text are refused."""
    for text in (b"", b"GET\n/v3/x\n1\n", b"GET\n/v3/x\n1\nn\nbody"):
        with pytest.raises(ValueError, match="'message' is no signed text"):
            explain_sign_error(None, signed=text)


@pytest.mark.parametrize("vector", **named(REQUESTS))
def test_what_is_remembered(vector: Vector) -> None:
    """What is remembered of a request fits its signed text, however it is made."""
    text = vector["sign_message"].encode()
    remembered = SignedRequest.of_message(text)

    assert len(text) == remembered.message_length
    assert len(vector["signed_body"].encode()) == remembered.body_length
    assert (vector["method"], vector["nonce_str"]) == (remembered.method, remembered.nonce)
    assert vector["request_target"].encode() == remembered.target
    assert str(vector["timestamp"]) == remembered.timestamp


def test_what_is_remembered_shows_no_user() -> None:
    """A printed memory shows neither URL nor body."""
    shown = repr(SignedRequest.of_message(message()))

    assert OPENID not in shown
    assert "out_requ" not in shown
    assert f"message_length={len(message())}" in shown


def test_memory_survives_processes() -> None:
    """What is remembered can be pickled."""
    remembered = SignedRequest.of_message(message())

    assert remembered == pickle.loads(pickle.dumps(remembered))


def remembered_by(request: httpx.Request) -> SignedRequest:
    signed = request.extensions["wechatpay_signed"]
    assert isinstance(signed, SignedRequest)
    return signed


def test_auth_remembers_what_it_signed() -> None:
    """After a call the request tells what was signed, without a signature."""
    with sync_client(lambda _: httpx.Response(401), fixed_auth(partner(), nonce=NONCE)) as client:
        answer = client.post(TARGET, content=BODY)
    signed = remembered_by(answer.request)

    assert SignedRequest.of_message(message()) == SignedRequest.of(
        signed.method, signed.target, signed.timestamp, signed.nonce, BODY
    )
    assert signed.announced == partner().keys.announced
    assert explain_sign_error(echo(message()), signed=signed).cause == "key"


def test_auth_remembers_async() -> None:
    """The same in an asynchronous client, and for an upload it is the part that was signed."""

    async def run() -> httpx.Request:
        async with async_client(lambda _: signed_answer(), fixed_auth(partner())) as client:
            files = {"file": ("a.png", b"png", "image/png")}
            answer = await client.post("/v3/upload", files=files, extensions={"wechatpay_signed_body": b"{}"})
        return answer.request

    assert remembered_by(asyncio.run(run())).body_length == 2


def test_each_attempt_is_remembered_anew() -> None:
    """A request that is sent twice tells of its last attempt."""
    nonces = ["first", "second"]
    request = httpx.Request("GET", BASE_URL + "/v3/x")
    for nonce in nonces:
        next(fixed_auth(partner(), nonce=nonce).sync_auth_flow(request))

        assert remembered_by(request).nonce == nonce
