"""The auth inside httpx's clients; test_auth_generator.py drives it by hand."""

import asyncio
import gzip
import hashlib
import json
import threading
from base64 import b64decode
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.auth.support import (
    BASE_URL,
    NOW,
    Handler,
    UnreadStream,
    Vector,
    async_client,
    brand,
    credentials_for,
    fixed_auth,
    partner,
    private_key,
    signed_answer,
    signed_headers,
    sync_client,
    vectors,
)
from wechatpay_auth import (
    Authorization,
    InvalidSignature,
    Scheme,
    SchemeMismatch,
    SignatureMissing,
    UnsignableRequest,
    VerificationError,
    WechatPayAuth,
    request_message,
    verify,
)

BY_NAME: dict[str, Vector] = {vector["name"]: vector for vector in vectors("request_signing")["vectors"]}


def call_sync(handler: Handler, auth: WechatPayAuth, method: str, url: str, **options: Any) -> httpx.Response:
    with sync_client(handler, auth) as client:
        return client.request(method, url, **options)


def call_async(handler: Handler, auth: WechatPayAuth, method: str, url: str, **options: Any) -> httpx.Response:
    async def run() -> httpx.Response:
        async with async_client(handler, auth) as client:
            return await client.request(method, url, **options)

    return asyncio.run(run())


both = pytest.mark.parametrize("call", [pytest.param(call_sync, id="sync"), pytest.param(call_async, id="async")])
Call = Callable[..., httpx.Response]


class Reply:
    """Gives one answer to whatever comes."""

    def __init__(self, answer: httpx.Response) -> None:
        self.answer = answer

    def __call__(self, request: httpx.Request) -> httpx.Response:
        return self.answer


class Server:
    """Stands for WeChat Pay: checks each request's signature over what arrived, and signs its answer."""

    def __init__(self, scheme: Scheme = Scheme.PARTNER, answer: httpx.Response | None = None) -> None:
        self.scheme = scheme
        self.answer = answer
        self.requests: list[httpx.Request] = []
        self._key = private_key("merchant_brand" if scheme is Scheme.BRAND else "merchant_partner").public_key()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        authorization = Authorization.parse(request.headers["Authorization"])
        assert self.scheme is authorization.scheme
        signed = request.extensions.get("wechatpay_signed_body", request.content)
        target = request.url.raw_path
        message = request_message(request.method, target, authorization.timestamp, authorization.nonce, signed)
        verify(self._key, message, authorization.signature)
        return self.answer or signed_answer(scheme=self.scheme)


@both
def test_json_body(call: Call) -> None:
    """A JSON body with Chinese text is signed over the bytes that httpx sends."""
    server = Server()
    answer = call(server, fixed_auth(partner()), "POST", "/v3/x", json={"name": "全场满100立打8折"})

    assert '{"name":"全场满100立打8折"}'.encode() == server.requests[0].content
    assert answer.json() == {"ok": True}


@both
@pytest.mark.parametrize(
    "content",
    [
        pytest.param('{ "name": "\\u5168\\u573a" }', id="escapes and blanks"),
        pytest.param('{\n  "a": 1\n}\n', id="line break at the end"),
        pytest.param("\r\n", id="CRLF alone"),
        pytest.param(b"\xff\x00\n\n", id="no UTF-8"),
        pytest.param(b"x" * 5_000_000, id="5 MB"),
        pytest.param(b"", id="empty"),
    ],
)
def test_any_bytes_are_signed_as_sent(call: Call, content: bytes | str) -> None:
    """A body of any bytes and size is signed as it is."""
    server = Server()
    call(server, fixed_auth(partner()), "POST", "/v3/x", content=content)

    assert (content if isinstance(content, bytes) else content.encode()) == server.requests[0].content


@both
def test_form_body(call: Call) -> None:
    """A form is a body like any other."""
    call(Server(), fixed_auth(partner()), "POST", "/v3/x", data={"名": "值"})


