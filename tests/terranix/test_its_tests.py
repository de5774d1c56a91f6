"""What Terranix' own tests hold, held of Snowform: the same wish, and what comes of it here.

`docs/terranix.md` has a row for each of them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cdktf import (
    App,
    DataTerraformRemoteStateLocal,
    DataTerraformRemoteStateS3,
    Fn,
    LocalBackend,
    S3Backend,
    TerraformOutput,
    TerraformStack,
    Token,
)

from snowform import NamedStack, Resource, contribute
from snowform.synth.normalise import normalise
from tests.synthesis import synthesize

STATES = {"bucket": "states", "key": "web", "region": "eu-central-1"}


def run(folder: Path, program: str) -> tuple[int, str, str]:
    """The exit code of `snowform synth`, what it prints and what it says."""
    (folder / "main.py").write_text(program)
    command = [sys.executable, "-m", "snowform", "synth", "--app", "python main.py", "-o", "-"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def of_pet(build: Any) -> dict[str, Any]:
    """The body of the pet that `build` makes."""
    document = synthesize(build, NamedStack)
    body: dict[str, Any] = document["resource"]["random_pet"]["a"]
    return body


@pytest.mark.parametrize(
    ("name", "backend", "arguments"),
    [("s3", S3Backend, STATES), ("local", LocalBackend, {"path": "/var/lib/web.tfstate"})],
)
def test_a_backend_is_set(name: str, backend: Any, arguments: dict[str, str], tmp_path: Path) -> None:
    app = App(outdir=str(tmp_path))
    backend(TerraformStack(app, "web"), **arguments)
    app.synth()
    document = json.loads((tmp_path / "stacks" / "web" / "cdk.tf.json").read_text())
    assert document["terraform"]["backend"] == {name: arguments}


def test_two_backends_are_refused() -> None:
    def build(stack: TerraformStack) -> None:
        S3Backend(stack, **STATES)
        LocalBackend(stack, path="web.tfstate")

    with pytest.raises(Exception, match="already a Construct with name 'backend'"):
        synthesize(build, NamedStack)


def test_two_remote_states_of_one_name_are_refused() -> None:
    def build(stack: TerraformStack) -> None:
        DataTerraformRemoteStateS3(stack, "network", **STATES)
        DataTerraformRemoteStateLocal(stack, "network", path="web.tfstate")

    with pytest.raises(Exception, match="already a Construct with name 'network'"):
        synthesize(build, NamedStack)


def test_remote_states_of_different_names_are_read() -> None:
    def build(stack: TerraformStack) -> None:
        DataTerraformRemoteStateS3(stack, "network", **STATES)
        DataTerraformRemoteStateLocal(stack, "keys", path="keys.tfstate")

    states = synthesize(build, NamedStack)["data"]["terraform_remote_state"]
    assert {name: state["backend"] for name, state in states.items()} == {"network": "s3", "keys": "local"}
    assert states["network"]["config"] == STATES


ASSERTED = """\
from cdktf import Annotations, App, TerraformOutput
from constructs import Construct
from snowform import NamedStack

class Web(Construct):
    def __init__(self, scope, id, machines):
        super().__init__(scope, id)
        if machines > 9:
            Annotations.of(self).add_error(f"{machines} machines want another subnet")
        if machines > 7:
            Annotations.of(self).add_warning("few addresses are left")

app = App()
stack = NamedStack(app, "shop")
TerraformOutput(stack, "made", value=True)
for name, machines in MACHINES.items():
    Web(stack, name, machines)
