"""The base of the generated clients: credentials, base URL and the HTTP client they own or were given."""

from __future__ import annotations

import os
import time
from collections.abc import Awaitable, Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar

import httpx

from wechatpay_auth import Credentials, CredentialsError, WechatPayAuth

from . import _redaction
from ._attempt import Observer
from ._call import RequestBuilder
from ._caller import AsyncCaller, Caller
from ._check import Violation, contract_rules
from ._constants import BASE_URL_VARIABLE, DEFAULT_TIMEOUT, MAIN_BASE_URL
from ._failover import Failover, Hosts
from ._http import async_http, checked_base_url, sync_http
from ._model import Model
from ._retry import Retry, RetryPolicy
from ._sleep import async_sleep
from ._tries import Course

if TYPE_CHECKING:
    from ._chain import AsyncChain, Chain
    from ._limiter import AsyncLimiter, Limiter

_RETRY = Retry()

C = TypeVar("C", bound=Credentials)


class _Client:
    """What both kinds of client need besides sending."""

    _credentials_type: ClassVar[type[Credentials]] = Credentials

    @classmethod
    def _checked(cls, credentials: Credentials) -> None:
        if not isinstance(credentials, cls._credentials_type):
            raise CredentialsError(
                f"{cls.__name__} needs {cls._credentials_type.__name__}, got {type(credentials).__name__}: "
                "brands sign with the brand's key, service providers with the merchant key"
            )
        _redaction.install()

    @staticmethod
    def _builder(
        base_url: str | None,
        timeout: float | httpx.Timeout | None,
        language: str | None,
        *,
        allow_plain_http: bool,
        validate: bool,
    ) -> RequestBuilder:
        chosen = base_url or os.environ.get(BASE_URL_VARIABLE) or MAIN_BASE_URL
        return RequestBuilder(
            checked_base_url(chosen, allow_plain_http=allow_plain_http),
            httpx.Timeout(timeout),
            language,
            validate=validate,
        )

    @staticmethod
    def _hosts(failover: Failover | None, builder: RequestBuilder, *, allow_plain_http: bool) -> Hosts | None:
        return None if failover is None else Hosts(failover, builder.base_url, allow_plain_http=allow_plain_http)


class SyncClient(_Client, Generic[C]):
    """Calls WeChat Pay; open it once and share it between threads.

    Args:
        credentials: who calls; see `wechatpay_auth`.
        base_url: scheme, host and port; default `WECHATPAY_BASE_URL`, else the main domain.
        timeout: seconds for each phase, or an `httpx.Timeout`; default 5 to connect, 15 for the rest; None: no limit.
        language: language of WeChat Pay's error messages, for example `en` or `zh-CN` (its default).
        http_client: your own `httpx.Client`; used as it is, and not closed by this client.
        transport: an httpx transport for the client made here, for example a mock.
        allow_plain_http: allow a base URL that is plain http to another machine.
        validate: check every body against the contract's rules before it is sent (extra `check`). The rules are loaded
            once per process, about 0.1 s; after that a large body costs some ten microseconds.
        retry: decides after each failed try; default `Retry()`, which repeats what is safe up to twice. Any function
            `(error, attempt, operation) -> seconds | None` will do; None: one try only. Every try has the same body
            and request number, and a signature of its own. Methods take a `retry` of their own, too.
        failover: `Failover()` turns to WeChat Pay's backup domain while the main one cannot be reached, and makes
            a call that ran into a time-out once more at the other domain. Default None: off.
        limiter: keeps to the rate limits of the contract before WeChat Pay has to: `LocalLimiter()` within this
            process, `RedisLimiter(...)` among several. Default None: off. Limits are counted per operation and
            identity.
        on_attempt: called with an `Attempt` after each try, for metrics and tracing, in the thread or task of the
            call; for async clients it is a plain function, too. What it raises is logged and otherwise ignored.
        clock: Unix seconds, for tests.
        timer: seconds that only go forward, for tests.
        sleep: waits between tries, for tests.

    Each try is logged to the logger "wechatpay", successes at DEBUG, failures at INFO, with operation, status,
    request id and time, and without path, header or body. Filters on the loggers of httpx and httpcore mask openids,
    coupon codes and queries in what these log about calls of this client, and leave the rest of their records alone.

    Raises:
        CredentialsError: the credentials are of the other kind.
        ValueError: the base URL cannot be used, or there is no backup for it.
    """

    def __init__(
        self,
        credentials: C,
        *,
        base_url: str | None = None,
        timeout: float | httpx.Timeout | None = DEFAULT_TIMEOUT,
        language: str | None = None,
        http_client: httpx.Client | None = None,
        transport: httpx.BaseTransport | None = None,
        allow_plain_http: bool = False,
        validate: bool = False,
        retry: RetryPolicy | None = _RETRY,
        failover: Failover | None = None,
        limiter: Limiter | None = None,
        on_attempt: Observer | None = None,
        clock: Callable[[], float] = time.time,
        timer: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._checked(credentials)
        builder = self._builder(base_url, timeout, language, allow_plain_http=allow_plain_http, validate=validate)
        hosts = self._hosts(failover, builder, allow_plain_http=allow_plain_http)
        course = Course(retry=retry, hosts=hosts, observer=on_attempt, timer=timer)
        self._own = http_client is None
        http = http_client if http_client is not None else sync_http(transport)
        auth = WechatPayAuth(credentials, clock=clock)
        self._caller = Caller(http, auth, builder, course, limiter=limiter, sleep=sleep, foreign=not self._own)

    @property
    def chain(self) -> Chain:
        """Any other path of APIv3, signed and verified; see `wechatpay_runtime.Chain`."""
        from ._chain import Chain  # noqa: PLC0415  # performance: few programs need it

        return Chain(self._caller)

    def close(self) -> None:
        """Close the connections this client made."""
        if self._own:
            self._caller.http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._caller.auth.credentials!r}, base_url={self._caller.builder.base_url!r})"


