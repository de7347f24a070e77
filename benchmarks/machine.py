"""What the figures were measured on and with."""

import os
import platform
import ssl
import sys
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cryptography.hazmat.backends.openssl.backend import backend

from .worker import EXTRAS

_DISTRIBUTIONS = (
    "wechatpay-product-coupon",
    "httpx",
    "httpcore",
    "h11",
    "anyio",
    "attrs",
    "cryptography",
    "wechatpayv3",
    "requests",
    "sniffio",
    "orjson",
    "aiohttp",
)
_QUIET = 0.25
"""Load per core at the start, above which the figures are said to be disturbed."""


def machine() -> dict[str, Any]:
    """Processor, load, versions."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {
        "cpu": _cpu(),
        "cores": cores,
        "load_at_start": None if load is None else round(load, 2),
        "quiet": load is not None and load / cores <= _QUIET,
        "system": f"{platform.system()} {platform.machine()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "openssl": {"python": ssl.OPENSSL_VERSION, "cryptography": str(backend.openssl_version_text())},
        "packages": {name: _version(name) for name in _DISTRIBUTIONS},
        "present": {name: find_spec(name) is not None for name in EXTRAS},
    }


def _version(distribution: str) -> str | None:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())
