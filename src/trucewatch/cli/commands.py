"""The commands. Each asks the desk and prints; what it loads it loads when it is called, so that help is fast."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch import __version__
from trucewatch.cli.accounts import account
from trucewatch.cli.deciding import check_ledger, decide, erase, review
from trucewatch.cli.options import CaseFile, SettingsFile
from trucewatch.cli.outcome import told_plainly, write_out
from trucewatch.cli.serving import serve

if TYPE_CHECKING:
    from trucewatch.desk.settings import Settings

app = typer.Typer(
    name="trucewatch",
    help="A desk for monitoring and verifying a ceasefire. The machine proposes; people decide.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class ExportKind(StrEnum):
    """What can be exported."""

    REPORTS = "reports"
    ATTRIBUTIONS = "attributions"
    CLAIMS = "claims"
    INCIDENTS = "incidents"
    TALLIES = "tallies"
    FINDINGS = "findings"
    OBLIGATIONS = "obligations"
    DECISIONS = "decisions"
    PROBLEMS = "problems"


class ExportFormat(StrEnum):
    """How an export is written."""

    JSONL = "jsonl"
    CSV = "csv"


class PageFormat(StrEnum):
    """How a report is written."""

    HTML = "html"
    MARKDOWN = "md"
    JSON = "json"


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"trucewatch {__version__}")
        raise typer.Exit


@app.callback()
def top(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """A desk for monitoring and verifying a ceasefire. The machine proposes; people decide.

    Example: trucewatch run reports/ --agreement agreement.yaml --case front.case
    """


@app.command()
@told_plainly
def run(  # noqa: PLR0913 -- a command's options are its arguments
    case: CaseFile,
    reports: Annotated[
        list[Path] | None,
        # Without readable=False one file that may not be read would stop the whole batch with a usage text.
        typer.Argument(metavar="[REPORTS]...", readable=False, help="Files, folders, zip files; - is standard input."),
    ] = None,
    *,
    agreement: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Test incidents against this agreement, from now on; may be given again."),
    ] = None,
    theatre: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Places and actors of this conflict, from now on.")
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(min=1900, max=2100, help="The year of reports headed by a day alone (July 14), from now on."),
    ] = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="Reading processes; the result is the same with any.")] = None,
    afresh: Annotated[bool, typer.Option("--afresh", help="Read every report for claims again.")] = False,
    second_reader: Annotated[
        str | None, typer.Option(metavar="URL", help="Let a model at this address read too; its claims are checked.")
    ] = None,
    second_model: Annotated[str | None, typer.Option(metavar="NAME", help="The second reader's model.")] = None,
    settings: SettingsFile = None,
) -> None:
    """Read reports, find who said what, link claims about one event, and test each event against the agreement.

    All goes into one case file. Running the same reports again adds nothing; without reports the case is worked
    through again, so that incidents, findings and tallies follow what people decided. Interrupted, the same command
    goes on where it stopped.

    Example: trucewatch run reports/ --agreement agreement.yaml --case front.case

    Example: trucewatch run --case front.case
    """
    from trucewatch.cli.progress import progress
    from trucewatch.cli.showing import summary_lines
    from trucewatch.desk.desk import Desk
    from trucewatch.desk.order import Order
    from trucewatch.desk.settings import load_settings

    first, *also = agreement or (None,)
    order = Order(
        tuple(reports or ()),
        first,
        theatre,
        year,
        afresh,
        getattr(sys.stdin, "buffer", None),
        tuple(filter(None, also)),
        settings,
    )
    ways = load_settings(settings, jobs=jobs, second=(second_reader, second_model))
    if ways.second_reader is not None:
        _say_what_leaves(ways)
    with progress() as shown:
        summary = Desk(case, ways).run(order, shown)
    write_out((f"{line}\n" for line in summary_lines(summary)), None)
    if summary.nothing_read:
        typer.echo("trucewatch: none of the inputs could be read; the problems say why", err=True)
        raise typer.Exit(1)


def _say_what_leaves(settings: Settings) -> None:
    """Say on standard error, before anything is sent, that text leaves the machine."""
    from trucewatch.desk.second_reading import notice

    line = notice(settings)
    if line is not None:
        typer.echo(line, err=True)


@app.command()
@told_plainly
def report(
    case: CaseFile,
    day: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD", help="The day to report on, or all of them (all); else the last with incidents."
        ),
    ] = None,
    to: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A file that ends in .html, .md or .json; else standard output.")
    ] = None,
    form: Annotated[
        PageFormat | None, typer.Option("--format", help="How to write it where the file does not say.")
    ] = None,
    settings: SettingsFile = None,
) -> None:
    """Write the daily report, in which every number opens the sentence behind it.

    Example: trucewatch report --case front.case --day 2031-05-13 --to sitrep.html
    """
    from trucewatch.desk.desk import Desk
    from trucewatch.desk.reporting import Page, page_for, read_day
    from trucewatch.desk.settings import load_settings

    day_wanted = None if day is None else read_day(day)
    page = page_for(to) if form is None else Page(form.value)
    written = Desk(case, load_settings(settings)).report(page, day_wanted)
    write_out((written.text,), to)
    if to is not None and str(to) != "-":
        typer.echo(f"Wrote {to}, about {written.day or 'the whole case'}.")


@app.command()
@told_plainly
def why(
    record: Annotated[str, typer.Argument(metavar="ID", help="An id, or the beginning of one.")],
    other: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="A second claim or incident: why the two are one event, or are not."),
    ] = None,
    *,
    case: CaseFile,
    settings: SettingsFile = None,
) -> None:
    """Explain a finding, incident, tally, claim, attribution or report, down to the quoted words.

    With two claims, or two incidents, say why they were put together, or why not.

    Example: trucewatch why f-3a1 --case front.case
    """
    from trucewatch.cli.showing import explanation_lines
    from trucewatch.desk.desk import Desk
    from trucewatch.desk.settings import load_settings

    lines = explanation_lines(Desk(case, load_settings(settings)).why(record, other))
    write_out((f"{line}\n" for line in lines), None)


@app.command()
@told_plainly
def export(
    kind: Annotated[ExportKind, typer.Argument(help="What to write.")],
    case: CaseFile,
    *,
    form: Annotated[ExportFormat, typer.Option("--format", help="How to write it.")] = ExportFormat.JSONL,
    to: Annotated[Path | None, typer.Option(metavar="FILE", help="The file to write; else standard output.")] = None,
    with_reasons: Annotated[
        bool, typer.Option("--with-reasons", help="Decisions with their free text, which may name informants.")
    ] = False,
    settings: SettingsFile = None,
) -> None:
    """Write out the records of one kind; the same case gives the same bytes.

    Example: trucewatch export claims --case front.case --format csv --to claims.csv
    """
    from trucewatch.desk.desk import Desk
    from trucewatch.desk.exporting import Format, Kind
    from trucewatch.desk.settings import load_settings

    lines = Desk(case, load_settings(settings)).export(Kind(kind.value), Format(form.value), with_reasons=with_reasons)
    write_out(lines, to)


@app.command()
@told_plainly
def check_agreement(
    agreement: Annotated[Path, typer.Argument(metavar="AGREEMENT", help="The agreement file.")],
) -> None:
    """Say what an agreement file says in plain sentences, and run the cases beside it.

    Example: trucewatch check-agreement agreements/syria-2016/agreement.yaml
    """
    from trucewatch.cli.plain import on_one_line
    from trucewatch.desk.checking import check_agreement as check

    checked = check(agreement)
    for sentence in checked.sentences:
        typer.echo(on_one_line(sentence))
    if checked.cases_file is None:
        return
    typer.echo(f"\n{len(checked.results)} cases in {checked.cases_file}:")
    for result in checked.results:
        typer.echo(f"  {'as expected' if result.passed else 'OTHERWISE  '}  {on_one_line(result.words)}")
    if checked.failed:
        raise typer.Exit(1)


for _command in (decide, review, check_ledger, erase, serve, account):
    app.command()(told_plainly(_command))
