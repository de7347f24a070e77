"""The results as Markdown."""

from collections.abc import Iterable, Sequence
from typing import Any

_UNITS = {"floor": "÷ floor", "hand": "÷ by hand", "peer": "÷ wechatpayv3", "peer_with_sniffio": "÷ same, sniffio"}
_NOT_RUN = "not run"


def markdown(document: dict[str, Any]) -> str:
    """All tables, with what they were measured on."""
    return "\n\n".join(part for part in _parts(document) if part) + "\n"


def _parts(document: dict[str, Any]) -> Iterable[str]:
    yield _about(document)
    yield "### Targets\n\n" + _targets(document)
    yield "### Synchronous calls over TLS\n\n" + _calls(document, ("floor", "hand", "peer"), "tls", 0)
    peer = "; ".join(document["peer_does_not"])
    yield (
        f"What wechatpayv3 does not do: {peer}. "
        "Its synchronous calls over TLS cost most for the new connection and the load of the CA bundle; "
        "the next table, without TLS, shows the rest."
    )
    yield "### Synchronous calls over plain HTTP\n\n" + _calls(document, ("floor", "hand", "peer"), "plain", 0)
    yield "### asyncio over TLS, one call at a time\n\n" + _calls(document, tuple(_UNITS), "tls", 1)
    yield "### asyncio over TLS, 32 calls at once\n\n" + _calls(document, tuple(_UNITS)[1:], "tls", 32)
    yield (
        "wechatpayv3 does not ask for sniffio, so on its own it runs without; where something else has brought it "
        "along, it gains too. Both are shown."
    )
    yield "### First call of a fresh process, and imports\n\n" + _first(document)
    yield "### Parts\n\n" + _micro(document)
    yield "### The simulator, and regeneration\n\n" + _simulators(document)


def _about(document: dict[str, Any]) -> str:
    machine, packages = document["machine"], document["machine"]["packages"]
    versions = ", ".join(f"{name} {version}" for name, version in packages.items() if version)
    lacking = ", ".join(name for name, version in packages.items() if not version)
    lines = [
        (
            f"{machine['cpu']}, {machine['cores']} cores, {machine['system']}, {machine['python']}, "
            f"{machine['openssl']['cryptography']}; {versions}{f'; not installed: {lacking}' if lacking else ''}. "
            f"{document['started'][:10]}, {document['rounds']} rounds in turn, {document['seconds']:.0f} s in all."
        )
    ]
    if not machine["quiet"]:
        lines.append(
            f"> **The machine was not quiet** (load {machine['load_at_start']} on {machine['cores']} cores at the "
            "start): read these figures as upper bounds, and measure again."
        )
    if document["share_of_calls"] < 1:
        lines.append("> A short run, for trying: too few calls to quote.")
    loaded = document["environments"]["fast"]["loaded"]
    idle = [name for name in ("orjson", "aiohttp") if loaded is not None and name not in loaded]
    if idle:
        lines.append(f"> {' and '.join(idle)} installed, but not used by the SDK in this run.")
    return "\n\n".join(lines)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _targets(document: dict[str, Any]) -> str:
    rows: list[list[str]] = []
    for target in document["targets"]:
        sign = "≥" if target["bound"] == "least" else "≤"
        measured = _NOT_RUN if target["measured"] is None else _number(target["measured"], target["unit"])
        reached = {None: _NOT_RUN, True: "reached", False: "**not reached**"}[target["reached"]]
        rows.append([target["text"], f"{sign} {_number(target['limit'], target['unit'])}", measured, reached])
    return _table(("", "target", "measured", ""), rows)


def _calls(document: dict[str, Any], units: Sequence[str], transport: str, concurrency: int) -> str:
    head = ["", "CPU per call, µs", *(_UNITS[unit] for unit in units), "calls/s", "connections per 100 calls"]
    rows: list[list[str]] = []
    for series in document["series"].values():
        if series["transport"] != transport or series["concurrency"] != concurrency:
            continue
        if "not_run" in series:
            rows.append([series["title"], f"{_NOT_RUN}: {series['not_run']}", *[""] * (len(head) - 2)])
            continue
        ratios = (series["ratios"].get(unit) for unit in units)
        rows.append(
            [
                series["title"],
                _range(series["cpu_us"], 0),
                *("" if ratio is None else _range(ratio, 3 if ratio["median"] < 0.1 else 2) for ratio in ratios),
                f"{series['per_second']['median']:.0f}",
                f"{100 * series['connections'] / series['calls']:.0f}",
            ]
        )
    return _table(head, rows)


_FIRST = {
    "sdk": "first call, this SDK",
    "sdk-trusted-key": "first call, this SDK, `validate_key=False`",
    "hand": "first call, by hand",
    "peer": "first call, wechatpayv3",
}


def _first(document: dict[str, Any]) -> str:
    rows: list[list[str]] = []
    for name, title in _FIRST.items():
        one = document["first_call"].get(name)
        if one is None:
            rows.append([title, _NOT_RUN, "", "", ""])
        else:
            ratio = f"{one['to_peer']:.2f} × wechatpayv3" if "to_peer" in one else ""
            rows.append([title, _range(one["cpu_ms"], 0), _range(one["wall_ms"], 0), ratio, str(one["modules"])])
    for name, one in document["import"].items():
        ratio = f"{one['to_httpx']:.2f} × httpx"
        rows.append([f"`import {name}`", _range(one["cpu_ms"], 0), "", ratio, str(one["modules"])])
    return _table(("", "CPU, ms", "time, ms", "", "modules"), rows)


def _micro(document: dict[str, Any]) -> str:
    rows: list[list[str]] = []
    for series in document["series"].values():
        if series["transport"] == "none" and "not_run" not in series:
            ratio = series["ratios"].get("json")
            against = "" if ratio is None else _range(ratio, 2)
            rows.append([series["title"], _range(series["cpu_us"], 0), against])
    return _table(("", "CPU, µs", "÷ `json.dumps`"), rows)


def _simulators(document: dict[str, Any]) -> str:
    simulators = document["simulators"]
    rows = [["the simulator: verifies, remembers, signs", *_simulated(simulators["ours"])]]
    prism = simulators["prism"]
    if "not_run" in prism:
        rows.append(["Prism", f"{_NOT_RUN}: {prism['not_run']}", ""])
    else:
        rows.append([f"Prism {prism['version']}: example answers, no signatures", *_simulated(prism)])
    text = _table(("creates of the same contract, 8 connections", "per second", "start to first answer, s"), rows)
    seconds = document["generation_seconds"]
    return f"{text}\n\nA new generation of the client: {_NOT_RUN if seconds is None else f'{seconds:.1f} s'}."


def _simulated(one: dict[str, Any]) -> list[str]:
    return [_range(one["per_second"], 0), f"{one['start_seconds']:.1f}"]


def _range(spread: dict[str, float], digits: int) -> str:
    low, middle, high = (f"{spread[name]:.{digits}f}" for name in ("p10", "median", "p90"))
    return middle if low == high else f"{middle} ({low}-{high})"


def _number(value: float, unit: str) -> str:
    return f"{value:.3g}" if unit == "x" else f"{value:.0f} {unit}"
