"""Synthesize a piece of a program in this process, under the engine that is installed."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cdktf import App, TerraformStack

STACK = "stack"


def synthesize(
    build: Callable[[Any], object], stack: Callable[[App, str], TerraformStack] = TerraformStack
) -> dict[str, Any]:
    """The configuration of a stack that `build` fills, without `//` metadata and cdktf's own backend."""
    return synthesize_noting(build, stack)[0]


def synthesize_noting(
    build: Callable[[Any], object], stack: Callable[[App, str], TerraformStack] = TerraformStack
) -> tuple[dict[str, Any], list[str]]:
    """The same, and the notes that constructs made: `@cdktf/warn stack/nixos: no images of …`."""
    with tempfile.TemporaryDirectory() as folder:
        app = App(outdir=folder)
        build(stack(app, STACK))
        app.synth()
        manifest = json.loads((Path(folder) / "manifest.json").read_text())["stacks"][STACK]
        document = json.loads((Path(folder) / manifest["synthesizedStackPath"]).read_text())
    notes = [f"{n['level']} {n['constructPath']}: {n['message']}" for n in manifest["annotations"]]
    document.get("terraform", {}).pop("backend", None)
    return _without_metadata(document), notes


def _without_metadata(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_metadata(inner) for key, inner in value.items() if key != "//"}
    if isinstance(value, list):
        return [_without_metadata(inner) for inner in value]
    return value
