"""All behaviours, by the name of the operation without its side."""

from __future__ import annotations

from collections.abc import Mapping

from . import (
    budgets,
    bundles,
    codes,
    coupons,
    image_tasks,
    images,
    notify_config,
    pre_sending,
    recipients,
    redemption,
    rounds,
    sending,
    stock_changes,
    stock_stores,
    stocks,
    stores,
    user_coupons,
)
from .call import Behaviour

BEHAVIOURS: Mapping[str, Behaviour] = {
    **coupons.BEHAVIOURS,
    **stocks.BEHAVIOURS,
    **bundles.BEHAVIOURS,
    **stock_changes.BEHAVIOURS,
    **budgets.BEHAVIOURS,
    **stock_stores.BEHAVIOURS,
    **codes.BEHAVIOURS,
    **sending.BEHAVIOURS,
    **pre_sending.BEHAVIOURS,
    **user_coupons.BEHAVIOURS,
    **redemption.BEHAVIOURS,
    **rounds.BEHAVIOURS,
    **notify_config.BEHAVIOURS,
    **images.BEHAVIOURS,
    **image_tasks.BEHAVIOURS,
    **stores.BEHAVIOURS,
    **recipients.BEHAVIOURS,
}
