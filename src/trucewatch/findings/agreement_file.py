"""Read an agreement file, and say all that is wrong with it at once: line, what was found, what is wanted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from trucewatch.findings.agreement_form import FORMS, AgreementForm, ClauseForm, Form, MemberForm, PartyForm
from trucewatch.findings.agreement_sense import senseless
from trucewatch.findings.strict_yaml import Fault, Tree, Value, read_tree
from trucewatch.findings.strict_yaml import Path as TreePath
from trucewatch.findings.wording import nearest, quoted
from trucewatch.model import (
    Acceptance,
    Agreement,
    AgreementError,
    AgreementStatus,
    Clause,
    ExcludedGroup,
    Membership,
    Monitor,
    Party,
    ResponseStep,
    VerificationTest,
)

LARGEST = 256 * 1024
"""Bytes. The longest agreement we wrote has 12 kB; at this size reading takes about three seconds."""
MOST_SHOWN = 25

_WHAT_TO_DO = "Give the path of an agreement file, for example agreements/syria-2016/agreement.yaml."


def read_agreement(path: str | Path) -> Agreement:
    """Read an agreement from its YAML file.

    Raises:
        AgreementError: the file is missing, too large, not text, or does not say what an agreement must say;
            one line for each thing that is wrong, with file, line, what was found and what is wanted.
    """
    where = Path(path)
    raw = read_bytes(where)
    text = decode(raw, where)
    tree = read_tree(text)
    if tree.faults:
        raise faulty(where, tree.faults)
    return _agreement(_form(tree, where), hashlib.sha256(raw).hexdigest())


def read_bytes(path: Path) -> bytes:
    """Read the bytes of an agreement or a cases file, or say in one line why that cannot be."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            kind = "a folder" if path.is_dir() else "a device or a pipe"
            raise AgreementError(f"{path}: this is {kind}, not a file. {_WHAT_TO_DO}")
        if size > LARGEST:
            found = f"{path}: the file has {size:,} bytes; an agreement has at most {LARGEST:,}."
            raise AgreementError(f"{found} Check that it is the right file.")
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise AgreementError(f"{path}: there is no such file. {_WHAT_TO_DO}") from None
    except ValueError:
        raise AgreementError(f"{str(path)!r}: this is no file name. {_WHAT_TO_DO}") from None
    except OSError as trouble:
        raise AgreementError(
            f"{path}: the file cannot be read ({trouble.strerror}). Check that you may open it."
        ) from None
    if len(raw) > LARGEST:
        raise AgreementError(f"{path}: the file has more than {LARGEST:,} bytes. Check that it is the right file.")
    return raw