class AsyncClient(_Client, Generic[C]):
    """Calls WeChat Pay from asyncio; open it once per event loop and share it between tasks.

    Arguments and errors are those of `SyncClient`, with httpx's async client and transport.

    Without either, connections are aiohttp's where the extra `fast` is installed, else httpx's own, one for each call
    under way; both behave alike. With a proxy in the environment variables that httpx heeds, httpx's own pool is used.
    """

    def __init__(
        self,
        credentials: C,
        *,
        base_url: str | None = None,
        timeout: float | httpx.Timeout | None = DEFAULT_TIMEOUT,
        language: str | None = None,
        http_client: httpx.AsyncClient | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        allow_plain_http: bool = False,
        validate: bool = False,
        retry: RetryPolicy | None = _RETRY,
        failover: Failover | None = None,
        limiter: AsyncLimiter | None = None,
        on_attempt: Observer | None = None,
        clock: Callable[[], float] = time.time,
        timer: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = async_sleep,
    ) -> None:
        self._checked(credentials)
        builder = self._builder(base_url, timeout, language, allow_plain_http=allow_plain_http, validate=validate)
        hosts = self._hosts(failover, builder, allow_plain_http=allow_plain_http)
        course = Course(retry=retry, hosts=hosts, observer=on_attempt, timer=timer)
        self._own = http_client is None
        http = http_client if http_client is not None else async_http(transport)
        auth = WechatPayAuth(credentials, clock=clock)
        self._caller = AsyncCaller(http, auth, builder, course, limiter=limiter, sleep=sleep, foreign=not self._own)

    @property
    def chain(self) -> AsyncChain:
        """Any other path of APIv3, signed and verified; see `wechatpay_runtime.AsyncChain`."""
        from ._chain import AsyncChain  # noqa: PLC0415  # performance: few programs need it

        return AsyncChain(self._caller)

    async def aclose(self) -> None:
        """Close the connections this client made."""
        if self._own:
            await self._caller.http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._caller.auth.credentials!r}, base_url={self._caller.builder.base_url!r})"


def _checked(
    resource: Resource | AsyncResource, body: Model | Mapping[str, Any], schema: str | None, *, strict: bool
) -> list[Violation]:
    if isinstance(body, Model):
        return body.check(strict=strict)
    name = schema or resource.checked_schema
    if name is None:
        raise ValueError("name the schema of this dict, for example schema='CreateProductCouponRequest'")
    return contract_rules(type(resource).__module__.partition(".")[0]).check(name, body, strict=strict)


class Resource:
    """A group of operations on one kind of object."""

    checked_schema: ClassVar[str | None] = None
    """What `check` takes a dict for, when it is not told."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def check(
        self, body: Model | Mapping[str, Any], *, schema: str | None = None, strict: bool = False
    ) -> list[Violation]:
        """Everything that is wrong with a body by the rules of the contract, before it is sent; [] if nothing is.

        Args:
            body: a model, or a dict with JSON names.
            schema: what a dict is meant for, by the name of its model; default the first body this resource sends.
            strict: also report fields that exclude each other, which WeChat Pay's own samples send together.

        Raises:
            ImportError: the extra `check` is not installed.
        """
        return _checked(self, body, schema, strict=strict)


class AsyncResource:
    """A group of operations on one kind of object, for asyncio."""

    checked_schema: ClassVar[str | None] = None
    """What `check` takes a dict for, when it is not told."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    def check(
        self, body: Model | Mapping[str, Any], *, schema: str | None = None, strict: bool = False
    ) -> list[Violation]:
        """Everything that is wrong with a body by the rules of the contract, before it is sent; [] if nothing is.

        Args:
            body: a model, or a dict with JSON names.
            schema: what a dict is meant for, by the name of its model; default the first body this resource sends.
            strict: also report fields that exclude each other, which WeChat Pay's own samples send together.

        Raises:
            ImportError: the extra `check` is not installed.
        """
        return _checked(self, body, schema, strict=strict)
