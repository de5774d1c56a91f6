"""`snowform get`: what it makes, what it leaves, and what it refuses."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from snowform.cli.commands import cli
from snowform.errors import SnowformError
from snowform.getting import packages
from tests.getting import toy

Get = Callable[..., Result]


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a program in the place of OpenTofu."""
    folder = tmp_path / "tools"
    folder.mkdir()
    monkeypatch.setenv("SNOWFORM_TOFU", str(toy.write_tofu(folder, toy.small_document(), ("1.2.3", "1.2.4"))))
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that lists a provider and a module, twice."""
    return toy.write_project(tmp_path / "project")


@pytest.fixture
def get(project: Path, monkeypatch: pytest.MonkeyPatch) -> Get:
    """Runs the command in the project."""
    monkeypatch.chdir(project)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(cli, ["get", *arguments])

    return run


def inits(tools: Path) -> int:
    return (tools / "calls").read_text().count("init")


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(get: Get, *arguments: str) -> str:
    result = get(*arguments)
    assert isinstance(result.exception, SnowformError)
    return str(result.exception)


def test_it_makes_what_is_listed_and_says_so(get: Get, tools: Path, project: Path) -> None:
    result = get()
    assert re.sub(r"\d+\.\d s", "N s", result.stdout) == (
        "imports/toy  acme/toy 1.2.3  2 classes  N s\n"
        "imports/rack_unit  ./modules/rack-unit  1 class  N s\n"
        "imports/second_rack  ./modules/rack-unit  1 class  N s\n"
    )
    assert result.stderr.splitlines()[0] == "asking acme/toy ~> 1.2 for its schema ..."
    assert (project / "imports" / ".gitignore").read_text() == "*\n"
    assert inits(tools) == 1


def test_a_provider_that_is_there_stays_and_is_made_again_by_force(
    get: Get, tools: Path, project: Path
) -> None:
    get()
    before = tree(project / "imports")
    again = get()
    assert again.stdout.splitlines()[0] == "imports/toy  acme/toy ~> 1.2 as it is"
    assert (tree(project / "imports"), inits(tools)) == (before, 1)
    assert get("--force", "toy").stdout.startswith("imports/toy  acme/toy 1.2.4  ")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"terraformProviders": ["acme/toy@~> 1.1"]}, id="another constraint"),
        pytest.param({"terraformProviders": ["example.com/acme/toy@~> 1.2"]}, id="another source"),
        pytest.param({"library": "cdktn"}, id="another library"),
        pytest.param({"damaged": True}, id="a damaged record"),
    ],
)
def test_one_that_was_made_of_something_else_is_made_again(
    change: dict[str, Any], get: Get, tools: Path, project: Path
) -> None:
    get()
    if "library" in change:
        (project / "main.py").write_text("from cdktn import App\n")
    elif "damaged" in change:
        (project / "imports/toy/_jsii/made.json").write_text("{")
    else:
        config = json.loads((project / "cdktf.json").read_text())
        (project / "cdktf.json").write_text(json.dumps(config | change))
    (tools / "schema.json").write_text(
        (tools / "schema.json").read_text().replace("registry.terraform.io", "example.com")
    )
    get()
    assert inits(tools) == 2


def test_classes_are_derived_from_the_library_that_the_program_imports(
    get: Get, tools: Path, project: Path
) -> None:
    (project / "main.py").write_text("import os\nfrom cdktn import App\n")
    get()
    assert "import cdktn as cdktf\n" in (project / "imports/toy/box/__init__.py").read_text()
    get("--library", "cdktf")
    assert "import cdktf\n" in (project / "imports/toy/box/__init__.py").read_text()
    assert inits(tools) == 2


def test_it_reports_as_json(get: Get, tools: Path) -> None:
    report = json.loads(get("--json", "toy").stdout)
    assert inits(tools) == 1
    assert report == {
        "ok": True,
        "packages": [
            {
                "package": "imports/toy",
                "kind": "provider",
                "source": "acme/toy",
                "constraint": "~> 1.2",
                "version": "1.2.3",
                "status": "made",
                "classes": 2,
            }
        ],
    }


def test_a_schema_comes_from_a_file_where_the_provider_cannot_be_asked(get: Get, project: Path) -> None:
    file = project / "schema.json"
    file.write_text(json.dumps(toy.small_document()))
    assert get("--schema", str(file), "toy").stdout.startswith("imports/toy  acme/toy  2 classes")
    assert "has no schema of hashicorp/random; it has registry.terraform.io/acme/toy" in refused(
        get, "--schema", str(file), "hashicorp/random@3.6"
    )
    for text, said in (("[", "no JSON"), ("[]", "not the output of `providers schema -json`")):
        file.write_text(text)
        assert said in refused(get, "--schema", str(file), "toy")
    assert "No such file" in refused(get, "--schema", "other.json", "toy")
    assert get("--schema", str(file), "./modules/rack-unit").exit_code != 0


def test_a_module_is_made_again_each_time(get: Get, tools: Path, project: Path) -> None:
    get()
    module = project / "modules/rack-unit/main.tf"
    module.write_text(module.read_text() + 'variable "added" { type = string }\n')
    get("rack_unit")
    assert " added: str" in (project / "imports/rack_unit/__init__.py").read_text()
    assert inits(tools) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "no module in"),
        ("variable", "cannot be read"),
        ('variable "x" { type = strin }', '"strin" is no type of a variable'),
        ('variable "x" { type = list(strin) }', '"strin" is no type of a variable'),
    ],
    ids=str,
)
def test_a_module_that_is_none_is_refused(text: str | None, said: str, get: Get, project: Path) -> None:
    if text is not None:
        (project / "net").mkdir()
        (project / "net/main.tf").write_text(text)
    assert said in refused(get, "./net")
    assert not (project / "imports/net").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            'variable "a-b" {}\nvariable "a_b" {}',
            'net/main.tf: variable "a-b" and variable "a_b" would both be "a_b"',
            id="two variables",
        ),
        pytest.param(
            'variable "class" {}\nvariable "class_" {}',
            'and variable "class_" would both be "class_"',
            id="a keyword",
        ),
        pytest.param(
            'variable "self" {}\nvariable "self_attribute" {}',
            'variable "self_attribute" would both be "self_attribute"',
            id="a reserved name",
        ),
        pytest.param(
            'variable "dependsOn" {}',
            'the argument depends_on of all modules and variable "dependsOn" would both be "depends_on"',
            id="an argument of all modules",
        ),
        pytest.param(
            'output "a-b" { value = 1 }\noutput "a_b" { value = 2 }',
            'net/main.tf: output "a-b" and output "a_b" would both be "a_b_output"',
            id="two outputs",
        ),
        pytest.param(
            'variable "a_output" {}\noutput "a" { value = 2 }',
            'variable "a_output" and output "a" would both be "a_output"',
            id="a variable and an output",
        ),
        pytest.param(
            'variable "1abc" {}',
            'net/main.tf: variable "1abc" would be "1_abc" in Python, where nothing can be',
            id="a digit first",
        ),
        pytest.param('variable "_" {}', 'variable "_" would be "" in Python', id="no letter"),
        pytest.param('output "1x" { value = 1 }', 'output "1x" would be "1_x_output"', id="an output"),
    ],
)
def test_names_of_a_module_that_python_cannot_have_are_refused(
    text: str, said: str, get: Get, project: Path
) -> None:
    (project / "net").mkdir()
    (project / "net/main.tf").write_text(text)
    assert said in refused(get, "./net")
    assert not (project / "imports/net").exists()


def test_a_class_that_python_cannot_have_is_refused(get: Get, project: Path) -> None:
    config = {"app": "python main.py", "terraformModules": [{"name": "_1", "source": "./modules/rack-unit"}]}
    (project / "cdktf.json").write_text(json.dumps(config))
    assert refused(get).startswith(
        "cdktf.json: terraformModules[0]: what is made for _1/__init__.py is no Python: "
    )
    assert not (project / "imports/_1").exists()


def test_a_source_may_have_what_means_something_in_python(get: Get, project: Path) -> None:
    source = './a\\new"""b"'
    (project / source).mkdir()
    (project / source / "main.tf").write_text('variable "x" {}')
    config = {"app": "python main.py", "terraformModules": [{"name": "odd", "source": source}]}
    (project / "cdktf.json").write_text(json.dumps(config))
    assert get().exit_code == 0
    made = ast.parse((project / "imports/odd/__init__.py").read_text())
    assert (ast.get_docstring(made) or "").startswith(f"The module {source}.\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]", "main.tf.json: is empty"),
        ("3", "main.tf.json: must be an object"),
        ('[{"variable": {}}, 3]', "main.tf.json[1]: must be an object"),
        ('{"variable": {"x": {}, "y": 5}}', "main.tf.json: variable.y: must be an object"),
        ('{"variable": {"x": [{}, null]}}', "main.tf.json: variable.x[1]: must be an object"),
        ('{"variable": "x"}', "main.tf.json: variable: must be an object"),
        ('{"variable": [{"x": 1}]}', "main.tf.json: variable[0].x: must be an object"),
        ('{"output": {"x": "y"}}', "main.tf.json: output.x: must be an object"),
        ('{"variable": {"x": {"type": ["string"]}}}', "main.tf.json: variable.x.type: must be a text"),
    ],
    ids=str,
)
def test_a_module_in_json_of_another_form_is_refused(text: str, said: str, get: Get, project: Path) -> None:
    (project / "net").mkdir()
    (project / "net/main.tf.json").write_text(text)
    assert said in refused(get, "./net")
    assert not (project / "imports/net").exists()


