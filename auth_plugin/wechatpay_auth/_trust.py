"""Loading the other half of credentials: WeChat Pay's keys, or the way to get them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from ._keyring import PUBLIC_KEY_ID_PREFIX, KeyRing, Validity, certified_period
from ._keys import certificate_serial, certified_key, load_certificate, load_public_key
from ._keystore import KeyStore
from ._message import Scheme
from ._sources import Sources, fault, matches

if TYPE_CHECKING:
    from ._platform import PlatformCertificates

# Ids of 10, 32 and 34 digits are in official samples, so their length says nothing.
_PUBLIC_KEY_ID = re.compile(rf"{PUBLIC_KEY_ID_PREFIX}[0-9A-Za-z_-]+", re.ASCII)


def load_key_store(own: RSAPublicKey | None, sources: Sources) -> KeyStore:
    """WeChat Pay's keys as given; `own` is the caller's key, which is none of them."""
    must_announce = sources.scheme is Scheme.BRAND
    if sources.keys is None:
        return KeyStore(_key_ring(own, sources), must_announce=must_announce)
    if sources.public_key_id or sources.public_key or sources.platform_certificates or sources.download:
        raise fault(
            sources,
            "keys",
            f"is given beside {sources.label('public_key')} or {sources.label('platform_certificates')}: "
            "put all keys into the ring, or leave 'keys' out.",
            "public_key",
            "platform_certificates",
        )
    if isinstance(sources.keys, KeyRing):
        for key_id in sources.keys.ids:
            _refuse_own(own, sources.keys.get(key_id), "keys", sources)
    elif not callable(sources.keys):
        raise fault(sources, "keys", "is neither a KeyRing nor a function that gives one.")
    return KeyStore(sources.keys, must_announce=must_announce)


def load_downloads(store: KeyStore, api_key: bytes | None, sources: Sources) -> PlatformCertificates | None:
    """What downloads platform certificates into `store`, if that is asked for."""
    if sources.download is None:
        return None
    if api_key is None:
        raise fault(
            sources,
            "api_key",
            f"is missing beside {sources.label('platform_certificates')}: certificates that are downloaded are "
            "encrypted with the APIv3 key. Give the key that was set in WeChat Pay's console.",
            "platform_certificates",
        )
    from ._platform import PlatformCertificates  # noqa: PLC0415  # performance: public-key mode needs neither it nor x509

    return PlatformCertificates(sources.download, store, api_key)


def _key_ring(own: RSAPublicKey | None, sources: Sources) -> KeyRing:
    keys: dict[str, RSAPublicKey] = {}
    validity: dict[str, Validity] = {}
    for index, source in enumerate(sources.platform_certificates):
        field = f"platform_certificates[{index}]"
        certificate = load_certificate(source, sources.label(field))
        key = certified_key(certificate, sources.label(field))
        _refuse_own(own, key, field, sources)
        serial = certificate_serial(certificate)
        keys[serial] = key
        validity[serial] = certified_period(certificate)
    key_id = _public_key_id(sources)
    if key_id is not None and sources.public_key is not None:
        key = load_public_key(sources.public_key, sources.label("public_key"))
        _refuse_own(own, key, "public_key", sources)
        keys[key_id] = key
    if keys:
        return KeyRing(keys, announced=key_id, validity=validity)
    if sources.download is not None:
        return KeyRing.empty()
    certificates = ["platform_certificates"] if sources.scheme is Scheme.PARTNER else []
    alternative = f", or {sources.label(certificates[0])}" if certificates else ""
    raise fault(
        sources,
        "public_key",
        f"is missing: give WeChat Pay's public key with its id{alternative}; answers cannot be verified without.",
        "public_key_id",
        *certificates,
    )


def _public_key_id(sources: Sources) -> str | None:
    key_id = sources.public_key_id
    if not key_id and not sources.public_key:
        return None
    if not key_id:
        raise fault(
            sources,
            "public_key_id",
            f"is missing beside {sources.label('public_key')}: WeChat Pay's console shows it, "
            f"it starts with {PUBLIC_KEY_ID_PREFIX}.",
        )
    if not sources.public_key:
        raise fault(
            sources,
            "public_key",
            f"is missing beside {sources.label('public_key_id')}: download pub_key.pem from WeChat Pay's console.",
        )
    if not matches(_PUBLIC_KEY_ID, key_id):
        raise fault(
            sources,
            "public_key_id",
            f"does not have the form {PUBLIC_KEY_ID_PREFIX}...: copy the id of WeChat Pay's "
            "public key from the console; it is no certificate serial.",
        )
    return key_id


def _refuse_own(own: RSAPublicKey | None, key: RSAPublicKey, field: str, sources: Sources) -> None:
    if own == key:
        raise fault(
            sources,
            field,
            f"is your own: it belongs to {sources.label('private_key')}. "
            "Give WeChat Pay's, downloaded from its console.",
            "private_key",
        )
