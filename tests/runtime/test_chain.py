"""The raw chain: three spellings of a path, what is sent, what comes back."""

import copy
import hashlib
import json
import pickle
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.runtime.sending import OPENID, Mode, Server, error_of, forged, good, modes, refused, run, unsigned
from tests.runtime.support import async_partner, brand, partner, signed, signed_json
from wechatpay_auth import Scheme
from wechatpay_product_coupon import BrandClient, RawAnswer, errors

PATH = b"/v3/marketing/partner/product-coupon/product-coupons"


def path_of(build: Any) -> bytes:
    """The raw path that such a chain calls."""
    server = Server(good())
    run("sync", server, lambda client: build(client.chain).get())
    return server.requests[0].url.raw_path


@modes
def test_the_three_spellings_are_one(mode: Mode) -> None:
    """Attributes, a call and an index lead to the same request."""
    server = Server(good({"product_coupon_id": "1"}))
    for call in (
        lambda c: c.chain.v3.marketing.partner.product_coupon.product_coupons.post(json={"名": "值"}),
        lambda c: c.chain("v3/marketing/partner/product-coupon/product-coupons").post(json={"名": "值"}),
        lambda c: c.chain["v3/marketing/partner/product-coupon/product-coupons"].post(json={"名": "值"}),
        lambda c: c.chain("/v3/marketing/").partner["product-coupon"]("product-coupons").post(json={"名": "值"}),
    ):
        answer = run(mode, server, call)
        assert answer.json() == {"product_coupon_id": "1"}
    assert {request.url.raw_path for request in server.requests} == {PATH}
    assert {request.content for request in server.requests} == {'{"名":"值"}'.encode()}
    assert {request.method for request in server.requests} == {"POST"}
    assert {request.headers["Content-Type"] for request in server.requests} == {"application/json"}


@pytest.mark.parametrize(
    ("build", "path"),
    [
        (lambda c: c.v3.certificates, b"/v3/certificates"),
        (lambda c: c.v3.product_coupon, b"/v3/product-coupon"),
        (lambda c: c.v3.productCoupon, b"/v3/productCoupon"),
        (lambda c: c.v3.coupons.return_, b"/v3/coupons/return"),
        (lambda c: c.v3["product_coupon"], b"/v3/product_coupon"),
        (lambda c: c("v3/product_coupon/UPPER_case"), b"/v3/product_coupon/UPPER_case"),
        (lambda c: c.v3.coupons("CODE_a/b"), b"/v3/coupons/CODE_a%2Fb"),
        (lambda c: c.v3.coupons["a.b"], b"/v3/coupons/a.b"),
        (lambda c: c.v3.coupons[".."].use, b"/v3/coupons/%2E%2E/use"),
        (lambda c: c.v3.coupons("."), b"/v3/coupons/%2E"),
        (lambda c: c.v3.coupons("券 A+1%?#"), b"/v3/coupons/%E5%88%B8%20A%2B1%25%3F%23"),
        (lambda c: c.v3.coupons("%2F"), b"/v3/coupons/%252F"),
        (lambda c: c.v3.coupons[1000000013].stocks, b"/v3/coupons/1000000013/stocks"),
        (lambda c: c("/v3/门店/a.b/"), b"/v3/%E9%97%A8%E5%BA%97/a.b"),
        (lambda c: c("v3/../x"), b"/v3/%2E%2E/x"),
        (lambda c: c.v3.merchant.media["upload"], b"/v3/merchant/media/upload"),
    ],
)
def test_names_are_converted_and_values_are_not(build: Any, path: bytes) -> None:
    """Snake case turns into dashes in attributes only; values are percent-encoded and otherwise left alone."""
    assert path_of(build) == path


@pytest.mark.parametrize(
    "build",
    [
        lambda c: c,
        lambda c: c.v3.coupons(""),
        lambda c: c(""),
        lambda c: c("v3//x"),
        lambda c: c("v3/x?a=b"),
        lambda c: c("v3/x#y"),
    ],
)
def test_paths_that_mean_something_else_are_refused(build: Any) -> None:
    """An empty part addresses another resource, and a query has a place of its own."""
    with (
        partner(lambda _: pytest.fail("sent")) as client,
        pytest.raises(ValueError, match=r"empty|no '\?'|no path yet"),
    ):
        build(client.chain).get()


