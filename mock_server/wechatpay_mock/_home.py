"""The folder in which a simulator keeps its keys, so that clients survive its restarts."""

from __future__ import annotations

import json
import os
import re
import tempfile
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from wechatpay_auth import Scheme

from ._accounts import BRAND_ID, MCHID, Account, AnswerKey, CallerCertificate
from ._json import Json

PLATFORM_FILE = "platform.json"
ENV_FILES = {Scheme.BRAND: "brand.env", Scheme.PARTNER: "partner.env"}

_IDENTITY_VARIABLES = {Scheme.BRAND: "WECHATPAY_BRAND_ID", Scheme.PARTNER: "WECHATPAY_MCHID"}
_BASE_URL = re.compile(r"^(?:export[ \t]+)?WECHATPAY_BASE_URL=.*$", re.MULTILINE)


class HomeError(Exception):
    """The folder cannot be used; the text says what to do."""


class Home:
    """One brand and one partner, kept in a folder.

    `platform.json` holds the keys of both ends. `brand.env` and `partner.env` hold what a caller
    needs, for a shell (`set -a; . brand.env`) and for dotenv readers. All are for the owner alone.
    """

    def __init__(self, folder: Path) -> None:
        """Open the folder; at the first start make it, the keys and the files.

        Raises:
            HomeError: It cannot be written, or its `platform.json` is damaged.
        """
        self.folder = folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            platform = folder / PLATFORM_FILE
            if platform.exists():
                self.brand, self.partner = _loaded(platform)
            else:
                self.brand, self.partner = Account.new(Scheme.BRAND, BRAND_ID), Account.new(Scheme.PARTNER, MCHID)
                self.save()
        except OSError as error:
            raise HomeError(f"{folder} cannot be used as home: {error.strerror}.") from error

    def save(self) -> None:
        """Write the keys, after one was added."""
        content = {"brand": account_to_json(self.brand), "partner": account_to_json(self.partner)}
        _write(self.folder / PLATFORM_FILE, json.dumps(content, indent=2) + "\n")

    def write_env(self, base_url: str) -> None:
        """Write the env files; of those that exist, only the base URL.

        Raises:
            HomeError: They cannot be written.
        """
        try:
            for account in (self.brand, self.partner):
                file = self.folder / ENV_FILES[account.scheme]
                text = file.read_text("utf-8") if file.exists() else _env(account, base_url)
                line = f'WECHATPAY_BASE_URL="{base_url}"'
                changed, found = _BASE_URL.subn(line, text)
                if not found:
                    changed = f"{text.rstrip()}\n{line}\n"
                if changed != text or not file.exists():
                    _write(file, changed)
        except (OSError, UnicodeDecodeError) as error:
            raise HomeError(f"{self.folder}: the env files cannot be written: {error}.") from error


def variables(account: Account, base_url: str) -> dict[str, str]:
    """What a caller needs, as the variables that `from_env` reads."""
    public_key = account.public_key.private_key.public_key()
    return {
        _IDENTITY_VARIABLES[account.scheme]: account.identity,
        "WECHATPAY_SERIAL_NO": account.serial_no,
        "WECHATPAY_PRIVATE_KEY": _pem(account.private_key),
        "WECHATPAY_PUBLIC_KEY_ID": account.public_key.id,
        "WECHATPAY_PUBLIC_KEY": public_key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode(),
        "WECHATPAY_API_KEY": account.api_key or "",
        "WECHATPAY_BASE_URL": base_url,
    }


def _env(account: Account, base_url: str) -> str:
    one_line = {name: value.replace("\n", "\\n") for name, value in variables(account, base_url).items()}
    lines = "".join(f'{name}="{value}"\n' for name, value in one_line.items())
    return f"# Throw-away credentials of the simulator wechatpay_mock. They open nothing at WeChat Pay.\n{lines}"


def _write(file: Path, text: str) -> None:
    # Replaced in one step, and never readable by others, not even for a moment.
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(text)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _pem(key: RSAPrivateKey) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode("ascii")


def account_to_json(account: Account) -> Json:
    """An account with its keys."""
    certificate = account.platform_certificate
    return {
        "identity": account.identity,
        "serial_no": account.serial_no,
        "private_key": _pem(account.private_key),
        "api_key": account.api_key,
        "public_key_id": account.public_key.id,
        "wechatpay_private_key": _pem(account.public_key.private_key),
        "platform_certificate": None if certificate is None else _certificate_to_json(certificate),
    }


def _certificate_to_json(key: AnswerKey) -> Json:
    assert key.certificate is not None
    return {
        "serial_no": key.id,
        "private_key": _pem(key.private_key),
        "certificate": key.certificate.public_bytes(Encoding.PEM).decode("ascii"),
    }


def _loaded(file: Path) -> tuple[Account, Account]:
    try:
        content: Json = json.loads(file.read_text("utf-8"))
        return account_from_json(Scheme.BRAND, content["brand"]), account_from_json(Scheme.PARTNER, content["partner"])
    except (ValueError, LookupError, TypeError) as error:
        raise HomeError(f"{file} is damaged: remove the folder to get new keys.") from error


def account_from_json(scheme: Scheme, content: Json) -> Account:
    """The account that `account_to_json` wrote.

    Raises:
        ValueError, LookupError, TypeError: It is damaged.
    """
    private_key = _key(content["private_key"])
    certificate = content["platform_certificate"]
    return Account(
        scheme=scheme,
        identity=content["identity"],
        serial_no=content["serial_no"],
        private_key=private_key,
        api_key=content["api_key"],
        public_key=AnswerKey(content["public_key_id"], _key(content["wechatpay_private_key"])),
        platform_certificate=None if certificate is None else _certificate_from_json(certificate),
        certificates={content["serial_no"]: CallerCertificate(private_key.public_key())},
    )


def _certificate_from_json(content: Json) -> AnswerKey:
    return AnswerKey(
        content["serial_no"],
        _key(content["private_key"]),
        x509.load_pem_x509_certificate(content["certificate"].encode()),
    )


def _key(pem: str) -> RSAPrivateKey:
    # These keys were made here: checking their mathematics would take 40 ms each.
    key = load_pem_private_key(pem.encode(), None, unsafe_skip_rsa_key_validation=True)
    if not isinstance(key, RSAPrivateKey):
        raise TypeError("not an RSA key")
    return key