def test_a_module_in_json_may_have_lists_and_comments(get: Get, project: Path) -> None:
    (project / "net").mkdir()
    document = [{"//": 1, "variable": [{"//": "said", "x": [{"type": "string"}]}]}, {"output": {"y": {}}}]
    (project / "net/main.tf.json").write_text(json.dumps(document))
    assert get("./net").exit_code == 0
    made = (project / "imports/net/__init__.py").read_text()
    assert "    x: t.Any\n" in made
    assert "    y_output: t.Final[str]\n" in made


def test_what_was_not_generated_is_left_and_nothing_is_made(get: Get, project: Path) -> None:
    own = project / "imports/rack_unit/__init__.py"
    own.parent.mkdir(parents=True)
    own.write_text("mine")
    assert "imports/rack_unit: is there, and was not generated" in refused(get)
    assert (own.read_text(), (project / "imports/toy").exists()) == ("mine", False)


def test_an_interrupted_run_leaves_what_was_there(
    get: Get, tools: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    get()
    before = tree(project / "imports")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(packages.Package, "close", interrupted)
    assert get("--force").exit_code != 0
    assert tree(project / "imports") == before
    assert inits(tools) == 2


@pytest.fixture
def made_by_cdktf(project: Path) -> Path:
    """A package that `cdktf get` made."""
    package = project / "imports/toy"
    (package / "_jsii").mkdir(parents=True)
    (package / "_jsii/toy@0.0.0.jsii.tgz").write_bytes(b"")
    constraints = {"cdktf": "0.21.0", "providers": {"toy": "~> 1.2", "other": "1.0"}}
    (project / "imports/constraints.json").write_text(json.dumps(constraints))
    return package


def test_what_cdktf_get_made_of_the_same_stays(get: Get, made_by_cdktf: Path) -> None:
    assert get("toy").stdout == "imports/toy  acme/toy ~> 1.2 as it is\n"
    assert (made_by_cdktf / "_jsii/toy@0.0.0.jsii.tgz").exists()


def test_what_takes_its_place_cdktf_get_will_make_again(
    get: Get, made_by_cdktf: Path, project: Path, tools: Path
) -> None:
    get("--force", "toy")
    assert not (made_by_cdktf / "_jsii/toy@0.0.0.jsii.tgz").exists()
    constraints = json.loads((project / "imports/constraints.json").read_text())
    assert constraints == {"cdktf": "0.21.0", "providers": {"other": "1.0"}}
    assert inits(tools) == 1


@pytest.mark.parametrize(
    ("resources", "said"),
    [
        pytest.param({"toy_x": {}}, 'resource toy_x: "block" is missing', id="no block"),
        pytest.param(
            {"toy_x": toy.element({"a": toy.attribute(["tuple", []])})},
            'resource toy_x: a: no type is called "tuple"',
            id="unknown type",
        ),
        pytest.param(
            {"toy_x": toy.element({"a": toy.attribute("text")})},
            'resource toy_x: a: no type is called "text"',
            id="unknown plain type",
        ),
        pytest.param({"toy_x": {"block": []}}, "resource toy_x: has a form that is", id="a list for a block"),
        pytest.param(
            {"toy_x": toy.element({"a": {"optional": True}})}, "resource toy_x: a: has no type", id="no type"
        ),
        pytest.param(
            {"toy_x": toy.element({"a": toy.attribute(["list", ["object", {"b": "foo"}]])})},
            'resource toy_x: a.b: no type is called "foo"',
            id="an unknown type in an object",
        ),
        pytest.param(
            {"toy_x": toy.element({"a": toy.text()}, {"lid": {"block": {"attributes": {"b": {}}}}})},
            "resource toy_x: lid.b: has no type",
            id="no type in a block",
        ),
        pytest.param(
            {"toy_x": toy.element({"a": toy.text()}, {"lid": {"block": {}}})},
            'resource toy_x: lid: "nesting_mode" is missing',
            id="no nesting of a block",
        ),
        pytest.param(
            {"toy_x": toy.element({"a": toy.attribute(["list"])})},
            "resource toy_x: a: has a form that is not known",
            id="a list of nothing",
        ),
        pytest.param([1], "resource_schemas: has a form that is not known", id="a list of resources"),
        pytest.param(
            {"toy_x": toy.element(), "x": toy.element()},
            'resource toy_x and resource x would both be "x" in Python',
            id="one module for two",
        ),
        pytest.param(
            {"toy_1a": toy.element()}, 'resource toy_1a would be "1_a" in Python', id="a digit first"
        ),
        pytest.param(
            {"toy_x": toy.element({"1x": toy.text()})},
            'schema.json: attribute "1x" of resource toy_x would be "1_x" in Python',
            id="an attribute with a digit first",
        ),
        pytest.param(
            {"toy_x": toy.element({"1x": toy.text("computed")})},
            'attribute "1x" of resource toy_x would be "1_x"',
            id="one that is only read",
        ),
        pytest.param(
            {"toy_x": toy.element({}, {"lid": toy.nested("list", {"2x": toy.text()})})},
            'attribute "2x" of XLid in resource toy_x would be "2_x"',
            id="one in a block",
        ),
        pytest.param(
            {"toy_x": toy.element({"connection": toy.text()})},
            'the argument connection of all and attribute "connection" of resource toy_x would both be',
            id="an argument of all resources",
        ),
    ],
)
def test_a_schema_of_which_no_classes_can_be_made_is_refused(
    resources: Any, said: str, get: Get, project: Path
) -> None:
    document = toy.small_document()
    document["provider_schemas"][toy.ADDRESS]["resource_schemas"] = resources
    file = project / "schema.json"
    file.write_text(json.dumps(document))
    assert said in refused(get, "--schema", str(file), "toy")
    assert not (project / "imports/toy").exists()


def test_nothing_to_make_is_said(get: Get, project: Path) -> None:
    (project / "cdktf.json").write_text('{"app": "python main.py"}')
    result = get()
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr.startswith("nothing to make: cdktf.json lists no")


def test_what_opentofu_says_of_a_provider_is_told(get: Get, tools: Path) -> None:
    (tools / "tofu").write_text("#!/bin/sh\necho no JSON\n")
    assert "gave no JSON" in refused(get, "toy")
    (tools / "tofu").write_text("#!/bin/sh\necho 'Error: no such provider' >&2\nexit 1\n")
    said = refused(get, "toy")
    assert said.startswith("cdktf.json: terraformProviders[0]: ")
    assert "no such provider" in said
    assert said.endswith("or give --schema FILE, with what `tofu providers schema -json` prints elsewhere")
