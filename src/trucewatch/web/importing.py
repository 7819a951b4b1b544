"""Import: drop files, watch them being read, see what came of each."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import HTMLResponse, RedirectResponse, Response

from trucewatch.model import InputError, UnknownRecord
from trucewatch.web.importing_files import MOST_FILES
from trucewatch.web.importing_work import Batch, FileTold, Stage
from trucewatch.web.menu import PageSet
from trucewatch.web.sessions import Role
from trucewatch.web.visit import Deciding, Visit

router = APIRouter()
api = APIRouter(tags=["import"])
PAGES = PageSet("Import", "/import", router, group="Case", needs=Role.ANALYST)
_SHOWN = 20

BatchId = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$")]


class FileShown(BaseModel):
    """What came of one file: its reports (ids), how many are new, what was wrong, and why it was not read, if so."""

    name: str
    size: int
    reports: tuple[str, ...]
    new: int
    problems: tuple[str, ...]
    refused: str | None


class BatchShown(BaseModel):
    """Files given together, and how far they are: ``done`` of ``of`` reports in this ``step``.

    ``interrupted`` tells that the program was ended while it read them, and went on.
    """

    id: str
    by: str
    at: datetime
    stage: Stage
    step: str
    done: int
    of: int
    trouble: str | None
    interrupted: bool
    files: tuple[FileShown, ...]


@router.get("/import")
def import_page(here: Deciding) -> HTMLResponse:
    """Show where files are dropped, and the last batches."""
    batches = here.house.imports.all()[:_SHOWN]
    return here.page("import.html.j2", title="Import", batches=batches, most=MOST_FILES, largest=_largest(here))


@router.post("/import")
async def import_files(here: Deciding) -> Response:
    """Take the files and lead to their batch."""
    batch = await _taken(here)
    return RedirectResponse(f"/import/{batch.id}", 303)


@router.get("/import/{batch}")
def batch_page(here: Deciding, batch: BatchId) -> HTMLResponse:
    """Show one batch; htmx asks for the part that changes."""
    held = _held(here, batch)
    if here.wants_part:
        return here.part("import/_batch.html.j2", batch=held)
    return here.page("import_batch.html.j2", title="Import", batch=held)


@api.post("/imports", status_code=202)
async def import_as_json(here: Deciding) -> BatchShown:
    """Take files (multipart, any field named ``files``) and read them into the case; the answer names the batch."""
    return _shown(await _taken(here))


@api.get("/imports")
def batches_as_json(here: Deciding) -> tuple[BatchShown, ...]:
    """Return the last batches since the desk was started, the last one first."""
    return tuple(_shown(one) for one in here.house.imports.all())


@api.get("/imports/{batch}")
def batch_as_json(here: Deciding, batch: BatchId) -> BatchShown:
    """Return how far a batch is and what came of each file."""
    return _shown(_held(here, batch))


async def _taken(here: Visit) -> Batch:
    """Take the files of a request.

    Raises:
        InputError: the request has no file.
    """
    async with here.request.form(max_files=MOST_FILES, max_fields=10) as form:
        files = [one for one in form.getlist("files") if isinstance(one, UploadFile)]
        named = [one for one in files if one.filename]
        if not named:
            raise InputError("no file was given; drop some, or choose them with the button")
        return await run_in_threadpool(_kept, here, named)


def _kept(here: Visit, files: list[UploadFile]) -> Batch:
    imports = here.house.imports
    sessions = here.house.team
    member = None if sessions is None else sessions.member_of(here.session)
    try:
        held = imports.room()
    except OSError as error:
        raise _no_room(error) from error
    try:
        given = [held.tray.take(one.filename, one.file, imports.largest_file) for one in files]
        return imports.add(held, given, here.person.name or "the desk", None if member is None else member.id)
    except OSError as error:
        held.done()
        raise _no_room(error) from error


def _no_room(error: OSError) -> InputError:
    return InputError(f"the files could not be kept ({error.strerror or error}); make room and drop them again")


def _held(here: Visit, batch: str) -> Batch:
    held = here.house.imports.get(batch)
    if held is None:
        raise UnknownRecord("this batch is not known any more; what it brought is in the case")
    return held


def _largest(here: Visit) -> int:
    return here.house.imports.largest_file // (1024 * 1024)


def _shown(batch: Batch) -> BatchShown:
    return BatchShown(
        id=batch.id,
        by=batch.by,
        at=batch.at,
        stage=batch.stage,
        step=batch.step,
        done=batch.done,
        of=batch.of,
        trouble=batch.trouble,
        interrupted=batch.interrupted,
        files=tuple(_file(one) for one in batch.files),
    )


def _file(file: FileTold) -> FileShown:
    return FileShown(
        name=file.name,
        size=file.size,
        reports=file.reports,
        new=file.new,
        problems=file.problems,
        refused=file.refused,
    )
