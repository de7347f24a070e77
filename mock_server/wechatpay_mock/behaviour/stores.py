"""The stores of a brand (X1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .._entities import end_of_audit
from .._json import Json
from .._stores import BrandStore
from . import lookup
from .call import Behaviour, Call, rule_broken

_PARTS = ("store_basics", "store_address", "store_business")
# Changes of these alone need no review.
_FREE = {"store_reference_id", "service_phone", "business_hours"}
_PAGE = 20


def view(store: BrandStore, call: Call) -> Json:
    """A store as answers show it."""
    shown: Json = {
        "store_id": store.store_id,
        "store_state": store.state(call.now),
        "audit_state": store.audit_state(call.now),
        **store.content,
        **call.owner.shown,
    }
    if store.recipients:
        shown["store_recipient"] = [
            {"mchid": mchid, "company_name": name, "recipient_state": "CONFIRMED"}
            for mchid, name in store.recipients.items()
        ]
    return shown


def create(call: Call) -> Json:
    """Enter a store; it has no request number, so a repeat enters a second one."""
    end = end_of_audit(call.now, call.rules.store_audit_seconds)
    content = {part: call.body[part] for part in _PARTS if part in call.body}
    store = BrandStore(call.store.new_store_id(), content, created_until=end, reviewed_until=end)
    call.store.stores(call.owner.brand_id)[store.store_id] = store
    return view(store, call)


def get(call: Call) -> Json:
    """Read a store."""
    return view(lookup.store(call), call)


def list_(call: Call) -> Json:
    """List the stores of the brand, oldest first, from `offset` on."""
    state = call.query.get("store_state")
    offset, limit = call.query.get("offset", 0), call.query.get("limit", _PAGE)
    stores = [
        store
        for store in call.store.stores(call.owner.brand_id).values()
        if state is None or store.state(call.now) == state
    ]
    return {
        "data": [view(store, call) for store in stores[offset : offset + limit]],
        "offset": offset,
        "limit": limit,
        "total_count": len(stores),
        **call.owner.shown,
    }


def update(call: Call) -> Json:
    """Change what is told of a store; what is left out stays. A review leaves `store_state` alone."""
    store = lookup.store(call)
    told: dict[str, Json] = {part: call.body[part] for part in _PARTS if part in call.body}
    if any(name not in _FREE for fields in told.values() for name in fields):
        store.reviewed_until = end_of_audit(call.now, call.rules.store_audit_seconds)
    changed = {part: {**store.content.get(part, {}), **fields} for part, fields in told.items()}
    store.content = {**store.content, **changed}
    return view(store, call)


def delete(call: Call) -> None:
    """Remove a store for good, whatever its state."""
    store = lookup.store(call)
    del call.store.stores(call.owner.brand_id)[store.store_id]


def _switch(before: str, *, is_closed: bool) -> Callable[[Call], Json]:
    def switch(call: Call) -> Json:
        store = lookup.store(call)
        if store.state(call.now) != before:
            raise rule_broken("store_id", f"the store is not {before}", store.store_id, location="url")
        store.is_closed = is_closed
        return {"store_id": store.store_id, "store_state": store.state(call.now), **call.owner.shown}

    return switch


BEHAVIOURS: Mapping[str, Behaviour] = {
    "createStore": create,
    "getStore": get,
    "listStores": list_,
    "updateStore": update,
    "deleteStore": delete,
    "closeStore": _switch("OPEN", is_closed=True),
    "resumeStore": _switch("CLOSED", is_closed=False),
}
