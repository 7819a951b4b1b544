"""Cases that people write beside an agreement: an event in a few words, and the verdict they expect."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Field, ValidationError

from trucewatch.findings.agreement_file import decode, faulty, form_faults, line_of, read_agreement, read_bytes
from trucewatch.findings.agreement_form import Day, Form, Many, Words, as_act, as_truth, one_of, wrong
from trucewatch.findings.assess import assess
from trucewatch.findings.case_incident import CaseAccount, CaseEvent, day_of, incident_of, place_of
from trucewatch.findings.strict_yaml import Fault, Tree, read_tree
from trucewatch.findings.wording import listed
from trucewatch.model import Actor, Agreement, Answer, EventType, Finding, Verdict
from trucewatch.registers import Registers

FILE_NAME = "cases.yaml"


@dataclass(frozen=True, slots=True)
class CaseResult:
    """How one case came out. ``lacking`` are the reasons it expected and did not get; ``line`` is where it stands."""

    name: str
    line: int
    expected: Verdict
    finding: Finding
    lacking: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Tell whether the verdict and all expected reasons came out."""
        return self.finding.verdict is self.expected and not self.lacking

    @property
    def words(self) -> str:
        """Say in one line what was expected and what came out."""
        if self.passed:
            return f"{self.name}: {self.expected}"
        codes = listed(dict.fromkeys(codes_of(self.finding))) if self.finding.checks else "no checks"
        because = f" because of {listed(self.lacking)}" if self.lacking else ""
        return f"{self.name}: expected {self.expected}{because}, came out {self.finding.verdict} ({codes})"


Flag: TypeAlias = Annotated[bool, BeforeValidator(as_truth)]
Names: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(lambda value: _names(value))]


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    raise wrong("is no name and no list of names", "write a name, or [one name, another]")


def _hours(value: object) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,2})-(\d{1,2})", value) if isinstance(value, str) else None
    if not match or int(match[1]) > 24 or int(match[2]) > 24:
        raise wrong(f'is "{value}"', "write the first and the last hour, for example 18-24")
    return int(match[1]), int(match[2])


class AccountForm(Form):
    """``accounts``: what somebody else says of the same event; ``denies`` where they deny it."""

    says: Words
    by: Names = ()
    to: Names = ()
    denies: Flag = False


class CaseForm(Form):
    """``cases``: one event, and what is expected of it."""

    name: Words
    act: Annotated[str, BeforeValidator(as_act)]
    by: Names = ()
    to: Names = ()
    on: Day | None = None
    until: Day | None = None
    hours: Annotated[tuple[int, int], BeforeValidator(_hours)] | None = None
    place: Words | None = None
    within: Names = ()
    country: Words | None = None
    says: Words = "a monitor"
    said_on: Day | None = None
    words: Words = "It happened."
    habit: Flag = False
    not_done: Flag = False
    accounts: Many[AccountForm] = ()
    expect: Annotated[Verdict, BeforeValidator(lambda value: Verdict(one_of(value, tuple(v.value for v in Verdict))))]
    because: Names = ()


class CasesForm(Form):
    """The whole file of cases. ``agreement`` is the agreement's file beside it."""

    agreement: Words = "agreement.yaml"
    cases: Annotated[Many[CaseForm], Field(min_length=1)]


FORMS: tuple[tuple[tuple[str, ...], type[Form]], ...] = (
    ((), CasesForm),
    (("cases",), CaseForm),
    (("cases", "accounts"), AccountForm),
)


def run_cases(path: str | Path, registers: Registers | None = None) -> tuple[CaseResult, ...]:
    """Run the cases that stand beside an agreement; ``path`` is the cases file, the agreement or their folder.

    Returns nothing where an agreement has no cases file.

    Raises:
        AgreementError: the cases or their agreement cannot be read; the message says file, line and what is wanted.
    """
    where = _cases_file(Path(path))
    if where is None:
        return ()
    tree = read_tree(decode(read_bytes(where), where))
    if tree.faults:
        raise faulty(where, tree.faults)
    form = _form(tree, where)
    if Path(form.agreement).name != form.agreement:
        found = f"agreement is {form.agreement!r}, outside this folder"
        raise faulty(where, (Fault(1, found, "name an agreement file that lies in the same folder"),))
    agreement = read_agreement(where.parent / form.agreement)
    book = registers or Registers.load()
    lines = dict(tree.lines)
    return tuple(
        _result(each, line_of(("cases", number), lines), agreement, book) for number, each in enumerate(form.cases)
    )


def codes_of(finding: Finding) -> tuple[str, ...]:
    """Return the codes of a finding's checks that are not yes, its accounts' included."""
    rows = (finding.checks, *(account.checks for account in finding.accounts))
    return tuple(check.code for row in rows for check in row if check.answer is not Answer.YES)


def _cases_file(path: Path) -> Path | None:
    if path.is_dir():
        path = path / FILE_NAME
    elif path.name != FILE_NAME and not path.name.endswith(f".{FILE_NAME}"):
        path = path.parent / FILE_NAME
    return path if path.exists() else None


def _form(tree: Tree, path: Path) -> CasesForm:
    try:
        return CasesForm.model_validate(tree.value)
    except ValidationError as trouble:
        raise faulty(path, tuple(form_faults(trouble, tree.value, dict(tree.lines), FORMS))) from None


def _result(case: CaseForm, line: int, agreement: Agreement, registers: Registers) -> CaseResult:
    first = agreement.countries[0]
    accounts = (
        CaseAccount(case.says, _actors(case.by, registers, first), _actors(case.to, registers, first)),
        *(
            CaseAccount(each.says, _actors(each.by, registers, first), _actors(each.to, registers, first), each.denies)
            for each in case.accounts
        ),
    )
    event = CaseEvent(
        act=EventType(case.act),
        accounts=accounts,
        time=day_of(case.on, case.until, case.hours),
        said_on=case.said_on,
        place=place_of(case.place, case.country or first, case.within) if case.place else None,
        words=case.words,
        habit=case.habit,
        not_done=case.not_done,
    )
    incident, claims = incident_of(event)
    finding = assess(incident, claims, agreement, registers)
    lacking = tuple(code for code in case.because if code not in codes_of(finding))
    return CaseResult(case.name, line, case.expect, finding, lacking)


def _actors(names: tuple[str, ...], registers: Registers, country: str) -> tuple[Actor, ...]:
    return tuple(_actor(name, registers, country) for name in names)


def _actor(name: str, registers: Registers, country: str) -> Actor:
    entries = registers.actors.named(name, country)
    return Actor(name, entries[0].id, entries[0].kind) if entries else Actor(name)