app.synth()
"""


def test_an_assertion_that_holds_says_nothing(tmp_path: Path) -> None:
    code, printed, said = run(tmp_path, ASSERTED.replace("MACHINES", "{'web': 7}"))
    assert (code, json.loads(printed), said) == (0, {"output": {"made": {"value": True}}}, "")


def test_assertions_that_fail_are_all_told_with_their_constructs_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    code, printed, said = run(tmp_path, ASSERTED.replace("MACHINES", "{'web': 10, 'api': 11, 'db': 8}"))
    assert (code, printed) == (1, "")
    for construct, sentence in [
        ("shop/web", "10 machines want another subnet"),
        ("shop/api", "11 machines want another subnet"),
        ("shop/db", "few addresses are left"),
    ]:
        (line,) = (
            line for line in said.splitlines() if f"construct {construct}" in line and sentence in line
        )
        assert ("error" if "machines" in sentence else "warning") in line


def test_a_null_is_left_out_and_its_resource_stays() -> None:
    assert of_pet(lambda stack: Resource(stack, "a", "random_pet", prefix=None)) == {}


def test_a_null_that_is_wanted_is_written() -> None:
    def build(stack: TerraformStack) -> None:
        Resource(stack, "a", "random_pet", prefix=Token.null_value(), keepers={"b": [Token.null_value()]})

    assert of_pet(build) == {"prefix": None, "keepers": {"b": [None]}}


def test_what_several_modules_say_of_one_element_is_merged() -> None:
    def build(stack: TerraformStack) -> None:
        contribute(stack, "resource.random_pet.a", keepers={"b": {"c": 1}}, tags=["first"])
        contribute(stack, "resource.random_pet.a", keepers={"b": {"d": 2}}, tags=["second"])
        Resource(stack, "a", "random_pet", keepers={"e": 3}, tags=["own"])

    assert of_pet(build) == {
        "keepers": {"b": {"c": 1, "d": 2}, "e": 3},
        # Its own first, then in the order of the calls; of Terranix' the last import's are first.
        "tags": ["own", "first", "second"],
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param('{"b": 1}', '"c"', id="a set and a text"),
        pytest.param('["b"]', '"c"', id="a list and a text"),
        pytest.param('{"b": 1}', '["c"]', id="a set and a list"),
        pytest.param("1", "2", id="two numbers"),
    ],
)
def test_values_that_do_not_merge_are_refused_with_both_places(
    first: str, second: str, tmp_path: Path
) -> None:
    program = "\n".join(
        [
            "from cdktf import App",
            "from snowform import NamedStack, contribute",
            "app = App()",
            "stack = NamedStack(app, 'web')",
            f"contribute(stack, 'resource.random_pet.a', keepers={first})",
            f"contribute(stack, 'resource.random_pet.a', keepers={second})",
            "app.synth()",
        ]
    )
    code, printed, said = run(tmp_path, program)
    assert (code, printed) == (1, "")
    assert "main.py:5" in said
    assert "main.py:6" in said
    assert "random_pet.a" in said


def test_an_empty_object_stays() -> None:
    assert of_pet(lambda stack: Resource(stack, "a", "random_pet", network_interface={})) == {
        "network_interface": {}
    }


def test_types_without_resources_are_left_out_and_local_values_are_not() -> None:
    document = {"resource": {"yolo": {}}, "data": {"yolo": {}}, "locals": {"yolo": {}}}
    assert normalise(document, stack="web", project=".") == {"locals": {"yolo": {}}}


def test_a_reference_is_a_text_or_an_attribute() -> None:
    def build(stack: TerraformStack) -> None:
        pet = Resource(stack, "a", "random_pet", length=2)
        TerraformOutput(stack, "read", value=pet.id)
        TerraformOutput(stack, "written", value="${random_pet.a.id}")
        TerraformOutput(stack, "put_together", value=f"{pet.id}-${{{pet.fqn}.length}}")

    assert {name: body["value"] for name, body in synthesize(build, NamedStack)["output"].items()} == {
        "read": "${random_pet.a.id}",
        "written": "${random_pet.a.id}",
        "put_together": "${random_pet.a.id}-${random_pet.a.length}",
    }


def test_a_template_and_a_file_are_functions() -> None:
    def build(stack: TerraformStack) -> None:
        pet = Resource(stack, "a", "random_pet")
        template = Fn.templatefile("/etc/motd.tftpl", {"name": pet.id, "literal": "x"})
        TerraformOutput(stack, "template", value=template)
        TerraformOutput(stack, "file", value=Fn.file("/etc/key.pub"))

    assert {name: body["value"] for name, body in synthesize(build, NamedStack)["output"].items()} == {
        "template": '${templatefile("/etc/motd.tftpl", {"name" = random_pet.a.id, "literal" = "x"})}',
        "file": '${file("/etc/key.pub")}',
    }
