"""Backends for tests: one in memory with the rules of S3's, and the real programs in folders of their own."""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from snowform.provision.state.document import StateDocument, empty_state
from snowform.provision.state.locks import lock_holder
from snowform.provision.tofu.commands import Tofu
from snowform.provision.tofu.diagnostics import TofuFailed
from snowform.provision.tofu.process import Completed

LINEAGE = "11111111-2222-3333-4444-555555555555"
OTHER = "99999999-2222-3333-4444-555555555555"


def state(*names: str, serial: int = 1, lineage: str = LINEAGE, **ids: str) -> str:
    """A state with a `terraform_data` of each name; its id is `id-NAME` unless given."""
    resources = [
        {
            "mode": "managed",
            "type": "terraform_data",
            "name": name,
            "provider": 'provider["terraform.io/builtin/terraform"]',
            "instances": [{"schema_version": 0, "attributes": {"id": ids.get(name, f"id-{name}")}}],
        }
        for name in names
    ]
    raw = json.loads(empty_state(lineage, serial))
    return json.dumps({**raw, "resources": resources}, indent=2) + "\n"


class MemoryStore:
    """A remote backend: `test_the_store_of_the_tests_has_the_rules_of_s3` holds it against the real one."""

    def __init__(self, folder: Path, held: str = "") -> None:
        self.folder = folder
        self.held = held
        self.unlocked: list[str] = []
        self.failure = ""

    def state_pull(self) -> str:
        if self.failure:
            raise TofuFailed("state pull", (), self.failure)
        return self.held or empty_state("", 0)

    def state_push(self, path: Path) -> None:
        pushed = StateDocument.parse(path.read_text(), str(path))
        if not self.held:
            lineage, serial = str(uuid.uuid4()), 1
        else:
            present = StateDocument.parse(self.held, "held")
            if not present.empty:
                refused = (
                    pushed.lineage != present.lineage
                    or pushed.serial < present.serial
                    or (pushed.serial == present.serial and pushed.identities != present.identities)
                )
                if refused:
                    raise TofuFailed("state push", (), "Failed to write state: cannot import state")
                if pushed.serial == present.serial:
                    return
            lineage, serial = pushed.lineage, pushed.serial + 1
        self.held = json.dumps({**json.loads(pushed.text), "lineage": lineage, "serial": serial})

    def force_unlock(self, lock_id: str) -> None:
        self.unlocked.append(lock_id)


class Patient(Tofu):
    """tofu that tries again where an answer of the local AWS was lost: that to the taking of a lock, too."""

    def _run(self, *arguments: str) -> Completed:
        lost = False
        for _ in range(5):
            try:
                return super()._run(*arguments)
            except TofuFailed as failed:
                info = lock_holder(failed)
                if "use of closed network connection" in failed.output:
                    lost = True
                elif lost and info:
                    self.force_unlock(info.id)
                else:
                    raise
        return super()._run(*arguments)


def local_backend(state_file: Path) -> dict[str, Any]:
    return {"terraform": {"backend": {"local": {"path": str(state_file)}}}}


def ready(
    program: Path, folder: Path, document: Mapping[str, Any], environment: Mapping[str, str] | None = None
) -> Tofu:
    """The program in a folder with that configuration, `init` done."""
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / "config.tf.json").write_text(json.dumps(document))
    settings = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "TF_CLI_CONFIG_FILE": os.devnull,
        "CHECKPOINT_DISABLE": "1",
        "TF_DATA_DIR": str(folder / ".data"),
        **(environment or {}),
    }
    tofu = Patient(program, folder, settings, lock_timeout=0)
    tofu.init()
    return tofu


def data(**resources: Any) -> dict[str, Any]:
    """A configuration with a `terraform_data` of each name."""
    return {
        "resource": {"terraform_data": {name: body or {"input": name} for name, body in resources.items()}}
    }


def ids_of(document: StateDocument) -> dict[str, str]:
    """Address to id of each object that is not deposed."""
    return {instance.address: instance.id for instance in document.objects if not instance.deposed}
