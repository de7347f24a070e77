"""What the project promises about speed, and whether a run shows it."""

from dataclasses import dataclass
from typing import Any

from .figures import look_up


@dataclass(frozen=True)
class Target:
    """One promise.

    Attributes:
        where: The path of the figure in the document.
        unit: What stands behind the number; ``x`` for ratios.
        least: Whether the figure has to be at least the limit, not at most.
    """

    id: str
    text: str
    where: tuple[str, ...]
    limit: float
    unit: str = "x"
    least: bool = False


def _ratio(series: str, unit: str) -> tuple[str, ...]:
    return "series", series, "ratios", unit, "median"


CLIENT = "wechatpay_product_coupon.client"

TARGETS = (
    Target("sync-floor", "sync, TLS / floor", _ratio("sdk-tls", "floor"), 1.15),
    Target("sync-floor-fast", "sync, TLS, extra `fast` / floor", _ratio("sdk-tls-fast", "floor"), 1.06),
    Target("sync-hand", "sync, TLS / by hand", _ratio("sdk-tls", "hand"), 1.00),
    Target("sync-peer-tls", "sync, TLS / wechatpayv3", _ratio("sdk-tls", "peer"), 0.045),
    Target("sync-peer-plain", "sync, plain HTTP / wechatpayv3", _ratio("sdk-plain", "peer"), 0.67),
    Target("async-32-fast", "async, 32 at once, extra `fast` / wechatpayv3", _ratio("sdk-async-32-fast", "peer"), 0.35),
    Target("async-1", "async, one at a time / wechatpayv3", _ratio("sdk-async-1", "peer"), 0.85),
    Target("cold-start", "first call of a process / wechatpayv3", ("first_call", "sdk", "to_peer"), 1.0),
    Target(
        "second-client", "one more client, its key loaded", ("series", "second-client", "cpu_us", "median"), 200, "µs"
    ),
    Target("import", "import / `import httpx`", ("import", "wechatpay_product_coupon", "to_httpx"), 1.5),
    Target("import-client", "import with the clients / `import httpx`", ("import", CLIENT, "to_httpx"), 1.5),
    Target(
        "simulator",
        "simulator, signed / Prism, unsigned: creates per second",
        ("simulators", "to_prism"),
        1.0,
        least=True,
    ),
)


def judged(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Every target with what was measured; `measured` and `reached` are null where that was not run."""
    rows: list[dict[str, Any]] = []
    for target in TARGETS:
        measured = look_up(document, target.where)
        reached = None
        if measured is not None:
            reached = measured >= target.limit if target.least else measured <= target.limit
        rows.append(
            {
                "id": target.id,
                "text": target.text,
                "limit": target.limit,
                "bound": "least" if target.least else "most",
                "unit": target.unit,
                "measured": measured,
                "reached": reached,
            }
        )
    return rows
