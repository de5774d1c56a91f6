"""Which folder may import which, and that nothing imports itself by way of others.

Imports inside functions count, and those for annotations too.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.util import resolve_name
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# The folders of `src/snowform`: each imports only those that stand after it. The engine's own files serve
# the rooms of the engine, and so stand above them.
FLOORS = (
    *("__main__", "cli", "rehearsal", "reference", "doctor", "nixos", "nixos.folders", "nixos.rendering"),
    *("nixos.stack", "nixos.variables", "nixos.options", "nixos.secret_search", "packer", "inventory"),
    *("importing", "images", "graph", "graph.layout", "graph.model", "graph.kinds", "starter", "synth"),
    *("getting", "vendoring", "tofu", "aws", "merging", "providers", "bindings", "engine", "engine.jsii"),
    "engine.submodules",
    *("engine.testing", "engine.writing"),
    *("engine.backends", "engine.elements", "engine.assets", "engine.references", "engine.tokens"),
    *(
        "engine.tree",
        "engine.values",
        "engine.distribution",
        "engine.errors",
        "tofu.binary",
        "schema",
        "settings",
        "local",
        "ec2",
        "nix",
    ),
    *("lints", "providers.origin"),
    *(
        "secrets",
        "expressions",
        "report",
        "nar",
        "files",
        "errors",
        "records",
        "deferred",
        "hints",
        "provision",
    ),
    *("provision.command_line", "provision.run", "provision.report", "provision.crash", "provision.inputs"),
    *("provision.state", "provision.tofu", "provision.plan", "provision.programs"),
    *("provision.configuration", "provision.hcl", "provision.console", "provision.host", "provision.errors"),
    *("provision.records", "provision.patterns"),
)
# What a project is made of, and what that may import of the package.
PROJECT = {
    "stacks": {"modules", "aws", "ec2", "errors", "images", "settings"},
    "modules": {"aws", "ec2", "errors", "images", "nar", "nix"},
}
# A copy of it runs where nothing else of the package is.
ALONE = "snowform.provision"
Graph = dict[str, set[str]]


@cache
def read(root: Path) -> Graph:
    """The modules of a checkout, and all that each imports: modules, or names in modules."""
    paths = [path for top in ("src", *PROJECT) for path in sorted(root.glob(f"{top}/**/*.py"))]
    return {_name(path.relative_to(root)): set(_imports(root, path)) for path in paths}


def _name(path: Path) -> str:
    return ".".join(part for part in path.with_suffix("").parts if part not in {"src", "__init__"})


def _imports(root: Path, path: Path) -> Iterator[str]:
    package = _name(path.parent.relative_to(root) / "__init__")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = resolve_name("." * node.level + (node.module or ""), package)
            yield from (f"{module}.{alias.name}" for alias in node.names)


def between(graph: Graph) -> Graph:
    """The same with only the checkout's own modules, without the package itself, which is all and none."""
    known = graph.keys() - {"snowform"}
    return {
        module: {found for name in names if (found := _nearest(name, known))} - {module}
        for module, names in graph.items()
        if module in known
    }


def _nearest(name: str, known: set[str]) -> str:
    while name and name not in known:
        name = name.rpartition(".")[0]
    return name


def forbidden(graph: Graph) -> set[tuple[str, str]]:
    """The modules that import what they must not, and what that is."""
    edges = {(module, imported) for module, others in between(graph).items() for imported in others}
    return {
        (module, imported) for module, imported in edges if not _may_import(folder(module), folder(imported))
    }


def folder(module: str) -> str:
    top, _, below = module.partition(".")
    places = [floor for floor in FLOORS if f"{below}.".startswith(f"{floor}.")]
    assert top in PROJECT or places, f"{module}: its folder has no place in FLOORS"
    return top if top in PROJECT else max(places, key=len)


def _may_import(one: str, other: str) -> bool:
    if one == other:
        return True
    if one in PROJECT or other in PROJECT:
        return other in PROJECT.get(one, ())
    return FLOORS.index(one) < FLOORS.index(other)


def circle(graph: Graph) -> list[str]:
    """Modules that import each other, the first and last the same; nothing where there are none."""
    try:
        TopologicalSorter(between(graph)).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_each_folder_imports_only_those_below_it() -> None:
    assert forbidden(read(ROOT)) == set()


def test_nothing_imports_itself_by_way_of_others() -> None:
    assert circle(read(ROOT)) == []


def test_provision_imports_the_standard_library_and_nothing_else() -> None:
    names = {
        name for module, names in read(ROOT).items() if f"{module}.".startswith(f"{ALONE}.") for name in names
    }
    outside = {name for name in names if not name.startswith(f"{ALONE}.")}
    assert {name for name in outside if name.split(".")[0] not in sys.stdlib_module_names} == set()


# A file and what stands in it, and the file that it imports.
WRONG = {
    "a room above its own": ("engine/tree/a", "from snowform.engine.writing import b", "engine/writing/b"),
    "in a function": ("provision/a", "def load() -> None:\n    import snowform.errors", "errors"),
    "for an annotation": ("schema/a", "if TYPE_CHECKING:\n    from snowform.cli.b import C", "cli/b"),
    "from where it is": ("engine/values/a", "from ..tokens import b", "engine/tokens/b"),
    "the tool, in a module": ("../../modules/a", "import snowform.cli.b as tool", "cli/b"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_forbidden_import_is_found(tmp_path: Path, case: str) -> None:
    file, text, imported = WRONG[case]
    assert len(forbidden(read(write(tmp_path / "wrong", {file: text, imported: ""})))) == 1
    assert forbidden(read(write(tmp_path / "right", {file: "", imported: ""}))) == set()


def test_a_circle_is_found(tmp_path: Path) -> None:
    texts = {"cli/a": "import snowform.cli.b", "cli/b": "def load() -> None:\n    from snowform.cli import a"}
    assert set(circle(read(write(tmp_path, texts)))) == {"snowform.cli.a", "snowform.cli.b"}


def write(root: Path, texts: dict[str, str]) -> Path:
    package = root / "src" / "snowform"
    package.mkdir(parents=True)
    for name, text in texts.items():
        path = (package / f"{name}.py").resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root
