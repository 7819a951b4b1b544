"""Take the README's picture of the daily report: out/sitrep.html in a Chromium, as docs/images/sitrep.png.

python3 tasks.py demo && python scripts/take_picture.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "out" / "sitrep.html"
PICTURE: Final = ROOT / "docs" / "images" / "sitrep.png"
SIZE: Final = "1100,1560"  # the head of the page and the first incident's card
OFFLINE: Final = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic")


def main() -> int:
    """Take the picture; exit code 1 where there is no page or no browser."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None or not PAGE.exists():
        wanted = "a Chromium on PATH" if browser is None else "out/sitrep.html: run python3 tasks.py demo first"
        print(f"take_picture: wanted {wanted}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as profile:
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", *OFFLINE]
        command += [f"--user-data-dir={profile}", "--hide-scrollbars", f"--window-size={SIZE}"]
        subprocess.run([*command, f"--screenshot={PICTURE}", PAGE.as_uri()], check=True, capture_output=True)
    print(f"wrote {PICTURE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
