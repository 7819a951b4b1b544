"""Files dropped on the desk are read beside it, each told about, none trusted."""

from __future__ import annotations

import io
import multiprocessing
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from trucewatch.desk.desk import Desk
from trucewatch.desk.settings import Settings
from trucewatch.web.app import make_app
from trucewatch.web.house import House
from trucewatch.web.importing_files import Tray, safe_name
from trucewatch.web.importing_kept import Kept, Shelf
from trucewatch.web.importing_work import Batch, Imports, Stage

WIRE = (
    "KELMORA, May 14 (Tovia Wire) - The Sarn Valley Front said on Wednesday that army guns had shelled Pellin, "
    "killing three people. The army denied it.\n"
)
SECONDS = 120


def done(client: TestClient, batch: str) -> dict[str, object]:
    """Wait until a batch is read, and return it."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        told: dict[str, object] = client.get(f"/api/imports/{batch}").json()
        if told["stage"] in ("done", "failed"):
            return told
        time.sleep(0.2)
    raise AssertionError("the batch was not read in time")


def give(client: TestClient, *files: tuple[str, bytes]) -> dict[str, object]:
    """Give files, wait, and return the batch."""
    answer = client.post("/api/imports", files=[("files", (name, data)) for name, data in files])
    assert answer.status_code == 202, answer.text
    return done(client, answer.json()["id"])


def test_files_are_read_into_the_case_and_one_bad_file_stops_nothing(officer: TestClient, house: House) -> None:
    """Of a good, a broken, an empty and a repeated file each has its own result, and the good one's report is there."""
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("zeros.txt", b"0" * 50_000_000)
    batch = give(
        officer,
        ("wire.txt", WIRE.encode()),
        ("broken.pdf", b"%PDF-1.7 nothing"),
        ("empty.txt", b""),
        ("wire.txt", WIRE.encode()),
        ("bomb.zip", bomb.getvalue()),
    )
    assert batch["stage"] == "done", batch
    files = batch["files"]
    assert isinstance(files, list)
    good, broken, empty, again, bombed = files
    assert (len(good["reports"]), good["new"], good["refused"]) == (1, 1, None)
    assert broken["reports"] == []
    assert broken["problems"]
    assert "empty" in empty["refused"]
    assert "already" in again["refused"]
    assert bombed["problems"]
    page = officer.get(f"/reports/{good['reports'][0]}")
    assert "army guns had shelled Pellin" in page.text
    assert officer.get(f"/import/{batch['id']}").status_code == 200
    with house.desk.browse() as look:
        assert [one.id for one in look.search("Wednesday guns killing three Pellin").items] == good["reports"]


def test_another_file_under_a_known_name_gets_a_name_of_its_own(officer: TestClient) -> None:
    """What came before keeps its name, the new one gets a number, and the same one again is recognised."""
    first = give(officer, ("note.txt", WIRE.encode()))
    second = give(officer, ("note.txt", WIRE.replace("three", "four").encode()))
    again = give(officer, ("note.txt", WIRE.encode()))
    named = [batch["files"][0] for batch in (first, second, again)]  # type: ignore[index]
    assert [one["name"] for one in named] == ["note.txt", "note (2).txt", "note.txt"]
    assert [one["new"] for one in named] == [1, 1, 0]


@pytest.mark.parametrize(
    ("named", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\report.txt", "report.txt"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("\x00\n.txt", "txt"),
        ("..", "file 7"),
        ("", "file 7"),
        ("=cmd|' /C calc'!A0.csv", "C calc'!A0.csv"),
    ],
)
def test_a_files_name_is_not_trusted(named: str, kept: str) -> None:
    """Paths, control and direction characters and formulas of a name go; something is always left."""
    assert safe_name(named, 7) == kept
    assert "/" not in safe_name(named, 7)
    assert len(safe_name("x" * 5000 + ".pdf", 1)) <= 120


