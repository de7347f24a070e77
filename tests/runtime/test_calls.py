"""A call from method to wire and back: what is sent, and which error each answer becomes."""

import copy
import pickle
from typing import Any

import httpx
import pytest

from tests.runtime.support import async_partner, brand, partner, signed, signed_json
from wechatpay_auth import Scheme
from wechatpay_product_coupon import errors, models

CONFIG = {"notify_url": "https://www.example.com/通知", "update_time": "2025-08-01T00:00:00+08:00"}
SEND = {
    "product_coupon_id": "1",
    "stock_id": "2",
    "appid": "wx3",
    "send_request_no": "SEND_00001",
    "attach": '中文 \\ " 附加',
    "brand_id": "120344",
}
OPENID = "oh-394z-6CGkNoJrsDLTTUKiAnp4"


def answered(response: httpx.Response) -> Any:
    """The result or error of one call that gets this answer."""
    with partner(lambda _: response, retry=None) as client:
        return client.notify_config.get()


def failing(response: httpx.Response, kind: type[errors.WechatPayError]) -> Any:
    with pytest.raises(kind) as caught:
        answered(response)
    assert type(caught.value) is kind
    return caught.value


def test_the_body_is_compact_utf8_and_signed_as_sent() -> None:
    """One serialisation: raw Chinese, no blanks; what the server receives is what was signed (the stub verifies)."""
    seen: list[httpx.Request] = []

    def server(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return signed_json({"code": "NOT_FOUND", "message": "x"}, status=404)

    with partner(server) as client, pytest.raises(errors.NotFound):
        client.user_coupons.send(OPENID, models.PartnerSendUserCouponRequest(**SEND))  # type: ignore[arg-type]
    request = seen[0]
    assert f"/v3/marketing/partner/product-coupon/users/{OPENID}/coupons".encode() == request.url.raw_path
    assert '"attach":"中文 \\\\ \\" 附加"'.encode() in request.content
    assert "application/json" == request.headers["Content-Type"] == request.headers["Accept"]
    assert request.headers["Authorization"].startswith("WECHATPAY2-SHA256-RSA2048 mchid=")
    assert request.headers["Wechatpay-Serial"].startswith("PUB_KEY_ID_")
    assert "wechatpay-product-coupon" in request.headers["User-Agent"]


def test_path_values_are_percent_encoded() -> None:
    """Slash, blank, dots, percent and Chinese in an id stay inside their path segment."""
    seen: list[bytes] = []

    def server(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.raw_path)
        return signed_json({"code": "NOT_FOUND", "message": "x"}, status=404, scheme=Scheme.BRAND)

    with brand(server) as client:
        for id_ in ("a/b", "券 A+1%", "..", "{x}", "?q#f"):
            with pytest.raises(errors.NotFound):
                client.product_coupons.get(id_)
    tails = [path.rpartition(b"/")[2] for path in seen]
    assert tails == [b"a%2Fb", b"%E5%88%B8%20A%2B1%25", b"%2E%2E", b"%7Bx%7D", b"%3Fq%23f"]


def test_an_empty_path_value_is_refused() -> None:
    """An empty id would address another resource; nothing is sent."""
    with (
        partner(lambda _: pytest.fail("sent")) as client,
        pytest.raises(ValueError, match="'product_coupon_id' is empty"),
    ):
        client.product_coupons.get("", brand_id="120344")


def test_query_values_are_encoded_and_absent_ones_left_out() -> None:
    """The query holds exactly what was given."""
    seen: list[bytes] = []

    def server(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.query)
        return signed_json({"code": "NOT_FOUND", "message": "x"}, status=404)

    with partner(server) as client, pytest.raises(errors.NotFound):
        client.product_coupons.get("1", brand_id="12 03&44")
    assert seen == [b"brand_id=12%2003%2644"]


def test_a_verified_answer_becomes_the_model() -> None:
    """The model carries its answer: status and request id."""
    config = answered(signed_json(CONFIG))
    assert isinstance(config, models.NotifyConfigSetting)
    assert config.to_dict() == CONFIG
    assert config.answer is not None
    assert (config.answer.request_id, config.answer.sub_code, config.answer.status_code) == ("08F5A1-0", 0, 200)


async def collect(response: httpx.Response) -> models.NotifyConfigSetting:
    async with async_partner(lambda _: response) as client:
        return await client.notify_config.get()


def test_the_async_client_does_the_same() -> None:
    """Same request, same model, same errors."""
    import asyncio

    assert asyncio.run(collect(signed_json(CONFIG))).to_dict() == CONFIG
    with pytest.raises(errors.OutcomeUnknown):
        asyncio.run(collect(httpx.Response(200, json=CONFIG)))


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (400, "PARAM_ERROR", errors.ParameterError),
        (400, "INVALID_REQUEST", errors.InvalidRequest),
        (400, "ALREADY_EXISTS", errors.AlreadyExists),
        (400, "SOMETHING_NEW", errors.InvalidRequest),
        (401, "SIGN_ERROR", errors.SignError),
        (403, "NO_AUTH", errors.PermissionDenied),
        (403, "NOT_ENOUGH", errors.NotEnough),
        (404, "NOT_FOUND", errors.NotFound),
        (429, "RATELIMIT_EXCEEDED", errors.RateLimited),
        (500, "SYSTEM_ERROR", errors.ServerError),
        (502, "NOT_FOUND", errors.ServerError),
        (418, "TEAPOT", errors.UnexpectedStatus),
        (468, "ODD", errors.UnexpectedStatus),
    ],
)
def test_each_error_answer_has_its_class(status: int, code: str, kind: type[errors.ApiError]) -> None:
    """Status and code choose the class; the text holds status, code, message and request id."""
    headers = {"Request-ID": "ABC-268578927"}
    error = failing(httpx.Response(status, json={"code": code, "message": "为什么"}, headers=headers), kind)
    assert (status, code, "为什么", 268578927) == (error.status_code, error.code, error.message, error.sub_code)
    assert error.operation == "partnerGetNotifyConfig"
    for part in (str(status), code, "为什么", "ABC-268578927"):
        assert part in str(error)
    assert str(error) == str(pickle.loads(pickle.dumps(error))) == str(copy.copy(error))


