"""WeChat Pay's own keys, by the id that its messages name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, Self

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from ._errors import CredentialsError, UnknownKey
from ._keys import Text, certificate_serial, certified_key, load_certificate, load_public_key

if TYPE_CHECKING:
    from cryptography import x509

PUBLIC_KEY_ID_PREFIX = "PUB_KEY_ID_"

CLOCK_TOLERANCE_SECONDS = 300
"""How far the local clock may be off at both ends of a certificate's period, as for timestamps."""

# A hostile header is cut before it gets into a text; ids have at most 51 characters in samples.
_SHOWN = 80


class Validity(NamedTuple):
    """From when to when a certificate is valid, in Unix seconds."""

    effective: float
    expires: float


class KeyRing:
    """The keys that verify WeChat Pay, each under its exact id.

    Public keys and platform certificates may be held side by side, as while switching from one to the other.
    A ring never changes: whoever replaces keys builds another ring,
    so that one answer is always judged by one set.
    """

    __slots__ = ("_announced", "_keys", "_validity")

    def __init__(
        self,
        keys: Mapping[str, RSAPublicKey],
        *,
        announced: str | None = None,
        validity: Mapping[str, Validity] | None = None,
    ) -> None:
        """Hold `keys`; `KeyRing.load` reads them from PEM.

        Args:
            keys: Public key ids (``PUB_KEY_ID_...``) or platform certificate serials, to keys.
            announced: The id to send as ``Wechatpay-Serial``,
                which asks WeChat Pay to sign its answers with that key;
                None to send none and get answers signed with a platform certificate.
                https://pay.weixin.qq.com/doc/v3/partner/4012925289
            validity: The periods outside of which the keys of certificates are not believed.

        Raises:
            CredentialsError: `announced` is not among `keys`, or there are none.
        """
        if not keys:
            raise CredentialsError("'keys' is empty: give at least one key of WeChat Pay.", names=("keys",))
        self._keys = dict(keys)
        self._validity = dict(validity or {})
        self._announced = self._held(announced)

    @classmethod
    def load(
        cls,
        *,
        public_keys: Mapping[str, Text | RSAPublicKey] | None = None,
        platform_certificates: Iterable[Text | x509.Certificate] = (),
        announced: str | None = None,
    ) -> Self:
        """A ring of keys and certificates that are read from PEM text, files or objects.

        Args:
            public_keys: WeChat Pay's public keys by their ids.
            platform_certificates: Platform certificates; their serials and periods are read from them.
            announced: As in the constructor.

        Raises:
            CredentialsError: One of them cannot be read, or none is given.
        """
        keys: dict[str, RSAPublicKey] = {}
        validity: dict[str, Validity] = {}
        for key_id, source in (public_keys or {}).items():
            keys[key_id] = load_public_key(source, f"'public_keys[{key_id[:_SHOWN]}]'")
        for index, holder in enumerate(platform_certificates):
            label = f"'platform_certificates[{index}]'"
            certificate = load_certificate(holder, label)
            serial = certificate_serial(certificate)
            keys[serial] = certified_key(certificate, label)
            validity[serial] = certified_period(certificate)
        return cls(keys, announced=announced, validity=validity)

    @property
    def announced(self) -> str | None:
        """The id sent as ``Wechatpay-Serial``, or None."""
        return self._announced

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all keys held."""
        return tuple(self._keys)

    def validity(self, serial: str) -> Validity | None:
        """From when to when the key named `serial` is valid; None if without end, as public keys are."""
        return self._validity.get(serial)

    def get(self, serial: str, *, now: float | None = None) -> RSAPublicKey:
        """The key named `serial`, compared character by character.

        Args:
            serial: The id received.
            now: Unix seconds, at which a certificate has to be valid, give or take five minutes;
                None not to ask for that.

        Raises:
            UnknownKey: No such key is held, or its certificate is not valid at `now`.
        """
        key = self._keys.get(serial)
        if key is None:
            held = f"held: {', '.join(self._keys)}" if self._keys else "none is held yet"
            raise UnknownKey(
                f"Signed with {serial[:_SHOWN]!r}, a key that is not held ({held}). "
                "If it is WeChat Pay's, add it to the credentials.",
                serial=serial,
            )
        period = self._validity.get(serial)
        if period is None or now is None or _covers(period, now, CLOCK_TOLERANCE_SECONDS):
            return key
        fault = (
            f"is not valid before {_date(period.effective)}: check the local clock"
            if now < period.effective
            else f"expired at {_date(period.expires)}: get WeChat Pay's current one"
        )
        raise UnknownKey(f"Signed with the platform certificate {serial}, which {fault}.", serial=serial)

    def holds(self, serial: str, *, now: float) -> bool:
        """Whether `get` gives the key named `serial` at `now`."""
        period = self._validity.get(serial)
        return serial in self._keys and (period is None or _covers(period, now, CLOCK_TOLERANCE_SECONDS))

    def encryption_id(self, *, now: float) -> str:
        """The id of the key that sensitive fields are encrypted with.

        It is the announced key or, if none is announced, the certificate that became effective last.
        https://pay.weixin.qq.com/doc/v3/partner/4012715700

        Raises:
            CredentialsError: No key is announced, and no certificate is valid at `now`.
        """
        if self._announced is not None:
            return self._announced
        valid = {serial: period.effective for serial, period in self._validity.items() if _covers(period, now)}
        if valid:
            return max(valid, key=lambda serial: valid[serial])
        raise CredentialsError(
            "'keys' names no key to encrypt with: announce the public key, "
            "or have a platform certificate that is valid now (downloads: call WechatPayAuth.refresh first).",
            names=("keys",),
        )

    def announcing(self, serial: str | None) -> KeyRing:
        """A ring of the same keys that announces `serial`, or nothing.

        Raises:
            CredentialsError: `serial` is not held.
        """
        return self._derived(self._keys, self._validity, self._held(serial))

    def merged(self, other: KeyRing) -> KeyRing:
        """A ring of the keys of both, with `other`'s where both hold an id; what is announced stays."""
        return self._derived(self._keys | other._keys, self._validity | other._validity, self._announced)

    def without(self, serial: str) -> KeyRing:
        """A ring without the key named `serial`.

        Raises:
            CredentialsError: That key is announced, or the only one.
        """
        keys = {key_id: key for key_id, key in self._keys.items() if key_id != serial}
        validity = {key_id: period for key_id, period in self._validity.items() if key_id != serial}
        return KeyRing(keys, announced=self._announced, validity=validity)

    def _held(self, announced: str | None) -> str | None:
        if announced is None or announced in self._keys:
            return announced
        raise CredentialsError(
            "'announced' is not among 'keys': WeChat Pay would sign with a key "
            "that is not held. Add the key or leave 'announced' out.",
            names=("announced", "keys"),
        )

    @staticmethod
    def _derived(keys: dict[str, RSAPublicKey], validity: dict[str, Validity], announced: str | None) -> KeyRing:
        ring = KeyRing.__new__(KeyRing)
        ring._keys, ring._validity, ring._announced = keys, validity, announced
        return ring

    @staticmethod
    def empty() -> KeyRing:
        """The ring before the first certificates are downloaded: it verifies nothing."""
        return KeyRing._derived({}, {}, None)

    def __contains__(self, serial: object) -> bool:
        return serial in self._keys

    def __len__(self) -> int:
        return len(self._keys)

    def __repr__(self) -> str:
        return f"KeyRing(ids={list(self._keys)!r}, announced={self._announced!r})"


def certified_period(certificate: x509.Certificate) -> Validity:
    """From when to when a certificate says it is valid."""
    return Validity(certificate.not_valid_before_utc.timestamp(), certificate.not_valid_after_utc.timestamp())


def _covers(period: Validity, now: float, tolerance: float = 0) -> bool:
    return period.effective - tolerance <= now < period.expires + tolerance


def _date(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()
