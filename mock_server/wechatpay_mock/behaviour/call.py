"""A call that passed signature and contract, as a behaviour gets it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from wechatpay_auth import Scheme

from .._announcer import Announcer
from .._entities import Deactivation
from .._json import Json
from .._ledger import Entry, Key
from .._operation import Operation
from .._refusals import Refusal, fault
from .._rules import Rules
from .._state import Owner, Space, Store

_NUMBER_CONFLICT = 268578927
_BUSINESS_RULE = 268578224


@dataclass(frozen=True, slots=True)
class Call:
    """One call, and everything it may read and change.

    Attributes:
        operation: The operation.
        owner: Whose things it concerns.
        space: Those things.
        store: What is above the owners.
        rules: The switches.
        now: The moment of the call, by the business clock.
        path: The path parameters.
        query: The query parameters.
        body: The JSON body; it is kept as it came and never changed.
        announcer: Sends what it raises to its caller.
    """

    operation: Operation
    owner: Owner
    space: Space
    store: Store
    rules: Rules
    now: datetime
    path: Json
    query: Json
    body: Json
    announcer: Announcer

    def announce(self, kind: str, payload: Json, at: datetime) -> None:
        """Tell the caller by a callback; see `Announcer.announce`."""
        self.announcer.announce(self.owner, kind, payload, at, self.rules)

    def person(self, appid: str) -> str:
        """Whoever is behind the openid of the path (O6).

        Raises:
            Refusal: The openid belongs to another appid (O8).
        """
        person = self.store.people.person(appid, self.path["openid"])
        if person is None:
            side = "brand" if self.owner.scheme is Scheme.BRAND else "partner"
            raise Refusal(f"INVALID_REQUEST.{side}_openid_invalid")
        return person

    def numbered(self, *scope: str) -> Key:
        """The key of this request in the ledger.

        Args:
            scope: What else the number belongs to, beside the caller and the operation.
        """
        assert self.operation.numbered_by is not None
        return (self.operation.name, *scope, self.body[self.operation.numbered_by])

    @property
    def data(self) -> tuple[Json, Json]:
        """What has to be the same when a number comes again: path and body."""
        return (self.path, self.body)

    def earlier(self, *, conflict: str = "ALREADY_EXISTS.out_request_no") -> Json | None:
        """The answer that this very request got before, None for a new number.

        Raises:
            Refusal: The number was used before with other data; `conflict` is the error.
        """
        return same_answer(self.space.ledger.find(self.numbered()), self.data, conflict=conflict)

    def done(self, answer: Json) -> Json:
        """Take the number of this request, and answer."""
        self.space.ledger.record(self.numbered(), self.data, answer)
        return answer

    def deactivation(self) -> Deactivation:
        """The end that this request puts to something."""
        return Deactivation(self.body["out_request_no"], self.now, self.body["deactivate_reason"])


Behaviour = Callable[[Call], Json | None]
"""What an operation does: the body of its 2xx answer, None for an empty one, or a `Refusal`."""


def once(
    behaviour: Callable[[Call], Json], *, conflict: str = "ALREADY_EXISTS.out_request_no", creates: bool = False
) -> Callable[[Call], Json]:
    """A behaviour that takes effect once per request number; repeats get the first answer.

    Args:
        behaviour: What the first request does.
        conflict: The error for a number that comes again with other data.
        creates: Whether `Rules.repeated_create` decides about repeats with the same data.
    """

    def numbered(call: Call) -> Json:
        earlier = call.earlier(conflict=conflict)
        if earlier is None:
            return call.done(behaviour(call))
        if creates and call.rules.repeated_create == "already_exists":
            raise Refusal(conflict)
        return earlier

    return numbered


def same_answer(entry: Entry | None, data: object, *, conflict: str = "ALREADY_EXISTS.out_request_no") -> Json | None:
    """The answer of an entry whose data is `data`, None without an entry.

    Raises:
        Refusal: The data differ.
    """
    if entry is None:
        return None
    if entry.data != data:
        raise Refusal(conflict, sub_code=_NUMBER_CONFLICT)
    return entry.answer


def rule_broken(
    field: str, issue: str, value: object = None, *, sub_code: int = _BUSINESS_RULE, location: str = "body"
) -> Refusal:
    """INVALID_REQUEST for a field, of the body unless said otherwise, that breaks a business rule."""
    return Refusal("INVALID_REQUEST", detail=fault(field, issue, value=value, location=location), sub_code=sub_code)
