"""The command that opens the desk: what it prints, what it answers, how it ends."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from httpx2 import Client

WORDS = "trucewatch-secret-words"


def test_serve_prints_a_link_answers_and_ends_quietly(examples_case: Path, tmp_path: Path) -> None:
    """The link stands on a line of its own, opens the desk, and Ctrl-C ends it without a trace or a log of who looked."""
    case = tmp_path / "orvenia.case"
    shutil.copyfile(examples_case, case)
    command = [sys.executable, "-m", "trucewatch", "serve", "--case", str(case), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        link = next(line for line in desk.stdout if line.startswith("http://127.0.0.1:")).strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/open/[\w-]{43}", link)
        with urlopen(link) as page:  # noqa: S310 -- an address that was just printed
            assert page.status == 200
        with urlopen(f"{link.partition('/open/')[0]}/static/desk.css?{WORDS}") as page:  # noqa: S310
            assert page.status == 200
        desk.send_signal(signal.SIGINT)
        out, error = desk.communicate(timeout=30)
    assert desk.returncode == 0
    assert error == ""
    assert WORDS not in out
    assert "The desk is closed." in out


def test_serve_says_what_is_wrong_in_one_line(tmp_path: Path) -> None:
    """A case that is not there is told in one line with what to do."""
    command = [sys.executable, "-m", "trucewatch", "serve", "--case", str(tmp_path / "none.case")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "there is no case here" in done.stderr


def test_serve_on_a_taken_port_says_so_in_one_line(examples_case: Path, tmp_path: Path) -> None:
    """A port that another program holds is told with where, what and what to do, and nothing of a library's own words."""
    case = tmp_path / "orvenia.case"
    shutil.copyfile(examples_case, case)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "trucewatch", "serve", "--case", str(case), "--port", str(port)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1, done.stderr
    assert f"127.0.0.1, port {port}: another program is there" in done.stderr
    assert "--port" in done.stderr


@contextmanager
def serving(case: Path) -> Iterator[tuple[subprocess.Popen[str], Client]]:
    """Serve a case in a process of its own; yield it and a program with a session."""
    command = [sys.executable, "-m", "trucewatch", "serve", "--case", str(case), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        link = next(line for line in desk.stdout if line.startswith("http://127.0.0.1:")).strip()
        with Client(base_url=link.partition("/open/")[0], timeout=60) as client:
            assert client.get(link).status_code == 200
            yield desk, client
        desk.kill()


def test_an_import_goes_on_after_the_desk_was_killed(examples_case: Path, tmp_path: Path) -> None:
    """Killed while it reads, the desk takes the batch up at the next start: one batch, told file by file, nothing twice."""
    case = tmp_path / "orvenia.case"
    shutil.copyfile(examples_case, case)
    words = "KELMORA, May {} (Tovia Wire) - The army said on Wednesday that the Front had shelled Pellin, killing {}.\n"
    files = [("files", (f"{number}.txt", words.format(number + 3, number).encode())) for number in range(2, 22)]
    with serving(case) as (desk, client):
        batch = client.post("/api/imports", files=files).json()["id"]
        while client.get(f"/api/imports/{batch}").json()["stage"] != "reading":
            time.sleep(0.05)
        desk.kill()
    with serving(case) as (_, client):
        while (told := client.get(f"/api/imports/{batch}").json())["stage"] in ("waiting", "reading"):
            time.sleep(0.2)
        page = client.get(f"/import/{batch}").text
        reports = client.get("/api/reports", params={"size": 100}).json()["items"]
    assert (told["stage"], told["interrupted"], told["trouble"]) == ("done", True, None)
    assert [(one["name"], len(one["reports"]), one["new"]) for one in told["files"]] == [
        (name, 1, 1) for _, (name, _) in files
    ]
    assert "It went on where it had stopped." in page
    assert sum(one["file"].rpartition("/")[2] in {name for _, (name, _) in files} for one in reports) == len(files)
