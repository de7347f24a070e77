"""The code of a coupon as QR code or as bar code, in SVG."""

from __future__ import annotations

import io
import re

import segno

# Code 128: the widths of bars and gaps of each symbol, as ISO/IEC 15417 has them.
_WIDTHS = re.findall(
    r"\d+",
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 "
    "123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 "
    "232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 "
    "313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 "
    "111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 "
    "111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 "
    "114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112",
)
_START_B, _START_C, _STOP = 104, 105, 106
_TO_B, _TO_C = 100, 99
_QUIET = 10
_HEIGHT = 60
# A run of digits this long is shorter in pairs.
_PAIRED = 4


def qr(text: str) -> bytes:
    """A QR code, dark on a clear ground."""
    buffer = io.BytesIO()
    segno.make_qr(text, error="m").save(buffer, kind="svg", scale=4, border=2, xmldecl=False, svgns=True, light="#fff")
    return buffer.getvalue()


def bar_code(text: str) -> bytes:
    """A bar code of the kind Code 128.

    Raises:
        ValueError: The text is empty or holds what is not printable ASCII.
    """
    x, bars = _QUIET, [""]
    for symbol in symbols(text):
        for index, width in enumerate(map(int, _WIDTHS[symbol])):
            if index % 2 == 0:
                bars.append(f"M{x} 0h{width}v{_HEIGHT}h-{width}z")
            x += width
    total = x + _QUIET
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {total} {_HEIGHT}" width="{total * 2}" '
        f'height="{_HEIGHT * 2}" preserveAspectRatio="none" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{total}v{_HEIGHT}H0z"/><path d="{"".join(bars)}"/></svg>'
    )
    return svg.encode()


def symbols(text: str) -> list[int]:
    """The symbols of a text in Code 128, with start, checksum and stop.

    Raises:
        ValueError: The text is empty or holds what is not printable ASCII.
    """
    if not text or not all(" " <= character <= "~" for character in text):
        raise ValueError("a bar code takes printable ASCII")
    found: list[int] = []
    paired: bool | None = None
    position = 0
    while position < len(text):
        run = _digits(text, position)
        wanted = run >= 2 if paired else run >= _PAIRED or (run == len(text) == 2)
        if wanted is not paired:
            # In front of a run of odd length one digit stays in set B, so that pairs are left.
            if wanted and run % 2 and paired is False:
                found.append(ord(text[position]) - 32)
                position += 1
            found.append((_START_C if wanted else _START_B) if paired is None else (_TO_C if wanted else _TO_B))
            paired = wanted
        if paired:
            found.append(int(text[position : position + 2]))
            position += 2
        else:
            found.append(ord(text[position]) - 32)
            position += 1
    checksum = found[0] + sum(place * symbol for place, symbol in enumerate(found[1:], start=1))
    return [*found, checksum % 103, _STOP]


def _digits(text: str, position: int) -> int:
    end = position
    while end < len(text) and text[end].isdigit():
        end += 1
    return end - position
