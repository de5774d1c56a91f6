"""A made-up package of bindings on the engine, for one test at a time."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from snowform.engine import hook
from tests.bindings.made_up import PACKAGE, write_package


class Toy:
    """The package in a program of its own: its modules, and what a stack of them becomes."""

    def __init__(self, folder: Path, form: str) -> None:
        self.folder = folder
        self.cdktf = importlib.import_module(form)
        self.app = self.cdktf.App(outdir=str(folder / "out"), skip_validation=True)
        self.stack = self.cdktf.TerraformStack(self.app, "toys")

    def __getattr__(self, name: str) -> Any:
        return importlib.import_module(f"{PACKAGE}.{name}")

    def element(self, kind: str = "resource") -> Any:
        """What is written of the only element of a kind."""
        found = self.written()[kind]
        if kind == "provider":
            return found["toy"][0]
        ((_, by_name),) = found.items()
        ((_, body),) = by_name.items()
        body.pop("//", None)
        return body

    def written(self) -> Any:
        """The stack's configuration."""
        self.app.synth()
        return json.loads((self.folder / "out/stacks/toys/cdk.tf.json").read_text())


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the indices are kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "snowform" / "bindings"


@pytest.fixture
def open_toy(tmp_path: Path, cache: Path) -> Iterator[Callable[..., Toy]]:
    """Makes the package that a test wants, and a program that imports it."""
    path = sys.path[:]
    with hook.installed():

        def make(*, form: str = "cdktf", **options: Any) -> Toy:
            assert not cache.exists()
            write_package(tmp_path / "packages", form=form, **options)
            sys.path.insert(0, str(tmp_path / "packages"))
            return Toy(tmp_path, form)

        yield make
    sys.path[:] = path


@pytest.fixture(params=["cdktf", "cdktn"])
def toy(request: pytest.FixtureRequest, open_toy: Callable[..., Toy]) -> Toy:
    """The package in both forms of its JavaScript."""
    return open_toy(form=request.param)
