from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import snowform.aws
from snowform.providers import names, stubs, value_types
from snowform.providers.block_types import Content, is_block_type, nested_contents
from snowform.providers.class_names import class_name, entries
from snowform.schema import Block, catalogue
from tests.providers.typed import legal
from tests.synthesis import synthesize

SCHEMA = catalogue.named("aws")
ENTRIES = list(entries(SCHEMA))
PROGRAMS = Path(legal.__file__).parent
INSTANCE = SCHEMA.resource("aws_instance")

# Name to type, and whether it must be given.
Keys = dict[str, tuple[str, bool]]


class Stub:
    """What one stub says of its class, and of the types of its blocks; and the schema's block."""

    def __init__(self, kind: names.Kind, terraform_type: str) -> None:
        block = SCHEMA.block(kind, terraform_type)
        assert block is not None
        self.kind = kind
        self.block = block
        self.name = class_name(SCHEMA, kind, terraform_type)
        self.typed_dicts: dict[str, Keys] = {}
        for node in ast.parse(stubs.stub(SCHEMA, kind, terraform_type)).body:
            if isinstance(node, ast.Assign):
                self.typed_dicts[source(node.targets[0])] = self._assigned(node.value)
            elif isinstance(node, ast.ClassDef) and source(node.bases[0]) == "TypedDict":
                self.typed_dicts[node.name] = {name: key_type(value) for name, value in fields(node)}
            elif isinstance(node, ast.ClassDef) and node.name == self.name:
                self.arguments = constructor_arguments(node)
                self.attributes = {
                    name: source(value).startswith("Argument[")
                    for name, value in fields(node)
                    if not source(value).startswith("ClassVar[")
                }

    def _assigned(self, value: ast.expr) -> Keys:
        if isinstance(value, ast.Name):
            return self.typed_dicts[value.id]
        assert isinstance(value, ast.Call)
        keys = value.args[1]
        assert isinstance(keys, ast.Dict)
        return {
            ast.literal_eval(source(name)): key_type(key_value)
            for name, key_value in zip(keys.keys, keys.values, strict=True)
        }


def source(node: ast.AST | None) -> str:
    assert node is not None
    return ast.unparse(node)


def fields(node: ast.ClassDef) -> Iterator[tuple[str, ast.expr]]:
    for field in node.body:
        if isinstance(field, ast.AnnAssign):
            yield source(field.target), field.annotation


def key_type(annotation: ast.expr) -> tuple[str, bool]:
    required = re.fullmatch(r"Required\[(.*)\]", source(annotation))
    return (required[1], True) if required else (source(annotation), False)


def constructor_arguments(node: ast.ClassDef) -> Keys:
    [init] = [method for method in node.body if isinstance(method, ast.FunctionDef)]
    pairs = zip(init.args.kwonlyargs, init.args.kw_defaults, strict=True)
    return {argument.arg: (source(argument.annotation), default is None) for argument, default in pairs}


def settable(content: Content) -> dict[str, bool]:
    """What can be given in a block or an object, and whether it must be, as the schema has it."""
    if not isinstance(content, Block):
        return dict.fromkeys(content, False)
    attributes = {a.name: a.required for a in content.attributes.values() if a.settable}
    dynamic = {"dynamic": False} if content.blocks else {}
    return attributes | {n.name: bool(n.min_items) for n in content.blocks.values()} | dynamic


def needs(keys: Keys) -> dict[str, bool]:
    return {name: needed for name, (_, needed) in keys.items()}


def wrong_blocks(stub: Stub, given: Keys, content: Content, path: str, seen: set[object]) -> list[str]:
    """The paths below a content whose type in the stub has other keys than the schema."""
    wrong = []
    for name, below in nested_contents(content):
        [type_name] = set(re.findall(r"\w+", given[name][0])) & set(stub.typed_dicts)
        if (id(below), type_name) in seen:
            continue
        seen.add((id(below), type_name))
        keys = stub.typed_dicts[type_name]
        if needs(keys) != settable(below):
            wrong.append(f"{path}.{name}")
        wrong += wrong_blocks(stub, keys, below, f"{path}.{name}", seen)
    return wrong