@modes
def test_the_query_is_encoded_and_signed(mode: Mode) -> None:
    """Mappings and pairs, text, numbers and booleans; None leaves a parameter out."""
    server = Server(good())
    params = {"a b": "中/&", "limit": 20, "deep": True, "gone": None}
    run(mode, server, lambda c: c.chain.v3.x.get(params=params))
    run(mode, server, lambda c: c.chain.v3.x.get(params=[("id", "1"), ("id", "2")]))
    run(mode, server, lambda c: c.chain.v3.x.get(params={}))
    assert [request.url.raw_path for request in server.requests] == [
        b"/v3/x?a%20b=%E4%B8%AD%2F%26&limit=20&deep=true",
        b"/v3/x?id=1&id=2",
        b"/v3/x",
    ]


@modes
@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete"])
def test_every_method_is_there(mode: Mode, method: str) -> None:
    """With json=, content=, headers=, timeout=."""
    server = Server(good())
    run(mode, server, lambda c: getattr(c.chain.v3.x, method)())
    run(mode, server, lambda c: getattr(c.chain.v3.x, method)(json=[1, None]))
    given = {"headers": {"content-type": "text/xml", "Wechatpay-Serial": "OTHER"}, "timeout": 2.0}
    run(mode, server, lambda c: getattr(c.chain.v3.x, method)(content="<值>", **given))
    bare, with_json, with_content = server.requests
    assert {request.method for request in server.requests} == {method.upper()}
    assert bare.content == b""
    assert "Content-Type" not in bare.headers
    assert with_json.content == b"[1,null]"
    assert with_content.content == "<值>".encode()
    assert with_content.headers.get_list("Content-Type") == ["text/xml"]
    assert with_content.headers["Wechatpay-Serial"] == "OTHER"
    assert with_content.extensions["timeout"] == httpx.Timeout(2.0).as_dict()


@modes
def test_json_none_is_a_body(mode: Mode) -> None:
    """`json=None` is sent as null; leaving it out sends nothing."""
    server = Server(good())
    run(mode, server, lambda c: c.chain.v3.x.post(json=None))
    assert server.requests[0].content == b"null"


def test_what_cannot_be_sent_is_refused() -> None:
    """Two bodies, no JSON, a misspelt keyword."""
    with partner(lambda _: pytest.fail("sent")) as client:
        with pytest.raises(errors.FieldError, match="either 'json' or 'content'"):
            client.chain.v3.x.post(json={}, content=b"")
        with pytest.raises(errors.FieldError, match=r"cannot be written as JSON \(TypeError\)"):
            client.chain.v3.x.post(json={"key": object()})
        with pytest.raises(TypeError, match="jsn"):
            client.chain.v3.x.post(jsn={})  # type: ignore[call-arg]  # on purpose


@modes
def test_the_answer_is_small_typed_and_verified(mode: Mode) -> None:
    """Status, headers, request id, bytes; `repr` shows no content."""
    answer = run(mode, Server(signed(b'{"secret":1}', status=201)), lambda c: c.chain.v3.x.get())
    assert type(answer) is RawAnswer
    assert (answer.status_code, answer.request_id, answer.sub_code) == (201, "08F5A1-0", 0)
    assert answer.headers["wechatpay-signature-type"] == Scheme.PARTNER
    assert (answer.content, answer.json()) == (b'{"secret":1}', {"secret": 1})
    assert repr(answer) == "RawAnswer(status_code=201, request_id='08F5A1-0')"
    assert answer == pickle.loads(pickle.dumps(answer)) == copy.copy(answer)


@modes
def test_an_empty_answer_is_an_answer(mode: Mode) -> None:
    """204 has no body; asking for its JSON is an error that says that the call took effect."""
    answer = run(mode, Server(signed(b"", status=204)), lambda c: c.chain.v3.x.delete())
    assert (answer.status_code, answer.content) == (204, b"")
    with pytest.raises(errors.DecodeError, match="DELETE /v3/x: the call took effect"):
        answer.json()


@modes
def test_errors_are_those_of_operations(mode: Mode) -> None:
    """The same classes, named by method and path."""
    for step, kind in (
        (refused(400, "PARAM_ERROR"), errors.ParameterError),
        (refused(404, "NOT_FOUND"), errors.NotFound),
        (refused(503), errors.ServerError),
        (signed_json({}, status=202), errors.NotFinished),
        (unsigned(), errors.OutcomeUnknown),
        (forged(), errors.OutcomeUnknown),
        (httpx.ConnectError, errors.NotSent),
    ):
        error = error_of(mode, Server(step), lambda c: c.chain.v3.certificates.get())
        assert type(error) is kind
        assert error.operation == "GET /v3/certificates"


