"""Refusing a request: the exception, and the catalogue of errors that the contract keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ._json import Json


@dataclass(frozen=True, slots=True)
class ErrorEntry:
    """One error: its status, code and texts.

    `sub_code` is the number at the end of `Request-ID`, None where no source tells it.
    """

    status: int
    code: str
    zh: str
    en: str
    sub_code: int | None = None


class Refusal(Exception):
    """A request that is answered with an error; nothing was changed.

    Attributes:
        error: A key of the contract's `x-errors`, or an entry that the contract does not have.
        detail: The `detail` of the answer.
        sub_code: A finer number than that of the entry.
        headers: Further headers of the answer.
    """

    def __init__(
        self,
        error: str | ErrorEntry,
        *,
        detail: Json | None = None,
        sub_code: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(error)
        self.error = error
        self.detail = detail
        self.sub_code = sub_code
        self.headers = dict(headers or {})


def fault(field: str, issue: str, *, value: Any = None, location: str = "body") -> Json:
    """The `detail` of PARAM_ERROR and INVALID_REQUEST.

    https://pay.weixin.qq.com/doc/v3/partner/4012081726
    """
    return {"field": field, "value": value, "issue": issue, "location": location}


class Catalogue:
    """The errors of the contract by their keys."""

    def __init__(self, entries: Mapping[str, Json]) -> None:
        self._entries = {
            key: ErrorEntry(
                status=entry["status"],
                code=entry["code"],
                zh=entry["zh"],
                en=entry["en"],
                sub_code=entry.get("sub_code"),
            )
            for key, entry in entries.items()
        }

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def entry(self, error: str | ErrorEntry) -> ErrorEntry:
        """The entry itself, or the one with that key.

        Raises:
            KeyError: The contract has no such entry.
        """
        return error if isinstance(error, ErrorEntry) else self._entries[error]
