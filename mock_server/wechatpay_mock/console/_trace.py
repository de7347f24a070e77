"""The way of one request, step by step: why it was answered as it was.

Nothing of this is computed when a request comes in; the journal keeps the request, and the steps are taken again when
somebody wants to see them, against the accounts as they are by then.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from wechatpay_auth import (
    MAX_CLOCK_SKEW_SECONDS,
    Authorization,
    InvalidSignature,
    MalformedAuthorization,
    Scheme,
    request_message,
    verify,
)

from .._accounts import Account, CertificateState
from .._clock import BEIJING
from .._gateway import Gateway
from .._journal import Visit
from .._json import InvalidJson, Json, decode, is_object
from .._operation import Operation
from ._suspects import Suspect, suspects
from ._words import Words, words

_SHOWN_MESSAGE = 6000

_SIDES = {Scheme.BRAND: words("品牌", "brand"), Scheme.PARTNER: words("服务商", "partner")}
_STATES = {
    CertificateState.VALID: words("有效", "valid"),
    CertificateState.EXPIRED: words("已过期", "expired"),
    CertificateState.REVOKED: words("已作废", "revoked"),
    CertificateState.REPLACED: words("已更换", "replaced by a newer one"),
}


class _Ended(Exception):
    """The step before was refused; no other is taken."""


def trace(gateway: Gateway, visit: Visit) -> Json:
    """The steps of a request, and the message that was signed.

    Each step has a `name`, a `state` (`ok`, `failed` or `skipped`), and what was found, in both languages.
    """
    return _Trace(gateway, visit).result()


def caller(visit: Visit) -> Json | None:
    """Who a request says it is from, None if it does not say it readably."""
    try:
        given = Authorization.parse(visit.request.headers.one("authorization") or "")
    except MalformedAuthorization:
        return None
    return {"side": given.scheme.name, "identity": given.identity}


class _Trace:
    def __init__(self, gateway: Gateway, visit: Visit) -> None:
        self._gateway = gateway
        self._visit = visit
        self._steps: list[Json] = []
        self._message: bytes | None = None
        self._suspect: Suspect | None = None

    def result(self) -> Json:
        try:
            account = self._signature(self._operation())
            self._answer_key(account)
            self._contract()
        except _Ended:
            pass
        message = self._message
        return {
            "steps": self._steps,
            "message": None if message is None else _visible(message),
            "message_bytes": None if message is None else len(message),
            "reason": None if self._suspect is None else self._suspect.reason,
            "certain": self._suspect is not None and self._suspect.certain,
            "agrees": self._agrees(),
        }

    def _agrees(self) -> bool:
        # Accounts may have changed since; then what is shown is not what was seen.
        failed_at = next((step["name"] for step in self._steps if step["state"] == "failed"), "")
        if self._visit.answer.faults:
            return True
        was_refused = self._visit.answer.error.get("code") == "SIGN_ERROR"
        return was_refused == (failed_at in _SIGNATURE_STEPS)

    def _note(self, name: str, found: Words, *, ok: bool = True) -> None:
        self._steps.append({"name": name, "state": "ok" if ok else "failed", "found": found})
        if not ok:
            raise _Ended

    def _operation(self) -> Operation:
        visit = self._visit
        operation = self._gateway.contract.operations.get(visit.operation or "")
        if operation is None:
            issue = words("契约中没有这个路径或方法", "the contract has no such path, or not with this method")
            self._note("operation", issue, ok=False)
            raise _Ended
        side = _SIDES[operation.scheme]
        self._note("operation", words(f"{operation.id}（{side['zh']}）", f"{operation.id} ({side['en']})"))
        return operation

    def _signature(self, operation: Operation) -> Account:
        given = self._authorization()
        self._scheme(operation, given)
        self._timestamp(given)
        account = self._account(given)
        self._match(given, account)
        return account

    def _authorization(self) -> Authorization:
        values = self._visit.request.headers.all("authorization")
        if len(values) != 1:
            issue = words("缺少 Authorization", "Authorization is missing")
            if values:
                issue = words(f"Authorization 出现了 {len(values)} 次", f"Authorization is sent {len(values)} times")
            self._note("authorization", issue, ok=False)
        try:
            given = Authorization.parse(values[0])
        except MalformedAuthorization as error:
            if error.fault == "scheme":
                name = values[0].partition(" ")[0][:60]
                self._note("authorization", words("有，仅一次", "present, once"))
                self._note("scheme", words(f"未知类型 {name}", f"unknown scheme {name}"), ok=False)
            self._note("authorization", words(f"格式错误：{error}", f"malformed: {error}"), ok=False)
            raise _Ended from None
        self._note("authorization", words("有，仅一次，五个参数齐全", "present, once, with its five parameters"))
        return given

    def _scheme(self, operation: Operation, given: Authorization) -> None:
        ok = given.scheme is operation.scheme
        expected = words(
            f"{given.scheme}，此接口要求 {operation.scheme}", f"{given.scheme}; this operation takes {operation.scheme}"
        )
        self._note("scheme", words(given.scheme, given.scheme) if ok else expected, ok=ok)

    def _timestamp(self, given: Authorization) -> None:
        seconds = int(given.timestamp) if len(given.timestamp) <= 12 else 10**12
        difference = seconds - int(self._visit.wall_time)
        ok = abs(self._visit.wall_time - seconds) <= MAX_CLOCK_SKEW_SECONDS
        limit = MAX_CLOCK_SKEW_SECONDS
        try:
            when = datetime.fromtimestamp(seconds, UTC).astimezone(BEIJING).isoformat()
        except (ValueError, OverflowError, OSError):
            when = "?"
        self._note(
            "timestamp",
            words(
                f"{given.timestamp[:20]} = {when}，与服务器相差 {difference:+d} 秒（允许 ±{limit} 秒）",
                f"{given.timestamp[:20]} = {when}, {difference:+d} s from the server's clock (±{limit} s allowed)",
            ),
            ok=ok,
        )

    def _account(self, given: Authorization) -> Account:
        side = _SIDES[given.scheme]
        parameter = f"{given.scheme.identity_parameter} {given.identity}"
        account = self._gateway.accounts.get(given.scheme, given.identity)
        if account is None:
            known = ", ".join(one.identity for one in self._gateway.accounts if one.scheme is given.scheme)
            self._note(
                "identity",
                words(f"{parameter} 未知；已知{side['zh']}：{known}", f"{parameter} is unknown; known: {known}"),
                ok=False,
            )
            raise _Ended
        self._note("identity", words(f"{parameter} 是已知{side['zh']}", f"{parameter} is a known {side['en']}"))
        if account.api_key is None:
            self._note("api_key", words("未设置 API 密钥", "no API key is set"), ok=False)
        self._serial(given, account)
        return account

    def _serial(self, given: Authorization, account: Account) -> None:
        serial = given.serial_no
        if not account.certificates:
            self._note("serial", words("从未申请过证书", "never applied for a certificate"), ok=False)
        certificate = account.certificates.get(serial)
        if certificate is None:
            known = ", ".join(account.certificates)
            self._note(
                "serial",
                words(
                    f"{serial} 不是该商户的证书；已有：{known}", f"{serial} is no certificate of theirs; known: {known}"
                ),
                ok=False,
            )
            raise _Ended
        self._note("serial", words(f"{serial} 已知", f"{serial} is known"))
        self._note("certificate", _STATES[certificate.state], ok=certificate.state is CertificateState.VALID)

    def _match(self, given: Authorization, account: Account) -> None:
        visit = self._visit
        if visit.signed is None:
            self._steps.append({"name": "signature", "state": "skipped", "found": _NOT_KEPT})
            return
        target = visit.request.target
        self._message = request_message(visit.method, target, given.timestamp, given.nonce, visit.signed)
        try:
            verify(account.certificates[given.serial_no].public_key, self._message, given.signature)
        except InvalidSignature:
            found = suspects(self._gateway.accounts, visit.request, given, visit.signed)
            self._suspect = found
            self._note("signature", words("不匹配", "does not match"), ok=False)
        self._note("signature", words("匹配", "matches"))

    def _answer_key(self, account: Account) -> None:
        announced = self._visit.request.headers.one("wechatpay-serial")
        key = account.answer_key(announced, self._gateway.rules)
        if key is None:
            sent = announced or "–"
            wanted = account.public_key.id
            self._note(
                "answer_key",
                words(
                    f"Wechatpay-Serial 为 {sent}，应为 {wanted}", f"Wechatpay-Serial is {sent}, it has to be {wanted}"
                ),
                ok=False,
            )
            raise _Ended
        self._note("answer_key", words(f"应答用 {key.id} 签名", f"the answer is signed with {key.id}"))

    def _contract(self) -> None:
        error = self._visit.answer.error
        code = error.get("code")
        detail: Json = error.get("detail") or {}
        if self._visit.answer.faults:
            faults = "; ".join(self._visit.answer.faults)
            self._note("fault", words(f"按要求注入的故障：{faults}", f"a fault on demand: {faults}"), ok=False)
        if code == "PARAM_ERROR":
            field, issue = detail.get("field") or "/", detail.get("issue") or ""
            self._note("contract", words(f"{field}：{issue}", f"{field}: {issue}"), ok=False)
        self._note("contract", words("参数与报文符合契约", "parameters and body are as the contract wants them"))
        if code is not None:
            text = _message_of(self._visit)
            more = f" ({detail['field']}: {detail['issue']})" if detail.get("issue") else ""
            self._note("business", words(f"{code}：{text}{more}", f"{code}: {text}{more}"), ok=False)
        self._note("business", words("业务规则允许", "the business rules allow it"))


_SIGNATURE_STEPS = ("authorization", "scheme", "timestamp", "identity", "api_key", "serial", "certificate", "signature")
_NOT_KEPT = words("报文超过 64 KiB，未保留，无法重新计算", "the body was over 64 KiB and was not kept")


def _message_of(visit: Visit) -> str:
    try:
        body = decode(visit.answer.body)
    except InvalidJson:
        return ""
    return str(body.get("message", "")) if is_object(body) else ""


def _visible(message: bytes) -> list[str]:
    """The lines of a signed message; each of them ends with the line break that is signed, too."""
    text = message[:_SHOWN_MESSAGE].decode("utf-8", "replace")
    return list(_lines(text))


def _lines(text: str) -> Iterator[str]:
    *lines, rest = text.split("\n")
    yield from (f"{line}\n" for line in lines)
    if rest:
        yield rest
