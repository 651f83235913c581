"""`addrnorm dedupe`: find the rows of a table that are one delivery point."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addrnorm.batch import dedupe as work
from addrnorm.batch import report as reports
from addrnorm.batch import tables
from addrnorm.batch.rows import AUTO
from addrnorm.cli.table import Column, Force, Preset, Processes, Region, Source, Target, check_target, chosen_columns, progress
from addrnorm.errors import InvalidRequest
from addrnorm.normalizer import Normalizer
from addrnorm.settings import Settings

app = typer.Typer(add_completion=False)


@app.command()
def dedupe(
    source: Source,
    output: Target,
    plan: Annotated[Path | None, typer.Option(help="Merge plan to write; OUTPUT.plan.csv without.", dir_okay=False)] = None,
    report: Annotated[Path | None, typer.Option(help="Review report to write (HTML); OUTPUT.report.html without.", dir_okay=False)] = None,
    decisions: Annotated[
        Path | None, typer.Option(help="Decisions that the report exported: rejected clusters are taken apart.", exists=True)
    ] = None,
    person: Annotated[bool, typer.Option("--person", help="Two rows are duplicates only if they name the same person, too.")] = False,
    recency: Annotated[str, typer.Option(help="Column with the date or number that tells which row is newer.")] = "",
    survivor: Annotated[work.Survivor, typer.Option(help="Which row stays: the completest, the newest, the oldest, the first.")] = (
        work.Survivor.COMPLETE
    ),
    preset: Preset = AUTO,
    column: Column = None,
    region: Region = "",
    processes: Processes = 0,
    force: Force = False,
) -> None:
    """Cluster rows by key, then by comparison; write rows with cluster and role, a merge plan, and a report to review before merging."""
    plan = plan or output.with_name(f"{output.name}.plan.csv")
    report = report or output.with_name(f"{output.name}.report.html")
    for path in (output, plan):
        check_target(path, force)
    columns = chosen_columns(source, preset, column, person=person)
    if recency and recency not in tables.columns(source):
        raise InvalidRequest("--recency", "is not a column of the table")
    if survivor in (work.Survivor.NEWEST, work.Survivor.OLDEST) and not recency:
        raise InvalidRequest("--survivor", "needs --recency: the column that tells which row is newer")
    if person and not columns.person:
        raise InvalidRequest("--person", "needs a preset, or --column person=NAME")
    rejected = work.read_decisions(decisions) if decisions else None
    normalizer = Normalizer(Settings.from_env())
    output.parent.mkdir(parents=True, exist_ok=True)
    store = work.temporary_store(output.parent)
    try:
        with progress("normalizing") as bar:
            task = bar.task_ids[0]

            def advance(stage: str, count: int) -> None:
                bar.update(task, description=stage, advance=count)

            findings = work.find(
                source,
                columns,
                normalizer,
                store,
                region=region,
                recency=recency,
                rule=survivor,
                rejected=rejected,
                processes=processes,
                progress=advance,
            )
        work.write(source, output, store, findings)
        work.write_plan(plan, store, findings)
        reports.write(report, source, tables.columns(source), store, findings)
    finally:
        store.close()
    typer.echo(
        f"{findings.rows} rows, {len(findings.clusters)} clusters of duplicates, {findings.duplicates} rows that could be merged", err=True
    )
    typer.echo(f"rows: {output}\nmerge plan: {plan}\nreview: {report}", err=True)
