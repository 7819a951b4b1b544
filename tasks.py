"""Set up and run trucewatch on a fresh machine: Python 3.11 or newer and a package index, nothing else.

python3 tasks.py demo     read examples/, test them against an agreement, write out/sitrep.html
python3 tasks.py test     format, lint, types, import contracts, tests, documentation, on every Python found
python3 tasks.py lock     write both lock files anew from pyproject.toml (needs uv)

Both keep what they install in .venv and install again only when a lock file changed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
BASE_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
OLDEST = (3, 11)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
CHECKED_MINORS = (11, 12, 13, 14)
# Name of the case, agreement, reports, day to report on. The first one is out/sitrep.html, and the tutorial's.
DEMO = (
    ("orvenia-2031", "examples/orvenia-2031/agreement.yaml", "examples/orvenia-2031/reports", "2031-05-13"),
    ("syria-2016", "agreements/syria-2016/agreement.yaml", "examples/syria-2016", "2016-02-29"),
)


class TaskError(Exception):
    """A step ended badly; the message says which and what to do."""


def main(arguments: list[str] | None = None) -> int:
    """Run one task; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=["demo", "test", "lock"])
    task = parser.parse_args(arguments).task
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:2]))
        print(f"tasks.py: trucewatch needs Python 3.11 or newer, this is {found}. Try: python3.12 tasks.py {task}")
        return 2
    try:
        return {"demo": demo, "test": test, "lock": lock}[task]()
    except TaskError as trouble:
        print(f"tasks.py: {trouble}", file=sys.stderr)
        return 1


def demo() -> int:
    """Run the main job on the examples and say where the reports are."""
    python = ready(ROOT / ".venv", BASE_LOCK)
    out = ROOT / "out"
    out.mkdir(exist_ok=True)
    trucewatch = [str(python.parent / "trucewatch")]
    for number, (name, agreement, reports, day) in enumerate(DEMO):
        case = f"out/{name}.case"
        for former in out.glob(f"{name}.case*"):
            former.unlink()
        print(f"\n== {name}: {reports}", flush=True)
        run([*trucewatch, "run", reports, "--agreement", agreement, "--case", case])
        for page in (*(["sitrep.html"] if number == 0 else []), f"{name}.html", f"{name}.md", f"{name}.json"):
            run([*trucewatch, "report", "--case", case, "--day", day, "--to", f"out/{page}"])
    print("\nOpen out/sitrep.html in a browser: every number in it opens the sentence behind it.")
    return 0


def test() -> int:
    """Run every check; all of them, also after one failed, so that one run tells everything."""
    python = ready(ROOT / ".venv", DEV_LOCK)
    browser()
    tool = python.parent
    steps = [
        ("format", [str(tool / "ruff"), "format", "--check", "."]),
        ("lint", [str(tool / "ruff"), "check", "."]),
        ("types", [str(python), "-m", "mypy"]),
        ("imports", [str(tool / "lint-imports"), "--no-logo"]),
        ("reference", [str(python), "scripts/make_reference.py", "--check"]),
        ("tests", [str(python), "-m", "pytest"]),
    ]
    for other in other_pythons(version_of(str(python))):
        name = ".".join(map(str, version_of(other)))
        second = ready(ROOT / f".venv-{name}", DEV_LOCK, with_python=other)
        steps.append((f"tests on {name}", [str(second), "-m", "pytest"]))
    return report_on([(name, *timed(command)) for name, command in steps])


def browser() -> None:
    """See to it that Chromium is here: the tests open the desk in it. Debian and Ubuntu have it as a package.

    Raises:
        TaskError: there is none, and none could be installed.
    """
    if any(map(shutil.which, BROWSERS)):
        return
    apt = shutil.which("apt-get")
    if apt is not None:
        print("Installing Chromium, in which the tests open the desk (once)", flush=True)
        above = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
        for step in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
            subprocess.run([*above, apt, *step], stdout=subprocess.DEVNULL, check=False)
    if not any(map(shutil.which, BROWSERS)):
        raise TaskError(
            "the tests open the desk in Chromium, and there is none on PATH and none could be installed; "
            "on Debian or Ubuntu: sudo apt-get install chromium"
        )


def lock() -> int:
    """Write the lock files: hashes for every platform, no address of an index."""
    uv = shutil.which("uv")
    if uv is None:
        raise TaskError("uv is not on PATH; `pip install uv` gives it. Only maintainers need this task.")
    compile_ = [uv, "pip", "compile", "--universal", "--generate-hashes", "--python-version", "3.11", "--no-header"]
    compile_ += ["--quiet", "--upgrade", "--group", "build", "pyproject.toml"]
    run([*compile_, "--output-file", BASE_LOCK.name])
    run([*compile_, "--extra", "dev", "--constraints", BASE_LOCK.name, "--output-file", DEV_LOCK.name])
    return 0


