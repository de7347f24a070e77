"""The way of a request: route, signature, contract, behaviour, answer."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from wechatpay_auth import Scheme

from ._accounts import Account, Accounts, AnswerKey
from ._answers import Answer, AnswerFault, Answers
from ._arguments import Arguments, read_arguments
from ._clock import Clock
from ._contract import Contract
from ._journal import Journal
from ._json import Json
from ._multipart import signed_part
from ._operation import Operation
from ._refusals import Refusal, fault
from ._request import Request
from ._rules import Rules
from ._signature import SignatureCheck
from ._state import Owner, Store
from .behaviour.call import Call
from .behaviour.table import BEHAVIOURS

MAX_BODY_BYTES = 4 * 1024 * 1024

_log = logging.getLogger("wechatpay_mock")


@dataclass
class Gateway:
    """Answers requests, one after the other.

    Attributes:
        contract: What may be asked and answered.
        accounts: Who may ask.
        rules: The switches.
        clock: The business clock.
        wall_clock: The clock of signatures, in Unix seconds.
        store: What the callers have made.
        journal: The last requests.
    """

    contract: Contract
    accounts: Accounts
    rules: Rules = field(default_factory=Rules)
    clock: Clock = field(default_factory=Clock)
    wall_clock: Callable[[], float] = time.time
    store: Store = field(default_factory=Store)
    journal: Journal = field(default_factory=Journal)

    def __post_init__(self) -> None:
        self._signatures = SignatureCheck(self.accounts, self.wall_clock)
        self._answers = Answers(self.contract.errors, self.wall_clock)

    def reset(self) -> None:
        """Forget what callers have made and asked, and set the business clock as it was at the start."""
        self.store.clear()
        self.journal.clear()
        self.clock.reset()

    def handle(self, request: Request, *, oversized: bool = False) -> Answer:
        """Answer a request.

        Nothing escapes from here: a mistake of the simulator becomes 500 MOCK_BUG and a line in the log.

        Args:
            request: What came in.
            oversized: Its body was over `MAX_BODY_BYTES` and is not in `request`.
        """
        begin, wall_time = time.perf_counter(), self.wall_clock()
        operation: Operation | None = None
        signed: bytes | None = None
        try:
            try:
                match = self.contract.match(request.method, request.path)
                operation = match.target
                if oversized:
                    detail = fault("", f"the body is over {MAX_BODY_BYTES} bytes")
                    raise Refusal("PARAM_ERROR", detail=detail)
                signed = _signed(operation, request)
                account = self._signatures.caller(request, operation.scheme, signed)
                key = self._answer_key(account, request)
                arguments = read_arguments(match, request)
                body = self._outcome(operation, account, arguments)
                answer = self._answers.success(operation, key, body)
            except Refusal as refusal:
                answer = self._answers.refusal(refusal, operation, request.headers.one("accept-language"))
        except Exception as error:  # whatever it is, it must not bring the simulator down
            answer = _mock_bug(error)
        self.journal.record(
            request,
            operation,
            answer,
            self.clock.now(),
            signed=signed,
            wall_time=wall_time,
            seconds=time.perf_counter() - begin,
        )
        return answer

    def _answer_key(self, account: Account, request: Request) -> AnswerKey:
        announced = request.headers.one("wechatpay-serial")
        key = account.answer_key(announced, self.rules)
        if key is None:
            issue = "does not belong to the brand" if announced else "is required once on every request of a brand"
            raise Refusal(
                "INVALID_REQUEST", detail=fault("Wechatpay-Serial", issue, value=announced, location="header")
            )
        return key

    def _outcome(self, operation: Operation, account: Account, arguments: Arguments) -> Json | None:
        owner = self._owner(account, arguments)
        return BEHAVIOURS[operation.name](
            Call(
                operation=operation,
                owner=owner,
                space=self.store.space(owner),
                store=self.store,
                rules=self.rules,
                now=self.clock.now(),
                path=arguments.path,
                query=arguments.query,
                body=arguments.body,
            )
        )

    def _owner(self, account: Account, arguments: Arguments) -> Owner:
        if account.scheme is Scheme.BRAND:
            return Owner(account.scheme, account.identity, account.identity)
        brand_id: str = arguments.body.get("brand_id") or arguments.query.get("brand_id") or ""
        authorised = self.rules.authorised_brands
        if authorised is not None and brand_id and brand_id not in authorised:
            raise Refusal("NO_AUTH")
        return Owner(account.scheme, account.identity, brand_id)


def _signed(operation: Operation, request: Request) -> bytes:
    return request.body if operation.sign_part is None else signed_part(request, operation.sign_part)


def _mock_bug(error: Exception) -> Answer:
    _log.error("MOCK_BUG %s", error, exc_info=None if isinstance(error, AnswerFault) else error)
    return Answers.mock_bug(str(error) if isinstance(error, AnswerFault) else repr(error))
