"""What the person at the desk can mend now.

TrucewatchError                  exit code 1
├── InputError                   a file or setting given on the command line (exit code 2)
│   ├── AgreementError           an agreement file: file, line, found, wanted
│   └── RegisterError            a register or theatre file: file, line, found, wanted
├── CaseError                    the case file cannot be opened, written or read
│   └── ForeignCase              the case was written by a newer version, or is not a case
├── Conflict                     a record changed, or somebody decided about it, since the person looked
├── NotVerifiable                what the test of a verification needs is not on record
└── UnknownRecord                no record has that id

Each message says where, what was found, what is wanted, and what to do.
"""

from __future__ import annotations


class TrucewatchError(Exception):
    """The root: one clear line for the person at the desk."""

    exit_code = 1


class InputError(TrucewatchError):
    """Something given on the command line cannot be used."""

    exit_code = 2


class AgreementError(InputError):
    """An agreement file does not say what an agreement must say."""


class RegisterError(InputError):
    """A register or theatre file cannot be used."""


class CaseError(TrucewatchError):
    """The case file cannot be opened, read or written."""


class ForeignCase(CaseError):
    """The file is not a case, or a newer version wrote it."""


class UnknownRecord(TrucewatchError):
    """No record in the case has that id."""


class Conflict(TrucewatchError):
    """The record changed, or somebody decided about it, since the person looked; nothing was written.

    ``meanwhile`` has one line for each decision made since then: who, what, when, its id; never a reason.
    """

    def __init__(self, line: str, meanwhile: tuple[str, ...] = ()) -> None:
        super().__init__(line)
        self.meanwhile = meanwhile


class NotVerifiable(TrucewatchError):
    """The test that was named needs what is not on record, or another person has to look; nothing was written."""
