"""The story of a second reader at the desk: off until named, checked, kept for the next run, and never decisive."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests import second_reader_texts as texts
from tests.second_reader_server import Manner, Running, serving
from tests.second_reader_texts import TOLD
from tests.stories.wire import AT, ROOT, command, ended, exported
from trucewatch.desk.deciding import Wish
from trucewatch.desk.desk import Desk
from trucewatch.desk.exporting import Kind
from trucewatch.desk.order import Order
from trucewatch.desk.reporting import Page
from trucewatch.desk.settings import SecondReaderSettings, Settings, read_settings
from trucewatch.desk.summary import RunSummary
from trucewatch.model import DecisionKind, InputError

# One clause tells of deaths and of a bombing: the rules take it for the deaths, so the bombing stands alone.
DEATHS = next(told for told in TOLD if "died in the bombing" in told.text)
EXTRA = replace(DEATHS, event_type="bombing", targets=(), counts=())


def honest(paragraphs: list[str]) -> str:
    """Answer as a careful reader does."""
    return texts.answer(
        *(told for told in TOLD if told.text in paragraphs), *([EXTRA] if EXTRA.text in paragraphs else ())
    )


@pytest.fixture
def server() -> Iterator[Running]:
    """Run a server that answers well."""
    with serving(Manner(honest)) as running:
        yield running


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return a report of all the paragraphs."""
    file = tmp_path / "wire.txt"
    lead = "CITY, Feb 29, 2016 (Cedar Press) - "
    file.write_text("Day of claims\n\n" + lead + "\n\n".join(told.text for told in TOLD) + "\n", encoding="utf-8")
    return file


def work(case: Path, *inputs: Path, url: str | None = None, afresh: bool = False) -> RunSummary:
    """Run the desk in this process, with a second reader at an address or with none."""
    second = None if url is None else SecondReaderSettings(url, "small", seconds=5, tries=1)
    return Desk(case, Settings(second_reader=second), clock=lambda: AT).run(Order(inputs, afresh=afresh))


def rows(case: Path, kind: str) -> list[dict[str, Any]]:
    """Return an export."""
    return [json.loads(line) for line in exported(case, (Kind(kind),))[f"{kind}.jsonl"].splitlines()]


def test_off_by_default(tmp_path: Path, report: Path, server: Running) -> None:
    """Without being named no second reader is asked, and no claim speaks of one."""
    case = tmp_path / "a.case"
    work(case, report)
    assert server.heard.bodies == []
    assert all(row["seconded"] is None and row["recipe"].startswith("claims.") for row in rows(case, "claims"))


def test_proposals_stand_beside_the_rules_and_change_no_figure(tmp_path: Path, report: Path, server: Running) -> None:
    """Claims agree, doubt or stand alone; incidents, tallies and findings are those of the rules alone."""
    plain, both = tmp_path / "plain.case", tmp_path / "both.case"
    work(plain, report)
    work(both, report, url=server.url)
    claims = rows(both, "claims")
    assert len(claims) > len(rows(plain, "claims"))
    alone = [row for row in claims if row["recipe"] == "second-reader@1/small"]
    assert alone
    assert all(row["doubts"] and row["standing"] == "proposed" for row in alone)
    assert any(row["seconded"] == "second-reader@1/small" for row in claims)
    figures = (Kind("incidents"), Kind("tallies"), Kind("findings"))
    assert exported(both, figures) == exported(plain, figures)
    page = Desk(both).report(Page.JSON).text
    assert not [row["id"] for row in alone if row["id"] in page]
    why = Desk(both).why(alone[0]["id"])
    assert any("second-reader@1/small" in fact for fact in why.facts)


def test_a_confirmed_proposal_counts(tmp_path: Path, report: Path, server: Running) -> None:
    """A proposal enters incidents once a person confirms it, and leaves them when that is withdrawn."""
    case = tmp_path / "a.case"
    work(case, report, url=server.url)
    proposal = next(row["id"] for row in rows(case, "claims") if row["recipe"].startswith("second-reader@"))
    assert all(proposal not in row["claims"] for row in rows(case, "incidents"))
    Desk(case).decide(Wish(proposal, DecisionKind.CONFIRM, "Amal Haddane", "read it myself"))
    work(case, url=server.url)
    assert any(proposal in row["claims"] for row in rows(case, "incidents"))
    Desk(case).decide(Wish(proposal, DecisionKind.WITHDRAW, "Amal Haddane", "not after all"))
    work(case, url=server.url)
    assert all(proposal not in row["claims"] for row in rows(case, "incidents"))


def test_a_run_again_is_offline_and_the_same(tmp_path: Path, report: Path) -> None:
    """Answers are kept in the case: read afresh with the server gone, every export is the same byte for byte."""
    case = tmp_path / "a.case"
    with serving(Manner(honest)) as server:
        work(case, report, url=server.url)
        url, before = server.url, exported(case)
        asked = len(server.heard.bodies)
    again = work(case, url=url, afresh=True)
    told = again.second_reader
    assert told is not None
    assert (told.agreed + told.doubted + told.proposed, told.refused) == (len(TOLD) + 1, 0)
    assert again.read_for_claims == 1
    assert asked == 1
    assert exported(case) == before


