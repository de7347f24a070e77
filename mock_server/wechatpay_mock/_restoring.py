"""Bringing back what a state file keeps, by doing its commands again."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from wechatpay_auth import Scheme

from ._accounts import Account
from ._clock import BEIJING
from ._commands import Command
from ._gateway import Gateway
from ._happenings import Happenings
from ._home import account_from_json, account_to_json
from ._json import Json, is_array
from ._rules import Rules
from ._state_file import Row, StateError, StateFile

_STEP = 1000
_CONTRACT = "contract"

Progress = Callable[[int, int], None]
"""Is told how many writes of how many are back."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back.

    Attributes:
        writes: How many writes the file held.
        seconds: How long it took.
        notes: What the user should know, in sentences.
    """

    writes: int
    seconds: float
    notes: tuple[str, ...]


def account_command(account: Account) -> Command:
    """That an account was let in, with its throw-away keys."""
    return Command("account", {"scheme": account.scheme.name, **account_to_json(account)})


def restore(gateway: Gateway, file: StateFile, *, progress: Progress | None = None) -> Restored:
    """Bring a gateway to where the file says it was, and keep its commands there from now on.

    Everything that can be done has to be registered with `gateway.commands` by now.

    Raises:
        StateError: The file is damaged, or a write comes out otherwise than it did then.
    """
    begun = time.perf_counter()
    wanted = gateway.rules
    _register_acts(gateway)
    total = len(file)
    for row in file:
        outcome = gateway.commands.repeat(row)
        # What failed by a mistake of the simulator may come out well now that the mistake is mended.
        if outcome != row.outcome and not row.outcome.startswith("?"):
            raise StateError(_differs(file, row, outcome, total))
        if progress is not None and row.number % _STEP == 0:
            progress(row.number, total)

    known, gateway.rules = gateway.rules, wanted
    gateway.commands.keep_in(file, lambda: _basis(gateway))
    notes: list[str] = []
    if total and known != wanted:
        gateway.commands.record(_rules_command(wanted))
        notes.append(
            f"The rules have changed: {_changes(known, wanted)}. They hold from now on; what was done before stays."
        )
    written_by = file.note(_CONTRACT)
    if written_by != gateway.contract.version:
        if written_by is not None:
            notes.append(f"The contract is {gateway.contract.version} now and was {written_by} then.")
        file.set_note(_CONTRACT, gateway.contract.version)
    return Restored(total, time.perf_counter() - begun, tuple(notes))


def _register_acts(gateway: Gateway) -> None:
    def let_in(command: Command) -> None:
        gateway.accounts.add(account_from_json(Scheme[command.data["scheme"]], command.data))

    def set_rules(command: Command) -> None:
        gateway.rules = _rules(command.data)

    commands = gateway.commands
    commands.register("account", let_in)
    commands.register("rules", set_rules)
    for operation_id in gateway.contract.operations:
        commands.register(operation_id, gateway.repeat)
    Happenings(gateway).register_acts()


def _basis(gateway: Gateway) -> Iterator[Command]:
    yield _rules_command(gateway.rules)
    yield Command("clock", gateway.clock.state)
    for account in gateway.accounts.added:
        yield account_command(account)


def _rules_command(rules: Rules) -> Command:
    return Command("rules", {field.name: _plain(getattr(rules, field.name)) for field in dataclasses.fields(rules)})


def _plain(value: Any) -> Any:
    return sorted(cast("frozenset[str]", value)) if isinstance(value, frozenset) else value


def _rules(data: Json) -> Rules:
    unknown = data.keys() - {field.name for field in dataclasses.fields(Rules)}
    if unknown:
        raise StateError(f"The state was written under rules that are not known here: {', '.join(sorted(unknown))}.")
    values: Json = {name: frozenset[str](value) if is_array(value) else value for name, value in data.items()}
    return Rules(**values)


def _changes(known: Rules, wanted: Rules) -> str:
    before, after = _rules_command(known).data, _rules_command(wanted).data
    return ", ".join(f"{name} from {before[name]} to {after[name]}" for name in after if before[name] != after[name])


def _differs(file: StateFile, row: Row, outcome: str, total: int) -> str:
    moment = datetime.fromtimestamp(row.time, BEIJING).isoformat()
    return (
        f"{file.path}: write {row.number} of {total}, {row.name} at {moment}, comes out otherwise than it did: "
        f"{outcome or 'no content'}, not {row.outcome or 'no content'}. The file is as it was. Start the simulator "
        f"that wrote it (contract {file.note(_CONTRACT)}), or move the file away to begin anew."
    )