def test_a_file_over_the_limit_is_refused_and_not_kept(tmp_path: Path) -> None:
    """One byte too many is refused with what to do, and nothing of it stays on the disk."""
    tray = Tray()
    given = tray.take("big.txt", io.BytesIO(b"x" * 11), largest=10)
    assert given.path is None
    assert given.refused is not None
    assert list(tray.folder.iterdir()) == []
    tray.clear()
    assert not tray.folder.exists()


def test_a_request_without_files_is_told_so(officer: TestClient) -> None:
    """An empty form, and a form with too many files, are refused without a batch."""
    assert officer.post("/api/imports", files=[("other", ("x.txt", b"x"))]).status_code == 422
    many = [("files", (f"{number}.txt", b"x")) for number in range(501)]
    assert officer.post("/api/imports", files=many).status_code in (400, 413)
    assert officer.get("/api/imports").json() == []


def test_an_unknown_batch_is_not_found(officer: TestClient) -> None:
    """A batch that is not there is a 404, and an id of another form a 422 or 404."""
    assert officer.get("/import/0123456789abcdef").status_code == 404
    assert officer.get("/api/imports/..%2f..%2fetc").status_code in (404, 422)


def test_pages_are_answered_while_files_are_read(officer: TestClient) -> None:
    """While a batch is being read the lists and the queue open, and decisions go through."""
    answer = officer.post("/api/imports", files=[("files", ("wire.txt", WIRE.encode()))])
    assert officer.get("/api/imports").json()[0]["stage"] in ("waiting", "reading")
    assert officer.get("/incidents").status_code == 200
    assert officer.get("/review").status_code == 200
    done(officer, answer.json()["id"])


