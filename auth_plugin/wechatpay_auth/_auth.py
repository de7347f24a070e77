"""The authentication of an httpx client: signs what goes out, verifies what comes in."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Callable, Generator

import httpx

from ._credentials import Credentials
from ._errors import (
    CertificatesUnavailable,
    CredentialsError,
    SchemeMismatch,
    UnknownKey,
    UnsignableRequest,
    VerificationError,
)
from ._flow import Steps, run, run_async, send
from ._keyring import KeyRing
from ._message import Scheme
from ._signed import SignedRequest
from ._signer import nonce as fresh_nonce
from ._verifier import verify_answer

_SERIAL = "Wechatpay-Serial"
_SIGNED = "wechatpay_signed"


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

    If the credentials ask for it (`CertificateDownload`), platform certificates are downloaded
    within the calls that need them, as a request of its own through the same client.

    A request may carry these ``extensions``:

    ``wechatpay_scheme``
        The scheme the operation needs; credentials of another one refuse it.
    ``wechatpay_operation``
        What to call the operation in that error.
    ``wechatpay_signed_body``
        The bytes to sign in place of the body. Multipart uploads need it, with the text of
        their ``meta`` part: https://pay.weixin.qq.com/doc/v3/partner/4012365863

    and gets ``wechatpay_signed``, a `SignedRequest` that `explain_sign_error` compares with a refusal.

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
            CertificatesUnavailable: The keys to verify with could not be had; nothing was sent.
            VerificationError: The answer is not proven to be WeChat Pay's.
        """
        return run(self._steps(request))

    def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Called by `httpx.AsyncClient`; raises what `sync_auth_flow` does."""
        return run_async(self._steps(request))

    def refresh(self, client: httpx.Client) -> None:
        """Download the platform certificates now, as at the start of a process that only receives callbacks.

        Args:
            client: Sends the request; its ``base_url`` has to be WeChat Pay's.

        Raises:
            CredentialsError: The credentials do not ask for downloads.
            CertificatesUnavailable: The answer is of no use.
        """
        client.get("/", auth=_Download(self._download_steps)).close()

    async def arefresh(self, client: httpx.AsyncClient) -> None:
        """`refresh` for an asynchronous client."""
        await (await client.get("/", auth=_Download(self._download_steps))).aclose()

    def _download_steps(self, request: httpx.Request) -> Steps[None]:
        certificates = self._credentials.certificates
        if certificates is None:
            raise CredentialsError(
                "'platform_certificates' are not downloaded with these credentials: "
                "give PartnerCredentials(platform_certificates=CertificateDownload()).",
                names=("platform_certificates",),
            )
        yield from certificates.fetch(request, self._sign, self._clock())

    def _steps(self, request: httpx.Request) -> Steps[None]:
        _check_scheme(request, self._credentials.scheme)
        body = _signed_body(request)
        certificates = self._credentials.certificates
        download = None
        if certificates is not None:
            download = yield from certificates.before(request, self._sign, self._clock)
        keys = self._sign(request, body)
        response = yield from send(request)
        if download is not None:
            # httpx takes whatever went before for a part of the same call.
            response.history = [earlier for earlier in response.history if earlier is not download]
        # https://pay.weixin.qq.com/doc/v3/partner/4013059030
        if not 200 <= response.status_code <= 299 and "Wechatpay-Signature" not in response.headers:
            return
        yield response
        try:
            yield from self._verify(request, response, keys)
        except VerificationError as error:
            error.status_code = response.status_code
            error.request_id = response.headers.get("Request-ID")
            error.response = response
            raise

    def _sign(self, request: httpx.Request, body: bytes = b"") -> KeyRing:
        """Sign `request` over `body`, and give the keys whose answer it asks for."""
        credentials = self._credentials
        keys = credentials.keys
        method, target, timestamp, nonce = request.method, request.url.raw_path, int(self._clock()), self._nonce()
        headers = request.headers
        headers["Authorization"] = credentials.authorization_header(
            method, target, body, timestamp=timestamp, nonce=nonce
        )
        earlier = request.extensions.get(_SIGNED)
        if isinstance(earlier, SignedRequest) and earlier.announced == headers.get(_SERIAL):
            # This is a retry: the header is the auth's own, and another key may be announced by now.
            headers.pop(_SERIAL, None)
        announced = keys.announced
        if announced is not None:
            if _SERIAL in headers:
                announced = None
            else:
                headers[_SERIAL] = announced
        if headers.get("Accept", "*/*") == "*/*":
            headers["Accept"] = "application/json"
        request.extensions[_SIGNED] = SignedRequest.of(method, target, str(timestamp), nonce, body, announced=announced)
        return keys

    def _verify(self, request: httpx.Request, response: httpx.Response, keys: KeyRing) -> Steps[None]:
        """Verify with the keys in use, else with those the request was signed under, else with fresh ones."""
        try:
            self._prove(response, self._credentials.keys)
        except UnknownKey as unknown:
            serial = unknown.serial or ""
            if serial in keys:
                self._prove(response, keys)
                return
            certificates = self._credentials.certificates
            if certificates is None:
                raise
            try:
                download = yield from certificates.after(serial, request, self._sign, self._clock)
            except (CertificatesUnavailable, httpx.HTTPError) as error:
                # The request was sent and answered: no failure of another one may hide that.
                raise UnknownKey(f"{unknown.args[0]} It could not be downloaded.", serial=serial) from error
            self._prove(response, self._credentials.keys)
            if download is not None:
                _replace(download, response)

    def _prove(self, response: httpx.Response, keys: KeyRing) -> None:
        # performance: the headers as they came, since httpx decodes and joins all of them for `items`.
        raw, content = response.headers.raw, response.content
        verify_answer(raw, content, keys=keys, scheme=self._credentials.scheme, now=self._clock())


class _Download(httpx.Auth):
    """Sends the request for the platform certificates in place of the one that was built."""

    def __init__(self, steps: Callable[[httpx.Request], Steps[None]]) -> None:
        self._steps = steps

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        return run(self._steps(request))

    def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        return run_async(self._steps(request))


def _replace(last: httpx.Response, response: httpx.Response) -> None:
    # httpx gives its caller the last answer of a flow, and this one came before it.
    state = vars(response)
    vars(last).clear()
    vars(last).update(state)


def _check_scheme(request: httpx.Request, held: Scheme) -> None:
    required = request.extensions.get("wechatpay_scheme")
    if required is held or required is None or required == held:
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
