"""One operation of the contract: what a request has to look like and what may be answered."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import jsonschema_rs

from wechatpay_auth import Scheme

from ._document import Document, Pointer, pointer_text
from ._json import Json
from ._multipart import MEDIA_TYPE
from ._pointers import first_violation
from ._rate_limit import RateLimit

_JSON = "application/json"


class Parameter:
    """A parameter in path or query; its text is read as the type of its schema."""

    def __init__(self, document: Document, pointer: Pointer) -> None:
        raw = document.at(pointer)
        self.name: str = raw["name"]
        self.location: str = raw["in"]
        self.required: bool = raw.get("required", False)
        self.document = document
        self._schema = (*pointer, "schema")
        self._type = document.at(document.resolve(self._schema)).get("type")

    @cached_property
    def validator(self) -> jsonschema_rs.Validator:
        """The compiled schema."""
        return self.document.validator(self._schema)

    def read(self, text: str) -> Any:
        """The value of `text`; the text itself where it does not fit, for the schema to refuse."""
        if self._type == "boolean":
            return {"true": True, "false": False}.get(text, text)
        if self._type == "integer" and text.removeprefix("-").isdecimal() and text.isascii():
            return int(text) if len(text) < 20 else text  # more digits than 64 bits hold
        return text


class Response:
    """A documented answer."""

    def __init__(self, document: Document, pointer: Pointer) -> None:
        self._document = document
        raw = document.at(pointer)
        self._content: Json = raw.get("content", {})
        self._schema = (*pointer, "content", _JSON, "schema")
        self._headers = {name: document.resolve((*pointer, "headers", name)) for name in raw.get("headers", {})}

    @cached_property
    def _body(self) -> jsonschema_rs.Validator | None:
        return self._document.validator(self._schema) if _JSON in self._content else None

    @cached_property
    def _header_validators(self) -> list[tuple[str, bool, jsonschema_rs.Validator]]:
        return [
            (name, self._document.at(pointer).get("required", False), self._document.validator((*pointer, "schema")))
            for name, pointer in self._headers.items()
        ]

    @property
    def examples(self) -> dict[str, Any]:
        """The named example bodies."""
        named: Json = self._content.get(_JSON, {}).get("examples", {})
        pointer = (*self._schema[:-1], "examples")
        return {name: self._document.at(self._document.resolve((*pointer, name)))["value"] for name in named}

    def header_fault(self, headers: Mapping[str, str]) -> str | None:
        """What the contract has against these headers, if anything."""
        for name, required, validator in self._header_validators:
            value = headers.get(name)
            if value is None and required:
                return f"header {name} is missing"
            if value is not None and not validator.is_valid(value):
                return f"header {name} is not as documented"
        return None

    def body_fault(self, body: Any) -> str | None:
        """What the contract has against this body (None for an empty one), if anything."""
        if self._body is None:
            return None if body is None else "a body is sent, none is documented"
        if body is None:
            return "no body is sent, one is documented"
        if self._body.is_valid(body):
            return None
        violation = first_violation(self._body.iter_errors(body), self._document)
        return None if violation is None else f"body at {pointer_text(violation.pointer)}: {violation.issue}"


class Operation:
    """One operation.

    Attributes:
        id: The operationId, such as `brandSendUserCoupon`.
        name: The same without the side, such as `sendUserCoupon`: both sides share a behaviour.
        scheme: The side, by its signature scheme.
        is_read: Whether it only reads, that is, a GET.
        document: The contract.
        parameters: The parameters in path and query.
        numbered_by: The body field that holds the request number, if there is one.
        has_body: Whether a JSON body may be sent.
        has_form: Whether a multipart form is sent in its place.
        sign_part: The multipart part that is signed, for uploads.
        success: The status of success.
        rate_limits: How often a caller may call it.
        errors: The keys of `x-errors` that the operation documents.
    """

    def __init__(self, document: Document, path: str, method: str) -> None:
        pointer: Pointer = ("paths", path, method)
        raw = document.at(pointer)
        self.document = document
        self.id: str = raw["operationId"]
        self.scheme = _scheme(document, raw)
        self.is_read = method == "get"
        self.name = _name(self.id, self.scheme)
        self.numbered_by: str | None = raw.get("x-idempotency-field")
        self.sign_part: str | None = raw.get("x-sign-part")
        self.rate_limits = tuple(RateLimit.read(limit) for limit in raw.get("x-rate-limit", ()))
        self.errors = frozenset[str](raw.get("x-error-codes", ()))
        self.parameters = _parameters(document, pointer)
        media = raw.get("requestBody", {}).get("content", {})
        self.has_body = _JSON in media
        self.has_form = MEDIA_TYPE in media
        self.body_required: bool = raw.get("requestBody", {}).get("required", False)
        self._body = (*pointer, "requestBody", "content", MEDIA_TYPE if self.has_form else _JSON, "schema")
        self.responses = {
            int(status): Response(document, document.resolve((*pointer, "responses", status)))
            for status in raw["responses"]
        }
        self.success = min(self.responses)

    @cached_property
    def body_validator(self) -> jsonschema_rs.Validator:
        """The compiled schema of the request body."""
        return self.document.validator(self._body)

    def __repr__(self) -> str:
        return f"Operation({self.id})"


def _scheme(document: Document, raw: Json) -> Scheme:
    name = next(iter(raw["security"][0]))
    return Scheme(document.at(("components", "securitySchemes", name))["scheme"])


def _name(operation_id: str, scheme: Scheme) -> str:
    bare = operation_id.removeprefix("brand" if scheme is Scheme.BRAND else "partner")
    return bare[:1].lower() + bare[1:]


def _parameters(document: Document, operation: Pointer) -> tuple[Parameter, ...]:
    pointers = [
        document.resolve((*holder, "parameters", index))
        for holder in (operation[:-1], operation)
        for index in range(len(document.at(holder).get("parameters", ())))
    ]
    found = (Parameter(document, pointer) for pointer in pointers)
    # Headers are checked where they matter: Wechatpay-Serial has an error of its own.
    return tuple(parameter for parameter in found if parameter.location in ("path", "query"))
