"""Which operation a path belongs to, as a tree of path segments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ._refusals import ErrorEntry, Refusal

_Target = TypeVar("_Target")

# The real gateway answers a page of HTML to a path that nobody serves; a simulator says it in JSON.
UNKNOWN_PATH = ErrorEntry(404, "NOT_FOUND", "请求的接口不存在", "There is no such API path")
WRONG_METHOD = ErrorEntry(405, "METHOD_NOT_ALLOWED", "请求方法不正确", "The path exists, but not with this method")


class _Node(Generic[_Target]):
    __slots__ = ("leaves", "literals", "parameter")

    def __init__(self) -> None:
        self.literals: dict[bytes, _Node[_Target]] = {}
        self.parameter: _Node[_Target] | None = None
        self.leaves: dict[str, tuple[_Target, tuple[str, ...]]] = {}


@dataclass(frozen=True, slots=True)
class Match(Generic[_Target]):
    """What was found: the target, and the path parameters still percent-encoded."""

    target: _Target
    parameters: tuple[tuple[str, bytes], ...]


class Routes(Generic[_Target]):
    """Path templates such as `/users/{openid}/coupons`, with a target for each method."""

    def __init__(self) -> None:
        self._root: _Node[_Target] = _Node()

    def add(self, method: str, template: str, target: _Target) -> None:
        """Serve `template` with `target`; a literal segment goes before a parameter."""
        node = self._root
        names: list[str] = []
        for segment in template.split("/")[1:]:
            if segment.startswith("{"):
                names.append(segment[1:-1])
                node.parameter = node.parameter or _Node()
                node = node.parameter
            else:
                node = node.literals.setdefault(segment.encode(), _Node())
        node.leaves[method] = (target, tuple(names))

    def match(self, method: str, path: bytes) -> Match[_Target]:
        """Find what serves `path`, as it came in.

        Raises:
            Refusal: 404 for an unknown path, 405 for a method that the path does not have.
        """
        found = _find(self._root, path.split(b"/")[1:], ())
        if found is None:
            raise Refusal(UNKNOWN_PATH)
        leaves, values = found
        if method not in leaves:
            raise Refusal(WRONG_METHOD, headers={"Allow": ", ".join(sorted(leaves))})
        target, names = leaves[method]
        return Match(target, tuple(zip(names, values, strict=True)))


def _find(
    node: _Node[_Target], segments: Sequence[bytes], values: tuple[bytes, ...]
) -> tuple[dict[str, tuple[_Target, tuple[str, ...]]], tuple[bytes, ...]] | None:
    if not segments:
        return (node.leaves, values) if node.leaves else None
    head, rest = segments[0], segments[1:]
    literal = node.literals.get(head)
    found = None if literal is None else _find(literal, rest, values)
    if found is None and node.parameter is not None and head:
        found = _find(node.parameter, rest, (*values, head))
    return found
