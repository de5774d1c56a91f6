"""The programs that commands start, and what they say of themselves."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

from snowform.doctor import remedies
from snowform.doctor.findings import Finding, Status
from snowform.errors import SnowformError
from snowform.nix.parser import find_parser
from snowform.provision.errors import ProvisionError
from snowform.provision.tofu.commands import Version
from snowform.synth.command import search_path
from snowform.tofu import TofuNotFound, locate_tofu, run

# In seconds, for a program that only has to say its version.
PATIENCE = 60
# What cdktf's engine asks for.
OLDEST_NODE = 20


def tofu(folder: Path, *, needed: bool) -> Finding:
    """OpenTofu, or what is taken for it, as `find_tofu` finds it."""
    asked = Finding(
        "tofu",
        needed_for=(
            "plan",
            "apply",
            "destroy",
            "drift",
            "output",
            "state",
            "check",
            "vendor",
        ),
        needed=needed,
        remedy=remedies.TOFU,
    )
    try:
        found = locate_tofu()
    except TofuNotFound as error:
        status = Status.BROKEN if error.where else Status.MISSING
        return replace(asked, status=status, by=error.where, problem=error.message)
    there = replace(asked, where=str(found.path), by=found.by)
    try:
        version = Version.parse(run([found.path, "version"], folder).stdout)
    except (SnowformError, ProvisionError) as error:
        return replace(there, status=Status.BROKEN, problem=error.message)
    product = "OpenTofu" if version.product == "opentofu" else "Terraform"
    return replace(there, version=f"{product} {'.'.join(map(str, version.number))}")


def node(*, needed: bool) -> Finding:
    """Node, as jsii finds it: JSII_NODE, or `node` on the PATH that programs get."""
    named = os.environ.get("JSII_NODE", "")
    asked = Finding(
        "node",
        by="JSII_NODE" if named else "PATH",
        needed_for=("synth --engine cdktf", "synth --compare"),
        needed=needed,
        remedy=remedies.NODE,
    )
    found = _said(asked, shutil.which(named or "node", path=search_path()), r"v(\d[\w.]*)")
    if found.status is Status.OK and int(found.version.partition(".")[0]) < OLDEST_NODE:
        return replace(found, status=Status.BROKEN, problem=f"cdktf's engine asks for {OLDEST_NODE} or newer")
    return found


def nix() -> Finding:
    """Nix: its parser checks what is generated, its builder makes images."""
    asked = Finding("nix", by="PATH", needed_for=("image", "nixos (checks the syntax)"), remedy=remedies.NIX)
    parser = find_parser()
    return _said(asked, str(parser) if parser else None, r"\(Nix\) ([\w.]+)")


def packer() -> Finding:
    """Packer, which runs the templates that `snowform packer` writes."""
    asked = Finding("packer", by="PATH", needed_for=("packer build",), remedy=remedies.PACKER)
    return _said(asked, shutil.which("packer"), r"v?(\d[\w.]*)")


def _said(asked: Finding, program: str | None, pattern: str) -> Finding:
    """The program with the version that it says, which the pattern's group is."""
    if program is None:
        return replace(asked, status=Status.MISSING, by="", problem="is not installed")
    there = replace(asked, where=program)
    try:
        ended = subprocess.run(
            [program, "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        why = error.strerror if isinstance(error, OSError) else "does not answer"
        return replace(there, status=Status.BROKEN, problem=f"cannot be run: {why}")
    version = re.search(pattern, ended.stdout)
    if ended.returncode or version is None:
        said = (ended.stderr or ended.stdout).strip().splitlines()
        told = f": {said[0][:200]}" if said else ""
        problem = f"`--version` ended with {ended.returncode}{told}"
        return replace(there, status=Status.BROKEN, problem=problem)
    return replace(there, version=version[1])
