"""Sending: the only place where sync and async differ."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from wechatpay_auth import WechatPayAuth

from ._call import Query, RequestBuilder, Timeout, read_answer
from ._model import Model
from ._operation import Operation
from ._redaction import IN_CALL
from ._retry import RetryOption
from ._tries import FAILURES, Course, Tries
from ._unset import UNSET
from ._upload import Upload

if TYPE_CHECKING:
    from ._limiter import AsyncLimiter, Limiter

T = TypeVar("T")
Body = Model | Mapping[str, Any] | Upload | None


class _Caller:
    """What both callers need to make a request."""

    auth: WechatPayAuth
    builder: RequestBuilder
    course: Course

    @property
    def base_url(self) -> str:
        """Where the next call goes."""
        hosts = self.course.hosts
        return self.builder.base_url if hosts is None else hosts.current


class Caller(_Caller):
    """Calls operations over one `httpx.Client`, for one identity; safe to share between threads."""

    def __init__(
        self,
        http: httpx.Client,
        auth: WechatPayAuth,
        builder: RequestBuilder,
        course: Course,
        *,
        limiter: Limiter | None,
        sleep: Callable[[float], object],
        foreign: bool,
        brand_id: str | None = None,
    ) -> None:
        self.http, self.auth, self.builder, self.course = http, auth, builder, course
        self.limiter, self.sleep, self.brand_id = limiter, sleep, brand_id
        self.foreign = foreign  # the user's own httpx client: its default headers are sent too

    def for_brand(self, brand_id: str) -> Caller:
        """The same connection and keys, with `brand_id` filled in on every call."""
        return Caller(
            self.http,
            self.auth,
            self.builder,
            self.course,
            limiter=self.limiter,
            sleep=self.sleep,
            foreign=self.foreign,
            brand_id=brand_id,
        )

    def call(
        self,
        operation: Operation[T],
        *path: str,
        query: Query = (),
        body: Body = None,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> T:
        """Send one request, again where that is right, and read its verified answer.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_runtime.errors`.
        """
        base_url = self.base_url
        request = self.builder.build(
            operation,
            path=path,
            query=query,
            body=body,
            timeout=timeout,
            brand_id=self.brand_id,
            client_headers=self.http.headers if self.foreign else None,
            base_url=base_url,
        )
        return self.run(Tries(self.course, operation, read_answer, request, base_url=base_url, retry=retry))

    def run(self, tries: Tries[T]) -> T:
        """Send what `tries` says until it has an answer, or gives up."""
        limiter = self.limiter if tries.operation.rate_limits else None
        outside = IN_CALL.get()
        IN_CALL.set(True)
        try:
            while True:
                try:
                    if limiter is not None:
                        limiter.acquire(tries.operation, self.auth.credentials.identity)
                        tries.sending()
                    response = self.http.send(tries.request, auth=self.auth, follow_redirects=False)
                    return tries.answered(response)
                except FAILURES as error:
                    delay = tries.failed(error)
                if delay:
                    self.sleep(delay)
                tries.sending()
        finally:
            IN_CALL.set(outside)  # no reset: an abandoned coroutine may be closed in another context


class AsyncCaller(_Caller):
    """Calls operations over one `httpx.AsyncClient`, for one identity; safe to share between tasks of a loop."""

    def __init__(
        self,
        http: httpx.AsyncClient,
        auth: WechatPayAuth,
        builder: RequestBuilder,
        course: Course,
        *,
        limiter: AsyncLimiter | None,
        sleep: Callable[[float], Awaitable[object]],
        foreign: bool,
        brand_id: str | None = None,
    ) -> None:
        self.http, self.auth, self.builder, self.course = http, auth, builder, course
        self.limiter, self.sleep, self.brand_id = limiter, sleep, brand_id
        self.foreign = foreign

    def for_brand(self, brand_id: str) -> AsyncCaller:
        """The same connection and keys, with `brand_id` filled in on every call."""
        return AsyncCaller(
            self.http,
            self.auth,
            self.builder,
            self.course,
            limiter=self.limiter,
            sleep=self.sleep,
            foreign=self.foreign,
            brand_id=brand_id,
        )

    async def call(
        self,
        operation: Operation[T],
        *path: str,
        query: Query = (),
        body: Body = None,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> T:
        """Send one request, again where that is right, and read its verified answer.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_runtime.errors`.
        """
        base_url = self.base_url
        request = self.builder.build(
            operation,
            path=path,
            query=query,
            body=body,
            timeout=timeout,
            brand_id=self.brand_id,
            client_headers=self.http.headers if self.foreign else None,
            base_url=base_url,
        )
        return await self.run(Tries(self.course, operation, read_answer, request, base_url=base_url, retry=retry))

    async def run(self, tries: Tries[T]) -> T:
        """Send what `tries` says until it has an answer, or gives up."""
        limiter = self.limiter if tries.operation.rate_limits else None
        outside = IN_CALL.get()
        IN_CALL.set(True)
        try:
            while True:
                try:
                    if limiter is not None:
                        await limiter.acquire_async(tries.operation, self.auth.credentials.identity)
                        tries.sending()
                    response = await self.http.send(tries.request, auth=self.auth, follow_redirects=False)
                    return tries.answered(response)
                except FAILURES as error:
                    delay = tries.failed(error)
                if delay:
                    await self.sleep(delay)
                tries.sending()
        finally:
            IN_CALL.set(outside)  # no reset: an abandoned coroutine may be closed in another context
