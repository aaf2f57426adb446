"""The family of errors that a person can put right; anything else is a fault of the programmer.

MinutebookError
├── Unreadable       one file cannot be read; it is recorded, the rest goes on
├── Unfetched        an address cannot be fetched; the others are
│   ├── Forbidden    it leads where we do not go: another host, a private address
│   └── SiteBusy     the site asks us to stay away for a while; the sync stops, and goes on later
├── NotFound         what was asked for is not there
├── BadRequest       an argument or setting makes no sense
├── HomeProblem      the home folder cannot be used
│   ├── HomeLocked   another process is writing to it
│   ├── HomeTooNew   it was written by a later version
│   ├── HomeTooOld   it was written by an earlier one, and must be built again
│   └── DiskFull     there is no room left; the last transaction was undone
└── OutOfDate        what is derived from the record does not match it
"""


class MinutebookError(Exception):
    """What went wrong, and what the reader should do next. Both are full sentences."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")
        self.problem = problem
        self.remedy = remedy


class Unreadable(MinutebookError):
    """One file cannot be read. It is recorded as refused; nothing else is stopped by it."""


class Unfetched(MinutebookError):
    """One address cannot be fetched. It is reported; nothing else is stopped by it."""


class Forbidden(Unfetched):
    """An address leads where we do not go: to another host, or into a private network."""


class SiteBusy(Unfetched):
    """The site asks us to stay away for longer than we wait. What was fetched is kept."""


class NotFound(MinutebookError):
    """What was asked for does not exist here."""


class BadRequest(MinutebookError):
    """An argument, option or setting makes no sense."""


class HomeProblem(MinutebookError):
    """The home folder cannot be used as it is."""


class HomeLocked(HomeProblem):
    """Another process is writing to this collection."""


class HomeTooNew(HomeProblem):
    """The record was written by a later version of Minutebook."""


class HomeTooOld(HomeProblem):
    """The record was written by an earlier version of Minutebook, in another layout."""


class DiskFull(HomeProblem):
    """No room is left on the disk. The transaction under way was undone."""


class OutOfDate(MinutebookError):
    """A derived file is missing, damaged or does not match the record it was made from."""
