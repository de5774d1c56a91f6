"""Plans and event streams that OpenTofu 1.6.2 made, with AWS 5.100 and a local AWS."""

from __future__ import annotations

import json
from pathlib import Path

from snowform.provision.plan.changes import Plan, read_plan

DATA = Path(__file__).parent / "data"
# Sensitive in the configuration of next.json; a provider copied it into an attribute without a mark.
SECRETS = ("hunter2-very-secret", "another-very-secret")


def stored(name: str) -> Plan:
    return read_plan(json.loads((DATA / f"{name}.json").read_text()))


def events(name: str) -> list[str]:
    return (DATA / f"{name}.jsonl").read_text().splitlines()