def test_only_what_may_be_repeated_is_retryable() -> None:
    """429 and 5xx may be repeated; after 5xx the outcome is not known."""
    limited = failing(httpx.Response(429, json={}), errors.RateLimited)
    broken = failing(httpx.Response(503, text="<html>"), errors.ServerError)
    wrong = failing(httpx.Response(400, json={}), errors.InvalidRequest)
    assert (limited.retryable, limited.outcome_known) == (True, True)
    assert (broken.retryable, broken.outcome_known) == (True, False)
    assert (wrong.retryable, wrong.outcome_known) == (False, True)


def test_the_blamed_field_is_named_but_never_its_value() -> None:
    """`field` and `detail` are at hand; the text does not quote what the caller sent."""
    detail = {"field": "/phone", "value": "13800000000", "issue": "bad", "location": "body"}
    body = {"code": "PARAM_ERROR", "message": "参数错误", "detail": detail}
    error = failing(httpx.Response(400, json=body), errors.ParameterError)
    assert ("/phone", detail) == (error.field, error.detail)
    assert "at /phone" in str(error)
    assert "13800000000" not in str(error) + repr(error)


@pytest.mark.parametrize(
    "content", [b"", b"<html>Bad Gateway</html>", b"\xff\xfe", b"[1]", b'{"code":5}', b"[" * 100_000]
)
def test_error_answers_need_not_be_json(content: bytes) -> None:
    """Gateway pages, empty and broken bodies still become the error of their status."""
    error = failing(httpx.Response(502, content=content), errors.ServerError)
    assert error.code is None


@pytest.mark.parametrize(
    ("content", "pointer"),
    [
        (b"", ""),
        (b"<html>", ""),
        (b'{"notify_url": "https://a.b/c", "update_ti', ""),
        (b"[]", ""),
        (b"null", ""),
        (b'{"update_time":"2025-08-01T00:00:00+08:00"}', "/notify_url"),
        (b'{"notify_url":5,"update_time":"2025-08-01T00:00:00+08:00"}', "/notify_url"),
        (b'{"notify_url":null,"update_time":"2025-08-01T00:00:00+08:00"}', "/notify_url"),
    ],
)
def test_a_verified_answer_that_does_not_fit_is_a_decode_error(content: bytes, pointer: str) -> None:
    """The call took effect: the error says so and keeps the verified body."""
    error = failing(signed(content), errors.DecodeError)
    assert (pointer, content) == (error.pointer, error.content)
    assert "took effect" in str(error)
    assert "08F5A1-0" in str(error)
    assert error.content == pickle.loads(pickle.dumps(error)).content


