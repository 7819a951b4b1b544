"""The case: what was read, what the machine made of it, what people decided, in one file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trucewatch.model.attribution import Attribution
from trucewatch.model.claim import Claim
from trucewatch.model.errors import UnknownRecord
from trucewatch.model.finding import Finding
from trucewatch.model.incident import Incident
from trucewatch.model.recipe import content_id
from trucewatch.model.report import Problem, Report
from trucewatch.model.tally import Tally
from trucewatch.model.when import When
from trucewatch.store.answers import CaseWithAnswers
from trucewatch.store.columns import CaseWithColumns
from trucewatch.store.counting import CaseWithCounts
from trucewatch.store.decisions import CaseWithDecisions
from trucewatch.store.elsewhere import CaseWithAgreements, HeldAgreement
from trucewatch.store.forms import (
    AGREEMENT,
    ATTRIBUTION,
    CLAIM,
    DATED,
    FINDING,
    INCIDENT,
    PROBLEM,
    READING,
    REPORT,
    TALLY,
    DocumentLike,
    ReadingLike,
    StoredDocument,
    StoredReading,
)
from trucewatch.store.index import CaseWithIndex
from trucewatch.store.laying import CaseWithLaidClaims
from trucewatch.store.looking import CaseWithLooks
from trucewatch.store.merges import CaseWithMerges
from trucewatch.store.one_by_one import CaseOneByOne, as_held, place_of
from trucewatch.store.sitreps import CaseWithSitreps
from trucewatch.store.worked import CaseWithWork

# What a person may ask for by id, in the order they are tried.
_KINDS = ("finding", "incident", "tally", "claim", "attribution", "report", "decision")
_SHOWN_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A record's kind and whole id."""

    kind: str
    id: str


