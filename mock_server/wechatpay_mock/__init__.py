"""A simulator of WeChat Pay's product coupon API (商品券), built from the contract `openapi.json`.

::

    python -m wechatpay_mock serve --port 8080 --home simulator

or, inside a test::

    from wechatpay_mock import Simulator

    with Simulator().run() as base_url:
        ...

It checks signatures and signs its answers as WeChat Pay does, validates what it receives and what
it sends against the contract, remembers what it was told (over restarts, too, with `--state FILE`
or `Simulator(state=...)`), and sends the callbacks (`Simulator.callbacks`). What fails on demand is in
`wechatpay_mock.faults`. The rules it enforces have numbers (C4, U10, ...), by which
`tests/data/lifecycle/rules.json` of the repository tells them with their sources; those that no
source settles are switches in `Rules`.
"""

from . import _extra as _extra  # first: it tells what is missing before anything else is imported
from ._callbacks import Callbacks
from ._clock import Clock
from ._rules import Rules
from ._server import Simulator

__all__ = ["Callbacks", "Clock", "Rules", "Simulator"]
