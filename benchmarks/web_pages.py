"""Response times of the desk's pages on a large made case, beside a bare static file from the same server.

python benchmarks/web_pages.py [--case FILE] [--rate 10] [--seconds 6] [--json FILE]

Without --case one of 100,000 claims and 30,000 incidents is made first (scripts/make_large_case.py; minutes). The
server runs as a process of its own, as a user starts it. Each page is asked for at a steady rate, whether or not the
answers keep up, and its time counts from the moment it was due: a slow page cannot hide behind its own queue. The
static file is asked for in the same way before, between and after the pages; its worst phase is what pages are beside.
Pages of one kind (an incident, a day, a narrowed list) are many different ones in turn: no answer is there already
because it was just given.
"""

from __future__ import annotations

import argparse
import http.client
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

ROOT: Final = Path(__file__).resolve().parent.parent
STATIC: Final = "/static/report.css"
MOST_WAITING: Final = 40
WARMING: Final = 8.0
NARROWED: Final = (
    ("/incidents?page=N", "/incidents?page={0}"),
    ("/incidents?party=front&day_from=D", "/incidents?party=front&day_from={1}"),
    ("/incidents?verdict&act&page=N", "/incidents?verdict=cannot_tell&act=air_strike&page={0}"),
    ("/incidents?order=new&page=N", "/incidents?order=new&page={0}"),
    ("/map?day_from=D&day_to=D", "/map?day_from={1}&day_to={1}"),
    ("/map?party=front&day_from=D", "/map?party=front&day_from={1}"),
    ("/review?page=N", "/review?page={0}"),
    ("/reports?page=N", "/reports?page={0}"),
    ("/ledger?page=N", "/ledger?page={0}"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Pages of one kind: how they are called in the table, their paths in turn, and the form they are sent, if any."""

    name: str
    paths: tuple[str, ...]
    form: str | None = None


@dataclass(frozen=True, slots=True)
class Timed:
    """Times of one page in milliseconds, its size in bytes, and how many answers were not 200."""

    name: str
    median_ms: float
    p95_ms: float
    largest_ms: float
    size: int
    failed: int


@dataclass(frozen=True, slots=True)
class Door:
    """Where the desk listens, and the cookie that opens it."""

    host: str
    port: int
    cookie: str

    def ask(self, asked: Asked, number: int = 0) -> tuple[int, bytes]:
        """Return the status and body of the answer to one of the pages."""
        path = asked.paths[number % len(asked.paths)]
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        headers = {"cookie": self.cookie, "host": f"{self.host}:{self.port}"}
        try:
            if asked.form is None:
                connection.request("GET", path, headers=headers)
            else:
                headers |= {"content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin"}
                connection.request("POST", path, asked.form, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


@contextmanager
def desk_open(case: Path) -> Iterator[Door]:
    """Start the desk over a case and open it by its one-time link; stop it in the end."""
    command = (sys.executable, "-u", "-m", "trucewatch", "serve", "--case", str(case), "--port", "0")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            yield _opened(server)
        finally:
            server.terminate()


def _opened(server: subprocess.Popen[str]) -> Door:
    for line in server.stdout or ():
        found = re.search(r"http://([\d.]+):(\d+)(/open/\S+)", line)
        if found is not None:
            host, port = found[1], int(found[2])
            connection = http.client.HTTPConnection(host, port, timeout=60)
            connection.request("GET", found[3], headers={"host": f"{host}:{port}"})
            answer = connection.getresponse()
            answer.read()
            return Door(host, port, (answer.getheader("set-cookie") or "").partition(";")[0])
    raise SystemExit("the desk did not start")


def pages(door: Door) -> tuple[Asked, ...]:
    """Return the pages of the menu, those of each kind that they lead to, and narrowed lists."""
    start = _links(door, "/")
    menu = sorted({path for path in start if re.fullmatch(r"/[a-z-]*", path)})
    kinds: dict[str, dict[str, None]] = {}
    for path in [*start, *(link for page in menu for link in _links(door, page))]:
        kind = re.fullmatch(r"(/[a-z]+)/[\w.-]+", path)
        if kind is not None:
            kinds.setdefault(kind[1], {})[path] = None
    kinds["/days"] = {f"/days/{date(2031, 5, 1) + timedelta(days=at)}": None for at in range(90)}
    found = [Asked(path, (path,)) for path in menu]
    found += [Asked(f"{kind}/...", tuple(paths)) for kind, paths in sorted(kinds.items())]
    found += [
        Asked(name, tuple(path.format(at, date(2031, 5, 1) + timedelta(days=at)) for at in range(1, 91)))
        for name, path in NARROWED
    ]
    answered = [one for one in found if door.ask(one)[0] == 200]
    words = (
        Asked(f'/search "{words}"', ("/search",), urlencode({"words": words})) for words in ("kafr az-zahra", "guns")
    )
    return (*answered, *(one for one in words if door.ask(one)[0] == 200))


def _links(door: Door, path: str) -> list[str]:
    status, body = door.ask(Asked("", (path,)))
    if status != 200:
        return []
    return [link for link in re.findall(r'href="(/[^"?#]*)', body.decode("utf-8")) if not link.startswith("/static")]


def timed(door: Door, asked: Asked, rate: float, seconds: float) -> Timed:
    """Ask for a page at a steady rate, and time each answer from the moment it was due."""
    count = max(2, int(rate * seconds))
    status, body = door.ask(asked)
    begin = time.perf_counter() + 0.05

    def once(number: int) -> tuple[float, int]:
        due = begin + number / rate
        time.sleep(max(0.0, due - time.perf_counter()))
        try:
            status, _ = door.ask(asked, number)
        except OSError:
            status = 0
        return (time.perf_counter() - due) * 1000, status

    with ThreadPoolExecutor(MOST_WAITING) as pool:
        answers = list(pool.map(once, range(count)))
    times = sorted(each for each, _ in answers)
    failed = sum(code != 200 for _, code in answers) + (status != 200)
    p95 = statistics.quantiles(times, n=20, method="inclusive")[-1]
    return Timed(asked.name, statistics.median(times), p95, times[-1], len(body), failed)


def measured(case: Path, rate: float, seconds: float) -> tuple[Timed, ...]:
    """Time the static file and every page in turns."""
    static = Asked(f"static file {STATIC}", (STATIC,))
    found: list[Timed] = []
    with desk_open(case) as door:
        asked = pages(door)
        # A desk that has just opened is still reading what its pages share.
        time.sleep(WARMING)
        for number, one in enumerate(asked):
            if number % 6 == 0:
                found.append(timed(door, static, rate, seconds))
            found.append(timed(door, one, rate, seconds))
        found.append(timed(door, static, rate, seconds))
    return tuple(found)


def table(rows: Sequence[Timed]) -> str:
    """Return the figures as a table, each page's p95 beside that of the static file's worst phase."""
    beside = max(one.p95_ms for one in rows if one.name.startswith("static"))
    lines = [f"{'page':58} {'median':>8} {'p95':>8} {'largest':>8} {'kB':>7} {'x static':>8}"]
    for one in rows:
        failed = f"  {one.failed} failed" if one.failed else ""
        figures = f"{one.median_ms:8.1f} {one.p95_ms:8.1f} {one.largest_ms:8.1f} {one.size / 1000:7.0f}"
        lines.append(f"{one.name[:58]:58} {figures} {one.p95_ms / beside:8.1f}{failed}")
    return "\n".join(lines)


def main() -> None:
    """Measure, and print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--case", type=Path)
    asked.add_argument("--rate", type=float, default=10.0)
    asked.add_argument("--seconds", type=float, default=6.0)
    asked.add_argument("--json", type=Path)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="trucewatch-pages-") as folder:
        case = given.case or Path(folder) / "large.case"
        if given.case is None:
            subprocess.run([sys.executable, str(ROOT / "scripts" / "make_large_case.py"), str(case)], check=True)
        rows = measured(case, given.rate, given.seconds)
    print(table(rows))
    if given.json is not None:
        given.json.write_text(json.dumps([asdict(one) for one in rows], indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
