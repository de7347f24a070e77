"""A simulator of WeChat Pay's product coupon API (商品券), built from the contract `openapi.json`.

::

    python -m wechatpay_mock serve --port 8080 --home build/simulator

or, inside a test::

    from wechatpay_mock import Simulator

    with Simulator().run() as base_url:
        ...

It checks signatures and signs its answers as WeChat Pay does, validates what it receives and what
it sends against the contract, and remembers what it was told. Each rule it enforces is named by
its number in the life-cycle notes (C4, U10, ...); those that no source settles are switches in
`Rules`. With `--state FILE`, or `Simulator(state=...)`, it remembers it over restarts.
"""

from ._rules import Rules
from ._server import Simulator

__all__ = ["Rules", "Simulator"]
