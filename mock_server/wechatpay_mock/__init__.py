"""A simulator of WeChat Pay's product coupon API (商品券), built from the contract `openapi.json`.

::

    python -m wechatpay_mock serve --port 8080 --home build/simulator

or, inside a test::

    from wechatpay_mock import Simulator

    with Simulator().run() as base_url:
        ...

It checks signatures and signs its answers as WeChat Pay does, validates what it receives and what
it sends against the contract, remembers what it was told (over restarts, too, with `--state FILE`
or `Simulator(state=...)`), and sends the callbacks (`Simulator.callbacks`). Each rule it enforces
is named by its number in the life-cycle notes (C4, U10, ...); those that no source settles are
switches in `Rules`.
"""

from . import _extra as _extra  # first: it tells what is missing before anything else is imported
from ._callbacks import Callbacks
from ._clock import Clock
from ._rules import Rules
from ._server import Simulator

__all__ = ["Callbacks", "Clock", "Rules", "Simulator"]
