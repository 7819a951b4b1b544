"""A case's connection: transactions that nest, statements that name the case when they fail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from trucewatch.store.opening import Opened, open_to_read, open_to_write
from trucewatch.store.trouble import naming_the_case

Cell = str | int | float | bytes | None
Row = tuple[Cell, ...]

# Long enough for another process to publish a large run, short enough that a person still waits for it.
BUSY_SECONDS = 30.0


class CaseFile:
    """An open case file. Use it in a ``with`` block: leaving it closes the file."""

    def __init__(self, path: Path, opened: Opened) -> None:
        self.path = path
        self._opened = opened
        self._connection = opened.connection
        self._depth = 0

    @classmethod
    def open(
        cls, path: Path, *, create: bool = False, read_only: bool = False, busy_seconds: float = BUSY_SECONDS
    ) -> Self:
        """Open a case.

        Raises:
            CaseError: there is none and ``create`` is off, or the file cannot be opened.
            ForeignCase: the file is not a case, or a newer program wrote it; it was not touched.
        """
        with naming_the_case(path):
            if read_only:
                return cls(path, open_to_read(path, busy_seconds=busy_seconds))
            return cls(path, open_to_write(path, create=create, busy_seconds=busy_seconds))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        self._connection.close()
        if self._opened.copy is not None:
            self._opened.copy.cleanup()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the case for writing: all that is put inside is stored together or not at all. May be nested."""
        with self._transaction("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one state of the case throughout, whatever other processes write meanwhile. May be nested."""
        with self._transaction("BEGIN"):
            yield

    def state_number(self) -> int:
        """Return a number that changes whenever another program has changed the case; its own changes leave it."""
        row = self._one("PRAGMA data_version")
        return 0 if row is None else int(row[0])

    def tidy(self) -> None:
        """Fold the write-ahead log back into the file, as far as no reader still needs it."""
        with naming_the_case(self.path):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        if self._depth == 0:
            self._run(begin)
        self._depth += 1
        try:
            yield
        except BaseException:
            self._depth -= 1
            # The database rolls back by itself on a full disk; asking twice would hide the first error.
            if self._depth == 0 and self._connection.in_transaction:
                self._run("ROLLBACK")
            raise
        self._depth -= 1
        if self._depth == 0:
            self._commit()

    def _commit(self) -> None:
        try:
            self._run("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._run("ROLLBACK")
            raise

    def _run(self, statement: str, cells: Sequence[Cell] = ()) -> None:
        with naming_the_case(self.path):
            self._connection.execute(statement, cells)

    def _run_many(self, statement: str, rows: Iterable[Row]) -> None:
        with naming_the_case(self.path):
            self._connection.executemany(statement, rows)

    def _rows(self, query: str, cells: Sequence[Cell] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query; the schema's STRICT tables say what each cell is."""
        with naming_the_case(self.path):
            yield from self._connection.execute(query, cells)

    def _bodies(self, query: str, cells: Sequence[Cell] = ()) -> Iterator[str]:
        """Yield the first cell of each row: a record's stored words."""
        for row in self._rows(query, cells):
            yield row[0]

    def _one(self, query: str, cells: Sequence[Cell] = ()) -> tuple[Any, ...] | None:
        with naming_the_case(self.path):
            row: tuple[Any, ...] | None = self._connection.execute(query, cells).fetchone()
            return row
