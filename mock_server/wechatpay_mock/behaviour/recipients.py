"""The merchants that receive the payments of a store."""

from __future__ import annotations

from collections.abc import Mapping

from .._json import Json
from . import lookup
from .call import Behaviour, Call, rule_broken

_MOST = 3


def bind(call: Call) -> Json:
    """Bind a merchant number, at most three per store; its administrator agrees at once (assumed)."""
    store = lookup.store(call)
    mchid, name = call.body["mchid"], call.body["company_name"]
    if mchid not in store.recipients and len(store.recipients) >= _MOST:
        raise rule_broken("/mchid", f"the store has {_MOST} merchant numbers already", mchid)
    store.recipients[mchid] = name
    return {
        "store_id": store.store_id,
        "mchid": mchid,
        "company_name": name,
        "recipient_state": "CONFIRMED",
        **call.owner.shown,
    }


def unbind(call: Call) -> Json:
    """Unbind a merchant number; that there is nothing to unbind is told with status 200."""
    store = lookup.store(call)
    if call.body["mchid"] not in store.recipients:
        return {"failed_reason": "该商户号未绑定此门店"}
    del store.recipients[call.body["mchid"]]
    return {}


BEHAVIOURS: Mapping[str, Behaviour] = {"bindStoreRecipient": bind, "unbindStoreRecipient": unbind}
