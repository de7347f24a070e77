"""The address of callbacks: one for a partner with all its brands, one for a brand (N16)."""

from __future__ import annotations

from collections.abc import Mapping

from .._json import Json
from .._refusals import Refusal
from .._state import NotifyConfig
from .call import Behaviour, Call


def set_address(call: Call) -> Json:
    """Set the address, or replace it."""
    config = NotifyConfig(call.body["notify_url"], call.now)
    call.store.notify_configs[call.owner.scheme, call.owner.caller] = config
    return _view(config)


def get_address(call: Call) -> Json:
    """Read the address."""
    config = call.store.notify_configs.get((call.owner.scheme, call.owner.caller))
    if config is None:
        raise Refusal("NOT_FOUND.notify_config")
    return _view(config)


def _view(config: NotifyConfig) -> Json:
    return {"notify_url": config.notify_url, "update_time": config.updated_at.isoformat()}


BEHAVIOURS: Mapping[str, Behaviour] = {"setNotifyConfig": set_address, "getNotifyConfig": get_address}
