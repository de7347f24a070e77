"""The way of a request: route, signature, contract, behaviour, answer."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from wechatpay_auth import Scheme

from ._accounts import Account, Accounts, AnswerKey
from ._announcer import Announcer
from ._answers import Answer, AnswerFault, Answers
from ._arguments import Arguments, read_arguments
from ._clock import Clock
from ._commands import Command, Commands
from ._contract import Contract
from ._courier import Courier
from ._journal import Journal
from ._json import Json, decode
from ._multipart import signed_part
from ._operation import Operation
from ._rate_limit import Meter
from ._refusals import Refusal, fault
from ._request import Request
from ._routes import Match
from ._rules import Rules
from ._signature import SignatureCheck
from ._skewed_clock import SkewedClock
from ._state import Owner, Store
from ._state_file import StateError
from .behaviour.call import Call
from .behaviour.table import BEHAVIOURS
from .faults import UNHARMED, Desk, Faults, Strike

MAX_BODY_BYTES = 4 * 1024 * 1024
# The part of an upload that is no JSON.
_FILE = "file"

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
        faults: What goes wrong on demand.
        commands: Does whatever changes the store.
        lock: Whoever reads or changes the store holds it: the server, the courier and the caller's own
            threads all do.
        announcer: Puts what happens into the outbox.
        courier: Sends what is in the outbox.
    """

    contract: Contract
    accounts: Accounts
    rules: Rules = field(default_factory=Rules)
    clock: Clock = field(default_factory=Clock)
    wall_clock: Callable[[], float] = time.time
    store: Store = field(default_factory=Store)
    journal: Journal = field(default_factory=Journal)

    def __post_init__(self) -> None:
        self.commands = Commands(self.clock, self.store)
        self.lock = self.commands.lock
        self._request_clock = SkewedClock(self.wall_clock)
        self._answer_clock = SkewedClock(self.wall_clock)
        self._signatures = SignatureCheck(self.accounts, self._request_clock)
        self._answers = Answers(self.contract.errors, self._answer_clock)
        self._meter = Meter(self.wall_clock)
        self.faults = Faults(self.contract.operations.values())
        self.announcer = Announcer(self.contract, self.accounts, self.store)
        self.courier = Courier(self)

    def reset(self) -> None:
        """Forget what callers have made and asked, set the business clock as it was at the start, remove all faults."""
        self.commands.begin_anew(self._forget)

    def _forget(self) -> None:
        self.store.clear()
        self.faults.clear()
        self._meter.clear()
        self.journal.clear()
        self.courier.clear()
        self.clock.reset()

    def strike(self, request: Request) -> Strike:
        """Choose the faults that hit a request."""
        if not self.faults:
            return UNHARMED
        match = self._match(request)
        return self.faults.strike(match.target if isinstance(match, Match) else None)

    def handle(self, request: Request, *, oversized: bool = False, strike: Strike = UNHARMED) -> Answer:
        """Answer a request.

        Nothing escapes from here: a mistake of the simulator becomes 500 MOCK_BUG and a line in the log.

        Args:
            request: What came in.
            oversized: Its body was over `MAX_BODY_BYTES` and is not in `request`.
            strike: The faults that hit it, except for the wait before it.
        """
        begin = time.perf_counter()
        operation: Operation | None = None
        signed: bytes | None = None
        with self.lock:  # in-process, several threads may ask at once
            self._request_clock.skew, self._answer_clock.skew = strike.request_skew_seconds, strike.answer_skew_seconds
            try:
                match = self._match(request)
                operation = match.target if isinstance(match, Match) else None
                if operation is not None and not oversized:
                    signed = _signed(operation, request)
                self.commands.check()
                if strike is UNHARMED:
                    answer = self._answered(request, match, signed)
                else:
                    answer = self._struck(request, match, signed, strike)
            except StateError as error:
                answer = Answers.out_of_order(str(error))
            except Exception as error:  # whatever it is, it must not bring the simulator down
                answer = _mock_bug(error)
            self.journal.record(
                request,
                operation,
                answer,
                self.clock.now(),
                signed=signed,
                wall_time=self._request_clock(),
                seconds=time.perf_counter() - begin,
            )
        return answer

    def _match(self, request: Request) -> Match[Operation] | Refusal:
        try:
            return self.contract.match(request.method, request.path)
        except Refusal as refusal:
            return refusal

    def _answered(self, request: Request, match: Match[Operation] | Refusal, signed: bytes | None) -> Answer:
        operation: Operation | None = None
        try:
            if isinstance(match, Refusal):
                raise match
            operation = match.target
            account, key, arguments = self._admission(request, match, signed)
            if self.rules.rate_limits:
                self._meter.admit(account, operation.id, operation.rate_limits)
            return self._answers.success(operation, key, self._outcome(operation, account, arguments))
        except Refusal as refusal:
            return self._refused(request, refusal, operation)

    def _admission(
        self, request: Request, match: Match[Operation], signed: bytes | None
    ) -> tuple[Account, AnswerKey, Arguments]:
        """Who asks, what signs the answer, and what is asked."""
        if signed is None:
            detail = fault("", f"the body is over {MAX_BODY_BYTES} bytes")
            raise Refusal("PARAM_ERROR", detail=detail)
        account = self._signatures.caller(request, match.target.scheme, signed)
        return account, self._answer_key(account, request), read_arguments(match, request)

    def _refused(self, request: Request, refusal: Refusal, operation: Operation | None) -> Answer:
        return self._answers.refusal(refusal, operation, request.headers.one("accept-language"))

    def _struck(
        self, request: Request, match: Match[Operation] | Refusal, signed: bytes | None, strike: Strike
    ) -> Answer:
        """The answer to a request that faults hit."""
        operation = None if isinstance(match, Refusal) else match.target

        def accepted() -> Answer:
            if isinstance(match, Refusal):
                raise match
            _, key, _ = self._admission(request, match, signed)
            return self._answers.accepted(match.target, key)

        desk = Desk(
            request=request,
            operation=operation,
            signed_body=request.body if signed is None else signed,
            # Not as an answer of the operation: faults go beyond what the contract has for it.
            refuse=lambda refusal: self._refused(request, refusal, None),
            accepted=accepted,
        )
        try:
            answer = strike.instead(desk)
        except Refusal as refusal:
            answer = self._refused(request, refusal, operation)
        return strike.change(self._answered(request, match, signed) if answer is None else answer, desk)

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
        if operation.is_read:
            return self._behave(operation, owner, arguments)
        told: Json = {
            "caller": owner.caller,
            "brand_id": owner.brand_id,
            "path": arguments.path,
            "query": arguments.query,
        }
        content = arguments.content
        if operation.has_form:
            told["form"] = {name: value for name, value in arguments.body.items() if not isinstance(value, bytes)}
            file = arguments.body.get(_FILE)
            content = file if isinstance(file, bytes) else b""
        command = Command(operation.id, told, content)
        return self.commands.perform(command, lambda: self._behave(operation, owner, arguments))

    def repeat(self, command: Command) -> Json | None:
        """Do again what a request did."""
        operation, told = self.contract.operations[command.name], command.data
        if operation.has_form:
            body: Json = {_FILE: command.body, **told["form"]}
        else:
            body = decode(command.body) if command.body else {}
        owner = Owner(operation.scheme, told["caller"], told["brand_id"])
        return self._behave(operation, owner, Arguments(told["path"], told["query"], body))

    def _behave(self, operation: Operation, owner: Owner, arguments: Arguments) -> Json | None:
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
                announcer=self.announcer,
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
