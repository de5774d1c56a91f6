"""A program for each class of a package of bindings, written from its Python alone.

Each makes the class with its required arguments and with all, the blocks as structs and as dictionaries, and
puts out what can be read of it, so that every name of the index is asked for.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

KINDS = ("TerraformResource", "TerraformDataSource", "TerraformProvider", "TerraformEphemeralResource")
# Of every resource; programs of their own are about these.
META = {"connection", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioners"}
# A program is for reading too: no more arguments and outputs than these, however large a class is.
MOST_VALUES = 300
MOST_OUTPUTS = 150
DEEPEST = 5


@dataclass
class Class:
    """A class of a module: its bases, its arguments with their types, its properties with theirs."""

    name: str
    bases: list[str]
    required: dict[str, ast.expr] = field(default_factory=dict)
    optional: dict[str, ast.expr] = field(default_factory=dict)
    properties: dict[str, ast.expr] = field(default_factory=dict)
    # The names of a struct's fields in JavaScript.
    names: dict[str, str] = field(default_factory=dict)


def modules(package: Path) -> list[str]:
    """The modules of an installed package of bindings."""
    return sorted(file.parent.name for file in package.glob("[!_]*/__init__.py"))


def programs(package: Path, module: str, provider: str) -> Iterator[tuple[str, str]]:
    """Each resource, data source or provider of a module with the text of its program."""
    classes = _classes(package / module / "__init__.py")
    for cls in classes.values():
        if cls.bases and cls.bases[0] in KINDS:
            yield cls.name, _Program(package.name, module, classes, cls, provider).text()


def provider_of(package: Path) -> str:
    """The statement that makes the package's provider, with what it requires."""
    classes = _classes(package / "provider" / "__init__.py")
    cls = next(cls for cls in classes.values() if cls.bases[:1] == ["TerraformProvider"])
    made = _Program(package.name, "provider", classes, cls, "").made(cls, cls.required, "provider")
    return made.replace("m.", "p.")


def _classes(file: Path) -> dict[str, Class]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name: _class(node) for node in tree.body if isinstance(node, ast.ClassDef)}


def _class(node: ast.ClassDef) -> Class:
    found = Class(node.name, [ast.unparse(base).rpartition(".")[2] for base in node.bases])
    for decorator in node.decorator_list:
        for keyword in decorator.keywords if isinstance(decorator, ast.Call) else ():
            if keyword.arg == "name_mapping":
                found.names = ast.literal_eval(keyword.value)
    for member in node.body:
        if not isinstance(member, ast.FunctionDef):
            continue
        if member.name == "__init__":
            for argument, default in zip(member.args.kwonlyargs, member.args.kw_defaults, strict=True):
                # Structs, which have no bases, may have fields of those names.
                if argument.annotation and not (found.bases and argument.arg in META):
                    kind = found.required if default is None else found.optional
                    kind[argument.arg] = argument.annotation
        elif member.returns and any(ast.unparse(one) == "builtins.property" for one in member.decorator_list):
            found.properties[member.name] = member.returns
    return found


class _Program:
    def __init__(
        self, package: str, module: str, classes: dict[str, Class], cls: Class, provider: str
    ) -> None:
        self._package, self._module, self._classes, self._class = package, module, classes, cls
        self._provider = provider
        self._values = 0
        self._outputs = 0

    def text(self) -> str:
        cls = self._class
        lines = [
            f'"""{cls.name} of {self._package}."""',
            "",
            "from cdktf import App, TerraformOutput, TerraformStack",
            f"import {self._package}.{self._module} as m",
            f"import {self._package}.provider as p",
            "",
            'app = App(context={"targetVersions": {"terraform": ">=1.11.0", "opentofu": ">=1.11.0"}})',
            'stack = TerraformStack(app, "stack")',
        ]
        if cls.bases[0] != "TerraformProvider":
            lines.append(self._provider)
        lines.append(f"least = {self.made(cls, cls.required, 'least')}")
        lines.append(f"most = {self.made(cls, cls.required | cls.optional, 'most')}")
        lines += [f"print(most.{name})" for name in cls.properties if name.endswith("_input")]
        if cls.bases[0] != "TerraformProvider":
            lines += self._read("least", cls, 0)
        return "\n".join([*lines, "app.synth()", ""])

    def made(self, cls: Class, arguments: dict[str, ast.expr], id: str) -> str:  # noqa: A002
        given = "".join(f", {name}={self._value(kind, 0)}" for name, kind in arguments.items())
        return f'm.{cls.name}(stack, "{id}"{given})'

    def _value(self, kind: ast.expr, depth: int, script: bool = False) -> str:
        """The text of a value; in dictionaries of lists the keys are JavaScript's."""
        self._values += 1
        head, members = _parts(kind)
        if head in self._classes:
            return self._struct(self._classes[head], depth, as_dict=script, script=script)
        if head in {"Optional", "Union"}:
            return self._value(_best(members), depth, script)
        if head in {"Sequence", "List"}:
            item = members[0]
            return f"[{self._value(item, depth, script)}, {self._value(item, depth, script=True)}]"
        if head == "Mapping":
            return f'{{"some_Key": {self._value(members[1], depth, script)}}}'
        return {"str": f'"text {self._values}"', "Number": str(self._values), "bool": "True"}.get(
            head, '"any"'
        )

    def _struct(self, cls: Class, depth: int, as_dict: bool, script: bool) -> str:
        room = depth < DEEPEST and self._values < MOST_VALUES
        fields = cls.required | (cls.optional if room else {})
        given = {name: self._value(kind, depth + 1, script) for name, kind in fields.items()}
        if as_dict:
            return "{" + ", ".join(f'"{cls.names[name]}": {value}' for name, value in given.items()) + "}"
        return f"m.{cls.name}({', '.join(f'{name}={value}' for name, value in given.items())})"

    def _read(self, path: str, cls: Class, depth: int) -> list[str]:
        lines = []
        for name, kind in cls.properties.items():
            if name.endswith("_input") or name in META | {"internal_value", "fqn"}:
                continue
            if self._outputs >= MOST_OUTPUTS:
                break
            self._outputs += 1
            lines.append(f'TerraformOutput(stack, "o{self._outputs}", value={path}.{name})')
            inner = self._classes.get(_parts(kind)[0])
            if inner is None or depth == DEEPEST:
                continue
            if inner.bases[:1] == ["ComplexList"]:
                item = self._classes[f"{inner.name.removesuffix('List')}OutputReference"]
                lines += self._read(f"{path}.{name}.get({depth})", item, depth + 1)
            elif inner.bases[:1] == ["ComplexObject"]:
                lines += self._read(f"{path}.{name}", inner, depth + 1)
        return lines


def _parts(kind: ast.expr) -> tuple[str, list[ast.expr]]:
    """`typing.Union[A, B]` as "Union" and its members; a name in quotes as that name."""
    if isinstance(kind, ast.Constant) and isinstance(kind.value, str):
        return _parts(ast.parse(kind.value, mode="eval").body)
    if isinstance(kind, ast.Subscript):
        inner = kind.slice
        return _parts(kind.value)[0], inner.elts if isinstance(inner, ast.Tuple) else [inner]
    return ast.unparse(kind).rpartition(".")[2], []


def _best(members: list[ast.expr]) -> ast.expr:
    """The member of a union that is no expression and no bare dictionary."""
    return next((one for one in members if _parts(one)[0] not in {"IResolvable", "Dict", "None"}), members[0])
