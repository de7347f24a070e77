"""Answers: their envelope, their signature, and the check that the contract allows them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from wechatpay_auth import sign_answer

from ._accounts import AnswerKey
from ._delivery import AS_IT_SHOULD, Delivery
from ._json import Json, encode
from ._operation import Operation
from ._refusals import Catalogue, ErrorEntry, Refusal

# What stands at the end of Request-ID where no source tells the number of an error.
_DEFAULT_SUB_CODES = {
    "PARAM_ERROR": 268435461,
    "INVALID_REQUEST": 268578224,
    "NOT_FOUND": 268578608,
    "NO_AUTH": 268579803,
    "RATELIMIT_EXCEEDED": 270924289,
}
SUB_CODE_UNKNOWN = 268435456

_JSON = "application/json"


class AnswerFault(Exception):
    """The simulator was about to answer what the contract does not allow: a mistake of the simulator."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back.

    Attributes:
        status: The HTTP status; 0 where nothing was done and nothing is answered.
        headers: Its headers.
        body: Its body; empty for none.
        request_id: The value of `Request-ID`.
        error: `code` and `detail` of an error, empty on success.
        delivery: How it travels.
        faults: The faults that hit the request, for people to read.
    """

    status: int
    headers: dict[str, str]
    body: bytes
    request_id: str
    error: Json = field(default_factory=dict[str, Any])
    delivery: Delivery = AS_IT_SHOULD
    faults: tuple[str, ...] = ()

    @classmethod
    def none(cls) -> Answer:
        """No answer at all."""
        return cls(0, {}, b"", request_id="")


class Answers:
    """Makes answers."""

    def __init__(self, errors: Catalogue, wall_clock: Callable[[], float]) -> None:
        """Know the errors, and the clock that signatures carry, in Unix seconds."""
        self._errors = errors
        self._wall_clock = wall_clock

    def success(self, operation: Operation, key: AnswerKey, body: Json | None) -> Answer:
        """A signed 2xx answer. https://pay.weixin.qq.com/doc/v3/partner/4013059030

        Raises:
            AnswerFault: The contract has something against it.
        """
        content = b"" if body is None else encode(body)
        request_id = new_request_id(0)
        headers = {"Request-ID": request_id} if body is None else {"Request-ID": request_id, "Content-Type": _JSON}
        headers |= sign_answer(key.private_key, key.id, operation.scheme, content, timestamp=int(self._wall_clock()))
        _check(operation, operation.success, headers, body)
        return Answer(operation.success, headers, content, request_id)

    def accepted(self, operation: Operation, key: AnswerKey) -> Answer:
        """A signed 202 without a body: accepted, not done. https://pay.weixin.qq.com/doc/v3/partner/4012081727"""
        request_id = new_request_id(0)
        signature = sign_answer(key.private_key, key.id, operation.scheme, b"", timestamp=int(self._wall_clock()))
        return Answer(202, {"Request-ID": request_id, **signature}, b"", request_id)

    def refusal(self, refusal: Refusal, operation: Operation | None, language: str | None) -> Answer:
        """An error; errors are not signed, as far as anybody has seen.

        Args:
            refusal: What to say.
            operation: The operation, None for a path without one.
            language: `Accept-Language` of the request.

        Raises:
            AnswerFault: The contract has something against it.
        """
        try:
            entry = self._errors.entry(refusal.error)
        except KeyError:
            raise AnswerFault(f"x-errors has no entry {refusal.error}") from None
        sub_code = refusal.sub_code or entry.sub_code or _DEFAULT_SUB_CODES.get(entry.code, SUB_CODE_UNKNOWN)
        body: Json = {"code": entry.code, "message": entry.en if prefers_english(language) else entry.zh}
        if refusal.detail is not None:
            body["detail"] = refusal.detail
        answer = _error_answer(entry, body, sub_code, refusal.headers)
        if operation is not None:
            key = refusal.error if isinstance(refusal.error, str) else entry.code
            if key not in operation.errors:
                raise AnswerFault(f"{operation.id} documents no error {key}")
            _check(operation, entry.status, answer.headers, body)
        return answer

    @staticmethod
    def mock_bug(text: str) -> Answer:
        """500, when the simulator itself is wrong."""
        return Answers.out_of_order(f"MOCK_BUG: the simulator is wrong, not your request. {text}")

    @staticmethod
    def out_of_order(text: str) -> Answer:
        """500, when the simulator cannot go on."""
        entry = ErrorEntry(500, "SYSTEM_ERROR", "", "")
        body = {"code": entry.code, "message": text}
        return _error_answer(entry, body, SUB_CODE_UNKNOWN, {})


def _check(operation: Operation, status: int, headers: dict[str, str], body: Json | None) -> None:
    response = operation.responses.get(status)
    if response is None:
        raise AnswerFault(f"{operation.id} documents no status {status}")
    fault = response.header_fault(headers) or response.body_fault(body)
    if fault is not None:
        raise AnswerFault(f"{operation.id}, {status}: {fault}")


def _error_answer(entry: ErrorEntry, body: Json, sub_code: int, headers: dict[str, str]) -> Answer:
    request_id = new_request_id(sub_code)
    return Answer(
        status=entry.status,
        headers={"Request-ID": request_id, "Content-Type": _JSON, **headers},
        body=encode(body),
        request_id=request_id,
        error={name: value for name, value in body.items() if name != "message"},
    )


def new_request_id(sub_code: int = SUB_CODE_UNKNOWN) -> str:
    """A fresh `Request-ID` that ends in a number."""
    return f"{os.urandom(23).hex().upper()}-{sub_code}"


def prefers_english(accept_language: str | None) -> bool:
    """Whether English comes first among the languages that WeChat Pay has; Chinese is the default.

    https://pay.weixin.qq.com/doc/v3/partner/4012081726
    """
    best, english = 0.0, False
    for part in (accept_language or "").split(","):
        tag, _, parameter = part.strip().partition(";")
        primary = tag.partition("-")[0].lower()
        try:
            weight = float(parameter.strip().removeprefix("q=") or 1)
        except ValueError:
            continue
        if primary in ("en", "zh") and weight > best:
            best, english = weight, primary == "en"
    return english
