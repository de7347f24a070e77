"""How many connections the limit of open files leaves room for."""

from __future__ import annotations

import sys

from ._connection import Limits

if sys.platform != "win32":
    import resource

_RESERVED = 128
"""For everything that is no connection: the listening socket, the home, those that are being refused."""
_MOST = 65536
_FEWEST = 16


def raise_open_files() -> None:
    """Raise the soft limit of open files as far as the hard one lets it, up to what is ever needed."""
    if sys.platform == "win32":
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _MOST if hard == resource.RLIM_INFINITY else min(hard, _MOST)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    except (OSError, ValueError):
        return  # some systems have a lower limit still: then it stays as it is


def limits() -> Limits:
    """As many connections as the soft limit leaves room for."""
    if sys.platform == "win32":
        return Limits()
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return Limits(connections=_MOST)
    return Limits(connections=max(_FEWEST, min(soft, _MOST) - _RESERVED))
