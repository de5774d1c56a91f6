"""The files that projects are made of: where they lie, and which of them a stack needs."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

# What a wheel has in the folder FILES, by patterns below the checkout.
SHIPPED = (
    *(
        "main.py",
        "cdktf.json",
        ".gitignore",
        "pyrightconfig.json",
        "nix/template/flake.nix",
        "stacks/*.py",
        "stacks/*.nix",
        "modules/*.py",
    ),
    *("tests/__init__.py", "tests/project/test_*.py"),
)
FILES = "files"
# Where tests of a project lie in the checkout, for `tests/` there is full of tests of Snowform itself.
TESTS = "tests/project"
PACKAGES = ("modules", "stacks")


def shipped(checkout: Path) -> list[Path]:
    """The files that a wheel has, below a checkout."""
    return sorted(path for pattern in SHIPPED for path in checkout.glob(pattern))


def in_wheel(checkout: Path) -> dict[str, str]:
    """Where each of them is in a wheel."""
    return {
        str(path): f"snowform/starter/{FILES}/{path.relative_to(checkout).as_posix()}"
        for path in shipped(checkout)
    }


@cache
def root() -> Path:
    """The folder with the files: that of the wheel, or the checkout that is installed as editable."""
    packed = Path(__file__).parent / FILES
    return packed if packed.is_dir() else Path(__file__).parents[3]


def text(name: str) -> str:
    """A file's text, by its name below the root."""
    return (root() / name).read_text(encoding="utf-8")


def needed(names: Iterable[str]) -> list[str]:
    """These files, and what the Python files among them import of PACKAGES, with what that imports again."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        if name.endswith(".py"):
            waiting += _imported(text(name))
    return sorted(found)


def _imported(program: str) -> Iterator[str]:
    """The files of PACKAGES that a program imports: modules, and the packages that these are in."""
    for node in ast.walk(ast.parse(program)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        else:
            continue
        for name in names:
            package, _, module = name.partition(".")
            if package in PACKAGES:
                yield f"{package}/__init__.py"
                if (root() / package / f"{module}.py").is_file():
                    yield f"{package}/{module}.py"
