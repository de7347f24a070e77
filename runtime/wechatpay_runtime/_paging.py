"""Lists of many pages, walked one answer at a time.

https://pay.weixin.qq.com/doc/v3/partner/4015781553
"""

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from ._errors import DecodeError
from ._record import Record
from ._unset import UNSET, Unset

if TYPE_CHECKING:
    from ._call import Query, QueryValue, Timeout
    from ._caller import AsyncCaller, Caller
    from ._model import Model
    from ._operation import Operation
    from ._retry import RetryOption

I = TypeVar("I")  # noqa: E741  # the item of a list


class Paging(Record, kw_only=True):
    """How a list is paged: the names of the fields and parameters that matter."""

    style: Literal["page_token", "offset"]
    items: str
    """Field of the answer that holds the items."""
    position: str
    """Query parameter that says where the page starts: a token, or an offset."""
    next: str | None = None
    """Field of the answer that holds the next token; absent on the last page."""
    total: str | None = None
    """Field of the answer that holds the number of items on all pages."""

    def following(self, operation: "Operation[Any]", page: "Model", start: "QueryValue") -> "QueryValue | None":
        """Where the page after `page` starts, None after the last one.

        Raises:
            DecodeError: the answer names the page just read as the next one, which would never end.
        """
        items = getattr(page, self.items)
        count = 0 if items is UNSET else len(items)
        if self.style == "page_token":
            token = getattr(page, self.next or "")
            if token is UNSET or not token:
                return None
            if token == start:
                raise _endless(operation, page, self.next or "")
            return str(token)
        begun = 0 if isinstance(start, Unset) else int(start)
        total = getattr(page, self.total or "")
        return begun + count if count and begun + count < total else None


def _endless(operation: "Operation[Any]", page: "Model", field: str) -> DecodeError:
    assert page.answer is not None
    return DecodeError(operation.id, "it names its own page as the next one", f"/{field}", page.answer, b"")


def _with(query: "Query", name: str, value: "QueryValue") -> "Query":
    return (*((n, v) for n, v in query if n != name), (name, value))


def _start(query: "Query", name: str) -> "QueryValue":
    return dict(query).get(name, UNSET)


def pages(
    caller: "Caller",
    operation: "Operation[Any]",
    *path: str,
    query: "Query" = (),
    timeout: "Timeout",
    retry: "RetryOption",
) -> Iterator[Any]:
    """The items of all pages; each page is asked for when the items before it are used up."""
    paging = operation.paging
    assert paging is not None
    start: QueryValue | None = _start(query, paging.position)
    while start is not None:
        following = _with(query, paging.position, start)
        page = caller.call(operation, *path, query=following, timeout=timeout, retry=retry)
        items = getattr(page, paging.items)
        yield from () if items is UNSET else items
        start = paging.following(operation, page, start)


async def async_pages(
    caller: "AsyncCaller",
    operation: "Operation[Any]",
    *path: str,
    query: "Query" = (),
    timeout: "Timeout",
    retry: "RetryOption",
) -> AsyncIterator[Any]:
    """The items of all pages; each page is asked for when the items before it are used up."""
    paging = operation.paging
    assert paging is not None
    start: QueryValue | None = _start(query, paging.position)
    while start is not None:
        page = await caller.call(
            operation, *path, query=_with(query, paging.position, start), timeout=timeout, retry=retry
        )
        items = getattr(page, paging.items)
        if items is not UNSET:
            for item in items:
                yield item
        start = paging.following(operation, page, start)
