"""What the templates need about callbacks: kinds of events, their names on both sides, their models and examples.

A kind is a webhook of the contract without its side: `brandProductCouponSend` and `partnerProductCouponSend` are the
two sides of `ProductCouponSend`. Official texts mix up the names of the two sides, so each side knows both names; the
model is that of the side the callback came to.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from . import docstrings
from .contract import Contract, Schema, schema_name

_SIDES = ("brand", "partner")


class _Webhook(NamedTuple):
    side: str
    kind: str
    raw: Schema

    @property
    def event_types(self) -> list[str]:
        return [str(name) for name in self.raw["x-event-types"]]

    @property
    def model(self) -> str:
        return schema_name(self.raw["x-decrypted-schema"])


def event_data(contract: Contract) -> dict[str, Any]:
    webhooks = list(_webhooks(contract))
    kinds = {webhook.kind: [other for other in webhooks if other.kind == webhook.kind] for webhook in webhooks}
    return {
        "EVENTS": {kind: _kind(twins) for kind, twins in kinds.items()},
        "EVENT_EXAMPLES": {
            side: {
                name: _example(contract, webhook)
                for webhook in webhooks
                for name in webhook.event_types
                if webhook.side == side
            }
            for side in _SIDES
        },
    }


def _webhooks(contract: Contract) -> Iterator[_Webhook]:
    for name, item in contract.document.get("webhooks", {}).items():
        side = next(side for side in _SIDES if name.startswith(side))
        yield _Webhook(side, name.removeprefix(side), item["post"])


def _kind(twins: list[_Webhook]) -> dict[str, Any]:
    by_side = {webhook.side: webhook for webhook in twins}
    names = [name for webhook in twins for name in webhook.event_types]
    return {
        "doc": _docstring(twins),
        "models": list(dict.fromkeys(webhook.model for webhook in twins)),
        "rows": [
            {"event_type": name, "scheme": side.upper(), "model": by_side.get(side, twins[0]).model}
            for name in names
            for side in _SIDES
        ],
    }


def _docstring(twins: list[_Webhook]) -> str:
    lines = [
        f"{' or '.join(webhook.event_types)} for a {'brand' if webhook.side == 'brand' else 'service provider'}: "
        f"`{webhook.model}`, repeated {len(webhook.raw['x-retry-seconds'])} times at most."
        for webhook in twins
    ]
    pages = dict.fromkeys(page for webhook in twins for page in webhook.raw["x-docs"])
    return docstrings.escaped("\n".join([twins[0].raw["summary"].rstrip(".") + ".", "", *lines, *pages]))


def _example(contract: Contract, webhook: _Webhook) -> Any:
    return contract.resolve(next(iter(webhook.raw["x-decrypted-examples"].values())))["value"]
