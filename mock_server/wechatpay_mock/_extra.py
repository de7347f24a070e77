"""The libraries of the extra `mock`: looked for before anything needs them, so that a missing one is told plainly."""

from __future__ import annotations

from importlib.util import find_spec

LIBRARIES = ("starlette", "uvicorn", "jsonschema_rs", "python_multipart")

for _name in LIBRARIES:
    if find_spec(_name) is None:
        raise ImportError(
            f"The simulator needs {_name}, which is not installed: pip install wechatpay-product-coupon[mock]",
            name=_name,
        )
