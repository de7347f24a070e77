"""Times on the wire: RFC 3339 text with an offset, read leniently and written back unchanged.

https://pay.weixin.qq.com/doc/v3/partner/4012081726
"""

import re
from datetime import datetime, timedelta, timezone
from typing import Any, Self

BEIJING = timezone(timedelta(hours=8), "+08:00")
"""Offset in which WeChat Pay counts days, and in which it means a time that names none."""

_CANONICAL_LENGTH = len("2025-08-01T00:00:00+08:00")
_LEAP_SECOND = re.compile(r"(?<=:\d\d):60")


class WireTime(datetime):
    """A `datetime` that remembers the text it was read from, so that it is written back letter for letter.

    Only used for text that `isoformat` would not reproduce: `Z`, fractions, missing seconds, lower-case letters.
    Arithmetic on it gives a value without that memory.
    """

    _text: str | None

    @classmethod
    def read(cls, text: str, moment: datetime) -> Self:
        value = cls.combine(moment.date(), moment.timetz())
        value._text = text
        return value

    def wire(self) -> str:
        return getattr(self, "_text", None) or write_plain(self)

    def __reduce_ex__(self, protocol: Any) -> Any:
        text = getattr(self, "_text", None)
        plain = datetime.combine(self.date(), self.timetz())
        return (WireTime.read, (text, plain)) if text else super().__reduce_ex__(protocol)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self


def is_canonical(text: str) -> bool:
    """Whether the text is a time that names its offset, in the form that is written, if it is a time at all."""
    return len(text) == _CANONICAL_LENGTH and text[10] == "T" and text[19] in "+-"


def parse_time(text: str) -> tuple[datetime, bool]:
    """Read a time; the flag tells whether the text names its offset.

    Raises:
        ValueError: the text is no ISO 8601 time.
    """
    if is_canonical(text):
        return datetime.fromisoformat(text), True
    # A leap second has no place in `datetime`: read it as the second before, keep its text.
    moment = datetime.fromisoformat(_LEAP_SECOND.sub(":59", text.upper()))
    if moment.tzinfo is None:
        return WireTime.read(text, moment.replace(tzinfo=BEIJING)), False
    return WireTime.read(text, moment), True


def write_plain(moment: datetime) -> str:
    return moment.isoformat()  # without a fraction where there is none


def write_time(moment: datetime) -> str:
    """Text for the wire: as it was read, or with whole seconds where there is no fraction."""
    return moment.wire() if isinstance(moment, WireTime) else write_plain(moment)
