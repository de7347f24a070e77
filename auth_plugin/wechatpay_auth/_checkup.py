"""The doctor's checks of what the environment variables hold; nothing is sent.

Texts of `CredentialsError` name variables and never repeat what they hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from ._brand import BrandCredentials
from ._credentials import Credentials
from ._errors import CredentialsError
from ._finding import Check, Finding, failed, ok, skipped
from ._keyring import certified_period
from ._keys import load_certificate
from ._loader import load_api_key, load_identity, load_pair, load_serial_no, load_signer
from ._message import Scheme
from ._partner import PartnerCredentials
from ._signer import Signer
from ._sources import Sources, missing_fields, read_environment, variable
from ._trust import load_downloads, load_key_store

if TYPE_CHECKING:
    from cryptography import x509

_T = TypeVar("_T")

_ADVICE: dict[Check, str] = {
    "identity": "请填写后台显示的商户号或品牌ID（纯数字文本）。",
    "private_key": "应为 apiclient_key.pem 的内容，或 @ 加文件路径；须是未加密的2048位RSA私钥。",
    "certificate": "应为本方的 apiclient_cert.pem（不是微信支付平台证书）的内容，或 @ 加文件路径，且在有效期内。",
    "pair": "证书与私钥不是一对：请使用与该私钥一同签发的 apiclient_cert.pem。",
    "serial_no": "应为十六进制证书序列号并保留开头的0：openssl x509 -noout -serial -in apiclient_cert.pem",
    "public_key": "应为后台下载的 pub_key.pem 及其公钥ID（PUB_KEY_ID_ 开头），不是本方公钥，也不是证书。",
    "platform_certificates": "应为 download（需要 API 密钥）或微信支付平台证书的内容，且在有效期内。",
    "api_key": "应为后台设置的32个ASCII字符（APIv3密钥或品牌API密钥）。",
}


@dataclass(slots=True)
class Checkup:
    """All findings about the variables and, if they work, the credentials they make."""

    findings: list[Finding] = field(default_factory=list[Finding])
    credentials: Credentials | None = None


def choose_scheme(environ: Mapping[str, str]) -> Scheme | None:
    """The side whose variable is set; None if that is true of both or of neither."""
    is_set = {scheme: bool(environ.get(variable(scheme.identity_parameter), "").strip()) for scheme in Scheme}
    chosen = [scheme for scheme, given in is_set.items() if given]
    return chosen[0] if len(chosen) == 1 else None


def examine(environ: Mapping[str, str], scheme: Scheme, *, now: float) -> Checkup:
    """Check every variable of one side on its own, then those that have to fit each other."""
    sources = read_environment(environ, scheme, validate_key=True)
    examination = _Examination(sources, now)
    examination.run()
    checkup = Checkup(examination.findings)
    if all(finding.status != "failed" for finding in checkup.findings):
        maker = BrandCredentials if scheme is Scheme.BRAND else PartnerCredentials
        checkup.credentials = maker.from_env(environ)
    return checkup


class _Examination:
    def __init__(self, sources: Sources, now: float) -> None:
        self.findings: list[Finding] = []
        self._sources = sources
        self._now = now
        self._signer: Signer | None = None
        self._own: RSAPublicKey | None = None
        self._certificate: x509.Certificate | None = None

    def run(self) -> None:
        self._variables()
        if self._given("identity", self._sources.scheme.identity_parameter, self._sources.identity):
            self._try("identity", lambda: load_identity(self._sources), lambda value: (value, value))
        self._private_key()
        self._certificate_and_pair()
        self._serial_no()
        self._public_key()
        if self._sources.scheme is Scheme.PARTNER:
            self._platform_certificates()
        if self._given("api_key", "api_key", self._sources.api_key, "it is for callbacks", "用于解密回调"):
            self._try(
                "api_key", lambda: load_api_key(self._sources), lambda _: ("32 ASCII characters", "32个ASCII字符")
            )

    def _variables(self) -> None:
        missing = [variable(name) for name in missing_fields(self._sources)]
        if missing:
            names = ", ".join(missing)
            self.findings.append(
                failed(
                    "variables",
                    f"not set: {names}. Set them; keys as PEM text, or as @ and the path of a file.",
                    f"未设置：{names}。密钥可填PEM内容，或 @ 加文件路径。",
                )
            )
        else:
            self.findings.append(ok("variables", "all that are needed are set", "所需变量均已设置"))

    def _private_key(self) -> None:
        if not self._given("private_key", "private_key", self._sources.private_key):
            return
        loaded = self._try(
            "private_key",
            lambda: load_signer(self._sources),
            lambda value: (f"RSA, {_bits(value[1])} bits", f"RSA，{_bits(value[1])}位"),
        )
        if loaded is not None:
            self._signer, self._own = loaded

    def _certificate_and_pair(self) -> None:
        sources = self._sources
        why = ("it is optional beside the serial number", "有序列号时可不设置")
        if not self._given("certificate", "certificate", sources.certificate, *why):
            self.findings.append(
                skipped("pair", "without a certificate it shows in the signed call", "没有证书，由签名调用检验")
            )
            return
        self._certificate = self._try("certificate", lambda: self._valid("certificate", sources.certificate), _until)
        certificate, signer = self._certificate, self._signer
        if certificate is None or signer is None:
            self.findings.append(skipped("pair", "key or certificate is not usable", "私钥或证书不可用"))
            return
        self._try(
            "pair",
            lambda: load_pair(certificate, signer, self._own, sources),
            lambda _: ("the certificate belongs to the private key", "证书与私钥匹配"),
        )

    def _serial_no(self) -> None:
        sources = self._sources
        if sources.serial_no is None and self._certificate is None:
            self.findings.append(_unset("serial_no", "serial_no"))
            return
        self._try("serial_no", lambda: load_serial_no(self._certificate, sources), lambda value: (value, value))

    def _public_key(self) -> None:
        sources = replace(self._sources, platform_certificates=(), download=None)
        if sources.public_key is None and sources.public_key_id is None:
            self.findings.append(_unset("public_key", "public_key"))
            return
        self._try("public_key", lambda: load_key_store(self._own, sources), lambda store: (store.ring.ids[0],) * 2)

    def _platform_certificates(self) -> None:
        sources = replace(self._sources, public_key=None, public_key_id=None)
        if sources.download is not None:
            self._try(
                "platform_certificates",
                lambda: load_downloads(load_key_store(self._own, sources), load_api_key(sources), sources),
                lambda _: ("they will be downloaded", "将自动下载"),
            )
            return
        why = ("the public key is enough", "使用微信支付公钥即可")
        if self._given("platform_certificates", "platform_certificates", sources.platform_certificates, *why):
            (given,) = sources.platform_certificates
            self._try("platform_certificates", lambda: self._checked_platform(given, sources), _until)

    def _checked_platform(self, given: object, sources: Sources) -> x509.Certificate:
        load_key_store(self._own, sources)
        return self._valid("platform_certificates", given)

    def _valid(self, name: str, given: object) -> x509.Certificate:
        certificate = load_certificate(given, variable(name))  # type: ignore[arg-type]  # refuses what is no text
        period = certified_period(certificate)
        if period.effective <= self._now < period.expires:
            return certificate
        when = "is not valid yet" if self._now < period.effective else "expired"
        raise CredentialsError(
            f"{variable(name)} {when}: it is valid from {_day(period.effective)} to {_day(period.expires)}. "
            "Get the current one from WeChat Pay's console, and check the local clock."
        )

    def _given(self, check: Check, name: str, value: object, *why: str) -> bool:
        if not value:
            self.findings.append(_unset(check, name, *why))
        return bool(value)

    def _try(self, check: Check, load: Callable[[], _T], describe: Callable[[_T], Iterable[str]]) -> _T | None:
        try:
            loaded = load()
        except CredentialsError as error:
            self.findings.append(failed(check, str(error), _ADVICE[check]))
            return None
        english, chinese = describe(loaded)
        self.findings.append(ok(check, english, chinese))
        return loaded


def _unset(check: Check, name: str, english: str = "", chinese: str = "") -> Finding:
    return skipped(
        check,
        f"{variable(name)} is not set" + (f"; {english}" if english else ""),
        f"未设置 {variable(name)}" + (f"；{chinese}" if chinese else ""),
    )


def _bits(key: RSAPublicKey | None) -> int:
    return 0 if key is None else key.key_size


def _until(certificate: x509.Certificate) -> tuple[str, str]:
    day = _day(certified_period(certificate).expires)
    return f"valid until {day}", f"有效期至 {day}"


def _day(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
