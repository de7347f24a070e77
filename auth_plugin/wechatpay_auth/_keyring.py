"""WeChat Pay's own keys, by the id that its messages name."""

from __future__ import annotations

from collections.abc import Mapping

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from ._errors import CredentialsError, UnknownKey

# A hostile header is cut before it gets into a text; ids have at most 51 characters in samples.
_SHOWN = 80


class KeyRing:
    """The keys that verify WeChat Pay, each under its exact id.

    A ring never changes: whoever replaces keys builds another ring,
    so that one answer is always judged by one set.
    """

    __slots__ = ("_announced", "_keys")

    def __init__(self, keys: Mapping[str, RSAPublicKey], *, announced: str | None = None) -> None:
        """Hold `keys`.

        Args:
            keys: Public key ids (``PUB_KEY_ID_...``) or platform certificate serials, to keys.
            announced: The id to send as ``Wechatpay-Serial``,
                which asks WeChat Pay to sign its answers with that key;
                None to send none and get answers signed with a platform certificate.
                https://pay.weixin.qq.com/doc/v3/partner/4012925289

        Raises:
            CredentialsError: `announced` is not among `keys`, or there are none.
        """
        if not keys:
            raise CredentialsError("'keys' is empty: give at least one key of WeChat Pay.", names=("keys",))
        if announced is not None and announced not in keys:
            raise CredentialsError(
                "'announced' is not among 'keys': WeChat Pay would sign with a key "
                "that is not held. Add the key or leave 'announced' out.",
                names=("announced", "keys"),
            )
        self._keys = dict(keys)
        self._announced = announced

    @property
    def announced(self) -> str | None:
        """The id sent as ``Wechatpay-Serial``, or None."""
        return self._announced

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all keys held."""
        return tuple(self._keys)

    def get(self, serial: str) -> RSAPublicKey:
        """The key named `serial`, compared character by character.

        Raises:
            UnknownKey: No such key is held.
        """
        try:
            return self._keys[serial]
        except KeyError:
            raise UnknownKey(
                f"Signed with {serial[:_SHOWN]!r}, a key that is not held (held: "
                f"{', '.join(self._keys)}). If it is WeChat Pay's, add it to the credentials.",
                serial=serial,
            ) from None

    def __contains__(self, serial: object) -> bool:
        return serial in self._keys

    def __len__(self) -> int:
        return len(self._keys)

    def __repr__(self) -> str:
        return f"KeyRing(ids={list(self._keys)!r}, announced={self._announced!r})"
