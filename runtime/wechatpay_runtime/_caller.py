"""Sending: the only place where sync and async differ."""

from collections.abc import Mapping
from typing import Any, TypeVar

import httpx

from wechatpay_auth import VerificationError, WechatPayAuth

from ._call import Query, RequestBuilder, Timeout, failure, read_answer
from ._model import Model
from ._operation import Operation
from ._unset import UNSET
from ._upload import Upload

T = TypeVar("T")
Body = Model | Mapping[str, Any] | Upload | None


class Caller:
    """Calls operations over one `httpx.Client`, for one identity; safe to share between threads."""

    def __init__(
        self,
        http: httpx.Client,
        auth: WechatPayAuth,
        builder: RequestBuilder,
        *,
        foreign: bool,
        brand_id: str | None = None,
    ) -> None:
        self.http, self.auth, self.builder, self.brand_id = http, auth, builder, brand_id
        self.foreign = foreign  # the user's own httpx client: its default headers are sent too

    def for_brand(self, brand_id: str) -> "Caller":
        """The same connection and keys, with `brand_id` filled in on every call."""
        return Caller(self.http, self.auth, self.builder, foreign=self.foreign, brand_id=brand_id)

    def call(
        self,
        operation: Operation[T],
        *path: str,
        query: Query = (),
        body: Body = None,
        timeout: Timeout = UNSET,
    ) -> T:
        """Send one request and read its verified answer.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_runtime.errors`.
        """
        headers = self.http.headers if self.foreign else None
        request = self.builder.build(
            operation,
            path=path,
            query=query,
            body=body,
            timeout=timeout,
            brand_id=self.brand_id,
            client_headers=headers,
        )
        try:
            response = self.http.send(request, auth=self.auth, follow_redirects=False)
        except (httpx.TransportError, httpx.DecodingError, VerificationError) as error:
            raise failure(operation, error) from error
        return read_answer(operation, response)


class AsyncCaller:
    """Calls operations over one `httpx.AsyncClient`, for one identity; safe to share between tasks of a loop."""

    def __init__(
        self,
        http: httpx.AsyncClient,
        auth: WechatPayAuth,
        builder: RequestBuilder,
        *,
        foreign: bool,
        brand_id: str | None = None,
    ) -> None:
        self.http, self.auth, self.builder, self.brand_id = http, auth, builder, brand_id
        self.foreign = foreign

    def for_brand(self, brand_id: str) -> "AsyncCaller":
        """The same connection and keys, with `brand_id` filled in on every call."""
        return AsyncCaller(self.http, self.auth, self.builder, foreign=self.foreign, brand_id=brand_id)

    async def call(
        self,
        operation: Operation[T],
        *path: str,
        query: Query = (),
        body: Body = None,
        timeout: Timeout = UNSET,
    ) -> T:
        """Send one request and read its verified answer.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_runtime.errors`.
        """
        headers = self.http.headers if self.foreign else None
        request = self.builder.build(
            operation,
            path=path,
            query=query,
            body=body,
            timeout=timeout,
            brand_id=self.brand_id,
            client_headers=headers,
        )
        try:
            response = await self.http.send(request, auth=self.auth, follow_redirects=False)
        except (httpx.TransportError, httpx.DecodingError, VerificationError) as error:
            raise failure(operation, error) from error
        return read_answer(operation, response)
