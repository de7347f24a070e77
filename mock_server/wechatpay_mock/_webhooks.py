"""The callbacks that the contract describes: their events, contents and repeats."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import jsonschema_rs

from wechatpay_auth import Scheme

from ._document import Document, Pointer, pointer_text
from ._json import Json
from ._pointers import first_violation

_BODY = ("requestBody", "content", "application/json")
_SIDES = {"brand": Scheme.BRAND, "partner": Scheme.PARTNER}


class Webhook:
    """One callback.

    Attributes:
        scheme: The side of its receiver.
        kind: Its name without the side, such as `productCouponSend`.
        event_type: `event_type` in its envelope.
        summary: Its Chinese name, which the envelope carries, too.
        repeats: The seconds from each try that failed to the next one.
    """

    def __init__(self, document: Document, name: str) -> None:
        self._document = document
        self._pointer: Pointer = ("webhooks", name, "post")
        raw = document.at(self._pointer)
        side = next(side for side in _SIDES if name.startswith(side))
        bare = name.removeprefix(side)
        self.scheme = _SIDES[side]
        self.kind = bare[:1].lower() + bare[1:]
        self.event_type: str = raw["x-event-types"][0]
        self.summary: str = raw["externalDocs"]["description"]
        self.repeats: tuple[int, ...] = tuple(raw["x-retry-seconds"])
        self._examples: Json = raw["x-decrypted-examples"]

    @cached_property
    def _payload(self) -> jsonschema_rs.Validator:
        return self._document.validator((*self._pointer, "x-decrypted-schema"))

    @cached_property
    def _envelope(self) -> jsonschema_rs.Validator:
        return self._document.validator((*self._pointer, *_BODY, "schema"))

    @property
    def example(self) -> Json:
        """A content as the contract shows it."""
        pointer = (*self._pointer, "x-decrypted-examples", next(iter(self._examples)))
        payload: Json = self._document.at(self._document.resolve(pointer))["value"]
        return payload

    @cached_property
    def resource(self) -> Json:
        """`resource` of an envelope as the contract shows it: `original_type` and `associated_data` are constant."""
        examples = (*self._pointer, *_BODY, "examples")
        pointer = (*examples, next(iter(self._document.at(examples))))
        resource: Json = self._document.at(self._document.resolve(pointer))["value"]["resource"]
        return resource

    def payload_fault(self, payload: Json) -> str | None:
        """What the contract has against a content, if anything; no value of the content is told."""
        return self._fault(self._payload, payload)

    def envelope_fault(self, envelope: Json) -> str | None:
        """What the contract has against an envelope, if anything."""
        return self._fault(self._envelope, envelope)

    def _fault(self, validator: jsonschema_rs.Validator, value: Any) -> str | None:
        violation = first_violation(validator.iter_errors(value), self._document)
        return None if violation is None else f"{self.event_type} at {pointer_text(violation.pointer)}"


def read_webhooks(document: Document) -> dict[tuple[Scheme, str], Webhook]:
    """All callbacks, by side and kind."""
    found = (Webhook(document, name) for name in document.root.get("webhooks", {}))
    return {(webhook.scheme, webhook.kind): webhook for webhook in found}
