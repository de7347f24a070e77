"""``python -m wechatpay_testing``: contract checks for a program's own continuous integration."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from wechatpay_product_coupon import __version__
from wechatpay_product_coupon.testing import FakeWechatPay

from ._callbacks import check_callbacks
from ._calls import RecordingError, check_calls, read_calls
from ._endpoint import EndpointError, poster, started, wait_until_reachable, write_env
from ._stand_in import stand_in

_STATUS = "Exit status: 0 if all is well, 1 if something is wrong, 2 if it could not be checked."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: The command line without the program's name.

    Returns:
        The exit status.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    # argparse would take options of the endpoint's command for its own.
    given, command = (given[: given.index("--")], given[given.index("--") + 1 :]) if "--" in given else (given, [])
    options = _parser().parse_args(given)
    try:
        return _calls(options) if options.command == "calls" else _callbacks(options, command)
    except (RecordingError, EndpointError, ImportError) as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m wechatpay_testing", description=f"Contract checks (契约检查), contract {__version__}."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    calls = commands.add_parser(
        "calls", help="hold recorded requests against the contract / 校验录制的请求", epilog=_STATUS
    )
    calls.add_argument("files", nargs="+", type=Path, metavar="FILE", help="HAR, JSON or JSON lines / 录制文件")
    calls.add_argument("--operation", metavar="ID", help="operationId that bare bodies belong to / 请求体所属的接口")
    calls.add_argument(
        "--strict", action="store_true", help="also refuse fields that are pointless beside others / 严格模式"
    )
    callbacks = commands.add_parser(
        "callbacks",
        help="send an endpoint genuine, forged, repeated and probing callbacks / 检查回调接口",
        usage="%(prog)s --url URL [--side brand|partner] [--env-file FILE] [--wait SECONDS] [-- COMMAND ...]",
        epilog="The endpoint gets throw-away keys as the variables that from_env() reads: the COMMAND after -- is run "
        f"with them, and --env-file writes them for an endpoint that is started elsewhere. {_STATUS}",
    )
    callbacks.add_argument("--url", required=True, help="address of the endpoint / 回调地址")
    callbacks.add_argument(
        "--side", choices=("brand", "partner"), default="brand", help="品牌 or 服务商 (default brand)"
    )
    callbacks.add_argument("--env-file", type=Path, metavar="FILE", help="write the variables there / 环境变量文件")
    callbacks.add_argument(
        "--wait", type=float, default=30, metavar="SECONDS", help="how long to wait for it to come up (default 30)"
    )
    return parser


def _calls(options: argparse.Namespace) -> int:
    calls = [call for file in options.files for call in read_calls(file, operation=options.operation)]
    if not calls:
        raise RecordingError("nothing of this API was recorded in these files: nothing was checked")
    findings = check_calls(calls, strict=options.strict)
    for finding in findings:
        print(finding)
    wrong = len({finding.call.source for finding in findings})
    print(f"{len(calls)} calls, {wrong} with something wrong, contract {__version__}")
    return 1 if findings else 0


def _callbacks(options: argparse.Namespace, command: Sequence[str]) -> int:
    if not command and options.env_file is None:
        raise EndpointError(
            "the endpoint needs this run's keys: give the command that starts it after --, or --env-file FILE"
        )
    fake = FakeWechatPay(options.side)
    with stand_in(fake) as base_url:
        environment = {**fake.environ, "WECHATPAY_BASE_URL": base_url}
        if options.env_file is not None:
            write_env(options.env_file, environment)
            print(f"keys written to {options.env_file}; waiting for {options.url} ...", flush=True)
        with started(command, environment) as process, poster(options.url) as post:
            wait_until_reachable(options.url, process, options.wait)
            report = check_callbacks(fake, post)
    print(report)
    print(f"{len(report.exchanges)} callbacks, {len(report.problems)} went wrong")
    return 1 if report.problems else 0
