"""What may be written to logs about a call: never an openid, a coupon code or a value of the query.

httpx logs every URL, and httpcore the headers of every answer. Filters on their loggers mask the records that
belong to calls of this SDK, and only those; other users of httpx in the process are not touched.
"""

import logging
import re
from contextvars import ContextVar
from functools import cache
from typing import Final

import httpx

IN_CALL: Final[ContextVar[bool]] = ContextVar("wechatpay_in_call", default=False)
"""Set while a call of the SDK runs, in its thread or task."""

_HTTPX: Final = "httpx"
# hpack spells out the headers of HTTP/2 requests, Authorization included.
_CORE: Final = (
    "httpcore.connection",
    "httpcore.http11",
    "httpcore.http2",
    "httpcore.proxy",
    "httpcore.socks",
    "hpack.hpack",
    "hpack.table",
)
_HARMLESS: Final = ("connect_tcp", "connect_unix_socket", "start_tls", "retry")

# Patterns are compiled when first used: only programs that log the URLs of httpx need them.
# The segment after each of these is a person or what the person holds.
_HOLDERS: Final = r"(?<=/)(users|coupons|coupon-bundles)/[^/?]+"
# The form of an openid, wherever it stands.
_OPENID: Final = r"(?<![0-9A-Za-z_-])o[0-9A-Za-z_-]{27}(?![0-9A-Za-z_-])"
_QUERY_VALUE: Final = r"=[^&]*"


def masked(target: str) -> str:
    """Path and query without what names a person, a coupon or a value."""
    path, mark, query = target.partition("?")
    path = re.sub(_OPENID, "***", re.sub(_HOLDERS, r"\1/***", path))
    return f"{path}{mark}{re.sub(_QUERY_VALUE, '=***', query)}"


def _masked_url(url: httpx.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}{masked(url.raw_path.decode('ascii'))}"


class _UrlFilter(logging.Filter):
    """Masks the URLs in records of httpx."""

    def filter(self, record: logging.LogRecord) -> bool:
        if IN_CALL.get() and isinstance(record.args, tuple):
            record.args = tuple(_masked_url(arg) if isinstance(arg, httpx.URL) else arg for arg in record.args)
        return True


class _CoreFilter(logging.Filter):
    """Leaves of the records of httpcore the name of the step, and drops those of HTTP/2's header packing."""

    def filter(self, record: logging.LogRecord) -> bool:
        if not IN_CALL.get():
            return True
        if not record.name.startswith("httpcore."):
            return False
        step = str(record.msg).partition(" ")[0]
        if not step.startswith(_HARMLESS):
            record.msg, record.args = step, ()
        return True


_URL_FILTER: Final = _UrlFilter()
_CORE_FILTER: Final = _CoreFilter()


def install() -> None:
    """Put the filters in place; more than once changes nothing."""
    loggers = _loggers()
    loggers[0].addFilter(_URL_FILTER)
    for logger in loggers[1:]:
        logger.addFilter(_CORE_FILTER)


@cache
def _loggers() -> list[logging.Logger]:
    """That of httpx, and those of httpcore; looking them up takes longer than all else `install` does."""
    return [logging.getLogger(name) for name in (_HTTPX, *_CORE)]
