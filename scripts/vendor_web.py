"""Take what the browser desk ships of others out of their npm packages, byte for byte, at the versions named here.

python3 scripts/vendor_web.py            write the files anew (needs npm and a package index)
python3 scripts/vendor_web.py --check    say whether the files are those of the packages
"""

from __future__ import annotations

import io
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "src" / "trucewatch" / "web" / "static" / "vendor"
ASSETS = ROOT / "tests" / "assets"


@dataclass(frozen=True, slots=True)
class Vendored:
    """A package, the folder its files go to, and which files: (path in the package, name here)."""

    package: str
    version: str
    folder: Path
    files: tuple[tuple[str, str], ...]


VENDORED = (
    Vendored("htmx.org", "2.0.10", STATIC / "htmx", (("dist/htmx.min.js", "htmx.min.js"), ("LICENSE", "LICENSE"))),
    Vendored(
        "maplibre-gl",
        "6.17.0",
        STATIC / "maplibre",
        (
            ("dist/maplibre-gl.mjs", "maplibre-gl.mjs"),
            ("dist/maplibre-gl-worker.mjs", "maplibre-gl-worker.mjs"),
            ("dist/maplibre-gl.css", "maplibre-gl.css"),
            ("LICENSE.txt", "LICENSE.txt"),
        ),
    ),
    Vendored(
        "axe-core",
        "4.14.1",
        ASSETS / "axe-core",
        (("axe.min.js", "axe.min.js"), ("LICENSE", "LICENSE"), ("LICENSE-3RD-PARTY.txt", "LICENSE-3RD-PARTY.txt")),
    ),
)


def held_in(one: Vendored) -> dict[str, bytes]:
    """Return the wanted files of a package, by the name they have here."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", f"{one.package}@{one.version}"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
        packed = (Path(folder) / done.stdout.strip().splitlines()[-1]).read_bytes()
    found = {}
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for inside, name in one.files:
            member = archive.extractfile(f"package/{inside}")
            if member is None:
                raise SystemExit(f"vendor_web.py: {one.package} {one.version} has no file {inside}")
            found[name] = member.read()
    return found


def main(arguments: list[str]) -> int:
    """Write or check the files; return the exit code."""
    other = 0
    for one in VENDORED:
        for name, held in held_in(one).items():
            file = one.folder / name
            if "--check" in arguments:
                same = file.is_file() and file.read_bytes() == held
                other += not same
                print(f"{'same     ' if same else 'OTHERWISE'} {file.relative_to(ROOT)}")
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(held)
            print(f"{file.relative_to(ROOT)}: {len(held):,} bytes of {one.package} {one.version}")
    return 1 if other else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
