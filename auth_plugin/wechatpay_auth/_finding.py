"""What one check of the doctor found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Check = Literal[
    "variables",
    "identity",
    "private_key",
    "certificate",
    "pair",
    "serial_no",
    "public_key",
    "platform_certificates",
    "api_key",
    "reachability",
    "clock",
    "signed_call",
]
Status = Literal["ok", "failed", "not checked"]


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check, without anything secret.

    Attributes:
        check: What was checked.
        status: ``ok``, ``failed``, or ``not checked``.
        english: What was found and, if it failed, what to do; or why it was not checked.
        chinese: The same in Chinese.
    """

    check: Check
    status: Status
    english: str
    chinese: str


def ok(check: Check, english: str, chinese: str) -> Finding:
    """A check that passed."""
    return Finding(check, "ok", english, chinese)


def failed(check: Check, english: str, chinese: str) -> Finding:
    """A check that did not pass."""
    return Finding(check, "failed", english, chinese)


def skipped(check: Check, english: str, chinese: str) -> Finding:
    """A check that could not, or need not, be made."""
    return Finding(check, "not checked", english, chinese)
