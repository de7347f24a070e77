"""All behaviours, by the name of the operation without its side."""

from __future__ import annotations

from collections.abc import Mapping

from . import coupons, images, notify_config, sending, stocks, user_coupons
from .call import Behaviour

BEHAVIOURS: Mapping[str, Behaviour] = {
    **coupons.BEHAVIOURS,
    **stocks.BEHAVIOURS,
    **sending.BEHAVIOURS,
    **user_coupons.BEHAVIOURS,
    **notify_config.BEHAVIOURS,
    **images.BEHAVIOURS,
}