def ready(folder: Path, lock_file: Path, *, with_python: str = sys.executable) -> Path:
    """Return the Python of a virtual environment that holds what the lock file names, and trucewatch itself."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / "trucewatch-stamp"
    wanted = [digest(lock_file, ROOT / "pyproject.toml"), digest(DEV_LOCK, ROOT / "pyproject.toml")]
    if python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") in wanted:
        return python
    print(f"Installing into {folder.name} from {lock_file.name} (once, and after the lock changed)", flush=True)
    if not python.exists():
        make_environment(folder, with_python)
    pip = pip_of(python, with_python)
    install = [*pip, "install", "--disable-pip-version-check", "--no-input"]
    run([*install, "--require-hashes", "--requirement", str(lock_file)], quiet=True)
    run([*install, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], quiet=True)
    stamp.write_text(wanted[0], encoding="utf-8")
    return python


def make_environment(folder: Path, with_python: str) -> None:
    """Make a virtual environment; without a pip of its own where the system keeps ensurepip in another package.

    Raises:
        TaskError: no environment can be made.
    """
    for choice in ([], ["--without-pip"]):
        shutil.rmtree(folder, ignore_errors=True)
        made = subprocess.run([with_python, "-m", "venv", *choice, str(folder)], capture_output=True, check=False)
        if made.returncode == 0:
            return
    said = (made.stdout + made.stderr).decode(errors="replace").strip().splitlines()
    raise TaskError(f"`{with_python} -m venv {folder.name}` failed: {said[0] if said else 'it gave no reason'}")


def pip_of(python: Path, outside: str) -> list[str]:
    """Return the command of a pip that installs into the environment: its own, or the one outside it.

    Raises:
        TaskError: there is neither.
    """
    own = [str(python), "-m", "pip"]
    for pip in (own, [str(python), "-m", "ensurepip"], [outside, "-m", "pip", "--python", str(python)]):
        if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode == 0:
            if pip[-1] == "ensurepip":
                run(pip, quiet=True)
                return own
            return pip
    raise TaskError(f"no pip for {python}. On Debian or Ubuntu: apt install python3-venv; then run this again.")


def other_pythons(own: tuple[int, int]) -> list[str]:
    """Find one Python per other supported minor version, on PATH or under pyenv: at most one is used, the newest."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for minor in sorted(CHECKED_MINORS, reverse=True):
        if (3, minor) == own:
            continue
        found = [shutil.which(f"python3.{minor}"), *map(str, sorted(pyenv.glob(f"3.{minor}.*/bin/python")))]
        for candidate in found:
            if candidate and version_of(candidate) == (3, minor):
                return [candidate]
    return []


def version_of(python: str) -> tuple[int, int]:
    """Ask a Python for its version; (0, 0) where it does not run (a pyenv shim without its version)."""
    code = "import sys; print(*sys.version_info[:2])"
    asked = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    if asked.returncode:
        return (0, 0)
    major, minor = asked.stdout.split()
    return (int(major), int(minor))


def digest(*files: Path) -> str:
    """Return one SHA-256 over the files' bytes."""
    total = hashlib.sha256()
    for file in files:
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def run(command: list[str], *, quiet: bool = False) -> None:
    """Run a command in the repository root; raise TaskError with the end of what it said.

    Raises:
        TaskError: the command's exit code is not 0.
    """
    done = subprocess.run(command, cwd=ROOT, capture_output=quiet, text=True, errors="replace", check=False)
    if done.returncode:
        tail = "\n".join((done.stdout + done.stderr).splitlines()[-15:]) if quiet else ""
        raise TaskError(f"exit code {done.returncode} from: {' '.join(command)}\n{tail}".rstrip())


def timed(command: list[str]) -> tuple[int, float]:
    """Run a check; return its exit code and the seconds it took."""
    print(f"\n$ {' '.join(command)}", flush=True)
    start = time.monotonic()
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    return code, time.monotonic() - start


def report_on(results: list[tuple[str, int, float]]) -> int:
    """Print one line a check; return 0 only when all passed."""
    print()
    for name, code, seconds in results:
        print(f"{'ok    ' if code == 0 else 'FAILED'} {name:<14} {seconds:6.1f} s")
    failed = [name for name, code, _ in results if code]
    print(f"checks: {len(results) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
