"""Keeping the last download of platform certificates in a file.

The file holds the answer as it came, signed and encrypted: it is no secret, and reading it proves it again,
so that whoever can write to the file but does not know the APIv3 key can plant nothing.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from ._signer import nonce

_log = logging.getLogger("wechatpay_auth")

_HEADERS = (
    "Wechatpay-Nonce",
    "Wechatpay-Serial",
    "Wechatpay-Signature",
    "Wechatpay-Signature-Type",
    "Wechatpay-Timestamp",
)
_OWNER_ONLY = 0o600


class CachedAnswer:
    """The file that holds one answer."""

    __slots__ = ("_path",)

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = Path(path)

    def read(self) -> tuple[dict[str, str], bytes] | None:
        """Headers and body of the answer kept; None if there is none that can be read."""
        try:
            content: object = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RecursionError) as error:
            self.complain("cannot be read", error)
            return None
        fields = cast("dict[str, Any]", content) if isinstance(content, dict) else {}
        headers, body = fields.get("headers"), fields.get("body")
        if not isinstance(headers, dict) or not isinstance(body, str):
            self.complain("holds something else", None)
            return None
        kept = cast("dict[str, object]", headers)
        return {name: value for name, value in kept.items() if isinstance(value, str)}, body.encode(
            "utf-8", "surrogatepass"
        )

    def write(self, headers: Mapping[str, str], body: bytes) -> None:
        """Keep an answer; the file is replaced in one step and readable by its owner only."""
        kept = {name: headers[name] for name in _HEADERS if name in headers}
        draft = self._path.with_name(f".{self._path.name}.{nonce()}")
        try:
            content = json.dumps({"headers": kept, "body": body.decode()}, ensure_ascii=False).encode()
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self._path)
        except (OSError, ValueError) as error:
            draft.unlink(missing_ok=True)
            self.complain("cannot be written", error)

    def complain(self, fault: str, error: Exception | None) -> None:
        """Say in the log what is wrong with the file: calls go on without it."""
        _log.warning("platform certificates: the file %s %s%s", self._path, fault, f" ({error})" if error else "")
