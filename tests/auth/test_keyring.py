"""The key ring: exact ids, one announced key, no change."""

import pytest

from tests.auth.support import private_key
from wechatpay_auth import CredentialsError, KeyRing, UnknownKey

KEY = private_key("wechatpay_pubkey_partner").public_key()
OTHER = private_key("wechatpay_pubkey_brand").public_key()


def test_key_by_its_id() -> None:
    """Each key is found by its id."""
    ring = KeyRing({"PUB_KEY_ID_1": KEY, "0A": OTHER}, announced="PUB_KEY_ID_1")

    assert KEY is ring.get("PUB_KEY_ID_1")
    assert OTHER is ring.get("0A")
    assert ring.ids == ("PUB_KEY_ID_1", "0A")
    assert ring.announced == "PUB_KEY_ID_1"
    assert len(ring) == 2
    assert "0A" in ring


def test_unknown_id() -> None:
    """An id that is not held is refused with the id received and the ids held."""
    with pytest.raises(UnknownKey, match=r"'0a', a key that is not held \(held: PUB_KEY_ID_1, 0A\)") as caught:
        KeyRing({"PUB_KEY_ID_1": KEY, "0A": OTHER}).get("0a")

    assert caught.value.serial == "0a"


def test_ring_is_a_snapshot() -> None:
    """What happens to the mapping afterwards does not reach the ring."""
    keys = {"A": KEY}
    ring = KeyRing(keys)
    keys["B"] = OTHER

    assert "B" not in ring


@pytest.mark.parametrize("attribute", ["announced", "ids", "other"])
def test_ring_does_not_change(attribute: str) -> None:
    """A ring's parts cannot be set."""
    with pytest.raises(AttributeError):
        setattr(KeyRing({"A": KEY}), attribute, "A")


def test_empty_ring_is_refused() -> None:
    """A ring without keys could verify nothing."""
    with pytest.raises(CredentialsError, match="'keys' is empty"):
        KeyRing({})


def test_announced_key_has_to_be_held() -> None:
    """Announcing a key that is not held would make every answer fail."""
    with pytest.raises(CredentialsError, match="'announced' is not among 'keys'"):
        KeyRing({"A": KEY}, announced="B")


def test_repr_shows_ids_only() -> None:
    """A printed ring shows ids, not keys."""
    assert repr(KeyRing({"A": KEY})) == "KeyRing(ids=['A'], announced=None)"
