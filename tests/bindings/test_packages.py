"""Importing packages of bindings: each module when it is used, whatever way it is asked for."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from snowform.bindings.errors import BindingsError
from snowform.engine import hook
from tests.bindings.conftest import Toy
from tests.bindings.made_up import PACKAGE

OpenToy = Callable[..., Toy]
STATEMENTS = {
    "from made_up_toy import box": "box.Box",
    "from made_up_toy.box import Box": "Box",
    "import made_up_toy": "made_up_toy.box.Box",
    "import made_up_toy.box": "made_up_toy.box.Box",
    "import made_up_toy.box as chest": "chest.Box",
    "from made_up_toy import *": "box.Box",
}


@pytest.mark.usefixtures("toy")
@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_module_is_found_by_every_way_to_import_it(statement: str) -> None:
    names: dict[str, object] = {}
    exec(f"{statement}\nfound = {STATEMENTS[statement]}", names)
    assert names["found"] is importlib.import_module(f"{PACKAGE}.box").Box


@pytest.mark.usefixtures("toy")
def test_only_what_is_used_is_loaded() -> None:
    importlib.import_module(f"{PACKAGE}.box")
    assert f"{PACKAGE}.provider" not in sys.modules


@pytest.mark.usefixtures("toy")
def test_a_module_that_is_not_there_is_an_import_error() -> None:
    package = importlib.import_module(PACKAGE)
    with pytest.raises(AttributeError, match="has no attribute 'bax'"):
        _ = package.bax
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module(f"{PACKAGE}.bax")


@pytest.mark.usefixtures("toy")
def test_a_package_lists_its_modules() -> None:
    package = importlib.import_module(PACKAGE)
    assert package.__all__ == ["box", "data_toy_box", "provider"]
    assert {"box", "provider"} <= set(dir(package))


@pytest.mark.usefixtures("toy")
def test_what_only_its_type_checks_want_is_not_loaded_for_it() -> None:
    for name in ("typeguard", "typing_extensions", "importlib.metadata"):
        sys.modules.pop(name, None)
    box = importlib.import_module(f"{PACKAGE}.box")
    assert "typeguard" not in sys.modules
    assert "importlib.metadata" not in sys.modules
    assert callable(box.typeguard.check_type)


def load_again(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The class of a module that is loaded anew, with what is kept of it."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    sys.modules.pop(f"{PACKAGE}.box", None)
    return importlib.import_module(f"{PACKAGE}.box").Box


def test_a_module_is_kept_compiled_and_made_again_where_that_is_not_whole(
    toy: Toy, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_again(monkeypatch)
    kept = next((cache / "modules").glob(f"{PACKAGE}.box-*"))
    whole = kept.read_bytes()
    for broken in (b"", whole[: len(whole) // 2], whole[:-1] + b"?"):
        kept.write_bytes(broken)
        with pytest.raises(TypeError, match="type of argument name must be str"):
            load_again(monkeypatch)(toy.stack, "it", name=1)
        assert kept.read_bytes() == whole


def test_a_module_that_changes_is_loaded_as_it_is(toy: Toy, monkeypatch: pytest.MonkeyPatch) -> None:
    load_again(monkeypatch)
    file = toy.folder / "packages" / PACKAGE / "box" / "__init__.py"
    file.write_text(file.read_text() + "\nBox.changed = True\n")
    assert load_again(monkeypatch).changed


def test_afterwards_nothing_of_it_is_left(open_toy: OpenToy) -> None:
    before = set(sys.modules)
    with hook.installed():
        _ = open_toy().box
        assert f"{PACKAGE}.box" in sys.modules
    assert {name for name in set(sys.modules) - before if not name.startswith("snowform.")} == set()


def test_a_program_without_bindings_loads_nothing_of_this(open_toy: OpenToy) -> None:
    open_toy()
    assert not isinstance(getattr(sys.modules["jsii"], "__dict__", {}).get("JSIIMeta"), type)


def test_to_look_for_a_package_changes_nothing(open_toy: OpenToy) -> None:
    open_toy()
    assert importlib.util.find_spec(PACKAGE) is not None
    assert "JSIIMeta" not in vars(sys.modules["jsii"])


def test_a_package_is_found_in_any_folder_that_is_searched(open_toy: OpenToy, tmp_path: Path) -> None:
    """Not by its name: others publish providers of their own."""
    open_toy()
    sys.path.append(sys.path.pop(0))
    assert str(tmp_path / "packages") == sys.path[-1]
    assert importlib.import_module(f"{PACKAGE}.box").Box.__name__ == "Box"


def test_a_package_without_its_archive_is_an_error(open_toy: OpenToy, tmp_path: Path) -> None:
    toy = open_toy()
    next((tmp_path / "packages").rglob("*.tgz")).unlink()
    with pytest.raises(BindingsError, match=r"jsii\.tgz: no such file; install the package again"):
        _ = toy.box