def test_an_unverifiable_success_is_outcome_unknown() -> None:
    """A 2xx without or with a wrong signature is never parsed and never "failed"."""
    forged = signed_json(CONFIG)
    forged.headers["Wechatpay-Nonce"] = "other"
    for response in (httpx.Response(200, json=CONFIG), forged):
        error = failing(response, errors.OutcomeUnknown)
        assert isinstance(error.__cause__, errors.VerificationError)
        assert (error.retryable, error.outcome_known) == (True, False)


def test_202_is_not_finished() -> None:
    """Accepted is not done: the caller repeats."""
    assert failing(signed_json({}, status=202), errors.NotFinished).retryable


def test_another_2xx_with_the_documented_body_is_a_success() -> None:
    """An odd success status does not lose the answer."""
    assert answered(signed_json(CONFIG, status=201)).to_dict() == CONFIG


def test_a_redirect_is_not_followed() -> None:
    """The signature is for one path: 3xx is an error."""
    failing(httpx.Response(302, headers={"Location": "https://evil.example/"}), errors.UnexpectedStatus)


@pytest.mark.parametrize(
    ("raised", "kind"),
    [
        (httpx.ConnectError, errors.NotSent),
        (httpx.ConnectTimeout, errors.NotSent),
        (httpx.PoolTimeout, errors.NotSent),
        (httpx.ReadTimeout, errors.OutcomeUnknown),
        (httpx.WriteError, errors.OutcomeUnknown),
        (httpx.RemoteProtocolError, errors.OutcomeUnknown),
    ],
)
def test_network_failures_say_whether_something_was_sent(
    raised: type[httpx.TransportError], kind: type[errors.CallError]
) -> None:
    """Before the first byte nothing can have happened; after it the outcome is unknown."""

    def server(request: httpx.Request) -> httpx.Response:
        raise raised("boom " + OPENID, request=request)

    with partner(server) as client, pytest.raises(kind) as caught:
        client.user_coupons.send(OPENID, SEND)
    assert OPENID not in str(caught.value)


def test_a_truncated_gzip_answer_is_outcome_unknown() -> None:
    """What cannot be unpacked cannot be verified."""
    packed = httpx.Response(200, stream=httpx.ByteStream(b"\x1f\x8b\x08broken"), headers={"Content-Encoding": "gzip"})
    failing(packed, errors.OutcomeUnknown)


def test_a_dict_body_is_checked_like_the_model() -> None:
    """A dict with JSON names is accepted; a missing field is named, nothing is sent."""
    with partner(lambda _: pytest.fail("sent")) as client:
        with pytest.raises(errors.FieldError, match="/notify_url: is required"):
            client.notify_config.set({})
        with pytest.raises(errors.FieldError, match="needs SetNotifyConfigRequest or a dict as its body, got NoneType"):
            client.notify_config.set(None)  # type: ignore[arg-type]  # on purpose
        with pytest.raises(errors.FieldError, match="cannot be written as JSON"):
            client.notify_config.set({"notify_url": "\ud800"})


def test_for_brand_fills_in_brand_id() -> None:
    """Bodies get it, queries get it, and the brand side's models are accepted."""
    seen: list[httpx.Request] = []

    def server(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return signed_json({"code": "NOT_FOUND", "message": "x"}, status=404)

    plain = {key: value for key, value in SEND.items() if key != "brand_id"}
    with partner(server) as client:
        bound = client.for_brand("120344")
        for call in (
            lambda: bound.user_coupons.send(OPENID, models.SendUserCouponRequest(**plain)),  # type: ignore[arg-type]
            lambda: bound.user_coupons.send(OPENID, plain),
            lambda: bound.product_coupons.get("1"),
        ):
            with pytest.raises(errors.NotFound):
                call()
        with pytest.raises(ValueError, match="another brand_id"):
            bound.user_coupons.send(OPENID, plain | {"brand_id": "999"})
    assert bound.brand_id == "120344"
    assert b'"brand_id":"120344"' in seen[0].content
    assert b'"brand_id":"120344"' in seen[1].content
    assert seen[2].url.query == b"brand_id=120344"


def test_the_brand_side_sends_no_brand_id() -> None:
    """A brand is named in Authorization only."""
    seen: list[httpx.Request] = []

    def server(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return signed_json(CONFIG, scheme=Scheme.BRAND)

    with brand(server) as client:
        client.notify_config.get()
    assert seen[0].url.query == b""
    assert seen[0].headers["Authorization"].startswith('WECHATPAY-BRAND-SHA256-RSA2048 brand_id="')