@both
@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("/v3/x/%E5%88%B8%20A%2F1%2B%25", b"/v3/x/%E5%88%B8%20A%2F1%2B%25"),
        ("/v3/x/%e5%88%b8", b"/v3/x/%e5%88%b8"),
        ("/v3/x/券 A", b"/v3/x/%E5%88%B8%20A"),
        ("/v3/x?b=2&a=1&a=0", b"/v3/x?b=2&a=1&a=0"),
        ("/v3/x?q=a+b%20c", b"/v3/x?q=a+b%20c"),
        ("/v3/x?", b"/v3/x?"),
        ("/v3/x?empty=&flag", b"/v3/x?empty=&flag"),
        ("/v3//x", b"/v3//x"),
        ("/v3/a/../x#fragment", b"/v3/x"),
    ],
)
def test_target_is_signed_as_sent(call: Call, url: str, target: bytes) -> None:
    """Path and query are signed in the form in which they go out."""
    server = Server()
    call(server, fixed_auth(partner()), "GET", url)

    assert target == server.requests[0].url.raw_path


@both
def test_query_parameters(call: Call) -> None:
    """Parameters that httpx encodes are signed in their encoded form, as in the vector."""
    vector = BY_NAME["partner_get_query"]
    auth = fixed_auth(partner(), now=vector["timestamp"], nonce=vector["nonce_str"])
    server = Server(answer=signed_answer(timestamp=vector["timestamp"]))
    path = vector["request_target"].partition("?")[0]
    call(server, auth, "GET", path, params=[tuple(pair) for pair in vector["query_parameters"]])

    assert vector["authorization"] == server.requests[0].headers["Authorization"]


@both
@pytest.mark.parametrize("name", ["partner_multipart_upload", "brand_multipart_upload_chinese_filename"])
def test_multipart_upload(call: Call, name: str) -> None:
    """An upload through httpx has the vector's signature, over its meta part, and holds that very part."""
    vector = BY_NAME[name]
    meta = vector["meta"].encode()
    content = b64decode(vector["file_base64"])
    scheme = Scheme(vector["scheme"])
    server = Server(scheme, answer=signed_answer(scheme=scheme, timestamp=vector["timestamp"]))
    call(
        server,
        fixed_auth(credentials_for(scheme), now=vector["timestamp"], nonce=vector["nonce_str"]),
        "POST",
        vector["request_target"],
        files=[
            ("meta", (None, meta, "application/json")),
            ("file", (vector["file_name"], content, "image/png")),
        ],
        extensions={"wechatpay_signed_body": meta},
    )
    request = server.requests[0]

    assert vector["authorization"] == request.headers["Authorization"]
    assert vector["file_sha256"] == hashlib.sha256(content).hexdigest()
    assert b'name="meta"\r\nContent-Type: application/json\r\n\r\n' + meta + b"\r\n" in request.read()


@both
@pytest.mark.parametrize(
    ("options", "error"),
    [
        pytest.param({"extensions": {"wechatpay_scheme": Scheme.BRAND}}, SchemeMismatch, id="other side"),
        pytest.param({"files": {"file": b"x"}}, UnsignableRequest, id="multipart"),
        pytest.param({"content": iter([b"x"])}, UnsignableRequest, id="stream"),
    ],
)
def test_nothing_is_sent_when_refused(call: Call, options: dict[str, Any], error: type[Exception]) -> None:
    """A request that is refused never reaches the transport."""
    server = Server()

    with pytest.raises(error):
        call(server, fixed_auth(partner()), "POST", "/v3/x", **options)

    assert server.requests == []


@both
def test_answer_packed_with_gzip(call: Call) -> None:
    """The signature of a packed answer covers the unpacked bytes."""
    body = '{"name":"券"}'.encode() * 100
    headers = signed_headers(body) | {"Content-Encoding": "gzip"}
    answer = httpx.Response(200, headers=headers, content=gzip.compress(body))

    assert body == call(Reply(answer), fixed_auth(partner()), "GET", "/v3/x").content


