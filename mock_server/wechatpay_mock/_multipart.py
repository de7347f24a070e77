"""Multipart forms: the parts of an upload, and the one of them that is signed."""

from __future__ import annotations

from dataclasses import dataclass, field

from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header

from ._request import Request

MEDIA_TYPE = "multipart/form-data"


class InvalidForm(ValueError):
    """A body that is no readable multipart form; the text says why."""


@dataclass(slots=True)
class Part:
    """One part of a form."""

    content: bytearray = field(default_factory=bytearray)
    headers: dict[bytes, bytes] = field(default_factory=dict[bytes, bytes])

    @property
    def name(self) -> str:
        return self._option(b"name") or ""

    @property
    def filename(self) -> str | None:
        return self._option(b"filename")

    def _option(self, name: bytes) -> str | None:
        _, options = parse_options_header(self.headers.get(b"content-disposition", b""))
        value = options.get(name)
        return None if value is None else value.decode("utf-8", "replace")


class _Collector:
    """Receives what the parser finds."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self._name, self._value = bytearray(), bytearray()

    def on_part_begin(self) -> None:
        self.parts.append(Part())

    def on_header_field(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def on_header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def on_header_end(self) -> None:
        self.parts[-1].headers[bytes(self._name).lower()] = bytes(self._value)
        self._name, self._value = bytearray(), bytearray()

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        self.parts[-1].content += data[start:end]


def read_form(request: Request) -> dict[str, Part]:
    """The parts of a form by name; of parts with one name the first counts.

    Raises:
        InvalidForm: the body is no multipart form.
    """
    kind, options = parse_options_header((request.headers.one("content-type") or "").encode("latin-1"))
    boundary = options.get(b"boundary")
    if kind.decode("latin-1").lower() != MEDIA_TYPE or not boundary:
        raise InvalidForm("Content-Type has to be multipart/form-data with a boundary")
    collector = _Collector()
    parser = MultipartParser(
        boundary,
        {
            "on_part_begin": collector.on_part_begin,
            "on_header_field": collector.on_header_field,
            "on_header_value": collector.on_header_value,
            "on_header_end": collector.on_header_end,
            "on_part_data": collector.on_part_data,
        },
    )
    try:
        parser.write(request.body)
        parser.finalize()
    except (MultipartParseError, ValueError) as error:
        raise InvalidForm(f"the form cannot be read: {str(error)[:80]}") from None
    return {part.name: part for part in reversed(collector.parts)}


def signed_part(request: Request, name: str) -> bytes:
    """The bytes an upload's signature is checked against.

    Empty where the platform sees no such part: without one, and with one that carries a file name, which is taken for
    a file (https://pay.weixin.qq.com/doc/v3/partner/4012365863).
    """
    try:
        part = read_form(request).get(name)
    except InvalidForm:
        return b""
    return b"" if part is None or part.filename is not None else bytes(part.content)