def test_the_same_answers_make_the_same_case(tmp_path: Path, report: Path, server: Running) -> None:
    """Two cases from the same report and answers have the same exports."""
    for name in ("one.case", "two.case"):
        work(tmp_path / name, report, url=server.url)
    assert exported(tmp_path / "one.case") == exported(tmp_path / "two.case")


def test_turned_off_again_the_rules_alone_stand(tmp_path: Path, report: Path, server: Running) -> None:
    """A run without the second reader shows what it would have shown had there never been one."""
    plain, case = tmp_path / "plain.case", tmp_path / "a.case"
    work(plain, report)
    work(case, report, url=server.url)
    work(case)
    assert exported(case) == exported(plain)


def test_a_broken_server_stops_nothing(tmp_path: Path, report: Path) -> None:
    """With a server that fails the run ends well: a problem is told, and the next run asks again."""
    plain, case = tmp_path / "plain.case", tmp_path / "a.case"
    work(plain, report)
    with serving(Manner(statuses=(500,))) as server:
        broken = work(case, report, url=server.url)
        assert [problem.severity for problem in broken.problems if "second reader" in problem.found] == ["warning"]
        assert exported(case, (Kind("claims"),)) == exported(plain, (Kind("claims"),))
        server.manner.answer = honest
        mended = work(case, url=server.url)
    assert mended.read_for_claims == 1
    assert not [problem for problem in mended.problems if problem.severity == "warning" and "second" in problem.found]
    assert any(row["seconded"] for row in rows(case, "claims"))


def test_tampered_answers_are_shown_as_refused(tmp_path: Path, report: Path) -> None:
    """Forty tampered claims leave the claims as the rules read them, and forty notes or fewer that say why."""
    kinds = (texts.changed_numbers, texts.changed_negations, texts.changed_actors, texts.changed_speakers)
    tampered = [told for kind in kinds for told in kind()[:10]]
    plain, case = tmp_path / "plain.case", tmp_path / "a.case"
    work(plain, report)
    with serving(Manner(lambda _: texts.answer(*tampered))) as server:
        work(case, report, url=server.url)
    assert exported(case, (Kind("claims"),)) == exported(plain, (Kind("claims"),))
    notes = [row for row in rows(case, "problems") if "was refused" in row["found"]]
    assert 30 <= len(notes) <= 40


def test_at_the_prompt(tmp_path: Path, report: Path, server: Running) -> None:
    """Two options turn it on; for this machine's own address nothing is announced, and the key is never shown."""
    settings = tmp_path / "desk.toml"
    settings.write_text(
        f'[second_reader]\nurl = "{server.url}"\nmodel = "small"\nkey_variable = "DESK_KEY"\nseconds = 5\n',
        encoding="utf-8",
    )
    case = tmp_path / "a.case"
    arguments = command("run", report, "--settings", settings, "--second-model", "large", "--case", case)
    done = subprocess.run(
        arguments, env={**os.environ, "DESK_KEY": "sk-secret"}, capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(
        r"^Second reader: \d+ claims read the same, \d+ read otherwise .*, 0 refused\.$", done.stdout, re.M
    )
    assert server.heard.keys == ["Bearer sk-secret"]
    assert server.heard.bodies[0]["model"] == "large"
    assert "sk-secret" not in done.stdout
    assert b"sk-secret" not in case.read_bytes()


def test_text_that_leaves_the_machine_is_announced_first(tmp_path: Path, report: Path) -> None:
    """One line says where the text goes; here nobody is there, and the run still ends well."""
    code, out, err = ended(
        "run", report, "--second-reader", "http://second-reader.invalid/v1", "--second-model", "small", "--settings",
        _impatient(tmp_path), "--case", tmp_path / "a.case",
    )  # fmt: skip
    assert code == 0
    assert err == (
        "second reader: the text of the reports leaves this machine: it is sent to second-reader.invalid, unencrypted\n"
    )
    assert "the second reader did not read it: second-reader.invalid was not reached" in out


def _impatient(folder: Path) -> Path:
    file = folder / "impatient.toml"
    file.write_text('[second_reader]\nurl = "http://127.0.0.1:9/v1"\ntries = 1\nseconds = 20\n', encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--second-model", "small"), "no --second-reader says where it is"),
        (("--second-reader", "http://127.0.0.1:9/v1"), "no model is named; give --second-model NAME"),
        (("--second-reader", "gopher://127.0.0.1", "--second-model", "small"), "is no http or https address"),
    ],
)
def test_half_an_order_is_refused(tmp_path: Path, report: Path, arguments: tuple[str, ...], told: str) -> None:
    """A slip stops the run before anything is written, with what is wanted."""
    case = tmp_path / "a.case"
    code, _, err = ended("run", report, *arguments, "--case", case)
    assert (code, case.exists()) == (2, False)
    assert told in err


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('[second_reader]\nmodel = "small"', "second_reader needs a url"),
        ('[second_reader]\nurl = "http://127.0.0.1/v1"\nseconds = 0', "second_reader.seconds cannot be 0"),
        ('[second_reader]\nurl = "http://127.0.0.1/v1"\nkey = "sk"', "there is no setting second_reader.key;"),
        ("second_reader = 5", "the setting 'second_reader' cannot be 5"),
    ],
)
def test_a_slip_in_the_settings_is_named(tmp_path: Path, written: str, told: str) -> None:
    """A wrong key, type or number of the second reader's settings is told; a key itself has no place in the file."""
    file = tmp_path / "desk.toml"
    file.write_text(written, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_settings(file)
