"""Make installed packages look as if they were not, as in an install of the SDK or of a peer on its own."""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any


class _Filtered:
    """The finder of `sys.path`, without some top-level packages.

    A name that is left out is searched for under one that exists nowhere: a failing import has to cost what it costs
    where the package is missing, because httpcore repeats it on every call.
    """

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname in self._names:
            fullname = f"{fullname}_is_not_installed"
        return PathFinder.find_spec(fullname, path, target)

    def __getattr__(self, name: str) -> Any:  # invalidate_caches, find_distributions
        return getattr(PathFinder, name)


def hide(names: Sequence[str]) -> None:
    """Let imports of these top-level packages fail from now on, in this process.

    Raises:
        RuntimeError: one of them is imported already.
    """
    loaded = [name for name in names if name in sys.modules]
    if loaded:
        raise RuntimeError(f"too late to hide {', '.join(loaded)}")
    position = sys.meta_path.index(PathFinder)
    sys.meta_path[position] = _Filtered(frozenset(names))