class Case(
    CaseWithDecisions,
    CaseWithAgreements,
    CaseWithLaidClaims,
    CaseWithAnswers,
    CaseWithIndex,
    CaseWithLooks,
    CaseWithCounts,
    CaseWithColumns,
    CaseWithSitreps,
    CaseWithWork,
    CaseWithMerges,
    CaseOneByOne,
):
    """One SQLite file that holds everything; safe against a kill at any moment, readable while it is written.

    What is read is only ever added. What the machine makes is replaced wholesale by the run that makes it again.
    Decisions are appended and never touched by either.
    """

    # What was read -------------------------------------------------------------------------------------------------

    def put_documents(self, documents: Iterable[DocumentLike]) -> int:
        """Keep inputs byte for byte; return how many were not held yet."""
        with self.writing():
            before = self._count("document")
            self._run_many(
                "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                ((one.digest, one.file, one.media_type, one.encoding, one.size, one.raw) for one in documents),
            )
            return self._count("document") - before

    def document(self, digest: str) -> StoredDocument:
        """Return an input as it came.

        Raises:
            UnknownRecord: the case holds no such input.
        """
        row = self._one(
            "SELECT digest, file, media_type, encoding, size, raw FROM document WHERE digest = ?", (digest,)
        )
        if row is None:
            raise UnknownRecord(f"{self.path}: no document with the digest {digest}")
        return StoredDocument(*row)

    def documents(self) -> tuple[StoredDocument, ...]:
        """Return what is known of every input, without its bytes, by file and digest."""
        query = "SELECT digest, file, media_type, encoding, size, x'' FROM document ORDER BY file, digest"
        return tuple(StoredDocument(*row) for row in self._rows(query))

    def put_reports(self, reports: Iterable[Report]) -> int:
        """Add reports; one that is held already only notes where else it was seen. Return how many are new."""
        with self.writing():
            before = self._count("report")
            for report in reports:
                self._run(
                    "INSERT INTO report VALUES (?, ?, ?, ?, ?, NULL) ON CONFLICT DO NOTHING",
                    (report.id, report.file, report.record or 0, report.offset, REPORT.write(report)),
                )
                self._run_many(
                    "INSERT INTO sighting VALUES (?, ?) ON CONFLICT DO NOTHING",
                    ((report.id, place) for place in (place_of(report), *report.also_in)),
                )
            return self._count("report") - before

    def amend_report(self, report: Report) -> None:
        """Keep what a report held already was found to say of itself in another copy (title, day, publisher)."""
        with self.writing():
            self._run("UPDATE report SET body = ? WHERE id = ?", (REPORT.write(report), report.id))

    def put_dates(self, reports: Iterable[Report]) -> None:
        """Lay reasoned publication days over the reports as they were read."""
        with self.writing():
            self._run_many(
                "UPDATE report SET published = ? WHERE id = ?",
                ((DATED.write(report.published), report.id) for report in reports),
            )

    def reports(self, *, as_read: bool = False) -> tuple[Report, ...]:
        """Return the reports in the order they stand in their files; ``as_read`` leaves reasoned days out."""
        seen: dict[str, list[str]] = {}
        for report, place in self._rows("SELECT report, place FROM sighting ORDER BY report, place"):
            seen.setdefault(report, []).append(place)
        query = "SELECT body, published FROM report ORDER BY file, record, start, id"
        return tuple(
            as_held(report, None if as_read else published, seen.get(report.id, ()))
            for report, published in ((REPORT.read(body), published) for body, published in self._rows(query))
        )

    def report_ids(self) -> frozenset[str]:
        """Return the ids of the reports held."""
        return frozenset(self._bodies("SELECT id FROM report"))

    # What is said in it --------------------------------------------------------------------------------------------

    def reading_keys(self) -> dict[str, str]:
        """Return, by report, the key its claims were made under."""
        return dict(self._rows("SELECT report, key FROM reading"))

    def staged_keys(self) -> dict[str, str]:
        """Return the same for readings that wait for their run to be complete."""
        return dict(self._rows("SELECT report, key FROM staged_reading"))

    def stage_readings(self, readings: Iterable[ReadingLike], keys: Mapping[str, str]) -> None:
        """Keep readings safe while the run goes on; nothing that is shown changes yet."""
        with self.writing():
            for one in readings:
                body = READING.write(StoredReading(one.report, one.attributions, one.claims))
                self._run(
                    "INSERT INTO staged_reading VALUES (?, ?, ?) "
                    "ON CONFLICT DO UPDATE SET key = excluded.key, body = excluded.body",
                    (one.report, keys[one.report], body),
                )

    def drop_staged(self, reports: Iterable[str]) -> None:
        """Forget waiting readings that are no longer wanted."""
        with self.writing():
            self._run_many("DELETE FROM staged_reading WHERE report = ?", ((report,) for report in reports))

    def put_staged_readings(self) -> int:
        """Put the waiting readings in the place of the ones shown; return how many reports changed."""
        with self.writing():
            self.take_off()
            waiting = list(self._rows("SELECT key, body FROM staged_reading ORDER BY report"))
            for key, body in waiting:
                self._put_reading(READING.read(body), key)
            self._run("DELETE FROM staged_reading")
            return len(waiting)

    def put_readings(self, readings: Iterable[ReadingLike], keys: Mapping[str, str]) -> None:
        """Replace what was read in these reports."""
        with self.writing():
            for reading in readings:
                self._put_reading(reading, keys[reading.report])

    def _put_reading(self, reading: ReadingLike, key: str) -> None:
        self._run("DELETE FROM claim WHERE report = ?", (reading.report,))
        self._run("DELETE FROM attribution WHERE report = ?", (reading.report,))
        self._run_many(
            "INSERT INTO attribution VALUES (?, ?, ?, ?)",
            ((one.id, one.report, _start(one), ATTRIBUTION.write(one)) for one in reading.attributions),
        )
        self._run_many(
            "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    one.id,
                    one.report,
                    one.span.start,
                    one.span.end,
                    one.event_type.value,
                    one.attribution,
                    CLAIM.write(one),
                )
                for one in reading.claims
            ),
        )
        self._run(
            "INSERT INTO reading VALUES (?, ?) ON CONFLICT DO UPDATE SET key = excluded.key", (reading.report, key)
        )

    def attributions(self) -> tuple[Attribution, ...]:
        """Return who says what, by report and place in it."""
        query = """SELECT one.body FROM attribution one JOIN report r ON r.id = one.report
            ORDER BY r.file, r.record, r.start, r.id, one.start, one.id"""
        return tuple(ATTRIBUTION.read(body) for body in self._bodies(query))

    def claims(self) -> tuple[Claim, ...]:
        """Return the claims, by report and place in it."""
        query = """SELECT one.body FROM claim one JOIN report r ON r.id = one.report
            ORDER BY r.file, r.record, r.start, r.id, one.start, one.stop, one.id"""
        return tuple(CLAIM.read(body) for body in self._bodies(query))

    def claims_with_staged(self) -> tuple[Claim, ...]:
        """Return the claims as the machine reads them, as they will be once the waiting readings are put, in order."""
        staged = {
            reading.report: reading for reading in map(READING.read, self._bodies("SELECT body FROM staged_reading"))
        }
        kept: dict[str, list[Claim]] = {report: list(reading.claims) for report, reading in staged.items()}
        machine = self.machine_claims()
        for claim in self.claims():
            read = machine.get(claim.id, claim)
            if read is not None and claim.report not in staged:
                kept.setdefault(claim.report, []).append(read)
        order = self._bodies("SELECT id FROM report ORDER BY file, record, start, id")
        return tuple(
            claim
            for report in order
            for claim in sorted(kept.get(report, ()), key=lambda one: (one.span.start, one.span.end, one.id))
        )

    # What follows from it ------------------------------------------------------------------------------------------

    def put_incidents(self, incidents: Iterable[Incident]) -> None:
        """Replace the incidents by these."""
        made = tuple(incidents)
        held = frozenset(one.id for one in made)
        with self.writing():
            self.keep_gone(self.incident_ids() - held, held)
            self._run("DELETE FROM incident")
            self._run_many(
                "INSERT INTO incident VALUES (?, ?, ?, ?)",
                ((one.id, _day(one.time), int(one.armed), INCIDENT.write(one)) for one in made),
            )

    def incidents(self) -> tuple[Incident, ...]:
        """Return the incidents, by day (undated ones last) and id."""
        return tuple(INCIDENT.read(body) for body in self._bodies("SELECT body FROM incident ORDER BY day, id"))

    def put_tallies(self, tallies: Iterable[Tally]) -> None:
        """Replace the tallies by these."""
        with self.writing():
            self._run("DELETE FROM tally")
            self._run_many(
                "INSERT INTO tally VALUES (?, ?, ?, ?)",
                ((one.id, one.claim, _day(one.period), TALLY.write(one)) for one in tallies),
            )

    def tallies(self) -> tuple[Tally, ...]:
        """Return the tallies, by first day (undated ones last) and id."""
        return tuple(TALLY.read(body) for body in self._bodies("SELECT body FROM tally ORDER BY day, id"))

    def put_findings(self, findings: Iterable[Finding]) -> None:
        """Replace the findings by these."""
        with self.writing():
            self._run("DELETE FROM finding")
            self._run_many(
                "INSERT INTO finding VALUES (?, ?, ?, ?)",
                ((one.id, one.incident, one.verdict.value, FINDING.write(one)) for one in findings),
            )

    def findings(self) -> tuple[Finding, ...]:
        """Return the findings, by incident."""
        return tuple(FINDING.read(body) for body in self._bodies("SELECT body FROM finding ORDER BY incident, id"))

    # What went with it ---------------------------------------------------------------------------------------------

    def put_problems(self, problems: Iterable[Problem], *, step: str, instead_of: Iterable[str] = ()) -> None:
        """Keep trouble with the inputs as data. Problems of the same step at the places ``instead_of`` are replaced."""
        with self.writing():
            self._run_many("DELETE FROM problem WHERE step = ? AND place = ?", ((step, place) for place in instead_of))
            self._run_many(
                "INSERT INTO problem VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                ((_problem_id(one, step), one.where, step, PROBLEM.write(one)) for one in problems),
            )

    def problems(self) -> tuple[Problem, ...]:
        """Return the trouble with the inputs, by place."""
        return tuple(PROBLEM.read(body) for body in self._bodies("SELECT body FROM problem ORDER BY place, step, id"))

    def problem_places(self, step: str) -> tuple[str, ...]:
        """Return the places that have a problem of this step."""
        return tuple(self._bodies("SELECT DISTINCT place FROM problem WHERE step = ? ORDER BY place", (step,)))

    def put_agreement(self, held: HeldAgreement) -> None:
        """Keep an agreement and test the case against it from now on."""
        with self.writing():
            self._run(
                "INSERT INTO agreement VALUES (?, ?, ?, ?) "
                "ON CONFLICT DO UPDATE SET file = excluded.file, text = excluded.text, body = excluded.body",
                (held.agreement.digest, held.file, held.text, AGREEMENT.write(held.agreement)),
            )
            self.put_fact("agreement", held.agreement.digest)

    def agreement(self) -> HeldAgreement | None:
        """Return the agreement the case is tested against, or None."""
        row = self._one("SELECT body, file, text FROM agreement JOIN fact ON words = digest AND name = 'agreement'")
        return None if row is None else HeldAgreement(AGREEMENT.read(row[0]), row[1], row[2])

    def put_fact(self, name: str, words: str) -> None:
        """Remember one thing about the case under a name."""
        with self.writing():
            self._run("INSERT INTO fact VALUES (?, ?) ON CONFLICT DO UPDATE SET words = excluded.words", (name, words))

    def fact(self, name: str) -> str | None:
        """Return what was remembered under a name, or None."""
        row = self._one("SELECT words FROM fact WHERE name = ?", (name,))
        return None if row is None else str(row[0])

    # By id ---------------------------------------------------------------------------------------------------------

    def find(self, id_prefix: str) -> Found:
        """Return the one record whose id is, or begins with, these characters.

        Raises:
            UnknownRecord: there is none, or more than one.
        """
        wanted = id_prefix.strip()
        found = self._candidates(wanted) if wanted else []
        exact = [one for one in found if one.id == wanted]
        if exact or len(found) == 1:
            return (exact or found)[0]
        if not found:
            raise UnknownRecord(
                f"{self.path}: no record has an id that begins with {wanted!r}; "
                f"list them with: trucewatch export incidents --case {self.path}"
            )
        shown = ", ".join(f"{one.id} ({one.kind})" for one in found[:_SHOWN_CANDIDATES])
        more = " ..." if len(found) > _SHOWN_CANDIDATES else ""
        raise UnknownRecord(f"{self.path}: {wanted!r} begins the id of several records: {shown}{more}; give more of it")

    def _candidates(self, wanted: str) -> list[Found]:
        query = "SELECT id FROM {} WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT ?"
        cells = (len(wanted), wanted, _SHOWN_CANDIDATES + 1)
        return [Found(kind, found) for kind in _KINDS for found in self._bodies(query.format(kind), cells)]

    def _count(self, table: str) -> int:
        row = self._one(f"SELECT count(*) FROM {table}")  # noqa: S608 -- the table's name is ours
        return 0 if row is None else int(row[0])


# Sorts after every day: an incident without one comes last.
_UNDATED = "9999-99-99"


def _day(when: When) -> str:
    day = when.start or when.end
    return _UNDATED if day is None else day.isoformat()


def _start(attribution: Attribution) -> int:
    return min((span.start for span in attribution.content), default=0)


def _problem_id(problem: Problem, step: str) -> str:
    return content_id("p", step, problem.where, problem.found, problem.wanted, problem.severity)
