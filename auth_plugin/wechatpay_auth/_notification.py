"""What a callback says once it is verified and decrypted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeGuard

from ._errors import CallbackMalformed
from ._json import load
from ._seal import ALGORITHM

_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Notification:
    """One callback, proven to be WeChat Pay's, its content decrypted.

    https://pay.weixin.qq.com/doc/v3/partner/4012082320

    Attributes:
        id: The id of the notification.
        event_type: What has happened, such as ``PRODUCT_COUPON.SEND``; new ones may come any time.
        create_time: When it happened, RFC 3339 text. Repeats keep it, so it is no freshness check.
        resource_type: ``encrypt-resource``.
        summary: A line for humans, or None.
        original_type: Said kind of the content, or None. Pages and samples differ: never branch on it.
        algorithm: How the content was encrypted.
        plaintext: The content, byte for byte; not shown by ``repr``, since it holds personal data.
        serial: The ``Wechatpay-Serial`` of the key that verified it.
    """

    id: str
    event_type: str
    create_time: str
    resource_type: str
    summary: str | None
    original_type: str | None
    algorithm: str
    plaintext: bytes = field(repr=False)
    serial: str

    def json(self) -> Any:
        """The content as JSON.

        Raises:
            CallbackMalformed: It is none.
        """
        try:
            return load(self.plaintext)
        except ValueError as error:
            issue = f"its decrypted content cannot be read: {error}"
        raise malformed("", issue, notification_id=self.id, event_type=self.event_type)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Envelope:
    """The body of a callback, taken apart; its content is still encrypted."""

    id: str
    event_type: str
    create_time: str
    resource_type: str
    summary: str | None
    original_type: str | None
    algorithm: str
    nonce: str
    associated_data: str | None
    ciphertext: str

    @classmethod
    def parse(cls, body: bytes) -> Envelope:
        """Read a verified body.

        Raises:
            CallbackMalformed: It is no JSON object with the documented fields, or its content
                is encrypted in a way that is not supported.
        """
        issue = ""
        try:
            document = load(body)
        except ValueError as error:
            document, issue = None, str(error)
        if issue:
            raise malformed("", issue)
        root = _Node(document, "", None)
        # First those that errors quote.
        root.id = root.text("id")
        root.event_type = root.text("event_type")
        resource = _Node(root.value("resource"), "/resource", root)
        algorithm = resource.text("algorithm")
        if algorithm != ALGORITHM:
            raise resource.fault("algorithm", f"{algorithm[:_SHOWN]!r} is not supported, only {ALGORITHM} is")
        return cls(
            id=root.id,
            event_type=root.event_type,
            create_time=root.text("create_time"),
            resource_type=root.text("resource_type"),
            summary=root.optional_text("summary"),
            original_type=resource.optional_text("original_type"),
            algorithm=algorithm,
            nonce=resource.text("nonce"),
            associated_data=resource.optional_text("associated_data"),
            ciphertext=resource.text("ciphertext"),
        )


class _Node:
    """An object of the envelope, read field by field; `null` counts as absent."""

    def __init__(self, node: object, pointer: str, root: _Node | None) -> None:
        self._pointer = pointer
        self._root = root or self
        self.id: str | None = None
        self.event_type: str | None = None
        if not _is_object(node):
            raise self.fault(None, "expected a JSON object")
        self._node = node

    def value(self, name: str) -> object:
        found = self._node.get(name)
        if found is None:
            raise self.fault(name, "is required but missing")
        return found

    def text(self, name: str) -> str:
        found = self.value(name)
        if not isinstance(found, str) or not found:
            raise self.fault(name, "expected text that is not empty")
        return found

    def optional_text(self, name: str) -> str | None:
        found = self._node.get(name)
        if found is None or isinstance(found, str):
            return found
        raise self.fault(name, "expected text")

    def fault(self, name: str | None, issue: str) -> CallbackMalformed:
        pointer = self._pointer if name is None else f"{self._pointer}/{name}"
        return malformed(pointer, issue, notification_id=self._root.id, event_type=self._root.event_type)


def _is_object(node: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(node, dict)


def malformed(
    pointer: str, issue: str, *, notification_id: str | None = None, event_type: str | None = None
) -> CallbackMalformed:
    """The error, with the text that all share."""
    return CallbackMalformed(
        f"WeChat Pay signed this callback{_called(notification_id)}, but it is not what its pages describe, "
        f"at {pointer or 'its root'}: {issue}. Refuse it with 4xx, and look for a newer version of this package.",
        pointer=pointer,
        issue=issue,
        notification_id=notification_id,
        event_type=event_type,
    )


def _called(notification_id: str | None) -> str:
    return f" ({notification_id[:_SHOWN]!r})" if notification_id else ""