def ended(imports: Imports, batch: str) -> Batch:
    """Wait until a batch is read or failed, and return it."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        held = imports.get(batch)
        if held is not None and held.stage in (Stage.DONE, Stage.FAILED):
            return held
        time.sleep(0.05)
    raise AssertionError("the batch was not read in time")


def given(imports: Imports, *files: tuple[str, str]) -> Batch:
    """Give files as a page does."""
    held = imports.room()
    return imports.add(
        held, [held.tray.take(name, io.BytesIO(words.encode()), 10_000) for name, words in files], "Ines Fohr"
    )


def kill_readings(imports: Imports, batch: str, most: int) -> None:
    """Kill the first reading processes as soon as each is there, until so many were killed or the batch is over."""
    killed, until = 0, time.monotonic() + SECONDS
    while killed < most and time.monotonic() < until:
        held = imports.get(batch)
        if held is not None and held.stage in (Stage.DONE, Stage.FAILED):
            return
        for child in multiprocessing.active_children():
            child.kill()
            child.join()
            killed += 1
        time.sleep(0.005)


def test_a_case_that_cannot_be_read_fails_the_batch_with_its_reason(tmp_path: Path) -> None:
    """Where the case is gone the batch says so in one line, and nothing is left of its files."""
    imports = Imports(tmp_path / "gone.case", Settings())
    held = ended(imports, given(imports, ("wire.txt", WIRE)).id)
    assert held.stage is Stage.FAILED
    assert "there is no case" in (held.trouble or "")
    after = given(imports, ("wire.txt", WIRE))
    assert ended(imports, after.id).stage is Stage.FAILED, "the line does not stop at the first trouble"


def test_a_batch_whose_reading_died_goes_on_as_one(house: House) -> None:
    """Where the reading process is killed the batch goes on, says so, and tells of each file as if nothing had been."""
    imports = house.imports
    batch = given(imports, ("one.txt", WIRE), ("two.txt", WIRE.replace("three", "four")))
    kill_readings(imports, batch.id, 1)
    held = ended(imports, batch.id)
    assert (held.stage, held.interrupted, held.trouble) == (Stage.DONE, True, None)
    assert [(len(one.reports), one.new, one.refused) for one in held.files] == [(1, 1, None), (1, 1, None)]


def test_a_file_that_ends_the_reading_is_looked_for_by_halves(house: House) -> None:
    """Where the reading dies again, its files are read in halves: what can be read is, and no process is started a file."""
    imports = house.imports
    files = [(f"{number}.txt", WIRE.replace("three", str(number))) for number in range(3, 7)]
    batch = given(imports, *files)
    kill_readings(imports, batch.id, 3)
    held = ended(imports, batch.id)
    assert (held.stage, held.interrupted) == (Stage.DONE, True)
    assert [one.new for one in held.files] == [1, 1, 1, 1]


def test_a_file_that_ends_every_reading_is_named(house: House) -> None:
    """One file that nothing can read is refused with the reason, and the next batch is read."""
    imports = house.imports
    batch = given(imports, ("worst.txt", WIRE))
    kill_readings(imports, batch.id, 2)
    (file,) = ended(imports, batch.id).files
    assert "ended each time it read this file" in (file.refused or "")
    after = ended(imports, given(imports, ("wire.txt", WIRE)).id)
    assert [one.new for one in after.files] == [1]


def test_a_batch_left_by_a_program_that_was_ended_is_taken_up_whole(house: House) -> None:
    """The files lie beside the case until they were read; the next start goes on with the same batch, once."""
    left = Shelf(house.case).new()
    files = tuple(left.tray.take(name, io.BytesIO(WIRE.encode()), 10_000) for name in ("wire.txt", "again.txt"))
    left.write_down(Kept(left.id, "Ines Fohr", None, datetime(2031, 5, 15, 9, tzinfo=UTC), files))
    half_sent = Shelf(house.case).new()
    half_sent.tray.take("half.txt", io.BytesIO(b"the rest never came"), 10_000)
    assert house.imports.go_on() == 0, "a desk that still runs keeps its batches"
    for one in (left, half_sent):
        one.lock.release()
    assert house.imports.go_on() == 1
    held = ended(house.imports, left.id)
    assert (held.by, held.interrupted, held.stage) == ("Ines Fohr", True, Stage.DONE)
    assert [(one.name, one.new) for one in held.files] == [("wire.txt", 1), ("again.txt", 1)]
    assert Imports(house.case).go_on() == 0
    assert list(house.case.with_name(house.case.name + ".imports").iterdir()) == []


def test_a_batch_that_ends_the_program_again_and_again_is_given_up(house: House) -> None:
    """A desk must open: a batch that ended it five times is not tried a sixth time, and says what to do."""
    left = Shelf(house.case).new()
    files = (left.tray.take("wire.txt", io.BytesIO(WIRE.encode()), 10_000),)
    left.write_down(Kept(left.id, "Ines Fohr", None, datetime(2031, 5, 15, 9, tzinfo=UTC), files, starts=5))
    left.lock.release()
    house.imports.go_on()
    held = ended(house.imports, left.id)
    assert held.stage is Stage.FAILED
    assert "Give them anew, a few at a time" in (held.trouble or "")


def test_what_lies_beside_the_case_is_for_this_user_only(house: House) -> None:
    """Reports that wait to be read are as secret as the case: no other user of the machine can open their folder."""
    held = Shelf(house.case).new()
    for folder in (held.tray.folder, held.tray.folder.parent):
        assert folder.stat().st_mode & 0o077 == 0
    held.done()


def test_the_import_page_is_in_the_menu_for_those_who_may(house: House) -> None:
    """The page opens by the menu's link and has a form that works without script."""
    with TestClient(make_app(House(Desk(house.case), house.case)), base_url="http://127.0.0.1:8321") as client:
        app_house: House = client.app.state.house  # type: ignore[attr-defined]
        client.get(f"/open/{app_house.sessions.new_link()}")
        page = client.get("/import").text
    assert 'enctype="multipart/form-data"' in page
    assert 'href="/import" aria-current="page"' in page
