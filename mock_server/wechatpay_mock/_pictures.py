"""Uploaded pictures, kept so that they can be looked at."""

from __future__ import annotations

_MOST_BYTES = 32 * 1024 * 1024
# What the first bytes of a picture look like, and what it is then; nothing else is ever shown as a picture.
_KINDS = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"BM", "image/bmp"))


class Pictures:
    """The pictures uploaded last, 32 MiB of them at most."""

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._pictures: dict[str, bytes] = {}
        self._bytes = 0

    def keep(self, address: str, content: bytes) -> None:
        """Remember a picture by its address; the oldest ones make room."""
        self._bytes += len(content) - len(self._pictures.pop(address, b""))
        self._pictures[address] = content
        while self._bytes > self._most_bytes:
            self._bytes -= len(self._pictures.pop(next(iter(self._pictures))))

    def get(self, address: str) -> tuple[bytes, str] | None:
        """A picture and its media type, None if it is not here or is no picture that browsers show."""
        content = self._pictures.get(address, b"")
        kind = next((kind for head, kind in _KINDS if content.startswith(head)), None)
        return None if kind is None else (content, kind)

    def __len__(self) -> int:
        return len(self._pictures)
