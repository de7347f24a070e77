"""The callers that the simulator knows: throw-away keys on both ends."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum, auto

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID

from wechatpay_auth import BrandCredentials, PartnerCredentials, Scheme, certificate_serial

from ._rules import Rules

BRAND_ID = "120344"
MCHID = "1900000109"

_KEY_BITS = 2048
_EXPONENT = 65537


def new_key() -> RSAPrivateKey:
    """A fresh RSA key of the length that WeChat Pay's have."""
    return generate_private_key(_EXPONENT, _KEY_BITS)


class CertificateState(Enum):
    """What has become of a caller's API certificate."""

    VALID = auto()
    EXPIRED = auto()
    REVOKED = auto()
    REPLACED = auto()


@dataclass(slots=True)
class CallerCertificate:
    """A caller's API certificate, as far as signatures need it."""

    public_key: RSAPublicKey
    state: CertificateState = CertificateState.VALID


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """A key of WeChat Pay that signs answers, and the id by which the caller knows it."""

    id: str
    private_key: RSAPrivateKey
    certificate: x509.Certificate | None = None


@dataclass(slots=True)
class Account:
    """A brand or a partner.

    Attributes:
        scheme: The side.
        identity: Brand id or merchant number.
        serial_no: Serial number of the certificate that its credentials sign with.
        private_key: The caller's own key, which the simulator hands out.
        api_key: The key that encrypts callbacks; None as long as the caller has set none.
        public_key: The WeChat Pay public key of this caller, which signs answers.
        platform_certificate: The platform certificate; for partners only, where `Rules.partner_keys` needs it.
        certificates: Every API certificate the caller has had, by serial number.
    """

    scheme: Scheme
    identity: str
    serial_no: str
    private_key: RSAPrivateKey
    api_key: str | None
    public_key: AnswerKey
    platform_certificate: AnswerKey | None
    certificates: dict[str, CallerCertificate]

    @classmethod
    def new(cls, scheme: Scheme, identity: str) -> Account:
        """An account with fresh keys."""
        private_key, serial_no = new_key(), os.urandom(20).hex().upper()
        return cls(
            scheme=scheme,
            identity=identity,
            serial_no=serial_no,
            private_key=private_key,
            api_key=secrets.token_hex(16),
            public_key=AnswerKey(f"PUB_KEY_ID_01{identity}{secrets.randbelow(10**20):020d}", new_key()),
            platform_certificate=None,
            certificates={serial_no: CallerCertificate(private_key.public_key())},
        )

    def answer_key(self, announced: str | None, rules: Rules) -> AnswerKey | None:
        """The key that signs an answer, None if the request has to be refused for want of it.

        https://pay.weixin.qq.com/doc/v3/partner/4012925289 for partners, where a serial that is
        not known changes nothing as long as no field is encrypted, and
        https://pay.weixin.qq.com/doc/brand/4015407523 for brands, which have to name their key.

        Args:
            announced: `Wechatpay-Serial` of the request.
            rules: Decide which keys a partner has.
        """
        if self.scheme is Scheme.BRAND:
            return self.public_key if announced == self.public_key.id else None
        if rules.partner_keys == "public_key":
            return self.public_key
        if rules.partner_keys == "switching" and announced == self.public_key.id:
            return self.public_key
        return self.platform_certificate


def brand_credentials(account: Account) -> BrandCredentials:
    """What the brand of an account holds."""
    return BrandCredentials(
        brand_id=account.identity,
        serial_no=account.serial_no,
        private_key=account.private_key,
        public_key_id=account.public_key.id,
        public_key=account.public_key.private_key.public_key(),
        api_key=account.api_key,
    )


def partner_credentials(account: Account, rules: Rules) -> PartnerCredentials:
    """What the partner of an account holds: keys of WeChat Pay as `rules.partner_keys` says."""
    by_public_key = rules.partner_keys != "certificate"
    platform = None if rules.partner_keys == "public_key" else account.platform_certificate
    return PartnerCredentials(
        mchid=account.identity,
        serial_no=account.serial_no,
        private_key=account.private_key,
        public_key_id=account.public_key.id if by_public_key else None,
        public_key=account.public_key.private_key.public_key() if by_public_key else None,
        platform_certificates=() if platform is None or platform.certificate is None else platform.certificate,
        api_key=account.api_key,
    )


def new_platform_certificate() -> AnswerKey:
    """A platform certificate, signed by itself, with its key."""
    key = new_key()
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "simulated WeChat Pay platform certificate")])
    # From a date long past, so that simulators whose clock stands in the past can be verified, too.
    begin = datetime(2020, 1, 1, tzinfo=UTC)
    # Five years: https://pay.weixin.qq.com/doc/v3/partner/4025464285
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(datetime.now(UTC) + timedelta(days=5 * 365))
        .sign(key, SHA256())
    )
    return AnswerKey(certificate_serial(certificate), key, certificate)


class Accounts:
    """The accounts, by side and identity."""

    def __init__(self, *accounts: Account) -> None:
        self._accounts = {(account.scheme, account.identity): account for account in accounts}
        self._first = tuple(accounts)

    def add(self, account: Account) -> None:
        """Take in another caller, or new keys for a known one."""
        self._accounts[account.scheme, account.identity] = account

    def get(self, scheme: Scheme, identity: str) -> Account | None:
        """The account of a caller, None for a stranger."""
        return self._accounts.get((scheme, identity))

    @property
    def added(self) -> tuple[Account, ...]:
        """Those that were taken in later."""
        return tuple(account for account in self if all(account is not first for first in self._first))

    def __iter__(self) -> Iterator[Account]:
        return iter(self._accounts.values())
