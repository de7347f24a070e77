"""What the tests of platform certificates share: certificates made at will, and a WeChat Pay that hands them out."""

import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from tests.auth.support import KEYS, NOW, WECHATPAY_PARTNER, partner, private_key
from wechatpay_auth import (
    Authorization,
    CertificateDownload,
    PartnerCredentials,
    Scheme,
    certificate_serial,
    request_message,
    sign_answer,
    verify,
)

DAY = 86400
CERTIFICATES_PATH = "/v3/certificates"
DOWNLOADING: dict[str, Any] = {"public_key_id": None, "public_key": None, "platform_certificates": "download"}


def downloading(**changes: Any) -> PartnerCredentials:
    """Credentials of a partner without a public key, whose platform certificates are downloaded."""
    return partner(**(DOWNLOADING | changes))


def switching(**changes: Any) -> PartnerCredentials:
    """Credentials of a partner with a public key, whose platform certificates are downloaded if one is named."""
    return partner(**({"platform_certificates": CertificateDownload()} | changes))


def rfc3339(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()


@dataclass
class Certificate:
    """A platform certificate with its private key."""

    key: RSAPrivateKey
    pem: bytes
    serial: str
    effective: float = NOW - DAY
    expires: float = NOW + 365 * DAY

    def listed(self, **changes: Any) -> dict[str, Any]:
        """Its entry in the answer of the download."""
        entry = {
            "serial_no": self.serial,
            "effective_time": rfc3339(self.effective),
            "expire_time": rfc3339(self.expires),
            "encrypt_certificate": sealed(self.pem),
        }
        return entry | changes

    def sign(
        self, body: bytes, *, status: int = 200, timestamp: int = NOW, serial: str | None = None
    ) -> httpx.Response:
        """An answer that this certificate signed."""
        headers = sign_answer(self.key, serial or self.serial, Scheme.PARTNER, body, timestamp=timestamp)
        return httpx.Response(status, headers={"Request-ID": "08F5A1-0"} | headers, content=body)


def sealed(plaintext: bytes, *, api_key: str = KEYS["api_v3_key"], nonce: str = "61f9c719728a") -> dict[str, str]:
    """`plaintext` as WeChat Pay encrypts certificates."""
    ciphertext = AESGCM(api_key.encode()).encrypt(nonce.encode(), plaintext, b"certificate")
    return {
        "algorithm": "AEAD_AES_256_GCM",
        "nonce": nonce,
        "associated_data": "certificate",
        "ciphertext": b64encode(ciphertext).decode(),
    }


def issue(
    serial: int = 0x6F00,
    *,
    key: str = "platform_cert_new",
    effective: float = NOW - DAY,
    expires: float = NOW + 365 * DAY,
) -> Certificate:
    """Issue a platform certificate for a key of keys.json."""
    holder = private_key(key)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "TEST ONLY")])
    certificate = (
        x509.CertificateBuilder(name, name, holder.public_key(), serial)
        .not_valid_before(datetime.fromtimestamp(effective, UTC))
        .not_valid_after(datetime.fromtimestamp(expires, UTC))
        .sign(holder, SHA256())
    )
    pem = certificate.public_bytes(Encoding.PEM)
    return Certificate(holder, pem, certificate_serial(certificate), effective, expires)


OLD = issue(0x1B2C3D4E5F60718293A4B5C6D7E8F90123456789, key="platform_cert_old", effective=NOW - 1800 * DAY)
NEW = issue(0x6F5E4D3C2B1A09F8E7D6C5B4A392817060504030, key="platform_cert_new")


def certificates_body(*certificates: Certificate) -> bytes:
    return json.dumps({"data": [certificate.listed() for certificate in certificates]}).encode()


@dataclass
class WeChatPay:
    """Stands for WeChat Pay with platform certificates: checks signatures, hands out `listed`, signs with `signing`.

    Attributes:
        signing: What signs answers; a public key id in ``Wechatpay-Serial`` has precedence.
        listed: What a download gives.
        now: The server's clock.
        downloads: The downloads asked for.
        calls: All other requests.
        on_download: Called before a download is answered; what it gives is the answer, unless it is None.
    """

    signing: Certificate = field(default_factory=lambda: NEW)
    listed: tuple[Certificate, ...] = (NEW,)
    now: float = NOW
    downloads: list[httpx.Request] = field(default_factory=list[httpx.Request])
    calls: list[httpx.Request] = field(default_factory=list[httpx.Request])
    on_download: Callable[[httpx.Request], httpx.Response | None] = lambda request: None

    def clock(self) -> float:
        return self.now

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.check(request)
        if request.url.path == CERTIFICATES_PATH:
            self.downloads.append(request)
            answer = self.on_download(request)
            return answer or self.answer(request, certificates_body(*self.listed))
        self.calls.append(request)
        return self.answer(request, b'{"ok":true}')

    def answer(self, request: httpx.Request, body: bytes) -> httpx.Response:
        key_id = WECHATPAY_PARTNER["public_key_id"]
        if request.headers.get("Wechatpay-Serial") == key_id:
            key = private_key("wechatpay_pubkey_partner")
            headers = sign_answer(key, key_id, Scheme.PARTNER, body, timestamp=int(self.now))
            return httpx.Response(200, headers=headers, content=body)
        return self.signing.sign(body, timestamp=int(self.now))

    def check(self, request: httpx.Request) -> None:
        authorization = Authorization.parse(request.headers["Authorization"])
        message = request_message(
            request.method, request.url.raw_path, authorization.timestamp, authorization.nonce, request.content
        )
        verify(private_key("merchant_partner").public_key(), message, authorization.signature)
