"""Take the picture of the daily report that the README shows: run the examples, open the page in Chromium.

python3 scripts/take_screenshot.py [PAGE.html]     # without a page: out/sitrep.html, which `tasks.py demo` writes

Needs Chromium on PATH (Debian: apt-get install chromium). The picture goes to docs/images/sitrep.png.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "sitrep.png"
WIDTH, HEIGHT = 1200, 1560
LARGEST = 400_000
"""Bytes. A picture that grows past this slows down every clone of the repository."""


def opened(page: str) -> str:
    """Open what the first incident keeps folded: its accounts and the questions put to the agreement."""
    start = page.index('<article class="card')
    end = page.index("</article>", start)
    return page[:start] + page[start:end].replace("<details>", "<details open>") + page[end:]


def main(arguments: list[str]) -> int:
    """Take the picture; return the exit code."""
    page = Path(arguments[0]) if arguments else ROOT / "out" / "sitrep.html"
    browser = next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )
    if browser is None:
        print("take_screenshot.py: no Chromium on PATH. Debian and Ubuntu have it: apt-get install chromium")
        return 2
    if not page.is_file():
        print(f"take_screenshot.py: there is no page at {page}. Write it first: python3 tasks.py demo")
        return 2
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        shown = Path(folder) / "page.html"
        shown.write_text(opened(page.read_text(encoding="utf-8")), encoding="utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        command += [f"--user-data-dir={folder}/profile", f"--window-size={WIDTH},{HEIGHT}", f"--screenshot={PICTURE}"]
        subprocess.run([*command, shown.as_uri()], check=True, capture_output=True, timeout=120)
    size = PICTURE.stat().st_size
    print(f"{PICTURE.relative_to(ROOT)}: {size:,} bytes")
    return 0 if size <= LARGEST else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
