"""The folders beside this file: a configuration in Terranix' manner, its JSON, the program of the same.

Terranix' own code gave `config.tf.json` for `config.nix`; `main.py` is the program. Where both are brought
into one form, it is that of `snowform synth` (`snowform.synth.normalise`), and nothing else.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from snowform.synth.normalise import Document, normalise
from tests.tools import need

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("[0-9]*/config.nix"))
# What Terranix gives of a folder beside its config.tf.json.
METADATA = HERE / "13-metadata-and-arguments" / "meta.json"
# What docs/migrate-from-terranix.md takes over.
MIGRATION = HERE / "migration"


def evaluate(file: str, terranix: Path, nixpkgs: Path) -> Any:
    """The value of a file beside this one, which takes both trees."""
    return _value(f"import {HERE / file} {{ terranix = {terranix}; nixpkgs = {nixpkgs}; }}")


def _value(expression: str) -> Any:
    command = [need("nix-instantiate"), "--eval", "--strict", "--json", "-E", expression]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def evaluated(terranix: Path, nixpkgs: Path) -> dict[str, Document]:
    """What Terranix gives for each folder: `config`, its config.tf.json, and `_meta` beside it."""
    found: dict[str, Document] = evaluate("configurations.nix", terranix, nixpkgs)
    return found


def evaluate_module(terranix: Path, nixpkgs: Path, module: str) -> Any:
    """What Terranix gives for a module that is an expression."""
    expression = f"""
      (import {terranix}/core/default.nix {{
        pkgs.lib = import {nixpkgs}/lib;
        modules = [ ({module}) ];
      }}).config
    """
    return _value(expression)


def recorded(case: Path) -> Document:
    """The JSON that Terranix gave, as it gave it."""
    document: Document = json.loads((case / "config.tf.json").read_text())
    return document


def in_one_form(document: Document) -> Document:
    """The form of `snowform synth`: a provider's only configuration stands alone, nothing is empty."""
    return normalise(document, stack="", project=HERE)


def synthesized(case: Path, engine: str = "native") -> Document:
    """What `snowform synth` prints of a folder's program; AssertionError where it refuses it."""
    options = ["--engine", engine, "--app", "python main.py", "-o", "-"]
    command = [sys.executable, "-m", "snowform", "synth", *options]
    run = subprocess.run(command, cwd=case, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    document: Document = json.loads(run.stdout)
    return document


def flat(text: str) -> str:
    """A text without indentation and empty lines, as it is compared with what a page shows of it."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
