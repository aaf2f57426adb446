"""Opening the record and running statements on it. The only module that imports apsw."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeAlias, TypeVar, cast

import apsw

from corpus.errors import DiskFull, HomeLocked, HomeProblem, HomeTooNew, HomeTooOld, NotFound

SCHEMA_VERSION = 3  # of the record; the audit log is still at its first
BUSY_MILLISECONDS = 5_000  # a writer's transaction holds the lock for milliseconds, not seconds
_PART = 500  # ids in one statement: well under SQLite's limit of parameters
SCHEMA = Path(__file__).with_name("schema.sql")

Value: TypeAlias = str | int | float | bytes | None
Row: TypeAlias = tuple[Any, ...]
T = TypeVar("T")


class Database:
    """One connection to a record. Not shared between threads that run at the same time."""

    def __init__(self, path: Path, *, writable: bool, schema: str | None = None) -> None:
        if not writable and not path.exists():
            raise NotFound(
                "There is no collection here yet.",
                "Load minutes first: minutebook ingest FOLDER (or minutebook demo).",
            )
        self.path = path
        self._schema = schema
        self._kept: dict[str, tuple[tuple[int, int], object]] = {}
        flags = apsw.SQLITE_OPEN_READWRITE
        with _translated(path):
            if writable:
                path.parent.mkdir(parents=True, exist_ok=True)
                flags |= apsw.SQLITE_OPEN_CREATE
            self._connection = apsw.Connection(str(path), flags=flags)
            self._prepare(writable)

    def _prepare(self, writable: bool) -> None:
        connection = self._connection
        connection.set_busy_timeout(BUSY_MILLISECONDS)
        connection.execute("PRAGMA foreign_keys = ON")
        if not writable:
            self._check_version(writable=False)
            connection.execute("PRAGMA query_only = ON")
            return
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        self._check_version(writable=True)

    def _check_version(self, *, writable: bool) -> None:
        version = self._connection.pragma("user_version")
        if version == 0 and not writable:
            raise HomeProblem(
                f"The record {self.path.name} is empty.",
                "Put a copy from your backup in its place, or ingest your files again.",
            )
        if version > SCHEMA_VERSION:
            raise HomeTooNew(
                f"The record {self.path.name} was written by a later version of Minutebook "
                f"(layout {version}; this version knows {SCHEMA_VERSION}).",
                "Install that version, or point --home at another folder. Nothing was changed.",
            )
        if 0 < version < SCHEMA_VERSION and self._is_record():
            raise HomeTooOld(
                f"The record {self.path.name} was written by an earlier version of Minutebook "
                f"(layout {version}; this version needs {SCHEMA_VERSION}).",
                "Build it again from your files in a new folder: minutebook --home NEW-FOLDER "
                "ingest FOLDER. Nothing was changed.",
            )
        if version == 0:
            with self.transaction():
                if self._connection.pragma("user_version") == 0:
                    schema = self._schema or SCHEMA.read_text(encoding="utf-8")
                    self._connection.execute(schema)
                    self._connection.pragma("user_version", SCHEMA_VERSION)

    def _is_record(self) -> bool:
        return bool(self.rows("SELECT 1 FROM sqlite_schema WHERE name = 'documents'"))

    def rows(self, sql: str, parameters: Sequence[Value] = ()) -> list[Row]:
        """Run one statement and give all its rows."""
        with _translated(self.path):
            return list(self._connection.execute(sql, tuple(parameters)))

    def kept(self, name: str, make: Callable[[], T]) -> T:
        """A value made from the record, made again once anybody has changed the record."""
        with _translated(self.path):
            # The first changes with other connections' commits, the second with our own rows.
            now = (self._connection.pragma("data_version"), self._connection.total_changes())
        kept = self._kept.get(name)
        if kept is None or kept[0] != now:
            kept = self._kept[name] = (now, make())
        return cast("T", kept[1])

    def rows_in_parts(self, sql: str, ids: Sequence[int]) -> list[Row]:
        """Run a statement whose %s is a list of ids, however many there are."""
        found: list[Row] = []
        for first in range(0, len(ids), _PART):
            part = ids[first : first + _PART]
            found += self.rows(sql % ",".join("?" * len(part)), part)
        return found

    def insert(self, sql: str, parameters: Sequence[Value]) -> int:
        """Run one INSERT and give the id of the new row."""
        with _translated(self.path):
            self._connection.execute(sql, tuple(parameters))
            return self._connection.last_insert_rowid()

    def insert_many(self, sql: str, rows: Sequence[Sequence[Value]]) -> None:
        """Run one statement for every row."""
        with _translated(self.path):
            self._connection.executemany(sql, [tuple(row) for row in rows])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: whatever leaves this block by an exception undoes it."""
        with _translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def truncate_log(self) -> None:
        """Move everything into the main file and cut the write-ahead log to nothing.

        HomeLocked if a reader does not let go of the log in time: it may hold erased words.
        """
        with _translated(self.path):
            ((busy, *_),) = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if busy:
            raise HomeLocked(
                "Another process is reading this collection, so its log cannot be emptied yet.",
                "Wait for it to finish, or stop it, then run: minutebook rebuild.",
            )

    def limit_pages(self, pages: int) -> None:
        """Refuse to grow beyond this many pages, as a full disk would; used to test that."""
        self._connection.pragma("max_page_count", pages)

    def page_count(self) -> int:
        """How many pages the file has."""
        return int(self._connection.pragma("page_count"))

    def integrity_problems(self) -> list[str]:
        """What SQLite finds wrong with the file; empty when it is sound."""
        with _translated(self.path):
            found = [str(row[0]) for row in self._connection.execute("PRAGMA integrity_check")]
            found += [
                f"row of {row[0]} points nowhere"
                for row in self._connection.execute("PRAGMA foreign_key_check")
            ]
        return [problem for problem in found if problem != "ok"]

    def close(self) -> None:
        """Close the connection; a second call does nothing."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into ours, once, at the door they come through."""
    try:
        yield
    except apsw.FullError as error:
        raise DiskFull(
            f"There is no room left to write {path.name}.",
            "Free some disk space and run the same command again; what was done is kept.",
        ) from error
    except apsw.BusyError as error:
        raise HomeLocked(
            "Another process is writing to this collection.",
            "Wait for it to finish, or stop it, and run the command again.",
        ) from error
    except (apsw.NotADBError, apsw.CorruptError) as error:
        raise HomeProblem(
            f"{path.name} is damaged or is not a Minutebook record ({error}).",
            "Put a copy from your backup in its place, or point --home elsewhere.",
        ) from error
    except (
        apsw.CantOpenError,
        apsw.PermissionsError,
        apsw.ReadOnlyError,
        PermissionError,
    ) as error:
        raise HomeProblem(
            f"{path} cannot be opened: {error}.",
            "Check that the folder exists and that you may write to it, or use --home DIR.",
        ) from error
    except apsw.IOError as error:
        raise HomeProblem(
            f"Reading or writing {path.name} failed ({error}).",
            "Check the disk and its free space, then run: minutebook check.",
        ) from error
