"""Lists that are answered page by page (S18)."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from .._json import Json
from .call import Call, rule_broken

_SIZE = 20

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Page(Generic[_T]):
    """A page: its items, and the fields about paging that the answer carries."""

    items: list[_T]
    shown: Json


def page(call: Call, everything: Sequence[_T], wanted: Callable[[_T], bool], *, newest_first: bool = False) -> Page[_T]:
    """The page that a call asks for by `page_size` and `page_token`.

    A token holds a place in `everything`, so that neither additions nor changes of state while
    somebody walks through the pages skip or repeat an item.

    Args:
        call: The call.
        everything: What there is, oldest first; it only ever grows at its end.
        wanted: The filter.
        newest_first: List it backwards.

    Raises:
        Refusal: The token is not from this list.
    """
    token: str = call.query.get("page_token", "")
    size: int = call.query.get("page_size", _SIZE)
    places = range(len(everything))
    if newest_first:
        start = _place(call, token) if token else len(everything)
        rest = [place for place in reversed(places) if place < start and wanted(everything[place])]
    else:
        start = _place(call, token) if token else 0
        rest = [place for place in places if place >= start and wanted(everything[place])]
    shown: Json = {} if token else {"total_count": len(rest)}
    if len(rest) > size:
        shown["next_page_token"] = _token(call, rest[size] + 1 if newest_first else rest[size])
    return Page([everything[place] for place in rest[:size]], shown)


def _token(call: Call, place: int) -> str:
    return urlsafe_b64encode(f"{call.operation.name}:{place}".encode()).decode("ascii")


def _place(call: Call, token: str) -> int:
    try:
        name, _, place = urlsafe_b64decode(token.encode("ascii")).decode("ascii").partition(":")
        if name == call.operation.name:
            return int(place)
    except ValueError:
        pass
    raise rule_broken("page_token", "was not given by this list", token, location="query")
