"""Codes as pictures: read back by rules of their own."""

import re

import pytest

from wechatpay_mock.console._code_images import bar_code, qr, symbols

SAMPLES = ["SUMMER-0001", "00723246679286768245", "1", "12", "123", "12345", "A1234B", "a_b-9", "x123456y12", "9" * 39]


def read(found: list[int]) -> str:
    """The text of the symbols of Code 128, checked as scanners do."""
    *data, checksum, stop = found
    assert stop == 106
    assert checksum == (data[0] + sum(place * symbol for place, symbol in enumerate(data[1:], 1))) % 103
    paired = {104: False, 105: True}[data[0]]
    text = ""
    for symbol in data[1:]:
        if symbol in (99, 100) and not (paired and symbol == 99):
            assert paired is (symbol == 100), "a switch to the set that is in use"
            paired = symbol == 99
        else:
            text += f"{symbol:02d}" if paired else chr(symbol + 32)
    return text


@pytest.mark.parametrize("text", SAMPLES)
def test_bar_codes_read_back(text: str) -> None:
    """What a scanner reads is the code, whatever mix of digits and letters it is."""
    assert read(symbols(text)) == text


def test_digits_go_in_pairs() -> None:
    """Twenty digits take ten symbols beside start, checksum and stop."""
    assert len(symbols("00723246679286768245")) == 13


def test_bars_are_as_wide_as_the_standard_says() -> None:
    """Each symbol has 11 modules, the stop 13, with 10 quiet ones at each side."""
    view = re.search(rb'viewBox="0 0 (\d+) 60"', bar_code("SUMMER-0001"))
    assert view
    assert int(view[1]) == 11 * (len(symbols("SUMMER-0001")) - 1) + 13 + 20


@pytest.mark.parametrize("text", ["", "券", "a\n"])
def test_what_no_bar_code_can_hold(text: str) -> None:
    """It is refused rather than drawn as something else."""
    with pytest.raises(ValueError, match="printable ASCII"):
        symbols(text)


def test_qr_codes_are_svg_without_foreign_parts() -> None:
    """A picture of paths alone."""
    image = qr("00723246679286768245").decode()
    assert image.startswith("<svg")
    assert "<script" not in image
    assert "href" not in image
