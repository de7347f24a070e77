"""Where callbacks go: over the network, redirected if told so, or to a function."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

import httpx

from ._json import InvalidJson, decode, is_object
from ._parcels import Parcel

ANSWER_SECONDS = 5.0
_ACCEPTED = (200, 204)
_SHOWN_BYTES = 2048
_SHOWN_CHARACTERS = 100
# https://www.rfc-editor.org/rfc/rfc2606
_RESERVED = ("example.com", "example.net", "example.org", "example", "test", "invalid")
_LOCAL = ("localhost", "127.0.0.1", "[::1]")

Receiver = Callable[[dict[str, str], bytes], int]
"""A function that stands for a receiver: gets headers and body, and returns the HTTP status it answers."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a receiver answered.

    Attributes:
        status: The HTTP status, None if there was no answer.
        text: What it said, or why there was no answer.
    """

    status: int | None
    text: str = ""

    @property
    def is_accepted(self) -> bool:
        """Whether WeChat Pay takes it for a delivery; of other 2xx no page speaks (assumed: they are none)."""
        return self.status in _ACCEPTED

    @property
    def outcome(self) -> str:
        """What came of a genuine callback."""
        if self.is_accepted:
            return f"accepted with {self.status}"
        if self.status is None:
            return f"failed: {self.text}"
        if 200 <= self.status < 300:
            return f"failed: {self.status} is neither 200 nor 204"
        if 300 <= self.status < 400:
            return f"failed: {self.status}, redirections are not followed"
        return f"failed: refused with {self.status}{self._said}"

    def outcome_of_wrong(self, what: str) -> str:
        """What came of a callback that had to be refused."""
        if self.status is None:
            return f"{what}, nobody looked at it: {self.text}"
        if 400 <= self.status < 600:
            return f"{what}, rightly refused with {self.status}{self._said}"
        if 200 <= self.status < 300:
            return f"{what}, WRONGLY ACCEPTED with {self.status}: the receiver does not verify what it gets"
        return f"{what}, answered with {self.status}; 4xx or 5xx was expected"

    @property
    def _said(self) -> str:
        return f": {self.text}" if self.text else ""


def check_address(to: str) -> None:
    """Check an address that callbacks are redirected to.

    Raises:
        ValueError: It is no http or https address.
    """
    try:
        parts = urlsplit(to)
        is_complete = bool(parts.hostname) and parts.port != 0  # reading a wrong port raises
    except ValueError:
        parts, is_complete = None, False
    if parts is None or not is_complete or parts.scheme not in ("http", "https") or parts.query or parts.fragment:
        raise ValueError(f"{to[:80]!r} is no address such as http://127.0.0.1:9000")


def call(receiver: Receiver, parcel: Parcel) -> Reply:
    """Hand a parcel to a function; nothing that it raises escapes."""
    try:
        return Reply(int(receiver(dict(parcel.headers), parcel.body)))
    except Exception as error:  # it is the caller's own, and may fail in any way
        # Its text may repeat what the callback says of a user.
        return Reply(None, f"the receiver raised {type(error).__name__}")


class Network:
    """Sends callbacks over HTTP.

    Attributes:
        answer_seconds: How long a receiver may take: https://pay.weixin.qq.com/doc/v3/partner/4015780862
    """

    def __init__(self) -> None:
        self.answer_seconds = ANSWER_SECONDS
        self._redirects: dict[str | None, str] = {}
        self._first_redirects: dict[str | None, str] = {}
        self._client: httpx.Client | None = None
        self._lock = threading.Lock()

    def redirect(self, to: str | None, host: str | None = None) -> None:
        """Send callbacks elsewhere; see `Callbacks.redirect`.

        Raises:
            ValueError: `to` is no http or https address.
        """
        if to is None:
            self._redirects.pop(host, None)
            return
        check_address(to)
        self._redirects[None if host is None else host.lower()] = to

    def start_with(self, to: str) -> None:
        """Redirect all callbacks from the start, also after a reset.

        Raises:
            ValueError: `to` is no http or https address.
        """
        self.redirect(to)
        self._first_redirects = {None: to}

    def reset(self) -> None:
        """Redirect as at the start."""
        self._redirects = dict(self._first_redirects)

    def target(self, url: str, hosts: frozenset[str] | None) -> str:
        """Where a callback for a registered address really goes.

        Raises:
            ValueError: Nowhere; the text says why.
        """
        registered = urlsplit(url)
        name = (registered.hostname or "").lower()
        to = self._redirects.get(name) or self._redirects.get(None)
        if to is not None:
            parts = urlsplit(to)
            path = parts.path if parts.path.strip("/") else registered.path
            return urlunsplit((parts.scheme, parts.netloc, path, "", ""))
        if hosts is not None and name not in hosts:
            raise ValueError(f"{name[:80]} is not among Rules.callback_hosts")
        if hosts is None and any(name == reserved or name.endswith(f".{reserved}") for reserved in _RESERVED):
            raise ValueError(f"{name[:80]} is reserved for examples; redirect callbacks, as with --callback-to")
        return url

    def post(self, url: str, parcel: Parcel, hosts: frozenset[str] | None) -> Reply:
        """Send a parcel to a registered address."""
        try:
            target = self.target(url, hosts)
        except ValueError as error:
            return Reply(None, f"not sent: {error}")
        begin = time.monotonic()
        try:
            headers = {**parcel.headers, "User-Agent": "wechatpay_mock"}
            with self._opened().stream(
                "POST", target, headers=headers, content=parcel.body, timeout=self.answer_seconds
            ) as response:
                said = _said(response, begin + self.answer_seconds)
        except httpx.TimeoutException:
            return self._late()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return Reply(None, f"no connection to {urlsplit(target).netloc[:80]}: {error}")
        except (ValueError, OSError) as error:  # hosts and ports that no library expects
            return Reply(None, f"the address cannot be used: {type(error).__name__}")
        # The time-outs of httpx are for each step; what counts is the whole.
        return self._late() if time.monotonic() - begin > self.answer_seconds else Reply(response.status_code, said)

    def close(self) -> None:
        """Give the connections up; they are opened again when needed."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            client.close()

    def _late(self) -> Reply:
        return Reply(None, f"no answer within {self.answer_seconds:g} s")

    def _opened(self) -> httpx.Client:
        with self._lock:
            if self._client is None:
                self._client = httpx.Client(
                    follow_redirects=False,
                    # Receivers come and go: a connection kept would be found closed.
                    limits=httpx.Limits(max_keepalive_connections=0),
                    # Proxies of the environment are for the world outside.
                    mounts={f"all://{host}": None for host in _LOCAL},
                )
            return self._client


def _said(response: httpx.Response, deadline: float) -> str:
    """`code` and `message` of a refusal, as far as the receiver gives them, and in time."""
    if response.status_code < 400:
        return ""
    content = b""
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > _SHOWN_BYTES or time.monotonic() > deadline:
            return ""
    try:
        told = decode(content)
    except InvalidJson:
        return ""
    if not is_object(told):
        return ""
    return " ".join(str(told[name])[:_SHOWN_CHARACTERS] for name in ("code", "message") if told.get(name))