def decode(raw: bytes, path: Path) -> str:
    """Decode a file as UTF-8 text."""
    if not raw.strip():
        raise AgreementError(
            f"{path}:1: the file is empty. Write at least id, title, zone, area, status, parties and clauses."
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        line = raw.count(b"\n", 0, trouble.start) + 1
        raise AgreementError(f"{path}:{line}: the text is not UTF-8. Save the file as UTF-8 in your editor.") from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise AgreementError(f"{path}:{line}: a NUL byte: this is not a text file. Save the file as UTF-8 text.")
    return text


def faulty(path: Path, faults: tuple[Fault, ...]) -> AgreementError:
    """Make one error of everything wrong with a file, in the order of its lines."""
    ordered = sorted(set(faults))
    rows = [f"{path}:{fault.line}: {fault.found}. Wanted: {fault.wanted}." for fault in ordered[:MOST_SHOWN]]
    if len(ordered) > MOST_SHOWN:
        rows.append(f"{path}: and {len(ordered) - MOST_SHOWN} more.")
    return AgreementError("\n".join(rows))


def _form(tree: Tree, path: Path) -> AgreementForm:
    lines = dict(tree.lines)
    if not isinstance(tree.value, dict):
        wanted = "write keys with values, beginning with id:"
        raise faulty(path, (Fault(1, "the file is not a list of keys with values", wanted),))
    try:
        form = AgreementForm.model_validate(tree.value)
    except ValidationError as trouble:
        raise faulty(path, tuple(form_faults(trouble, tree.value, lines, FORMS))) from None
    faults = tuple(Fault(line_of(at, lines), found, wanted) for at, found, wanted in senseless(form))
    if faults:
        raise faulty(path, faults)
    return form


def form_faults(
    trouble: ValidationError,
    value: Value,
    lines: Mapping[TreePath, int],
    forms: tuple[tuple[tuple[str, ...], type[Form]], ...],
) -> Iterator[Fault]:
    """Turn a validator's errors into faults with lines."""
    for error in trouble.errors(include_url=False):
        at = tuple(error["loc"])
        line, name, kind = line_of(at, lines), label(at, value), error["type"]
        if kind == "agreement":
            yield Fault(line, f"{name} {error['ctx']['found']}", str(error["ctx"]["wanted"]))
        elif kind == "missing":
            yield Fault(line_of(at[:-1], lines), f'{label(at[:-1], value)} lacks "{at[-1]}"', f'add the key "{at[-1]}"')
        elif kind == "extra_forbidden":
            yield _unknown_key(at, line, value, forms)
        elif kind == "too_short" and _at(value, at):
            continue  # the validator counts the faulty entries as missing; they are reported each by itself
        elif kind in {"too_short", "tuple_type", "list_type"}:
            yield Fault(
                line, f"{name} is not a list with something in it", 'write a list: one "- item" a line, or [one, two]'
            )
        else:
            yield Fault(line, f"{name} is not a group of keys", 'write "key: value" lines below it, indented')


def _unknown_key(at: TreePath, line: int, value: Value, forms: tuple[tuple[tuple[str, ...], type[Form]], ...]) -> Fault:
    words = tuple(step for step in at[:-1] if isinstance(step, str))
    known = next((tuple(form.model_fields) for keys, form in forms if keys == words), ())
    near = nearest(str(at[-1]), known)
    hint = f'did you mean "{near}"? ' if near else ""
    return Fault(
        line, f'{label(at[:-1], value)} has an unknown key "{at[-1]}"', f"{hint}The keys here are {', '.join(known)}"
    )


def line_of(at: TreePath, lines: Mapping[TreePath, int]) -> int:
    """Return the line of a value, or of what holds it where it has none of its own."""
    while at and at not in lines:
        at = at[:-1]
    return lines.get(at, 1)


def label(at: TreePath, value: Value) -> str:
    """Name a place in the file as a person would: ``party "ypg", acceptance 1, since``.

    >>> label(("parties", 0, "side"), {"parties": [{"id": "north"}]})
    'parties "north", side'
    """
    if not at:
        return "the file"
    steps: list[str] = []
    for step in at:
        value = _inside(value, step)
        if isinstance(step, str):
            steps.append(step)
            continue
        name = value.get("id") or value.get("name") or value.get("incident") if isinstance(value, dict) else None
        steps[-1] += f" {quoted(name)}" if isinstance(name, str) else f" {step + 1}"
    return ", ".join(steps)


def _at(value: Value, at: TreePath) -> Value:
    for step in at:
        value = _inside(value, step)
    return value


def _inside(value: Value, step: str | int) -> Value:
    if isinstance(value, dict) and isinstance(step, str):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _agreement(form: AgreementForm, digest: str) -> Agreement:
    zone = ZoneInfo(form.zone)
    return Agreement(
        id=form.id,
        title=form.title,
        zone=form.zone,
        statuses=tuple(AgreementStatus(each.since, each.state, each.reference) for each in form.status),
        countries=form.area.countries,
        areas=form.area.places,
        parties=tuple(
            Party(each.id, each.name, each.side, each.actors, _acceptances(each), each.names, _members(each.members))
            for each in form.parties
        ),
        excluded=tuple(
            ExcludedGroup(
                each.id, each.name, each.actors, each.co_located, each.reference, each.names, _members(each.members)
            )
            for each in form.excluded
        ),
        clauses=tuple(_clause(each) for each in form.clauses),
        monitors=tuple(Monitor(each.name, each.actors, each.task) for each in form.monitors),
        responses=tuple(ResponseStep(number, each.text, each.by) for number, each in enumerate(form.responses, 1)),
        aliases=form.aliases,
        known_times=tuple(
            # a milestone known by its day alone stands at the day's first minute in the agreement's zone
            (name, moment if isinstance(moment, datetime) else datetime.combine(moment, time(), zone))
            for name, moment in form.known_times.items()
        ),
        theatre=form.theatre,
        digest=digest,
        guarantors=form.guarantors,
        closed=form.parties_complete,
        tests=tuple(
            VerificationTest(each.id, each.text, each.sources, each.kinds, each.people, each.undisputed)
            for each in form.verification
        ),
    )


def _members(forms: tuple[MemberForm, ...]) -> tuple[Membership, ...]:
    return tuple(Membership(each.actors, each.names, each.since, each.until, each.reference) for each in forms)


def _acceptances(form: PartyForm) -> tuple[Acceptance, ...]:
    return tuple(
        Acceptance(each.status, each.since, each.until, each.conditions, each.reservations, each.reference)
        for each in form.acceptances
    )


def _clause(form: ClauseForm) -> Clause:
    return Clause(
        id=form.id,
        kind=form.kind,
        text=form.text,
        acts=form.acts,
        by=form.by,
        toward=form.toward,
        exceptions=form.exceptions,
        since=form.since,
        until=form.until,
        deadline=form.deadline,
        reference=form.reference,
        areas=form.areas,
    )