@modes
def test_errors_name_no_person(mode: Mode) -> None:
    """Values given to a chain, and openids in a path that was given as a whole, are not in the text."""
    for call in (
        lambda c: c.chain.v3.marketing.users(OPENID).coupons["CODE1"].get(params={"appid": "wx1"}),
        lambda c: c.chain(f"v3/marketing/users/{OPENID}/coupons/CODE1").get(params={"appid": "wx1"}),
        lambda c: c.chain(f"v3/payscore/user/{OPENID}").get(),
    ):
        error = error_of(mode, Server(refused(404)), call)
        for secret in (OPENID, "CODE1", "wx1"):
            assert secret not in str(error) + repr(error)


def test_no_scheme_is_guessed_from_the_path() -> None:
    """The credentials sign whatever path is called; WeChat Pay decides."""
    seen: list[str] = []

    def server(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["Authorization"].partition(" ")[0])
        return signed_json({}, scheme=Scheme.BRAND)

    with brand(server) as client:
        assert isinstance(client, BrandClient)
        client.chain.v3.certificates.get()
        client.chain.brand.store.brandstores.get()
    assert seen == [Scheme.BRAND, Scheme.BRAND]


@modes
@pytest.mark.parametrize("as_path", [False, True])
def test_upload_signs_the_meta_part(mode: Mode, as_path: bool, tmp_path: Path) -> None:
    """File and description; the digest is worked out, the stub verifies the signature over meta."""
    content = b"\x89PNG picture"
    file = tmp_path / "图.png"
    file.write_bytes(content)
    server = Server(good({"media_id": "1"}))
    given: Any = file if as_path else content
    name = None if as_path else "图.png"
    run(mode, server, lambda c: c.chain.v3.merchant.media["upload"].upload(given, filename=name))
    request = server.requests[0]
    meta = {"filename": "图.png", "sha256": hashlib.sha256(content).hexdigest()}
    assert json.loads(request.extensions["wechatpay_signed_body"]) == meta
    assert request.extensions["wechatpay_signed_body"] in request.content
    assert content in request.content
    assert b"Content-Type: image/png" in request.content
    assert b'name="meta"; filename' not in request.content


@modes
def test_upload_takes_a_meta_of_ones_own(mode: Mode) -> None:
    """Other endpoints describe their files otherwise."""
    server = Server(good())
    run(
        mode,
        server,
        lambda c: c.chain.v3.x.upload(
            b"x", filename="a.unknown-kind", meta={"name": "值"}, headers={"X-A": "1"}, timeout=3
        ),
    )
    assert server.requests[0].extensions["wechatpay_signed_body"] == '{"name":"值"}'.encode()
    assert b"Content-Type: application/octet-stream" in server.requests[0].content
    assert server.requests[0].headers["X-A"] == "1"
    with partner(lambda _: pytest.fail("sent")) as client, pytest.raises(errors.FieldError, match="/meta/filename"):
        client.chain.v3.x.upload(b"x")


def test_a_chain_is_no_bag_of_attributes() -> None:
    """Names with an underscore in front do not exist, so that copying and inspecting do not send anything."""
    with partner(lambda _: pytest.fail("sent")) as client:
        chain = client.chain.v3
        assert not hasattr(chain, "__wrapped__")
        assert not hasattr(chain, "_repr_html_")
        with pytest.raises(AttributeError, match="'Chain' object has no attribute '_private'"):
            _ = chain._private
        assert repr(chain.users(OPENID).coupons) == "Chain(/v3/users/{}/coupons)"
        assert repr(client.chain) == "Chain(/)"
        first, second = chain.a, chain.b
        assert (repr(first), repr(second)) == ("Chain(/v3/a)", "Chain(/v3/b)")


@modes
def test_security_echo_is_the_self_test_of_partners(mode: Mode) -> None:
    """It sends the text and returns what came back, verified; brands have no such call."""
    server = Server(good({"echo_message": "你好"}))
    assert run(mode, server, lambda c: c.security_echo("你好")) == "你好"
    assert server.requests[0].url.raw_path == b"/v3/security/echo"
    assert server.requests[0].content == '{"echo_message":"你好"}'.encode()
    error = error_of(mode, Server(good({})), lambda c: c.security_echo("x"))
    assert type(error) is errors.DecodeError
    assert error.pointer == "/echo_message"
    assert not hasattr(BrandClient, "security_echo")


def test_async_clients_have_an_async_chain() -> None:
    """Calls return awaitables; nothing happens before they are awaited."""
    import asyncio

    async def main() -> None:
        server = Server(good())
        async with async_partner(server) as client:
            pending = client.chain.v3.certificates.get()
            assert server.tries == 0
            assert (await pending).status_code == 200
            assert repr(client.chain.v3) == "AsyncChain(/v3)"

    asyncio.run(main())
