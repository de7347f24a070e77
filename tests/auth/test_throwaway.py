"""Keys for tests: both ends fit together, and only those of one process and side."""

import pytest

from wechatpay_auth import (
    BrandCredentials,
    InvalidSignature,
    PartnerCredentials,
    Scheme,
    ThrowAwayKeys,
    sign_answer,
    verify_answer,
)

CREDENTIALS: dict[Scheme, type[BrandCredentials | PartnerCredentials]] = {
    Scheme.BRAND: BrandCredentials,
    Scheme.PARTNER: PartnerCredentials,
}
each_side = pytest.mark.parametrize("scheme", Scheme)


@each_side
def test_ends_fit_together(scheme: Scheme) -> None:
    """What one end signs, the other believes."""
    keys = ThrowAwayKeys(scheme)
    headers = sign_answer(keys.signer, keys.serial, scheme, b"{}", timestamp=1)

    verify_answer(headers, b"{}", keys=keys.credentials.keys, scheme=scheme, now=1)
    assert scheme is keys.credentials.scheme
    assert keys.credentials.api_key is not None


@each_side
def test_stranger_is_not_believed(scheme: Scheme) -> None:
    """The third key belongs to nobody."""
    keys = ThrowAwayKeys(scheme)
    headers = sign_answer(keys.stranger, keys.serial, scheme, b"{}", timestamp=1)

    with pytest.raises(InvalidSignature):
        verify_answer(headers, b"{}", keys=keys.credentials.keys, scheme=scheme, now=1)


@each_side
def test_variables_give_the_same_credentials(scheme: Scheme) -> None:
    """A program that reads its environment gets the credentials of the object."""
    keys = ThrowAwayKeys(scheme)
    read = CREDENTIALS[scheme].from_env(keys.environ)

    assert keys.credentials.identity == read.identity
    assert keys.credentials.api_key == read.api_key
    assert keys.credentials.keys.ids == read.keys.ids


def test_secrets_are_not_shown() -> None:
    """Not even throw-away secrets get into a log by repr."""
    keys = ThrowAwayKeys(Scheme.BRAND)

    assert keys.environ["WECHATPAY_API_KEY"] not in repr(keys)
    assert "PRIVATE" not in repr(keys)


def test_aes_keys_differ() -> None:
    """Two objects do not share the key that opens callbacks."""
    first, second = ThrowAwayKeys(Scheme.BRAND), ThrowAwayKeys(Scheme.BRAND)

    assert first.credentials.api_key != second.credentials.api_key
