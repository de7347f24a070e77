"""The Authorization header: rendered in one order, parsed in any, refused with the reason."""

import itertools

import pytest

from tests.auth.support import Vector, named, vectors
from wechatpay_auth import Authorization, MalformedAuthorization, Scheme

REQUESTS: list[Vector] = vectors("request_signing")["vectors"]

PARAMETERS = (
    'mchid="1900000109"',
    'nonce_str="593BEC0C930BF1AFEB40B4A08C8FB242"',
    'signature="dymIQ1PS+/=="',
    'timestamp="1767225600"',
    'serial_no="0A3F9C1D2E4B5A6978877665544332211F00ABCD"',
)
HEADER = "WECHATPAY2-SHA256-RSA2048 " + ",".join(PARAMETERS)
PARSED = Authorization(
    scheme=Scheme.PARTNER,
    identity="1900000109",
    nonce="593BEC0C930BF1AFEB40B4A08C8FB242",
    timestamp="1767225600",
    serial_no="0A3F9C1D2E4B5A6978877665544332211F00ABCD",
    signature="dymIQ1PS+/==",
)


@pytest.mark.parametrize("vector", **named(REQUESTS))
def test_round_trip_of_each_vector(vector: Vector) -> None:
    """A header parsed and rendered again is the same text."""
    parsed = Authorization.parse(vector["authorization"])

    assert vector["authorization"] == parsed.header()
    assert vector["scheme"] == parsed.scheme
    assert str(vector["timestamp"]) == parsed.timestamp


def test_parameters_in_any_order() -> None:
    """All orders of the five parameters mean the same."""
    for order in itertools.permutations(PARAMETERS):
        assert Authorization.parse("WECHATPAY2-SHA256-RSA2048 " + ",".join(order)) == PARSED


def test_order_of_the_official_go_sdk() -> None:
    """The order that the official Go SDK writes is understood."""
    order = vectors("sdk_tests")["authorization_format_go"]["order"]
    by_name = {parameter.partition("=")[0]: parameter for parameter in PARAMETERS}

    assert Authorization.parse("WECHATPAY2-SHA256-RSA2048 " + ",".join(by_name[name] for name in order)) == PARSED


def test_brand_header_names_the_brand() -> None:
    """Under the brand scheme the identity parameter is brand_id."""
    header = HEADER.replace("WECHATPAY2-", "WECHATPAY-BRAND-").replace("mchid", "brand_id")
    parsed = Authorization.parse(header)

    assert Scheme.BRAND is parsed.scheme
    assert parsed.identity == "1900000109"
    assert header == parsed.header()


@pytest.mark.parametrize(
    ("fault", "header"),
    [
        ("scheme", ""),
        ("scheme", "Basic dXNlcjpwYXNz"),
        ("scheme", HEADER.replace("WECHATPAY2-SHA256-RSA2048", "WECHATPAY2-SM2-WITH-SM3")),
        ("scheme", HEADER.replace("WECHATPAY2", "wechatpay2")),
        ("scheme", " " + HEADER),
        ("scheme", HEADER.replace(" ", "\t")),
        ("missing", "WECHATPAY2-SHA256-RSA2048"),
        ("missing", "WECHATPAY2-SHA256-RSA2048 "),
        ("missing", HEADER.replace("," + PARAMETERS[1], "")),
        ("missing", HEADER.replace(PARAMETERS[0] + ",", "")),
        ("missing", HEADER.replace("," + PARAMETERS[4], "")),
        ("missing", HEADER.replace("1900000109", "")),
        ("duplicate", HEADER + "," + PARAMETERS[3]),
        ("duplicate", HEADER + ',timestamp="1"'),
        ("unknown", HEADER + ',realm="x"'),
        ("unknown", HEADER.replace("mchid", "brand_id")),
        ("unknown", HEADER.replace("WECHATPAY2-", "WECHATPAY-BRAND-")),
        ("syntax", HEADER.replace('"', "'")),
        ("syntax", HEADER.replace('"', "")),
        ("syntax", HEADER.replace('"1900000109"', "“1900000109”")),
        ("syntax", HEADER.replace("1900000109", '19\\"09')),
        ("syntax", HEADER.replace("mchid", "MCHID")),
        ("syntax", HEADER.replace(",", ";")),
        ("syntax", HEADER + ","),
        ("syntax", HEADER.replace("1900000109", "1900000109\x00")),
        ("syntax", HEADER.replace("1900000109", "１９００")),
        ("blank", HEADER.replace(",", ", ")),
        ("blank", HEADER.replace(" ", "  ")),
        ("blank", HEADER + " "),
        ("blank", HEADER.replace('mchid="', 'mchid ="')),
        ("blank", HEADER.replace("1900000109", "1900 000109")),
        ("line_break", HEADER.replace(",", ",\n")),
        ("line_break", HEADER + "\r\n"),
        ("line_break", HEADER.replace(",", ",\r")),
        ("line_break", HEADER.replace(",", "\u2028,")),
        ("timestamp", HEADER.replace("1767225600", "soon")),
        ("timestamp", HEADER.replace("1767225600", "-1")),
        ("timestamp", HEADER.replace("1767225600", "1.5")),
    ],
)
def test_malformed_header_is_refused_with_its_fault(fault: str, header: str) -> None:
    """A header that breaks a rule is refused, and the error tells the rule."""
    with pytest.raises(MalformedAuthorization) as caught:
        Authorization.parse(header)

    assert fault == caught.value.fault


def test_error_names_the_missing_parameters() -> None:
    """All parameters that are missing are named in one error."""
    with pytest.raises(MalformedAuthorization, match="nonce_str, signature, serial_no"):
        Authorization.parse('WECHATPAY2-SHA256-RSA2048 mchid="1",timestamp="1"')


def test_error_does_not_repeat_values() -> None:
    """The text of the error holds no value of the header."""
    with pytest.raises(MalformedAuthorization) as caught:
        Authorization.parse(HEADER.replace("1767225600", "soon"))

    assert "dymIQ1PS" not in str(caught.value)
    assert "soon" not in str(caught.value)


def test_repr_hides_the_signature() -> None:
    """A printed Authorization does not show its signature."""
    assert "dymIQ1PS" not in repr(PARSED)


@pytest.mark.parametrize("attribute", ["scheme", "identity", "nonce", "timestamp", "serial_no", "signature"])
def test_authorization_is_immutable(attribute: str) -> None:
    """An Authorization cannot be changed."""
    with pytest.raises(AttributeError):
        setattr(PARSED, attribute, "other")
