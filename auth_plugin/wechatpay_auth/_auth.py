"""The authentication of an httpx client: signs what goes out, verifies what comes in."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Callable, Generator

import httpx

from ._credentials import Credentials
from ._errors import SchemeMismatch, UnsignableRequest, VerificationError
from ._message import Scheme
from ._signer import nonce as fresh_nonce
from ._verifier import verify_answer


class WechatPayAuth(httpx.Auth):
    """Sign every request and verify every answer of an httpx client, sync or async.

    ::

        client = httpx.Client(
            base_url="https://api.mch.weixin.qq.com", auth=WechatPayAuth(credentials)
        )

    Each pass through the auth draws a fresh nonce, timestamp and signature,
    so a retry has to go through the client again, never through a transport below it.

    Answers with a 2xx status have to be signed and are read and verified
    before anything else sees them. Other answers are verified if they are signed,
    and passed on unread if not, as WeChat Pay signs few of them:
    believe their content no further than that.

    A request may carry these ``extensions``:

    ``wechatpay_scheme``
        The scheme the operation needs; credentials of another one refuse it.
    ``wechatpay_operation``
        What to call the operation in that error.
    ``wechatpay_signed_body``
        The bytes to sign in place of the body. Multipart uploads need it, with the text of
        their ``meta`` part: https://pay.weixin.qq.com/doc/v3/partner/4012365863

    One object serves any number of clients, threads and tasks.
    """

    def __init__(
        self,
        credentials: Credentials,
        *,
        clock: Callable[[], float] = time.time,
        nonce: Callable[[], str] = fresh_nonce,
    ) -> None:
        """Use `credentials` for every request.

        Args:
            credentials: Who signs, and whose signatures are believed.
            clock: Gives the time in Unix seconds.
            nonce: Gives random text of up to 32 characters ``[0-9A-Za-z]``, new each time.
        """
        self._credentials = credentials
        self._clock = clock
        self._nonce = nonce

    @property
    def credentials(self) -> Credentials:
        """Who signs, and whose signatures are believed."""
        return self._credentials

    # The class flags requires_request_body and requires_response_body stay unset: httpx would
    # then read every body, also of answers that are passed on unread.
    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Called by `httpx.Client`.

        Raises:
            SchemeMismatch: The operation belongs to the other side; nothing was sent.
            UnsignableRequest: The bytes to sign are not known; nothing was sent.
            VerificationError: The answer is not proven to be WeChat Pay's.
        """
        self._sign(request)
        response = yield request
        if _has_to_be_verified(response):
            response.read()
            self._verify(response)

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Called by `httpx.AsyncClient`; raises what `sync_auth_flow` does."""
        self._sign(request)
        response = yield request
        if _has_to_be_verified(response):
            await response.aread()
            self._verify(response)

    def _sign(self, request: httpx.Request) -> None:
        credentials = self._credentials
        _check_scheme(request, credentials.scheme)
        authorization = credentials.authorize(
            request.method,
            request.url.raw_path,
            _signed_body(request),
            timestamp=int(self._clock()),
            nonce=self._nonce(),
        )
        headers = request.headers
        headers["Authorization"] = authorization.header()
        announced = credentials.keys.announced
        if announced is not None and "Wechatpay-Serial" not in headers:
            headers["Wechatpay-Serial"] = announced
        if headers.get("Accept", "*/*") == "*/*":
            headers["Accept"] = "application/json"

    def _verify(self, response: httpx.Response) -> None:
        try:
            verify_answer(
                response.headers,
                response.content,
                keys=self._credentials.keys,
                scheme=self._credentials.scheme,
                now=self._clock(),
            )
        except VerificationError as error:
            error.status_code = response.status_code
            error.request_id = response.headers.get("Request-ID")
            error.response = response
            raise


def _has_to_be_verified(response: httpx.Response) -> bool:
    # https://pay.weixin.qq.com/doc/v3/partner/4013059030
    return response.is_success or "Wechatpay-Signature" in response.headers


def _check_scheme(request: httpx.Request, held: Scheme) -> None:
    required = request.extensions.get("wechatpay_scheme")
    if required is None or required == held:
        return
    operation = request.extensions.get("wechatpay_operation")
    name = None if operation is None else str(operation)
    raise SchemeMismatch(
        f"{name or 'This operation'} has to be signed under {required}, "
        f"but these credentials sign under {held}. Nothing was sent. "
        "Use BrandCredentials for /brand/ paths and PartnerCredentials for /v3/ paths.",
        operation=name,
        required=str(required),
        held=held,
    )


def _signed_body(request: httpx.Request) -> bytes:
    body = request.extensions.get("wechatpay_signed_body")
    if body is not None:
        if isinstance(body, bytes):
            return body
        raise UnsignableRequest(
            "extensions['wechatpay_signed_body'] has to be bytes: "
            "encode the text of the meta part once, then sign and send these bytes."
        )
    if request.headers.get("Content-Type", "").lower().startswith("multipart/"):
        raise UnsignableRequest(
            "A multipart upload is signed over its meta part alone: give that part's bytes "
            "as extensions={'wechatpay_signed_body': ...}. Nothing was sent."
        )
    try:
        return request.content
    except httpx.RequestNotRead:
        raise UnsignableRequest(
            "The body is a stream, but the signature covers all of it and is sent first: "
            "give the body as bytes, text or json. Nothing was sent."
        ) from None
