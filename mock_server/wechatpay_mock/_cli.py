"""The command line."""

from __future__ import annotations

import argparse
import logging
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from errno import EADDRINUSE
from pathlib import Path

from wechatpay_auth import Scheme

from ._admin import PREFIX
from ._clock import parse_time
from ._contract import ContractError
from ._home import ENV_FILES, HomeError
from ._open_files import raise_open_files
from ._receivers import check_address
from ._rules import Rules
from ._server import Simulator
from ._serving import is_local, listen
from ._state_file import StateError

_PROGRESS_SECONDS = 1.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: What follows the name of the command; from the command line when left out.

    Returns:
        The exit status: 0 after a clean stop, 1 when the simulator cannot start.
    """
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    raise_open_files()
    try:
        simulator = Simulator(
            home=options.home,
            now=options.now,
            rules=_rules(options),
            contract=options.contract,
            open_control=options.open_control,
            state=options.state,
            progress=progress(options.state),
            callback_to=options.callback_to,
        )
        with closing(simulator), listen(options.host, options.port) as listener:
            if not is_local(listener):
                print(
                    _REACHABLE.format(host=options.host, prefix=PREFIX, who=_WHO[options.open_control]), file=sys.stderr
                )
            simulator.serve(listener, on_ready=lambda base_url: _introduce(simulator, base_url, options))
    except (ContractError, HomeError, StateError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        hint = (
            " Stop what listens there, or give another --port (0 takes a free one)."
            if error.errno == EADDRINUSE
            else ""
        )
        print(f"Cannot listen on {options.host}, port {options.port}: {error.strerror}.{hint}", file=sys.stderr)
        return 1
    return 0


_WHO = {False: "still answer this machine only", True: "answer everybody, too"}
_REACHABLE = (
    "Warning: {host} is reached from other machines, too. Whoever holds the throw-away keys may call the API; "
    "console and control routes below {prefix} {who}."
)


def _rules(options: argparse.Namespace) -> Rules:
    return Rules(strict=options.strict, rate_limits=options.rate_limits)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m wechatpay_mock", description="A simulator of WeChat Pay's product coupon API."
    )
    serve = parser.add_subparsers(required=True, metavar="COMMAND").add_parser(
        "serve",
        help="answer requests until stopped with Ctrl-C or SIGTERM",
        description="Answer requests until stopped with Ctrl-C or SIGTERM; the first lines say where everything is.",
        epilog="For example: python -m wechatpay_mock serve --home simulator --now 2025-08-15T12:00:00+08:00",
    )
    serve.add_argument("--port", type=_port, default=8080, help="port to listen on; 0 takes a free one (default 8080)")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    serve.add_argument(
        "--home", type=Path, required=True, metavar="DIR", help="folder for throw-away keys, brand.env and partner.env"
    )
    serve.add_argument(
        "--now", type=_moment, metavar="TIME", help="where the business clock starts, RFC 3339 (default: now)"
    )
    serve.add_argument(
        "--state", type=Path, metavar="FILE", help="file that keeps coupons, users and clock (default: in memory only)"
    )
    serve.add_argument("--strict", action="store_true", help="also refuse what the contract lists as x-forbidden-when")
    serve.add_argument(
        "--open-control", action="store_true", help="let other machines use the console and the control routes, too"
    )
    serve.add_argument(
        "--rate-limits", action="store_true", help="answer 429 beyond the rate limits of the contract (x-rate-limit)"
    )
    serve.add_argument(
        "--callback-to",
        type=_address,
        metavar="URL",
        help="where callbacks really go, such as http://127.0.0.1:9000 (default: to the registered address)",
    )
    serve.add_argument("--contract", type=Path, metavar="FILE", help="openapi.json to read, not the installed one")
    return parser


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"{text[:20]!r} is no port: 0 to 65535")
    return int(text)


def _moment(text: str) -> datetime:
    try:
        return parse_time(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{error}; give one such as 2025-08-15T12:00:00+08:00") from None


def progress(file: Path | None) -> Callable[[int, int], None]:
    """Tells on standard error, once in a while, how far the restoring of a file is."""
    last = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last >= _PROGRESS_SECONDS:
            last = time.monotonic()
            print(f"{file}: {done} of {total} writes restored", file=sys.stderr, flush=True)

    return tell


def _address(text: str) -> str:
    try:
        check_address(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def _introduce(simulator: Simulator, base_url: str, options: argparse.Namespace) -> None:
    home: Path = options.home.resolve()
    clock = simulator.clock.now().isoformat()
    clock_source = "the real time" if options.now is None else "running on from there"
    state = "in memory, gone when the simulator stops; --state FILE keeps it"
    notes: tuple[str, ...] = ()
    if simulator.restored is not None:
        restored = simulator.restored
        came_back = f"{restored.writes} writes restored in {restored.seconds:.1f} s" if restored.writes else "new"
        state, notes = f"{options.state.resolve()}, {came_back}", restored.notes
        if restored.writes:
            clock_source = "as the state file tells it"
    print(
        f"WeChat Pay product coupon simulator, contract {simulator.gateway.contract.version}",
        f"  base URL  {base_url}",
        f"  home      {home}",
        f"  state     {state}",
        *(f"            {note}" for note in notes),
        f"  clock     {clock}, {clock_source}",
        f"  brand     {simulator.brand.identity}, BrandCredentials.from_env() after:",
        f"            set -a; . {home / ENV_FILES[Scheme.BRAND]}; set +a",
        f"  partner   {simulator.partner.identity}, PartnerCredentials.from_env() after:",
        f"            set -a; . {home / ENV_FILES[Scheme.PARTNER]}; set +a",
        f"  callbacks {options.callback_to or 'go to the registered address; --callback-to sends them elsewhere'}",
        f"  console   {base_url}/ (控制台)",
        f"  API pages {base_url}/docs (接口文档)",
        f"  control   {base_url}{PREFIX}/clock, {PREFIX}/requests, {PREFIX}/callbacks, {PREFIX}/faults, {PREFIX}/reset",
        f"ready {base_url}",
        sep="\n",
        flush=True,
    )
