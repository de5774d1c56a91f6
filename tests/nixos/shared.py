"""Hosts with stacks that are read when the system is built, and their check run as a build runs it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import snowform.nixos
from snowform import provision
from tests.nixos.evaluation import PROVIDERS, Host, evaluate

LIBRARY = Path(snowform.nixos.__file__).with_name("lib")
MODULE = f"import {LIBRARY}/shared.nix {{ provision = {Path(provision.__file__).parent}; }}"


def evaluate_shared(
    settings: str,
    store: Path,
    modules: Iterable[Path | str] = (),
    providers: Mapping[str, Any] = PROVIDERS,
) -> Host:
    """The host that imports the shared module, and others, with these settings."""
    return evaluate([MODULE, *modules], settings, store, providers)


def arguments(host: Host, stack: str = "web", kind: str = "common") -> list[str]:
    """The arguments that the stack's launcher reads from a file."""
    script = Path(host.services[f"snowform-{stack}"]["serviceConfig"]["ExecStart"].split()[0]).read_text()
    (file,) = re.findall(rf"\(@(\S+-{kind})\)", script)
    return Path(file).read_text().splitlines()


@dataclass(frozen=True)
class Check:
    """The build that holds a stack against its host: the stand-in for nixpkgs says how it is done."""

    how: Mapping[str, Any]

    @classmethod
    def of(cls, host: Host, stack: str = "web") -> Check:
        """That of a stack, on which a switch of the host depends."""
        (file,) = re.findall(r"cat (\S+-checked) >&2", host.activation[f"snowform-{stack}"])
        return cls(json.loads(Path(file).read_text()))

    @property
    def settings(self) -> Any:
        """What the host sets."""
        return json.loads(Path(self.how["settings"]).read_text())

    @property
    def folder(self) -> Path:
        """The stack's folder."""
        return Path(self.how["src"])

    def build(self, scratch: Path) -> tuple[int, str, str]:
        """Run the builder's script; its exit code, what it said, and what it made."""
        out = scratch / "out"
        names = {"src": str(self.folder), "out": str(out), "settings": self.how["settings"]}
        script = self.how["text"].replace("/pkgs/python3/bin/python3", sys.executable)
        run = subprocess.run(
            ["bash", "-euc", script],
            env={"PATH": os.environ["PATH"], **names},
            capture_output=True,
            text=True,
            check=False,
        )
        return run.returncode, run.stderr, out.read_text() if out.exists() else ""
