"""The raw chain: any path of APIv3 with signing, verification, retries and errors, but without models."""

import os
from collections.abc import Mapping
from typing import Any, Generic, Self, TypeVar, Unpack

from ._call import Timeout
from ._caller import AsyncCaller, Caller
from ._operation import Operation, segment
from ._raw import RawAnswer, RawParams, RawRequest, raw_body, raw_query, raw_upload, read_raw
from ._redaction import masked
from ._retry import RetryOption
from ._tries import Tries
from ._unset import UNSET
from ._upload import Upload

C = TypeVar("C", Caller, AsyncCaller)


class _Chain(Generic[C]):
    """A path under construction."""

    __slots__ = ("_caller", "_path", "_shown")
    _caller: C

    def __init__(self, caller: C, path: str = "", shown: str = "") -> None:
        self._caller = caller
        self._path = path
        self._shown = shown  # the path for logs and errors, values left out

    def __getattr__(self, name: str) -> Self:
        """The segment of this name: `product_coupons` is `product-coupons`, and `return_` is `return`."""
        if name.startswith("_"):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        text = segment(name.removesuffix("_").replace("_", "-"))
        return type(self)(self._caller, f"{self._path}/{text}", f"{self._shown}/{text}")

    def __getitem__(self, value: str | int) -> Self:
        """A path, directly after `chain`; one value, anywhere else."""
        if self._path:
            return type(self)(self._caller, f"{self._path}/{segment(str(value))}", f"{self._shown}/{{}}")
        text = str(value)
        if "?" in text or "#" in text:
            raise ValueError("a path has no '?' and no '#': give the query as 'params', and values one by one")
        path = "".join(f"/{segment(part)}" for part in text.strip("/").split("/"))
        return type(self)(self._caller, path, masked(path))

    def __call__(self, value: str | int) -> Self:
        """A path, directly after `chain`; one value, anywhere else."""
        return self[value]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._shown or '/'})"

    def _tries(
        self,
        method: str,
        upload: Upload | None = None,
        *,
        json: Any = UNSET,
        params: RawParams | None = None,
        content: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> Tries[RawAnswer]:
        if not self._path:
            raise ValueError("the chain names no path yet")
        caller = self._caller
        base_url = caller.base_url
        shown = self._shown
        operation: Operation[RawAnswer] = Operation(
            id=f"{method} {shown}", method=method, path=shown, scheme=caller.auth.credentials.scheme, models=""
        )
        request = caller.builder.build_raw(
            operation.id,
            method,
            f"{base_url}{self._path}{raw_query(params)}",
            body=raw_body(json, content) if upload is None else upload,
            headers=headers,
            timeout=timeout,
            client_headers=caller.http.headers if caller.foreign else None,
        )
        return Tries(caller.course, operation, read_raw, request, base_url=base_url, retry=retry)


class Chain(_Chain[Caller]):
    """A path of APIv3 under construction, and the calls that can be made to it.

    Three ways to write one path::

        client.chain.v3.marketing.partner.product_coupon.product_coupons.post(json={...})
        client.chain("v3/marketing/partner/product-coupon/product-coupons").post(json={...})
        client.chain["v3/marketing/partner/product-coupon/product-coupons"].post(json={...})

    Names written as attributes are converted: `product_coupons` to `product-coupons`, `return_` to `return`.
    Values never are: what stands in parentheses or brackets is percent-encoded and otherwise left as it is.
    Directly after `chain` that is a path, whose slashes separate; further on it is one value, slashes included::

        client.chain.v3.marketing.partner.product_coupon.users(openid).coupons[code].get(params={...})

    A segment that is called like a method here goes in brackets: `client.chain.v3.merchant.media["upload"]`.

    Every call returns a `RawAnswer`, and raises what operations raise. Whatever is called is signed under the
    credentials' scheme. Answers have to be signed, so that the unsigned downloads of bills cannot be made this way.
    Errors, events and logs name method and path without the values.
    """

    __slots__ = ()

    def get(self, **given: Unpack[RawRequest]) -> RawAnswer:
        """GET this path."""
        return self._caller.run(self._tries("GET", **given))

    def post(self, **given: Unpack[RawRequest]) -> RawAnswer:
        """POST to this path. Tried again only where nothing was sent or accepted; `retry` can say otherwise."""
        return self._caller.run(self._tries("POST", **given))

    def put(self, **given: Unpack[RawRequest]) -> RawAnswer:
        """PUT to this path."""
        return self._caller.run(self._tries("PUT", **given))

    def patch(self, **given: Unpack[RawRequest]) -> RawAnswer:
        """PATCH this path. Tried again like POST."""
        return self._caller.run(self._tries("PATCH", **given))

    def delete(self, **given: Unpack[RawRequest]) -> RawAnswer:
        """DELETE this path. Tried again like POST."""
        return self._caller.run(self._tries("DELETE", **given))

    def upload(
        self,
        file: bytes | str | os.PathLike[str],
        *,
        filename: str | None = None,
        meta: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> RawAnswer:
        """POST a file to this path, signed over its `meta` part.

        Args:
            file: its bytes or its path.
            filename: its name; may be left out for a path.
            meta: the part that is signed; default the name and the SHA-256 of the file.
            headers: more headers.
            timeout: seconds, or an `httpx.Timeout`; default the client's.
            retry: a policy for this call, None for a single try; default the client's.
        """
        parts = raw_upload(file, filename, meta)
        return self._caller.run(self._tries("POST", parts, headers=headers, timeout=timeout, retry=retry))


class AsyncChain(_Chain[AsyncCaller]):
    """A path of APIv3 under construction, and the calls that can be awaited on it; see `Chain`."""

    __slots__ = ()

    async def get(self, **given: Unpack[RawRequest]) -> RawAnswer:
        """GET this path."""
        return await self._caller.run(self._tries("GET", **given))

    async def post(self, **given: Unpack[RawRequest]) -> RawAnswer:
        """POST to this path. Tried again only where nothing was sent or accepted; `retry` can say otherwise."""
        return await self._caller.run(self._tries("POST", **given))

    async def put(self, **given: Unpack[RawRequest]) -> RawAnswer:
        """PUT to this path."""
        return await self._caller.run(self._tries("PUT", **given))

    async def patch(self, **given: Unpack[RawRequest]) -> RawAnswer:
        """PATCH this path. Tried again like POST."""
        return await self._caller.run(self._tries("PATCH", **given))

    async def delete(self, **given: Unpack[RawRequest]) -> RawAnswer:
        """DELETE this path. Tried again like POST."""
        return await self._caller.run(self._tries("DELETE", **given))

    async def upload(
        self,
        file: bytes | str | os.PathLike[str],
        *,
        filename: str | None = None,
        meta: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> RawAnswer:
        """POST a file to this path, signed over its `meta` part; arguments as in `Chain.upload`."""
        parts = raw_upload(file, filename, meta)
        return await self._caller.run(self._tries("POST", parts, headers=headers, timeout=timeout, retry=retry))
