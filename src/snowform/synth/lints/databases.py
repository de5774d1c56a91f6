"""Databases that RDS does not make, or that cannot be destroyed.

https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from snowform.errors import did_you_mean
from snowform.schema.facts import shipped
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.arguments import Argument, arguments
from snowform.synth.lints.subject import Subject

ENGINES = {"aws_db_instance": "engine", "aws_db_option_group": "engine_name"}
IDENTIFIERS = {
    "aws_db_instance": "identifier",
    "aws_docdb_cluster": "cluster_identifier",
    "aws_docdb_cluster_instance": "identifier",
    "aws_neptune_cluster": "cluster_identifier",
    "aws_neptune_cluster_instance": "identifier",
    "aws_rds_cluster": "cluster_identifier",
    "aws_rds_cluster_instance": "identifier",
}
# What leaves a snapshot when it is destroyed, unless it says that it does not. Only what says that it does
# is looked at.
LEAVING = (
    "aws_db_instance",
    "aws_docdb_cluster",
    "aws_neptune_cluster",
    "aws_rds_cluster",
    "aws_redshift_cluster",
)
SNAPSHOT = "final_snapshot_identifier"
LONGEST = 63
KEPT = (False, "false")


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each such database."""
    for kind, name in ENGINES.items():
        for argument in arguments(subject, kind, name):
            yield from _engine(argument)
    for kind, name in IDENTIFIERS.items():
        for argument in arguments(subject, kind, name):
            if fault := _identifier(argument.value):
                hint = "AWS takes small letters, digits and hyphens, a letter first, no two hyphens in a row"
                yield argument.warning(f'"{argument.value}" {fault}', hint, rule="database-identifier")
    for kind in LEAVING:
        yield from _snapshots(subject, kind)


def _engine(argument: Argument) -> Iterator[Finding]:
    names, engine = shipped().names("database-engines"), argument.value
    # One may bring an engine of one's own, a "custom engine version".
    if not isinstance(engine, str) or engine.lower() in names.known or engine.startswith("custom-"):
        return
    yield argument.warning(
        f'"{engine}" is none of the {len(names.known)} engines of RDS, by {names.by}',
        did_you_mean(engine, sorted(names.known)),
        rule="database-engine",
    )


def _identifier(text: object) -> str:
    if not isinstance(text, str):
        return ""
    if len(text) > LONGEST:
        return f"has {len(text)} characters, not from 1 to {LONGEST}"
    if wrong := re.search(r"[^a-z0-9-]", text):
        return f'has "{wrong[0]}"'
    if not re.match("[a-z]", text):
        return "does not begin with a letter"
    return "ends in a hyphen" if text.endswith("-") else "has two hyphens in a row" if "--" in text else ""


def _snapshots(subject: Subject, kind: str) -> Iterator[Finding]:
    for name, body in subject.resources(kind):
        # A replica leaves none.
        if body.get("skip_final_snapshot") not in KEPT or body.get("replicate_source_db") is not None:
            continue
        if body.get(SNAPSHOT) is None:
            yield Finding(
                ("resource", kind, name, "skip_final_snapshot"),
                f'the last snapshot has no name in "{SNAPSHOT}": it could not be destroyed',
                'name it, or set "skip_final_snapshot" to true',
                "warning",
                rule="final-snapshot",
            )
