"""The platform certificates of one merchant: when they are downloaded, by whom, and what becomes of failures."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from copy import copy
from typing import Self

import httpx

from ._cache import CachedAnswer
from ._certificates import TARGET, open_certificates, refusal, signed_at, unreachable
from ._download import CertificateDownload
from ._errors import CertificatesUnavailable
from ._flight import Flight
from ._flow import Steps, send
from ._keyring import PUBLIC_KEY_ID_PREFIX, KeyRing
from ._keystore import KeyStore

_log = logging.getLogger("wechatpay_auth")

RETRY_SECONDS = 60
"""How long after a download the next one may start, when the keys held will do or an answer's key is unknown.

It keeps forged answers and a failing server from causing a download with every call.
"""

Sign = Callable[[httpx.Request], object]
Clock = Callable[[], float]


class PlatformCertificates:
    """Downloads the certificates into a key store, one download at a time.

    The methods that give steps are run by `WechatPayAuth` within the flow of a request;
    `clock` is its clock, `sign` signs the request for the certificates.
    """

    def __init__(self, download: CertificateDownload, store: KeyStore, api_key: bytes) -> None:
        self._refresh_seconds = download.refresh_seconds
        self._file = None if download.file is None else CachedAnswer(download.file)
        self._store = store
        self._api_key = api_key
        self._lock = threading.Lock()
        self._flight: Flight | None = None
        self._landed: Flight | None = None
        self._fetched_at: float | None = None
        self._tried_at: float | None = None
        self._restore()

    @property
    def fetched_at(self) -> float | None:
        """When WeChat Pay signed the certificates in use, in Unix seconds; None without any."""
        return self._fetched_at

    def before(self, request: httpx.Request, sign: Sign, clock: Clock) -> Steps[httpx.Response | None]:
        """Have certificates before `request` is sent, fresh ones if possible; gives the answer of a download.

        Raises:
            CertificatesUnavailable: There are none.
        """
        landed = self._landed
        now = clock()
        while self._is_polled() and not self._is_fresh(now):
            with self._lock:
                usable = self._is_usable(now)
                if usable and (self._flight or self._is_within(RETRY_SECONDS, self._tried_at, now)):
                    return None
                if self._landed is not landed and not usable:
                    # It landed while this call was on its way here: what became of it counts for this call, too.
                    landed = self._landed
                    _raise_failure(landed)
                flight, leads = self._join()
            if leads:
                try:
                    return (yield from self._lead(flight, request, sign, now))
                except CertificatesUnavailable as error:
                    if not usable:
                        raise
                    _log.warning("platform certificates: those held stay in use. %s", error)
                    return None
            download = yield from self._follow(flight, request, sign, now)
            if download is not None:
                return download
        return None

    def after(self, serial: str, request: httpx.Request, sign: Sign, clock: Clock) -> Steps[httpx.Response | None]:
        """Have the certificate `serial`, which an answer named, if WeChat Pay has it; gives a download's answer.

        Raises:
            CertificatesUnavailable: The download failed.
            httpx.HTTPError: It got no answer.
        """
        if serial.startswith(PUBLIC_KEY_ID_PREFIX) or self._store.given is None:
            return None
        now = clock()
        while True:
            with self._lock:
                if self._flight is None and (
                    self._store.ring.holds(serial, now=now) or self._is_within(RETRY_SECONDS, self._tried_at, now)
                ):
                    return None
                flight, leads = self._join()
            if leads:
                return (yield from self._lead(flight, request, sign, now))
            download = yield from self._follow(flight, request, sign, now)
            if download is not None:
                return download

    def fetch(self, request: httpx.Request, sign: Sign, now: float) -> Steps[httpx.Response]:
        """Download the certificates from where `request` goes.

        Raises:
            CertificatesUnavailable: The answer is of no use.
            httpx.HTTPError: There was no answer.
        """
        download = _request(request)
        sign(download)
        response = yield from send(download)
        yield response
        if not response.is_success:
            raise refusal(response.status_code, response.content, response.headers.get("Request-ID"))
        certificates = open_certificates(
            response.headers, response.content, api_key=self._api_key, keys=self._store.ring, now=now
        )
        self._store.install(certificates)
        self._fetched_at = self._tried_at = now
        if self._file is not None:
            self._file.write(response.headers, response.content)
        return response

    def _join(self) -> tuple[Flight, bool]:
        """The download on its way, begun if there is none; and whether it is the caller's to do."""
        if self._flight is not None:
            return self._flight, False
        self._flight = Flight()
        return self._flight, True

    def _lead(self, flight: Flight, request: httpx.Request, sign: Sign, now: float) -> Steps[httpx.Response]:
        failure: CertificatesUnavailable | None = None
        tried_at: float | None = now
        try:
            return (yield from self.fetch(request, sign, now))
        except CertificatesUnavailable as error:
            failure = error
            raise
        except httpx.HTTPError:
            failure = unreachable()
            raise
        except BaseException:
            # A caller who was cancelled proves nothing: one of those who wait takes over.
            tried_at = self._tried_at
            raise
        finally:
            flight.land(failure)
            with self._lock:
                self._flight = None
                self._landed = flight
                self._tried_at = tried_at

    def _follow(self, flight: Flight, request: httpx.Request, sign: Sign, now: float) -> Steps[httpx.Response | None]:
        waited = yield flight
        if not waited:
            return (yield from self.fetch(request, sign, now))
        _raise_failure(flight)
        return None

    def _is_polled(self) -> bool:
        given = self._store.given
        return given is not None and not any(key_id.startswith(PUBLIC_KEY_ID_PREFIX) for key_id in given.ids)

    def _is_fresh(self, now: float) -> bool:
        return self._is_within(self._refresh_seconds, self._fetched_at, now) and self._is_usable(now)

    def _is_usable(self, now: float) -> bool:
        held = self._store.downloaded
        return held is not None and any(held.holds(serial, now=now) for serial in held.ids)

    @staticmethod
    def _is_within(seconds: float, since: float | None, now: float) -> bool:
        # A clock that was put back must not stop downloads.
        return since is not None and 0 <= now - since < seconds

    def _restore(self) -> None:
        kept = None if self._file is None else self._file.read()
        if self._file is None or kept is None:
            return
        headers, body = kept
        try:
            certificates = open_certificates(headers, body, api_key=self._api_key, keys=self._store.ring, now=None)
        except CertificatesUnavailable as error:
            self._file.complain("is not used", error)
            return
        self._store.install(certificates)
        self._fetched_at = signed_at(headers)

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __repr__(self) -> str:
        held: KeyRing | None = self._store.downloaded
        return f"PlatformCertificates(ids={[] if held is None else list(held.ids)!r}, fetched_at={self._fetched_at!r})"


def _request(request: httpx.Request) -> httpx.Request:
    # The same host, also behind a backup domain, and the same patience.
    kept = ("User-Agent", "Accept-Encoding", "Accept-Language")
    return httpx.Request(
        "GET",
        request.url.copy_with(raw_path=TARGET.encode(), fragment=None),
        headers={name: request.headers[name] for name in kept if name in request.headers},
        extensions={
            "timeout": request.extensions.get("timeout", {}),
            "wechatpay_operation": "downloadCertificates",
        },
    )


def _raise_failure(flight: Flight | None) -> None:
    error = None if flight is None else flight.failure
    if error is not None:
        # Each waiter gets an error of its own: tracebacks grow on the object.
        raise copy(error)
