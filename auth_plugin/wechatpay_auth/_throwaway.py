"""Keys for tests: WeChat Pay's end and the receiver's, made on the spot and known to nobody else."""

from __future__ import annotations

import os
from functools import cache
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from ._brand import BrandCredentials
from ._credentials import Credentials
from ._message import Scheme
from ._partner import PartnerCredentials
from ._signer import RSASigner, Signer
from ._sources import variable

_IDENTITIES = {Scheme.BRAND: "120344", Scheme.PARTNER: "1900000109"}
_SERIAL_NO = "5EED0000000000000000000000000000000000AB"
_KEY_ID = {Scheme.BRAND: "PUB_KEY_ID_5EEDBA", Scheme.PARTNER: "PUB_KEY_ID_5EED5E"}


class _Keys(NamedTuple):
    caller: RSAPrivateKey
    wechatpay: RSAPrivateKey
    stranger: RSAPrivateKey


@cache
def _keys() -> _Keys:
    return _Keys(*(generate_private_key(65537, 2048) for _ in _Keys._fields))


class ThrowAwayKeys:
    """Both ends of one side, for tests of programs that call WeChat Pay or are called by it.

    The RSA keys are made at first use, in some tenths of a second, and shared in the process.

    Attributes:
        credentials: What the program under test uses, with an AES key of its own.
        serial: The id of the one key of WeChat Pay that the credentials hold.
        signer: WeChat Pay's end of that key.
        stranger: A key that nobody should believe.
        environ: The credentials as the variables that ``from_env`` reads.
    """

    def __init__(self, scheme: Scheme) -> None:
        """Make credentials of a brand or of a service provider."""
        keys = _keys()
        api_key = os.urandom(16).hex()
        identity = _IDENTITIES[scheme]
        self.serial = _KEY_ID[scheme]
        self.signer: Signer = RSASigner(keys.wechatpay)
        self.stranger: Signer = RSASigner(keys.stranger)
        self.credentials: Credentials
        if scheme is Scheme.BRAND:
            self.credentials = BrandCredentials(
                brand_id=identity,
                serial_no=_SERIAL_NO,
                private_key=keys.caller,
                public_key_id=self.serial,
                public_key=keys.wechatpay.public_key(),
                api_key=api_key,
            )
        else:
            self.credentials = PartnerCredentials(
                mchid=identity,
                serial_no=_SERIAL_NO,
                private_key=keys.caller,
                public_key_id=self.serial,
                public_key=keys.wechatpay.public_key(),
                api_key=api_key,
            )
        self.environ = {
            variable(scheme.identity_parameter): identity,
            variable("serial_no"): _SERIAL_NO,
            variable("private_key"): _private_pem(keys.caller),
            variable("public_key_id"): self.serial,
            variable("public_key"): _public_pem(keys.wechatpay),
            variable("api_key"): api_key,
        }

    def __repr__(self) -> str:
        return f"ThrowAwayKeys({self.credentials!r})"


def _private_pem(key: RSAPrivateKey) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def _public_pem(key: RSAPrivateKey) -> str:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
