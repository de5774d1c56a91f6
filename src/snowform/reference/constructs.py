"""The classes that a project's stacks are built from, as their sources say: nothing is imported or run."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

# The first arguments of every construct's constructor.
_OF_EACH = ("self", "scope", "id", "id_", "ns")


@dataclass(frozen=True)
class Parameter:
    """An argument of a constructor; `type` and `default` as they stand, empty where there is none."""

    name: str
    type: str
    default: str


@dataclass(frozen=True)
class ConstructClass:
    """A public class whose constructor takes a scope and an id, or a stack's or construct's subclass."""

    name: str
    file: str
    line: int
    bases: tuple[str, ...]
    description: str
    parameters: tuple[Parameter, ...]


def classes_below(
    folder: Path, root: Path, unread: Callable[[str], object] = lambda _: None
) -> Iterator[ConstructClass]:
    """Those of all files below a folder, in the order of the files' names and lines.

    `unread` is told of files that are no Python: place and reason.
    """
    for path in sorted(folder.rglob("*.py")):
        try:
            tree = ast.parse(path.read_text(encoding="utf-8"))
        except (SyntaxError, ValueError) as error:
            line = f":{error.lineno}" if isinstance(error, SyntaxError) and error.lineno else ""
            reason = error.msg if isinstance(error, SyntaxError) else "it is no text"
            unread(f"{path.relative_to(root).as_posix()}{line}: cannot be read: {reason}")
            continue
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and _is_construct(node):
                yield _described(node, path.relative_to(root).as_posix())


def _is_construct(node: ast.ClassDef) -> bool:
    constructor = _constructor(node)
    names = [argument.arg for argument in constructor.args.args] if constructor else []
    return names[1:2] == ["scope"] or any(
        ast.unparse(base).endswith(("Construct", "Stack", "TerraformElement")) for base in node.bases
    )


def _constructor(node: ast.ClassDef) -> ast.FunctionDef | None:
    return next(
        (one for one in node.body if isinstance(one, ast.FunctionDef) and one.name == "__init__"), None
    )


def _described(node: ast.ClassDef, file: str) -> ConstructClass:
    constructor = _constructor(node)
    return ConstructClass(
        node.name,
        file,
        node.lineno,
        tuple(ast.unparse(base) for base in node.bases),
        inspect.cleandoc(ast.get_docstring(node) or ""),
        tuple(_parameters(constructor.args)) if constructor else (),
    )


def _parameters(arguments: ast.arguments) -> Iterator[Parameter]:
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults = [None] * (len(positional) - len(arguments.defaults)) + list(arguments.defaults)
    for argument, default in (
        *zip(positional, defaults, strict=True),
        *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
    ):
        if argument.arg not in _OF_EACH:
            yield Parameter(argument.arg, _source(argument.annotation), _source(default))


def _source(node: ast.expr | None) -> str:
    return ast.unparse(node) if node is not None else ""
