"""The command that opens the desk: what it prints, what it answers, how it ends."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

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
