"""What is measured in every round, where, and what it is compared with."""

from dataclasses import dataclass
from importlib.util import find_spec

PEER = ("wechatpayv3", "requests")
ASYNC_PEER = ("wechatpayv3", "aiofiles")
FAST = ("orjson", "aiohttp")


@dataclass(frozen=True)
class Environment:
    """The packages a process sees, beside those that every candidate needs.

    Attributes:
        hidden: Packages that seem not to be installed.
        needs: Packages without which it is pointless.
    """

    id: str
    title: str
    hidden: tuple[str, ...]
    needs: tuple[str, ...] = ()


ENVIRONMENTS = {
    one.id: one
    for one in (
        Environment("bare", "without sniffio, orjson and aiohttp", ("sniffio", *FAST)),
        Environment("core", "with sniffio, without orjson and aiohttp", FAST),
        Environment("fast", "with sniffio, orjson and aiohttp", (), FAST),
    )
}


@dataclass(frozen=True)
class Series:
    """One row: a candidate in an environment, over a transport.

    Attributes:
        candidate: Module and function of this package.
        transport: ``tls``, ``plain``, or ``none`` for what sends nothing.
        concurrency: Calls under way at once in asyncio; 0 for synchronous code.
        calls: How many a block has.
        against: Per unit of comparison, the series whose sum is 1.
        needs: Packages without which it cannot run.
    """

    id: str
    title: str
    candidate: str
    transport: str
    calls: int
    concurrency: int = 0
    environment: str = "core"
    against: tuple[tuple[str, tuple[str, ...]], ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def lacking(self) -> list[str]:
        """Packages that are needed and not installed."""
        needs = {*self.needs, *ENVIRONMENTS[self.environment].needs}
        return sorted(name for name in needs if find_spec(name) is None)


def _floor(exchange: str) -> tuple[str, tuple[str, ...]]:
    return "floor", ("sign", "verify", exchange)


def _to(unit: str, series: str) -> tuple[str, tuple[str, ...]]:
    return unit, (series,)


_TLS = (_floor("exchange-tls"), _to("hand", "hand-tls"), _to("peer", "peer-tls"))
_PLAIN = (_floor("exchange-plain"), _to("hand", "hand-plain"), _to("peer", "peer-plain"))
_ASYNC_1 = (_floor("exchange-async"), _to("hand", "hand-async-1"), _to("peer", "peer-async-1"))
_ASYNC_32 = (_to("hand", "hand-async-32"), _to("peer", "peer-async-32"))
_SAME_1, _SAME_32 = _to("peer_with_sniffio", "peer-async-1-sniffio"), _to("peer_with_sniffio", "peer-async-32-sniffio")
_JSON = (_to("json", "json"),)

HAND, SDK, SDK_FAST, WECHATPAYV3 = "httpx + cryptography by hand", "this SDK", "this SDK, extra `fast`", "wechatpayv3"
_SNIFFIO = "wechatpayv3, sniffio beside it"

SERIES = (
    Series("sign", "sign alone", "floor.sign", "none", 20),
    Series("verify", "verify alone", "floor.verify", "none", 20),
    Series("exchange-tls", "bare httpx exchange", "floor.exchange", "tls", 20, against=_TLS),
    Series("hand-tls", HAND, "by_hand.sync", "tls", 20, against=_TLS),
    Series("sdk-tls", SDK, "sdk.sync", "tls", 20, against=_TLS),
    Series("sdk-tls-fast", SDK_FAST, "sdk.sync", "tls", 20, environment="fast", against=_TLS),
    Series("peer-tls", WECHATPAYV3, "peer.sync", "tls", 2, against=_TLS, needs=PEER),
    Series("exchange-plain", "bare httpx exchange", "floor.exchange", "plain", 20, against=_PLAIN),
    Series("hand-plain", HAND, "by_hand.sync", "plain", 20, against=_PLAIN),
    Series("sdk-plain", SDK, "sdk.sync", "plain", 20, against=_PLAIN),
    Series("sdk-plain-fast", SDK_FAST, "sdk.sync", "plain", 20, environment="fast", against=_PLAIN),
    Series("peer-plain", WECHATPAYV3, "peer.sync", "plain", 20, against=_PLAIN, needs=PEER),
    Series("exchange-async", "bare httpx exchange", "floor.async_exchange", "tls", 20, 1, against=_ASYNC_1),
    Series("hand-async-1", HAND, "by_hand.asynchronous", "tls", 20, 1, against=(*_ASYNC_1, _SAME_1)),
    Series("sdk-async-1", SDK, "sdk.asynchronous", "tls", 20, 1, against=(*_ASYNC_1, _SAME_1)),
    Series("sdk-async-1-fast", SDK_FAST, "sdk.asynchronous", "tls", 20, 1, "fast", (*_ASYNC_1, _SAME_1)),
    Series("peer-async-1", WECHATPAYV3, "peer.asynchronous", "tls", 20, 1, "bare", (*_ASYNC_1, _SAME_1), ASYNC_PEER),
    Series(
        "peer-async-1-sniffio", _SNIFFIO, "peer.asynchronous", "tls", 20, 1, "core", _ASYNC_1, (*ASYNC_PEER, "sniffio")
    ),
    Series("hand-async-32", HAND, "by_hand.asynchronous", "tls", 96, 32, against=(*_ASYNC_32, _SAME_32)),
    Series("sdk-async-32", SDK, "sdk.asynchronous", "tls", 96, 32, against=(*_ASYNC_32, _SAME_32)),
    Series("sdk-async-32-fast", SDK_FAST, "sdk.asynchronous", "tls", 96, 32, "fast", (*_ASYNC_32, _SAME_32)),
    Series(
        "peer-async-32", WECHATPAYV3, "peer.asynchronous", "tls", 96, 32, "bare", (*_ASYNC_32, _SAME_32), ASYNC_PEER
    ),
    Series(
        "peer-async-32-sniffio",
        _SNIFFIO,
        "peer.asynchronous",
        "tls",
        96,
        32,
        "core",
        _ASYNC_32,
        (*ASYNC_PEER, "sniffio"),
    ),
    Series("second-client", "one more client, its key loaded", "sdk.second_client", "none", 20),
    Series("second-httpx", "one more `httpx.Client`", "sdk.second_httpx", "none", 1),
    Series("json", "`json.dumps` of the body", "sdk.json_dumps", "none", 100, against=_JSON),
    Series("to-dict", "`to_dict`, body", "sdk.to_dict", "none", 100, against=_JSON),
    Series("from-dict", "`from_dict`, answer", "sdk.from_dict", "none", 100, against=_JSON),
)
BY_ID = {one.id: one for one in SERIES}
