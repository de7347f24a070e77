"""The file that keeps the state: a log of commands in SQLite."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ._json import InvalidJson, Json, decode, encode, is_object

FORMAT = 1
_APPLICATION_ID = 0x57584D4B  # "WXMK", by which `file` and others could know it
_TABLES = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE writes (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    time INTEGER NOT NULL,
    seed BLOB,
    data TEXT NOT NULL,
    body BLOB NOT NULL,
    outcome TEXT NOT NULL
)""",
)
_ANEW = "move the file away to begin anew"


class StateError(Exception):
    """The state file cannot be used; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """A command that was done.

    Attributes:
        number: Counts them from 1, without a gap.
        name: The name of the command.
        time: When it was done, by the business clock, in Unix seconds.
        seed: Where its random numbers came from, None if it drew none.
        data: What the command was told.
        body: The body of its request.
        outcome: By what its answer is known again.
    """

    number: int
    name: str
    time: int
    seed: bytes | None
    data: Json
    body: bytes
    outcome: str


class StateFile:
    """One file, for one simulator at a time.

    It is in WAL mode with `synchronous=NORMAL`: a row is with the operating system before its command
    is answered, so the end of the process, however sudden, loses nothing. When the power fails or the
    system crashes, the last rows may be lost, the later ones first; the file itself stays sound.
    """

    def __init__(self, path: Path) -> None:
        """Open the file; the first time make it, for its owner alone.

        Raises:
            StateError: It cannot be opened, is in use, damaged, or something else than a state file.
        """
        self.path = path
        self._lock = threading.Lock()
        _make(path)
        with self._told("cannot be used"):
            # Exclusive: the lock goes with the process. It also needs no shared memory beside the file.
            self._db = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            with self._told("cannot be used"):
                self._open()
        except BaseException:
            self._db.close()
            raise

    def _open(self) -> None:
        self._db.execute("PRAGMA locking_mode=EXCLUSIVE")
        (application_id,) = self._one("PRAGMA application_id")
        (tables,) = self._one("SELECT count(*) FROM sqlite_master")
        if application_id != _APPLICATION_ID and tables:
            raise StateError(f"{self.path} is the database of another program: name another file.")
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        # Takes the lock, whether or not there is something to write.
        self._db.execute("BEGIN EXCLUSIVE")
        with self._db:
            if not tables:
                self._db.execute(f"PRAGMA application_id={_APPLICATION_ID}")
                for statement in _TABLES:
                    self._db.execute(statement)
                self._db.execute("INSERT INTO meta VALUES ('format', ?)", (str(FORMAT),))
        (verdict,) = self._one("PRAGMA quick_check(1)")
        if verdict != "ok":
            raise StateError(f"{self.path} is damaged ({verdict}): put back a copy of it, or {_ANEW}.")
        found = self.note("format")
        if found != str(FORMAT):
            raise StateError(
                f"{self.path} has format {found}, this simulator knows {FORMAT}: start the version that wrote it, "
                f"or {_ANEW}."
            )

    def __len__(self) -> int:
        with self._told("cannot be read"):
            (count,) = self._one("SELECT count(*) FROM writes")
        return int(count)

    def __iter__(self) -> Iterator[Row]:
        """The rows in their order.

        Raises:
            StateError: A row is damaged or missing.
        """
        with self._told("cannot be read"):
            rows = self._db.execute("SELECT number, name, time, seed, data, body, outcome FROM writes ORDER BY number")
            # While a cursor is open the file cannot be let go of.
            with closing(rows):
                for expected, row in enumerate(rows, 1):
                    yield self._row(expected, *row)

    def _row(self, expected: int, number: int, *values: Any) -> Row:
        name, time, seed, data, body, outcome = values
        try:
            content = decode(data.encode())
            if number == expected and is_object(content):
                return Row(number, name, int(time), seed, content, bytes(body), outcome)
        except (InvalidJson, AttributeError, TypeError, ValueError):
            pass
        what = "missing" if number != expected else "damaged"
        raise StateError(f"{self.path}: write {expected} is {what}. Put back a copy of the file, or {_ANEW}.")

    def append(self, row: Row) -> None:
        """Keep a row before returning.

        Raises:
            StateError: It could not be written.
        """
        with self._lock, self._written():
            self._insert(row)

    def begin_anew(self, rows: Iterable[Row]) -> None:
        """Forget all rows; keep these.

        Raises:
            StateError: It could not be written; all is as it was.
        """
        with self._lock, self._written():
            self._db.execute("BEGIN")
            with self._db:
                self._db.execute("DELETE FROM writes")
                for row in rows:
                    self._insert(row)

    def _insert(self, row: Row) -> None:
        values = (row.number, row.name, row.time, row.seed, encode(row.data).decode(), row.body, row.outcome)
        self._db.execute("INSERT INTO writes VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def note(self, name: str) -> str | None:
        """What was noted under a name, None for nothing."""
        with self._told("cannot be read"):
            found = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return None if found is None else str(found[0])

    def set_note(self, name: str, value: str) -> None:
        """Note something.

        Raises:
            StateError: It could not be written.
        """
        with self._lock, self._written():
            self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def close(self) -> None:
        """Let go of the file; nothing can be kept afterwards."""
        with self._lock:
            self._db.close()

    def _one(self, statement: str) -> tuple[Any, ...]:
        found: tuple[Any, ...] = self._db.execute(statement).fetchone()
        return found

    @contextmanager
    def _told(self, what: str) -> Generator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StateError(self._explained(error, what)) from error

    @contextmanager
    def _written(self) -> Generator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StateError(
                f"{self.path} cannot be written ({error}). This write is not kept and nothing is answered until a "
                "restart, which brings back every write that was answered."
            ) from error

    def _explained(self, error: sqlite3.Error, what: str) -> str:
        match getattr(error, "sqlite_errorname", ""):
            case "SQLITE_BUSY" | "SQLITE_LOCKED":
                return f"{self.path} is in use by another simulator: stop that one, or name another file."
            case "SQLITE_NOTADB":
                return f"{self.path} is no state file: name another file."
            case "SQLITE_CORRUPT":
                return f"{self.path} is damaged ({error}): put back a copy of it, or {_ANEW}."
            case _:
                return f"{self.path} {what} as state file: {error}."


def _make(path: Path) -> None:
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(mode=0o700, parents=True)
    except OSError as error:
        raise StateError(f"{path} cannot be used as state file: {error.strerror}.") from error
    try:
        # An existing file is not opened here: closing it would let go of the locks of this process on it.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        if not path.is_file():
            raise StateError(f"{path} is no file: name another one.") from None
    except OSError as error:
        raise StateError(f"{path} cannot be used as state file: {error.strerror}.") from error
