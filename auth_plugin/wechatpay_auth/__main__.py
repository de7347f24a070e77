"""``python -m wechatpay_auth doctor``: is this machine set up to call WeChat Pay?"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from ._doctor import diagnose, report
from ._message import Scheme

_EPILOG = (
    "Reads the variables that from_env() reads. Prints one line per check and nothing secret. "
    "Exit status: 0 if nothing failed, else 1. / "
    "读取 from_env() 所用的环境变量，逐项检查并输出结果，不显示任何密钥；全部通过时返回 0，否则返回 1。"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: The command line without the program's name.

    Returns:
        The exit status.
    """
    parser = argparse.ArgumentParser(prog="python -m wechatpay_auth")
    commands = parser.add_subparsers(required=True, metavar="command")
    doctor = commands.add_parser(
        "doctor", help="check variables, keys, clock and connection / 检查环境变量、密钥、时钟与连接", epilog=_EPILOG
    )
    side = doctor.add_mutually_exclusive_group()
    side.add_argument(
        "--brand", dest="scheme", action="store_const", const=Scheme.BRAND, help="check a brand's variables / 品牌"
    )
    side.add_argument(
        "--partner",
        dest="scheme",
        action="store_const",
        const=Scheme.PARTNER,
        help="check a service provider's variables / 服务商",
    )
    doctor.add_argument("--base-url", metavar="URL", help="in place of WECHATPAY_BASE_URL / 替代 WECHATPAY_BASE_URL")
    options = parser.parse_args(arguments)
    return 0 if report(diagnose(os.environ, options.scheme, options.base_url), _write) else 1


def _write(line: str) -> None:
    # A terminal that cannot show Chinese still shows the rest, and each line when it is known.
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(line.encode(encoding, "replace").decode(encoding))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
