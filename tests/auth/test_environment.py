"""Credentials out of environment variables."""

from pathlib import Path

import pytest

from tests.auth.support import BRAND, KEYS, PARTNER, WECHATPAY_BRAND, WECHATPAY_PARTNER
from wechatpay_auth import BrandCredentials, CredentialsError, PartnerCredentials

BRAND_VARIABLES = {
    "WECHATPAY_BRAND_ID": KEYS["brand_id"],
    "WECHATPAY_SERIAL_NO": BRAND["serial_no"],
    "WECHATPAY_PRIVATE_KEY": BRAND["private_key_pem"],
    "WECHATPAY_PUBLIC_KEY_ID": WECHATPAY_BRAND["public_key_id"],
    "WECHATPAY_PUBLIC_KEY": WECHATPAY_BRAND["public_key_pem"],
    "WECHATPAY_API_KEY": KEYS["brand_api_key"],
}
PARTNER_VARIABLES = {
    "WECHATPAY_MCHID": KEYS["mchid"],
    "WECHATPAY_SERIAL_NO": PARTNER["serial_no"],
    "WECHATPAY_PRIVATE_KEY": PARTNER["private_key_pem"],
    "WECHATPAY_PUBLIC_KEY_ID": WECHATPAY_PARTNER["public_key_id"],
    "WECHATPAY_PUBLIC_KEY": WECHATPAY_PARTNER["public_key_pem"],
}


def brand(**changes: str) -> BrandCredentials:
    return BrandCredentials.from_env(BRAND_VARIABLES | changes, validate_key=False)


def test_brand_from_variables() -> None:
    """A brand's variables make a brand's credentials."""
    credentials = BrandCredentials.from_env(BRAND_VARIABLES)

    assert credentials.identity == "120344"
    assert BRAND["serial_no"] == credentials.serial_no
    assert (WECHATPAY_BRAND["public_key_id"],) == credentials.keys.ids
    assert KEYS["brand_api_key"].encode() == credentials.api_key


def test_partner_from_variables() -> None:
    """A partner's variables make a partner's credentials; the API key may be left out."""
    credentials = PartnerCredentials.from_env(PARTNER_VARIABLES)

    assert credentials.identity == "1900000109"
    assert credentials.api_key is None


def test_process_environment_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an argument the environment of the process is read."""
    for name, value in BRAND_VARIABLES.items():
        monkeypatch.setenv(name, value)

    assert BrandCredentials.from_env(validate_key=False).identity == "120344"


def test_files_behind_an_at_sign(tmp_path: Path) -> None:
    """Keys and certificate may be named as files, with @ before the path."""
    contents = {
        "WECHATPAY_PRIVATE_KEY": BRAND["private_key_pem"],
        "WECHATPAY_PUBLIC_KEY": WECHATPAY_BRAND["public_key_pem"],
        "WECHATPAY_CERTIFICATE": BRAND["certificate_pem"],
    }
    for name, content in contents.items():
        (tmp_path / name).write_text(content)

    credentials = brand(**{name: f"@{tmp_path / name}" for name in contents}, WECHATPAY_SERIAL_NO="")

    assert BRAND["serial_no"] == credentials.serial_no


def test_key_on_one_line() -> None:
    """A key on one line, with its line breaks spelled out, is read."""
    brand(WECHATPAY_PRIVATE_KEY=BRAND["private_key_pem"].replace("\n", "\\n"))


def test_blanks_around_values_do_not_count() -> None:
    """Blanks around a value, as shells and files leave them, are dropped."""
    assert brand(WECHATPAY_BRAND_ID=" 120344\n").identity == "120344"


def test_all_missing_variables_are_named_at_once() -> None:
    """One error names every variable that is missing or blank."""
    with pytest.raises(CredentialsError) as caught:
        BrandCredentials.from_env({"WECHATPAY_PRIVATE_KEY": "  "})

    expected = (
        "WECHATPAY_BRAND_ID",
        "WECHATPAY_SERIAL_NO",
        "WECHATPAY_PRIVATE_KEY",
        "WECHATPAY_PUBLIC_KEY_ID",
        "WECHATPAY_PUBLIC_KEY",
    )
    assert expected == caught.value.names
    assert ", ".join(expected) in str(caught.value)


def test_serial_is_not_missing_beside_a_certificate() -> None:
    """With a certificate the serial need not be set."""
    with pytest.raises(CredentialsError) as caught:
        PartnerCredentials.from_env({"WECHATPAY_CERTIFICATE": "x"})

    assert "WECHATPAY_SERIAL_NO" not in caught.value.names


def test_variables_of_the_other_side_are_noticed() -> None:
    """Whoever calls the wrong class for their variables is told the right one."""
    with pytest.raises(CredentialsError, match=r"WECHATPAY_MCHID is set: was PartnerCredentials.from_env\(\) meant"):
        BrandCredentials.from_env(PARTNER_VARIABLES)
    with pytest.raises(CredentialsError, match=r"WECHATPAY_BRAND_ID is set: was BrandCredentials.from_env\(\) meant"):
        PartnerCredentials.from_env(BRAND_VARIABLES)


def test_partner_in_certificate_mode_is_told_the_way() -> None:
    """Without a public key, partners learn how to use platform certificates."""
    with pytest.raises(CredentialsError, match="set WECHATPAY_PLATFORM_CERTIFICATES=download and WECHATPAY_API_KEY"):
        PartnerCredentials.from_env({"WECHATPAY_MCHID": "1"})


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("WECHATPAY_BRAND_ID", "12 0344", "WECHATPAY_BRAND_ID is no number in text form"),
        ("WECHATPAY_SERIAL_NO", "xyz", "WECHATPAY_SERIAL_NO is not hexadecimal"),
        ("WECHATPAY_PRIVATE_KEY", "apiclient_key.pem", "WECHATPAY_PRIVATE_KEY is no PEM text"),
        ("WECHATPAY_PRIVATE_KEY", "@no/such/file", "WECHATPAY_PRIVATE_KEY names a file that cannot be read"),
        ("WECHATPAY_PUBLIC_KEY_ID", "1", "WECHATPAY_PUBLIC_KEY_ID does not have the form"),
        ("WECHATPAY_PUBLIC_KEY", BRAND["public_key_pem"], "WECHATPAY_PUBLIC_KEY is your own: .* WECHATPAY_PRIVATE_KEY"),
        ("WECHATPAY_API_KEY", "short", "WECHATPAY_API_KEY is not 32 ASCII"),
        (
            "WECHATPAY_CERTIFICATE",
            PARTNER["certificate_pem"],
            "WECHATPAY_CERTIFICATE does not belong to WECHATPAY_PRIVATE_KEY",
        ),
    ],
)
def test_errors_name_the_variable(name: str, value: str, fault: str) -> None:
    """What came from a variable is named by the variable, in text and in `names`."""
    with pytest.raises(CredentialsError, match=f"^{fault}") as caught:
        brand(**{name: value})

    assert name == caught.value.names[0]
