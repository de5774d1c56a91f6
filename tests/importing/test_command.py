"""`snowform import` as its user meets it: what it writes and says, and the page about it."""

from __future__ import annotations

import ast
import json
import re
import shlex
from pathlib import Path
from typing import Any

import click
import pytest

from snowform.cli import import_
from snowform.importing.errors import ImportFailed
from tests.importing.imports import imported
from tests.pages import ROOT, blocks, snowform

PAGE = ROOT / "docs" / "import.md"
HOST = {
    "provider": {"aws": {"region": "eu-central-1"}},
    "resource": {"aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}}},
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str) -> int:
    code: int = import_.command.main(list(args), standalone_mode=False)
    return code


def test_the_page_shows_what_is_written_and_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (source,) = blocks(PAGE, "hcl")
    (program,) = blocks(PAGE, "python")
    transcripts = blocks(PAGE, "console")
    (folder / "network.tf").write_text(source)
    command, _, said = transcripts[0].removeprefix("$ snowform import ").partition("\n")
    assert run(*shlex.split(command)) == 0
    captured = capsys.readouterr()
    assert captured.out + captured.err == said
    assert (folder / "stacks" / "network.py").read_text() == program
    assert snowform(folder, "synth") == ""
    document = json.loads((folder / "out" / "network" / "config.tf.json").read_text())
    assert document["resource"].keys() == {"aws_vpc", "aws_subnet", "random_pet"}


def test_the_commands_for_a_configuration_of_terranix_work(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "config.tf.json").write_text(json.dumps(HOST))
    first, second = re.findall(
        r"^\$ snowform (.+)\n((?:[^$].*\n)+)", blocks(PAGE, "console")[1], re.MULTILINE
    )
    assert run(*shlex.split(first[0])[1:]) == 0
    captured = capsys.readouterr()
    assert captured.out + captured.err == first[1]
    assert snowform(folder, second[0]) == ""
    assert json.loads((folder / "out" / "host" / "config.tf.json").read_text()) == HOST


def test_a_project_that_is_there_gets_a_stack_and_is_told_the_rest(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "main.py").write_text("kept")
    (folder / "old" / "net").mkdir(parents=True)
    (folder / "old" / "main.tf").write_text('module "net" { source = "./net" }\nlocals { a = file("x") }\n')
    assert run("old", "--stack", "my-net") == 0
    captured = capsys.readouterr()
    assert captured.out == "stacks/my_net.py\n"
    assert captured.err == (
        "my-net: 2 elements, 0 by typed classes\n"
        "snowform: warning: old/main.tf:2: local.a reads files beside the configuration\n"
        "add to main.py, before app.synth():\n"
        "  from stacks.my_net import MyNet\n"
        '  MyNet(app, "my-net")\n'
        'add to "terraformModules" of cdktf.json: "./old/net"\n'
        "it gives the configuration back, value for value\n"
    )
    assert sorted(path.name for path in folder.iterdir()) == ["main.py", "old", "stacks"]
    assert (folder / "main.py").read_text() == "kept"


@pytest.mark.parametrize(
    ("stack", "module", "name"),
    [
        *[(word, f"{word}_", word.capitalize()) for word in ("import", "class", "lambda")],
        # Classes of the program's own, and what Python or main.py has by that name.
        *[("none", "none", "NoneStack"), ("None", "none", "NoneStack"), ("vpc", "vpc", "VpcStack")],
        *[("app", "app", "AppStack"), ("named-stack", "named_stack", "NamedStackStack")],
        ("exception", "exception", "ExceptionStack"),
    ],
)
def test_a_stack_of_any_name_is_a_module_and_a_class_that_python_can_name(
    stack: str, module: str, name: str, folder: Path
) -> None:
    (folder / f"{stack}.tf.json").write_text(json.dumps(HOST))
    assert run(f"{stack}.tf.json") == 0
    main = (folder / "main.py").read_text()
    assert f"from stacks.{module} import {name}\n" in main
    assert f'{name}(app, "{stack}")\n' in main
    ast.parse(main)
    assert f"class {name}(NamedStack):\n" in (folder / "stacks" / f"{module}.py").read_text()


def test_a_project_of_a_stack_called_by_a_keyword_is_synthesized(folder: Path) -> None:
    (folder / "import.tf.json").write_text(json.dumps(HOST))
    assert run("import.tf.json") == 0
    assert snowform(folder, "synth") == ""
    assert json.loads((folder / "out" / "import" / "config.tf.json").read_text()) == HOST


def test_a_new_project_lists_its_local_modules(folder: Path) -> None:
    (folder / "old" / "net").mkdir(parents=True)
    (folder / "old" / "net" / "main.tf").write_text("")
    (folder / "old" / "main.tf").write_text('module "net" { source = "./net" }')
    assert run("old", "-o", "new") == 0
    assert json.loads((folder / "new" / "cdktf.json").read_text())["terraformModules"] == ["../old/net"]


def test_the_report_as_json_tells_all(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "web.tf").write_text(
        'resource "a_b" "c" {}\noutput "d" {\n  value = 1\n  ephemeral = true\n}\n'
    )
    assert run("web.tf", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "ok": True,
        "stack": "web",
        "files": ["stacks/web.py", "main.py", "cdktf.json"],
        "add_to_main": [],
        "local_modules": [],
        "elements": 2,
        "typed": 0,
        "overrides": [{"address": "output.d", "path": "ephemeral"}],
        "reads_files": [],
        "in_store": [],
        "missing_modules": [],
        "left_out": [],
        "differences": [],
    }


def test_a_stack_is_made_of_a_state(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pet = {"mode": "managed", "type": "random_pet", "name": "a", "provider": 'provider["x/random"]'}
    state = {"version": 4, "resources": [{**pet, "instances": []}], "outputs": {"b": {"value": 1}}}
    (folder / "old.tfstate").write_text(json.dumps(state))
    assert run("--from-state", "old.tfstate") == 0
    captured = capsys.readouterr()
    assert captured.out == "stacks/old.py\nmain.py\ncdktf.json\n"
    assert captured.err == (
        "old: 1 element, 0 by typed classes\n"
        "snowform: warning: random_pet.a is left out: there is no schema of its provider; "
        "`snowform providers add x/random` gets it\n"
        "it gives the configuration back, value for value\n"
    )


def test_files_of_the_nix_store_are_named_and_are_not_beside_the_configuration(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = "/nix/store/0c9w3dkbnpcr9ibsbsm3sjfiz5hn5mlg-motd"
    values = {
        "text": f"sh {path}/bin/motd",
        "read": f'${{file("{path}")}}',
        "both": f'${{file("{path}")}}${{file("./x")}}',
        "home": '${file("~/key")}',
        "no-hash": "/nix/store/motd",
    }
    outputs = {name: {"value": value} for name, value in values.items()}
    (folder / "web.tf.json").write_text(json.dumps({"output": outputs}))
    assert run("web.tf.json") == 0
    assert capsys.readouterr().err.splitlines()[1:-1] == [
        "snowform: warning: web.tf.json: output.both: output.both reads files beside the configuration",
        *(
            f"snowform: warning: web.tf.json: output.{name}: output.{name} names a file of the Nix store"
            for name in ("text", "read", "both")
        ),
    ]
    text = (folder / "stacks" / "web.py").read_text()
    assert text.count("# It names a file of the Nix store") == 3


def test_without_a_main_py_none_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "cdktf.json").write_text("{")
    (folder / "web.tf").write_text("locals { a = 1 }")
    assert run("web.tf") == 0
    assert capsys.readouterr().err == (
        "web: 1 element, 0 by typed classes\n"
        "snowform: warning: there is no main.py, and the cdktf.json that is there was left as it is\n"
        "add to the program of this project, before app.synth():\n"
        "  from stacks.web import Web\n"
        '  Web(app, "web")\n'
        "it gives the configuration back, value for value\n"
    )
    assert sorted(path.name for path in folder.iterdir()) == ["cdktf.json", "stacks", "web.tf"]


@pytest.mark.parametrize("name", ["main.py", "cdktf.json"])
def test_a_link_that_leads_nowhere_is_there_already(name: str, folder: Path) -> None:
    (folder / name).symlink_to("nowhere")
    (folder / "web.tf").write_text("locals { a = 1 }")
    assert run("web.tf") == 0
    assert (folder / name).readlink() == Path("nowhere")
    assert {path.name for path in folder.iterdir()} == {name, "stacks", "web.tf"}


def test_a_link_in_the_place_of_the_stack_is_in_the_way(folder: Path) -> None:
    (folder / "stacks").mkdir()
    (folder / "stacks" / "web.py").symlink_to("nowhere")
    (folder / "web.tf").write_text("locals { a = 1 }")
    with pytest.raises(ImportFailed, match="is there already"):
        run("web.tf")


@pytest.mark.parametrize("depth", [150, 5000])
def test_of_what_makes_no_program_nothing_is_written(depth: int, folder: Path) -> None:
    """Python takes no more than 200 brackets within each other."""
    (folder / "web.tf.json").write_text(f'{{"locals": {{"a": {"[" * 2 * depth}{"]" * 2 * depth}}}}}')
    with pytest.raises(ImportFailed, match=r"does not run|nested too deeply"):
        run("web.tf.json", "-o", "new/project")
    assert [path.name for path in folder.iterdir()] == ["web.tf.json"]


def test_a_state_of_which_nothing_comes_through_says_why(folder: Path) -> None:
    pets = [{"mode": "managed", "type": "random_pet", "name": name, "instances": []} for name in "ab"]
    (folder / "old.tfstate").write_text(json.dumps({"version": 4, "resources": pets}))
    with pytest.raises(ImportFailed) as caught:
        run("--from-state", "old.tfstate")
    assert str(caught.value) == (
        "old.tfstate: no configuration: nothing of it can be imported\n"
        "  random_pet.a is left out: there is no schema of its provider\n"
        "  random_pet.b is left out: there is no schema of its provider"
    )
    assert [path.name for path in folder.iterdir()] == ["old.tfstate"]


@pytest.mark.parametrize("args", [(), ("web.tf", "--from-state", "old.tfstate")])
def test_one_source_is_given(args: tuple[str, ...]) -> None:
    with pytest.raises(click.UsageError, match="give one of SOURCE and --from-state FILE"):
        run(*args)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ["web.tf", "--stack", "a b"],
            '"a b" is no name of a stack; name it with --stack: letters, digits, - and _',
        ),
        (["gone.tf"], "gone.tf: no such file or folder"),
        (["empty.tf"], "empty.tf: no configuration: it declares nothing"),
        (["."], "stacks/taken.py: is there already; name the stack otherwise with --stack"),
    ],
)
def test_what_cannot_be_imported_is_refused_and_nothing_is_written(
    args: list[str], message: str, folder: Path
) -> None:
    (folder / "web.tf").write_text("locals { a = 1 }")
    (folder / "empty.tf").write_text("")
    (folder / "stacks").mkdir()
    (folder / "stacks" / "taken.py").write_text("")
    before = sorted(folder.rglob("*"))
    with pytest.raises(ImportFailed) as caught:
        run(*args, *(["--stack", "taken"] if args == ["."] else []))
    assert str(caught.value) == message
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("Any Map Token Value", "n"),
        (["", "String Map Token Value"], "n.1"),
        ({"a": -123456789}, "n.a"),
        ({"a": "x ${TfToken[TOKEN.0]}"}, "n.a"),
        (["#{TfToken[TOKEN.0]}"], "n"),
        ({"Any Map Token Value": ""}, "n.Any Map Token Value"),
    ],
)
def test_what_cdktf_has_for_tokens_is_refused_with_its_place(tmp_path: Path, value: Any, path: str) -> None:
    made = imported(tmp_path, {"resource": {"x_y": {"a": {"k": [], "n": value}}}})
    with pytest.raises(ImportFailed, match=re.escape(f"resource.x_y.a.{path} is what CDKTF has for")):
        assert made.differences
