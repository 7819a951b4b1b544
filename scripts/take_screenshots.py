"""Take a picture of each page of the browser desk, for the documents: run the examples, serve them, open Chromium.

python3 scripts/take_screenshots.py [FOLDER]     # without a folder: docs/images/desk

Needs what the tests need: the development packages, and Chromium on PATH (Debian: apt-get install chromium).
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples" / "orvenia-2031"
PICTURES = ROOT / "docs" / "images" / "desk"
DAY = "2031-05-13"
WIDTH, HEIGHT = 1100, 780
LARGEST = 200_000
"""Bytes of one picture; larger ones slow down every clone of the repository."""
FROM = {"map": "#h-map", "sitrep": "#h-issue"}
"""Where a picture begins that is not of a page's top: what the page is for stands further down."""
LARGER = {"map": (1280, 900)}
"""Width and height of pictures that need more than the others: the map stands beside its list."""
MENU_ONLY = ("/settings", "/import")
"""Pages that would show where this case lies, or nothing."""


@contextmanager
def open_desk(folder: Path) -> Iterator[str]:
    """Work the examples into a case, serve it, and yield the one-time link."""
    trucewatch = [sys.executable, "-m", "trucewatch"]
    case = str(folder / "orvenia.case")
    agreement = str(EXAMPLES / "agreement.yaml")
    run = [*trucewatch, "run", str(EXAMPLES / "reports"), "--agreement", agreement, "--case", case]
    subprocess.run(run, check=True, capture_output=True)
    command = [*trucewatch, "serve", "--case", case, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as desk:
        if desk.stdout is None:
            raise RuntimeError("the desk says nothing")
        yield next(line.strip() for line in desk.stdout if line.startswith("http://"))
        desk.terminate()


def decide(page: Page, base: str) -> str:
    """Write two decisions down, so that the pictures show some; return the incident they are about."""
    page.goto(f"{base}/settings")
    page.fill("#name", "A. Haddane")
    page.click("text=Keep this name")
    page.goto(f"{base}/incidents")
    incident = page.locator("article.line h2 a").first.get_attribute("href") or ""
    for label, reason in (("Confirm the incident", "two posts saw it"), ("Confirm the finding", "checked by clause")):
        page.goto(f"{base}{incident}")
        page.locator("summary", has_text=label).click()
        form = page.locator("details.decide[open] form")
        form.get_by_label("Why?").fill(reason)
        form.get_by_role("button").click()
        page.wait_for_url(re.compile("done="))
    return incident


def pages(page: Page, base: str, incident: str) -> Iterator[tuple[str, str]]:
    """Yield the name and path of every page of the menu, and of one record of each kind."""
    page.goto(f"{base}/")
    for link in page.locator(".menu a").all():
        path = link.get_attribute("href") or "/"
        if path not in MENU_ONLY:
            yield path.strip("/") or "today", path
    yield "incident", incident
    page.goto(f"{base}/sitreps")
    page.select_option("#s-day", DAY)
    page.click("text=Draft")
    page.wait_for_url(f"**/sitreps/{DAY}")
    yield "sitrep", f"/sitreps/{DAY}"
    page.goto(f"{base}/reports")
    yield "report", page.locator("main .list a").first.get_attribute("href") or ""


def take(page: Page, address: str, picture: Path) -> int:
    """Take one picture; return its size."""
    width, height = LARGER.get(picture.stem, (WIDTH, HEIGHT))
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=picture)
    return picture.stat().st_size


def main(arguments: list[str]) -> int:
    """Take the pictures; return the exit code."""
    folder = Path(arguments[0]) if arguments else PICTURES
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        print("take_screenshots.py: no Chromium on PATH. Debian and Ubuntu have it: apt-get install chromium")
        return 2
    folder.mkdir(parents=True, exist_ok=True)
    sizes = {}
    with tempfile.TemporaryDirectory() as work, open_desk(Path(work)) as link, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        page = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
        base = link.partition("/open/")[0]
        page.goto(link)
        page.wait_for_url(f"{base}/")
        incident = decide(page, base)
        for name, path in list(pages(page, base, incident)):
            sizes[name] = take(page, f"{base}{path}{FROM.get(name, '')}", folder / f"{name.replace('/', '-')}.png")
        chromium.close()
    for name, size in sizes.items():
        print(f"{name:<14} {size:>9,} bytes{'  TOO LARGE' if size > LARGEST else ''}")
    return 1 if max(sizes.values()) > LARGEST else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
