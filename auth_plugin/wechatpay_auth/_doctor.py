"""The doctor: runs the checks in order, and says what they found, one line each."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping

import httpx

from ._checkup import choose_scheme, examine
from ._finding import Check, Finding, failed, skipped
from ._message import Scheme
from ._reach import TIMEOUT_SECONDS, probe

MAIN_BASE_URL = "https://api.mch.weixin.qq.com"
BASE_URL_VARIABLE = "WECHATPAY_BASE_URL"

_NAMES: dict[Check, str] = {
    "variables": "environment variables / 环境变量",
    "identity": "brand id or merchant number / 品牌ID或商户号",
    "private_key": "private key / 私钥",
    "certificate": "certificate / 证书",
    "pair": "certificate and key / 证书与私钥配对",
    "serial_no": "serial number / 证书序列号",
    "public_key": "WeChat Pay's public key and its id / 微信支付公钥与公钥ID",
    "platform_certificates": "platform certificates / 平台证书",
    "api_key": "API key / API密钥",
    "reachability": "reachability / 网络连通",
    "clock": "clock / 时钟",
    "signed_call": "signed call / 签名调用",
}
_STATUS_WIDTH = len("not checked")


def diagnose(
    environ: Mapping[str, str],
    scheme: Scheme | None = None,
    base_url: str | None = None,
    *,
    transport: httpx.BaseTransport | None = None,
    clock: Callable[[], float] = time.time,
) -> Iterator[Finding]:
    """Make all checks, each when its finding is asked for.

    Args:
        environ: The environment variables.
        scheme: The side to check; the one whose variables are set when left out.
        base_url: Where WeChat Pay is; ``WECHATPAY_BASE_URL`` or its main domain when left out.
        transport: In place of the network, for tests.
        clock: Gives the time in Unix seconds.
    """
    side = scheme or choose_scheme(environ)
    credentials = None
    if side is None:
        yield failed(
            "variables",
            "both or neither of WECHATPAY_BRAND_ID and WECHATPAY_MCHID are set: add --brand or --partner",
            "WECHATPAY_BRAND_ID 与 WECHATPAY_MCHID 都设置了或都没设置：请加 --brand 或 --partner",
        )
    else:
        checkup = examine(environ, side, now=clock())
        yield from checkup.findings
        credentials = checkup.credentials
    url = (base_url or environ.get(BASE_URL_VARIABLE, "")).strip() or MAIN_BASE_URL
    try:
        client = httpx.Client(base_url=url, timeout=TIMEOUT_SECONDS, transport=transport, follow_redirects=False)
    except httpx.InvalidURL:
        yield failed("reachability", "the base URL is none: it looks like " + MAIN_BASE_URL, "base URL 格式不正确")
        yield skipped("clock", "WeChat Pay was not reached", "未能连接微信支付")
        yield skipped("signed_call", "WeChat Pay was not reached", "未能连接微信支付")
        return
    with client:
        yield from probe(client, credentials, clock=clock)


def report(findings: Iterable[Finding], write: Callable[[str], object]) -> bool:
    """Write one line for each finding and one for all of them; tell whether none failed."""
    failures = count = 0
    for finding in findings:
        count += 1
        failures += finding.status == "failed"
        texts = dict.fromkeys((finding.english, finding.chinese))  # a number is the same in both languages
        text = f"{_NAMES[finding.check]}: {' | '.join(texts)}"
        write(f"{finding.status:<{_STATUS_WIDTH}}  {' '.join(text.split())}\n")
    write(f"{failures} of {count} checks failed / {count} 项检查中 {failures} 项未通过\n")
    return failures == 0