@pytest.fixture(scope="module")
def every_stub() -> list[Stub]:
    return [Stub(kind, terraform_type) for kind, terraform_type in ENTRIES]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package `snowform` with what a type checker needs of it: the stubs, and the module they import."""
    package = tmp_path_factory.mktemp("stubs") / "snowform"
    assert stubs.write_stubs(SCHEMA, package / "aws") == 2142
    (package / "providers").mkdir()
    for file in ("__init__.py", "py.typed", "providers/__init__.py"):
        (package / file).touch()
    shutil.copy(value_types.__file__, package / "providers")
    return package


def test_every_stub_takes_the_arguments_of_the_schema(every_stub: list[Stub]) -> None:
    for stub in every_stub:
        expected = {names.argument_name(name): needed for name, needed in settable(stub.block).items()}
        expected |= dict.fromkeys(stubs.META_ARGUMENTS[stub.kind], False)
        assert needs(stub.arguments) == expected, stub.name


def test_every_stub_has_the_attributes_of_the_schema(every_stub: list[Stub]) -> None:
    for stub in every_stub:
        given = settable(stub.block)
        expected = {names.attribute_name(name): name in given for name in stub.block.names}
        assert stub.attributes == expected, stub.name


def test_every_nested_block_has_the_keys_of_the_schema(every_stub: list[Stub]) -> None:
    wrong = []
    for stub in every_stub:
        given = {names.terraform_argument(name): value for name, value in stub.arguments.items()}
        wrong += wrong_blocks(stub, given, stub.block, stub.name, set())
    assert wrong == []


def test_every_type_of_a_block_is_known_by_its_name(every_stub: list[Stub]) -> None:
    for stub in every_stub:
        assert [name for name in stub.typed_dicts if not is_block_type(name, stub.name, stub.block)] == []
        first_level = {stub.name + names.capitalised(name) for name, _ in nested_contents(stub.block)}
        assert first_level <= set(stub.typed_dicts)


@pytest.mark.parametrize("name", ["Instance", "InstanceRoot", "InstanceAmi", "RootBlockDevice", ""])
def test_other_names_are_no_types_of_blocks(name: str) -> None:
    assert INSTANCE is not None
    assert not is_block_type(name, "Instance", INSTANCE)


@pytest.mark.parametrize("terraform_type", ["aws_wafv2_web_acl", "aws_quicksight_dashboard"])
def test_a_content_that_stands_in_many_places_is_defined_once(terraform_type: str) -> None:
    text = stubs.stub(SCHEMA, "resource", terraform_type)
    bodies = re.findall(r"^class \w+\((TypedDict|BlockReference).*\n((?: .*\n)+)", text, re.MULTILINE)
    assert len(bodies) == len(set(bodies)) > 100


def test_a_stub_as_a_whole() -> None:
    # Its argument `self` makes the instance give way.
    expected = Path(__file__).with_name("security_group_rule.stub").read_text()
    assert stubs.stub(SCHEMA, "resource", "aws_security_group_rule") == expected


def test_the_index_has_every_class(package: Path) -> None:
    head, *lines = (package / "aws" / "__init__.pyi").read_text().splitlines()
    expected = [(names.module_name(name, kind), class_name(SCHEMA, kind, name)) for kind, name in ENTRIES]
    assert head == "# Made by snowform.providers.stubs from the schema of hashicorp/aws 5.100.0."
    assert lines == [f"from .{module} import {name} as {name}" for module, name in sorted(expected)]


def test_what_is_right_is_left_alone_and_what_is_gone_is_removed(package: Path) -> None:
    vpc, subnet, gone = (package / "aws" / name / "__init__.pyi" for name in ("vpc", "subnet", "gone"))
    written = vpc.stat().st_mtime_ns
    subnet.write_text("")
    gone.parent.mkdir()
    gone.touch()
    assert stubs.write_stubs(SCHEMA, package / "aws") == 2142
    assert vpc.stat().st_mtime_ns == written
    assert subnet.read_text() == stubs.stub(SCHEMA, "resource", "aws_subnet")
    assert not gone.parent.exists()


def test_stubs_import_what_is_there() -> None:
    assert list(stubs.VALUE_TYPES) == value_types.__all__


def test_the_folders_of_stubs_are_no_packages_at_run_time() -> None:
    assert list(snowform.aws.__path__) == []


def test_a_type_of_a_block_makes_a_dictionary_at_run_time() -> None:
    block_type = import_module("snowform.aws.instance").InstanceRootBlockDevice
    assert block_type(volume_size=20) == {"volume_size": 20}
    with pytest.raises(AttributeError, match="InstanceRootBlock"):
        _ = import_module("snowform.aws.instance").InstanceRootBlock


def test_a_type_checker_finds_the_wrong_lines_and_no_others(package: Path, tmp_path: Path) -> None:
    for program in ("legal.py", "wrong.py"):
        shutil.copy(PROGRAMS / program, tmp_path)
    expected = [
        ("wrong.py", str(number), line.partition("# error: ")[2])
        for number, line in enumerate((tmp_path / "wrong.py").read_text().splitlines(), 1)
        if "  # error: " in line
    ]
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--cache-dir=/dev/null", "."],
        cwd=tmp_path,
        env={"MYPYPATH": str(package.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.findall(r"^(\S+):(\d+): error: .*\[([\w-]+)\]$", run.stdout, re.MULTILINE)
    assert found == expected, run.stdout + run.stderr


def test_what_type_checkers_call_right_is_right() -> None:
    assert sorted(synthesize(legal.build)) == [
        "data",
        "locals",
        "output",
        "provider",
        "resource",
        "terraform",
        "variable",
    ]
