"""OpenTofu's commands for one folder, as methods that take and give typed values."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from snowform.provision.tofu.diagnostics import Diagnostic, diagnostic
from snowform.provision.tofu.process import Completed
from snowform.tofu.binary import find_tofu
from snowform.tofu.process import TofuError, run
from snowform.tofu.providers import cli_config


@dataclass(frozen=True, slots=True)
class Tofu:
    """OpenTofu in one folder; `environment` is added to what `snowform.tofu.run` passes on.

    Every command raises TofuError where OpenTofu ends with an error.
    """

    folder: Path
    binary: Path = field(default_factory=find_tofu)
    environment: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def prepared(cls, folder: Path, cache: Path, environment: Mapping[str, str] | None = None) -> Tofu:
        """With the provider mirror of `cache` where there is one to be had."""
        config = cli_config(cache)
        mirror = {"TF_CLI_CONFIG_FILE": str(config)} if config else {}
        return cls(folder, environment={**mirror, **(environment or {})})

    def init(self, *, backend: bool = True) -> None:
        """Install the providers and modules; `backend=False` leaves the state alone."""
        self._run("init", f"-backend={str(backend).lower()}")

    def get(self) -> None:
        """Install the modules, and nothing else."""
        # It asks for nothing, and does not know the option that says so.
        run([str(self.binary), "get", "-no-color"], self.folder, self.environment)

    def lock_providers(
        self, platforms: Sequence[str], *, fs_mirror: Path | None = None, net_mirror: str | None = None
    ) -> None:
        """Write the checksums of the providers for these platforms into the dependency lock file."""
        mirrors = [f"-fs-mirror={fs_mirror.absolute()}"] if fs_mirror else []
        mirrors += [f"-net-mirror={net_mirror}"] if net_mirror else []
        wanted = [f"-platform={platform}" for platform in platforms]
        argv = [str(self.binary), "providers", "lock", "-no-color", *mirrors, *wanted]
        run(argv, self.folder, self.environment)

    def validate(self) -> tuple[Diagnostic, ...]:
        """What `tofu validate` finds, in its order; empty where the folder is valid.

        Raises TofuError where it says no JSON.
        """
        ended = self._run("validate", "-json", accept=(0, 1))
        try:
            document = json.loads(ended.stdout)
        except ValueError as error:
            said = (ended.stdout + ended.stderr).strip()
            raise TofuError(f"tofu validate gave no JSON: {said.splitlines()[0] if said else ''}") from error
        return tuple(diagnostic(raw) for raw in document.get("diagnostics", []))

    def plan(self, out: Path | None = None) -> bool:
        """Whether an apply would change anything; `out` keeps the plan."""
        keep = [f"-out={out.absolute()}"] if out else []
        return self._run("plan", "-detailed-exitcode", *keep, accept=(0, 2)).code == 2

    def apply(self, plan: Path | None = None) -> None:
        """Apply that plan, or plan and apply without asking."""
        self._run("apply", *([str(plan.absolute())] if plan else ["-auto-approve"]))

    def destroy(self) -> None:
        """Destroy all that the state knows, without asking."""
        self._run("destroy", "-auto-approve")

    def show_json(self, plan: Path | None = None) -> dict[str, Any]:
        """The state, or a plan, as `tofu show -json` gives it."""
        said = self._run("show", "-json", *([str(plan.absolute())] if plan else [])).stdout
        document: dict[str, Any] = json.loads(said)
        return document

    def providers_schema(self) -> dict[str, Any]:
        """The schemas of the providers that the folder requires, as `providers schema -json` gives them."""
        argv = [str(self.binary), "providers", "schema", "-json"]
        document: dict[str, Any] = json.loads(run(argv, self.folder, self.environment).stdout)
        return document

    def provider_versions(self) -> dict[str, str]:
        """The versions of the providers that `init` chose, by their addresses."""
        document = json.loads(self._run("version", "-json").stdout)
        versions: dict[str, str] = document.get("provider_selections") or {}
        return versions

    def providers_tree(self) -> str:
        """The providers that the configuration and each module require, as `providers` prints them."""
        return run([str(self.binary), "providers", "-no-color"], self.folder, self.environment).stdout

    def output(self) -> dict[str, Any]:
        """The values of the root's outputs, sensitive ones too."""
        document = json.loads(self._run("output", "-json").stdout)
        return {name: output["value"] for name, output in document.items()}

    def _run(self, command: str, *args: str, accept: tuple[int, ...] = (0,)) -> Completed:
        asks = [] if command in {"show", "output", "validate", "version"} else ["-input=false"]
        argv = [str(self.binary), command, "-no-color", *asks, *args]
        return run(argv, self.folder, self.environment, accept=accept)