class Pieces(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that arrives piece by piece, as over a network."""

    def __init__(self, *pieces: bytes) -> None:
        self.pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        yield from self.pieces

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            yield piece


@both
def test_answer_that_arrives_in_pieces(call: Call) -> None:
    """An answer is read to its end before it is verified, and can be used afterwards."""
    body = '{"name":"券"}'.encode()
    answer = httpx.Response(200, headers=signed_headers(body), stream=Pieces(body[:10], body[10:]))

    assert call(Reply(answer), fixed_auth(partner()), "GET", "/v3/x").json() == {"name": "券"}


@both
def test_answer_that_breaks_off(call: Call) -> None:
    """An answer of which only the first pieces arrive is refused."""
    body = b'{"data":[]}{"data":[]}'
    answer = httpx.Response(200, headers=signed_headers(body), stream=Pieces(body[:11]))

    with pytest.raises(InvalidSignature):
        call(Reply(answer), fixed_auth(partner()), "GET", "/v3/x")


@both
def test_packed_bytes_are_not_what_is_signed(call: Call) -> None:
    """A signature over the packed bytes does not count."""
    packed = gzip.compress(b"{}")
    answer = httpx.Response(200, headers=signed_headers(packed) | {"Content-Encoding": "gzip"}, content=packed)

    with pytest.raises(InvalidSignature):
        call(Reply(answer), fixed_auth(partner()), "GET", "/v3/x")


@both
def test_large_answer(call: Call) -> None:
    """An answer of 5 MB is verified as a whole."""
    body = json.dumps(["x" * 1000] * 5000).encode()

    assert body == call(Server(answer=signed_answer(body)), fixed_auth(partner()), "GET", "/v3/x").content


@both
def test_forged_answer_is_closed(call: Call) -> None:
    """A refused answer is closed and its connection free again."""
    answer = httpx.Response(200, headers=signed_headers(b"{}"), content=b'{"forged":1}')

    with pytest.raises(VerificationError) as caught:
        call(Reply(answer), fixed_auth(partner()), "GET", "/v3/x")

    assert caught.value.response is not None
    assert caught.value.response.is_closed


@both
def test_redirect_is_handed_over(call: Call) -> None:
    """A redirect is not signed and comes back as it is."""
    server = Server(answer=httpx.Response(302, headers={"Location": "https://elsewhere.example/"}))

    assert call(server, fixed_auth(partner()), "GET", "/v3/x").status_code == 302


@both
def test_followed_redirect_has_to_end_signed(call: Call) -> None:
    """If redirects are followed, what they lead to has to be WeChat Pay's, and no signature leaves the host."""
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        if request.url.host == "elsewhere.example":
            return httpx.Response(200, content=b"{}")
        return httpx.Response(307, headers={"Location": "https://elsewhere.example/"})

    with pytest.raises(SignatureMissing):
        call(handler, fixed_auth(partner()), "GET", "/v3/x", follow_redirects=True)

    assert ["authorization" in request.headers for request in seen] == [True, False]


def test_streamed_answer_is_verified_first() -> None:
    """A successful answer that the caller streams is verified before the first byte is handed out."""
    forged = httpx.Response(200, headers=signed_headers(b"{}"), content=b"forged")

    with (
        sync_client(Reply(forged), fixed_auth(partner())) as client,
        pytest.raises(InvalidSignature),
        client.stream("GET", "/v3/x"),
    ):
        pytest.fail("the answer was handed out")


def test_streamed_answer_can_be_iterated() -> None:
    """A verified answer can still be streamed by the caller."""
    with sync_client(Server(), fixed_auth(partner())) as client, client.stream("GET", "/v3/x") as answer:
        assert b"".join(answer.iter_bytes()) == b'{"ok":true}'


def test_streamed_failure_is_left_to_the_caller() -> None:
    """An unsigned error answer is not read before the caller does."""
    answer = httpx.Response(502, stream=UnreadStream())

    with sync_client(Reply(answer), fixed_auth(partner())) as client, client.stream("GET", "/v3/x") as received:
        assert received.status_code == 502


def test_auth_per_request() -> None:
    """The auth can be given for one request, beside that of the client."""
    with sync_client(Server(Scheme.BRAND), fixed_auth(partner())) as client:
        assert client.get("/brand/x", auth=fixed_auth(brand())).status_code == 200


def test_failed_connection_leaves_no_trace() -> None:
    """After a connection error the same request can be sent again, signed anew."""
    server = Server()
    fail = iter([True, False])

    def handler(request: httpx.Request) -> httpx.Response:
        if next(fail):
            raise httpx.ConnectError("refused", request=request)
        return server(request)

    with sync_client(handler, WechatPayAuth(partner(), clock=lambda: NOW)) as client:
        request = client.build_request("POST", "/v3/x", json={"a": 1})
        with pytest.raises(httpx.ConnectError):
            client.send(request)
        first = request.headers["Authorization"]
        client.send(request)

    assert first != server.requests[0].headers["Authorization"]


def echo(request: httpx.Request) -> httpx.Response:
    """Check the signature as the server does, and answer with the body, signed."""
    return Server(answer=signed_answer(request.content))(request)


def test_many_threads_share_one_client() -> None:
    """Many threads over one client each get the answer to their own request, all with their own nonce."""
    nonces: list[str] = []
    lock = threading.Lock()

    def handler(request: httpx.Request) -> httpx.Response:
        with lock:
            nonces.append(Authorization.parse(request.headers["Authorization"]).nonce)
        return echo(request)

    with sync_client(handler, WechatPayAuth(partner(), clock=lambda: NOW)) as client:

        def call(number: int) -> bool:
            body = {"number": number, "text": "券" * (number % 7)}
            answer: object = client.post(f"/v3/x/{number}", json=body).json()
            return answer == body

        with ThreadPoolExecutor(16) as pool:
            assert all(pool.map(call, range(200)))

    assert len(set(nonces)) == 200


def test_many_tasks_share_one_client() -> None:
    """Many tasks over one client each get the answer to their own request."""

    async def handler(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0)
        return echo(request)

    async def run() -> list[bool]:
        transport = httpx.MockTransport(handler)
        auth = WechatPayAuth(partner(), clock=lambda: NOW)
        async with httpx.AsyncClient(base_url=BASE_URL, auth=auth, transport=transport) as client:

            async def call(number: int) -> bool:
                answer = await client.post(f"/v3/x/{number}", json={"number": number})
                return bool(answer.json() == {"number": number})

            calls: list[Awaitable[bool]] = [call(number) for number in range(200)]
            return list(await asyncio.gather(*calls))

    assert all(asyncio.run(run()))


def test_forgery_for_one_task_does_not_touch_the_others() -> None:
    """Among concurrent calls exactly those with a forged answer fail."""

    def handler(request: httpx.Request) -> httpx.Response:
        answer = echo(request)
        if request.url.path.endswith("3"):
            answer.headers["Wechatpay-Nonce"] = "other"
        return answer

    async def run() -> list[Any]:
        async with async_client(handler, fixed_auth(partner())) as client:
            return await asyncio.gather(
                *(client.post(f"/v3/x/{number}", json=number) for number in range(10)), return_exceptions=True
            )

    failed = [isinstance(outcome, InvalidSignature) for outcome in asyncio.run(run())]
    assert [number == 3 for number in range(10)] == failed


def test_one_auth_serves_sync_and_async_clients() -> None:
    """The same object works in both kinds of clients."""
    auth = fixed_auth(partner())

    for call in (call_sync, call_async):
        assert call(Server(), auth, "GET", "/v3/x").status_code == 200
