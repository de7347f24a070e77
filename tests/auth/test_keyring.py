"""The key ring: exact ids, one announced key, periods of certificates, no change."""

from pathlib import Path

import pytest

from tests.auth.platform import DAY, NEW, OLD, issue
from tests.auth.support import BRAND, NEW_CERTIFICATE, NOW, WECHATPAY_PARTNER, private_key
from wechatpay_auth import CredentialsError, KeyRing, UnknownKey, Validity

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


def test_loading_both_kinds(tmp_path: Path) -> None:
    """Public keys and certificates are read from text, files and objects into one ring."""
    (tmp_path / "certificate.pem").write_text(NEW_CERTIFICATE["certificate_pem"])
    ring = KeyRing.load(
        public_keys={"PUB_KEY_ID_1": WECHATPAY_PARTNER["public_key_pem"], "PUB_KEY_ID_2": OTHER},
        platform_certificates=[tmp_path / "certificate.pem", OLD.pem],
        announced="PUB_KEY_ID_1",
    )

    assert ring.ids == ("PUB_KEY_ID_1", "PUB_KEY_ID_2", NEW_CERTIFICATE["serial_no"], OLD.serial)
    assert ring.announced == "PUB_KEY_ID_1"
    assert ring.get("PUB_KEY_ID_1") == KEY
    assert OLD.key.public_key() == ring.get(OLD.serial)


def test_loading_nothing() -> None:
    """A ring of nothing is refused."""
    with pytest.raises(CredentialsError, match="'keys' is empty"):
        KeyRing.load()


def test_loading_something_else() -> None:
    """What cannot be read is named."""
    with pytest.raises(CredentialsError, match=r"'public_keys\[PUB_KEY_ID_1\]' holds CERTIFICATE"):
        KeyRing.load(public_keys={"PUB_KEY_ID_1": BRAND["certificate_pem"]})
    with pytest.raises(CredentialsError, match=r"'platform_certificates\[1\]' holds PUBLIC KEY"):
        KeyRing.load(platform_certificates=[NEW.pem, WECHATPAY_PARTNER["public_key_pem"]])


@pytest.mark.parametrize(
    ("serial", "held"),
    [
        ("0A00FF", True),
        ("A00FF", False),
        ("0a00ff", False),
        (str(0x0A00FF), False),
        ("0x0A00FF", False),
        (" 0A00FF", False),
    ],
)
def test_serials_are_exact(serial: str, held: bool) -> None:
    """A serial keeps its leading zero; without it, in lower case or in decimal it names nothing."""
    ring = KeyRing.load(platform_certificates=[issue(0x0A00FF).pem])

    assert held == (serial in ring)
    if not held:
        with pytest.raises(UnknownKey):
            ring.get(serial)


@pytest.mark.parametrize(
    ("now", "fault"),
    [
        (NOW - DAY - 301, "is not valid before 2025-12-31T00:00:00.00:00: check the local clock"),
        (NOW + 365 * DAY + 301, "expired at 2027-01-01T00:00:00.00:00"),
    ],
)
def test_certificate_outside_its_period(now: float, fault: str) -> None:
    """A certificate is believed neither before it is effective nor after its end."""
    ring = KeyRing.load(platform_certificates=[NEW.pem])

    with pytest.raises(UnknownKey, match=fault) as caught:
        ring.get(NEW.serial, now=now)
    assert NEW.serial == caught.value.serial
    assert not ring.holds(NEW.serial, now=now)


@pytest.mark.parametrize("now", [NOW - DAY - 299, NOW, NOW + 365 * DAY + 299, None])
def test_certificate_within_its_period(now: float | None) -> None:
    """Within its period, give or take five minutes, and where nobody asks, a certificate's key is given."""
    assert NEW.key.public_key() == KeyRing.load(platform_certificates=[NEW.pem]).get(NEW.serial, now=now)


def test_public_keys_have_no_end() -> None:
    """A public key is good at any time."""
    ring = KeyRing({"PUB_KEY_ID_1": KEY})

    assert ring.validity("PUB_KEY_ID_1") is None
    assert KEY is ring.get("PUB_KEY_ID_1", now=0)
    assert ring.holds("PUB_KEY_ID_1", now=4e9)
    assert not ring.holds("PUB_KEY_ID_2", now=0)


def test_derived_rings_leave_the_first_alone() -> None:
    """Announcing, adding and removing give other rings."""
    ring = KeyRing({"A": KEY}, validity={"A": Validity(0, 1)})
    more = ring.merged(KeyRing({"B": OTHER})).announcing("B")

    assert (ring.ids, ring.announced) == (("A",), None)
    assert (more.ids, more.announced) == (("A", "B"), "B")
    assert more.validity("A") == Validity(0, 1)
    assert (more.without("A").ids, more.without("A").announced) == (("B",), "B")
    assert more.without("A").validity("A") is None
    assert more.announcing(None).announced is None


def test_announced_key_cannot_be_removed() -> None:
    """A ring cannot lose the key it announces, nor its last one."""
    with pytest.raises(CredentialsError, match="'announced' is not among"):
        KeyRing({"A": KEY, "B": OTHER}, announced="A").without("A")
    with pytest.raises(CredentialsError, match="'keys' is empty"):
        KeyRing({"A": KEY}).without("A")
    with pytest.raises(CredentialsError, match="'announced' is not among"):
        KeyRing({"A": KEY}).announcing("B")


def test_empty_ring_verifies_nothing() -> None:
    """Before the first download a ring holds nothing, and says so."""
    with pytest.raises(UnknownKey, match="none is held yet"):
        KeyRing.empty().get("0A")
