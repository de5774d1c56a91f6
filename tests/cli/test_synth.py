"""`snowform synth` as its user meets it: a small project, the command, what it prints and writes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from tests.tools import tried

GOOD = """
    from cdktf import App, TerraformOutput, TerraformStack
    from snowform.aws import AwsProvider, Vpc

    app = App()
    for name in ("net", "other"):
        stack = TerraformStack(app, name)
        AwsProvider(stack, "aws", region=app.node.try_get_context("region"))
        vpc = Vpc(stack, "main", cidr_block="10.0.0.0/16")
        TerraformOutput(stack, "id", value=vpc.id)
    print("made two stacks")
    app.synth()
"""


class Project:
    """A CDKTF project of one program in a folder of its own."""

    def __init__(self, folder: Path, engine: str) -> None:
        self.folder = folder
        self.engine = engine
        self.write("cdktf.json", '{"app": "python main.py", "context": {"region": "eu-central-1"}}')
        self.write("main.py", GOOD)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(dedent(text))

    def run(self, *args: str, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "snowform", *args, "--engine", self.engine],
            cwd=cwd or self.folder,
            env={**os.environ, **env},
            capture_output=True,
            text=True,
            check=False,
        )

    def files(self) -> dict[str, bytes]:
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }


@pytest.fixture(params=tried(("native", "cdktf"), "native"))
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Project:
    folder = tmp_path / "project"
    folder.mkdir()
    return Project(folder, request.param)


def test_every_stack_is_written_in_normal_form_beside_what_cdktf_writes(project: Project) -> None:
    result = project.run("synth")
    assert (result.returncode, result.stderr) == (0, "made two stacks\n")
    assert result.stdout == (
        "out/net/config.tf.json  1 resource, 1 output\nout/other/config.tf.json  1 resource, 1 output\n"
    )
    expected = {
        "output": {"id": {"value": "${aws_vpc.main.id}"}},
        "provider": {"aws": {"region": "eu-central-1"}},
        "resource": {"aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}}},
        "terraform": {"required_providers": {"aws": {"source": "hashicorp/aws", "version": ">= 5.100, < 7"}}},
    }
    files = project.files()
    assert files["out/net/config.tf.json"].decode() == (
        json.dumps(expected, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    )
    assert sorted(files) == [
        "cdktf.json",
        "cdktf.out/manifest.json",
        "cdktf.out/stacks/net/cdk.tf.json",
        "cdktf.out/stacks/other/cdk.tf.json",
        "main.py",
        "out/net/config.tf.json",
        "out/other/config.tf.json",
    ]


def test_the_same_program_gives_the_same_bytes_wherever_it_lies(project: Project, tmp_path: Path) -> None:
    project.run("synth")
    first = project.files()["out/net/config.tf.json"]
    project.run("synth")
    assert project.files()["out/net/config.tf.json"] == first
    elsewhere = tmp_path / "else where"
    shutil.copytree(project.folder, elsewhere, ignore=shutil.ignore_patterns("out", "cdktf.out"))
    (elsewhere / "below").mkdir()
    moved = Project(elsewhere, project.engine)
    assert moved.run("synth", cwd=elsewhere / "below").returncode == 0
    assert moved.files()["out/net/config.tf.json"] == first


def test_a_command_of_ones_own_runs_where_one_stands(project: Project) -> None:
    below = project.folder / "below"
    below.mkdir()
    (below / "mine.py").write_text(dedent(GOOD).replace('app.node.try_get_context("region")', '"x"'))
    assert project.run("synth", "--app", "python mine.py", cwd=below).returncode == 0
    assert (below / "out" / "net" / "config.tf.json").is_file()
    assert not (project.folder / "out").exists()


def test_one_stack_can_be_printed(project: Project) -> None:
    before = project.run("synth", "-o", "-", "net")
    assert before.returncode == 0
    assert json.loads(before.stdout)["output"] == {"id": {"value": "${aws_vpc.main.id}"}}
    assert "out/net/config.tf.json" not in project.files()


def test_only_the_named_stacks_are_written(project: Project) -> None:
    project.run("synth", "other", "-o", "elsewhere")
    assert [name for name in project.files() if name.endswith("config.tf.json")] == [
        "elsewhere/other/config.tf.json"
    ]


def test_the_folder_of_cdktf_follows_its_configuration_and_its_environment(project: Project) -> None:
    project.write("cdktf.json", '{"app": "python main.py", "output": "built", "context": {"region": "x"}}')
    project.run("synth")
    assert "built/manifest.json" in project.files()
    project.run("synth", CDKTF_OUTDIR="wanted")
    assert "wanted/manifest.json" in project.files()


def test_a_report_for_scripts(project: Project) -> None:
    project.write(
        "main.py",
        GOOD.replace("app.synth()", "import snowform; snowform.meta(vpc, ports=[443]); app.synth()"),
    )
    result = project.run("synth", "--json", "net", "other")
    written = str(project.folder / "out/{}/config.tf.json")
    assert json.loads(result.stdout) == {
        "ok": True,
        "findings": [],
        "stacks": [
            {"name": "net", "path": written.format("net"), "findings": [], "meta": {}},
            {"name": "other", "path": written.format("other"), "findings": [], "meta": {"ports": [443]}},
        ],
    }


def test_assets_and_local_modules_come_along(project: Project) -> None:
    (project.folder / "modules" / "m").mkdir(parents=True)
    project.write("modules/m/main.tf", 'output "x" { value = 1 }\n')
    project.write("greeting.txt", "hello")
    project.write("cdktf.json", '{"app": "python main.py", "terraformModules": ["./modules/m"]}')
    project.write(
        "main.py",
        """
        from cdktf import App, AssetType, Fn, TerraformAsset, TerraformHclModule
        from cdktf import TerraformOutput, TerraformStack

        app = App()
        stack = TerraformStack(app, "net")
        asset = TerraformAsset(stack, "file", path="greeting.txt", type=AssetType.FILE)
        TerraformOutput(stack, "greeting", value=Fn.file(asset.path))
        TerraformHclModule(stack, "m", source="./modules/m")
        app.synth()
        """,
    )
    assert project.run("synth").stderr == ""
    folder = project.folder / "out" / "net"
    document = json.loads((folder / "config.tf.json").read_text())
    path = document["output"]["greeting"]["value"].removeprefix('${file("').removesuffix('")}')
    assert (folder / path).read_text() == "hello"
    assert (folder / document["module"]["m"]["source"] / "main.tf").is_file()
    project.write("main.py", GOOD.replace('app.node.try_get_context("region")', '"x"'))
    project.run("synth")
    assert not (folder / "assets").exists()


def test_a_state_in_the_output_is_never_touched_and_one_that_cdktf_left_is_told_of(project: Project) -> None:
    (project.folder / "out" / "net").mkdir(parents=True)
    project.write("out/net/terraform.tfstate", "the state")
    project.write("terraform.net.tfstate", "the state of cdktf deploy")
    result = project.run("synth")
    assert "snowform: warning: terraform.net.tfstate is a state that cdktf's own deploy left" in result.stderr
    assert "move it to out/net/terraform.tfstate" in result.stderr
    assert project.files()["out/net/terraform.tfstate"] == b"the state"


def test_a_stack_that_is_gone_is_told_of(project: Project) -> None:
    project.run("synth")
    project.write("main.py", GOOD.replace('("net", "other")', '("net",)'))
    result = project.run("synth")
    assert 'out/other: the program makes no stack "other" any more' in result.stderr
    files = project.files()
    assert "out/other/config.tf.json" in files
    assert "cdktf.out/stacks/other/cdk.tf.json" not in files


def test_annotations_of_constructs_are_shown_and_errors_among_them_refuse(project: Project) -> None:
    annotated = GOOD.replace(
        "app.synth()",
        'Annotations.of(vpc).add_warning("old"); Annotations.of(stack).add_error("bad"); app.synth()',
    )
    project.write("main.py", annotated.replace("import App,", "import Annotations, App,"))
    result = project.run("synth", "--no-check")
    assert result.returncode == 1
    # HashiCorp's engine does not tell which line announced it, but Snowform which made the construct.
    lines = ("main.py:12, ", "main.py:12, ") if project.engine == "native" else ("main.py:9, ", "")
    assert f"snowform: warning: other: old ({lines[0]}construct other/main)" in result.stderr
    assert f"snowform: error: other: bad ({lines[1]}construct other)" in result.stderr
    assert "out/net/config.tf.json" not in project.files()


REFUSED = {
    "an argument that does not exist": (
        GOOD.replace("cidr_block", "cidr_blok"),
        '`python main.py` failed: main.py:9: aws_vpc "main": unknown argument "cidr_blok"; '
        'did you mean "cidr_block"?',
    ),
    "a reference that does not exist": (
        GOOD.replace("vpc.id", "vpc.idd"),
        '`python main.py` failed: main.py:10: aws_vpc has no attribute "idd"; did you mean "id"?',
    ),
    "an override that the schema refuses": (
        GOOD.replace("print(", 'vpc.add_override("cidr_blok", "x"); print('),
        'other: resource.aws_vpc.main.cidr_blok: unknown argument "cidr_blok"; did you mean "cidr_block"? '
        "(main.py:9, construct other/main)",
    ),
    "an error of the program's": (
        GOOD.replace("print(", "1 / 0; print("),
        "`python main.py` failed: ZeroDivisionError: division by zero",
    ),
    "an exit code of the program's": (
        GOOD.replace("print(", "raise SystemExit(3); print("),
        "`python main.py` ended with exit code 3",
    ),
    "a syntax error": ("def f(:\n", "`python main.py` failed: SyntaxError: invalid syntax"),
    "no synthesis": ("", "`python main.py` synthesized nothing; does the program end with app.synth()?"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_wrong_gives_one_clear_error_and_changes_no_file(project: Project, case: str) -> None:
    project.run("synth")
    program, message = REFUSED[case]
    project.write("main.py", program)
    before = project.files()
    result = project.run("synth")
    assert result.returncode == 1
    errors = [line for line in result.stderr.splitlines() if line.startswith("snowform: error:")]
    assert errors == [f"snowform: error: {message}"]
    assert "Traceback" not in result.stderr
    assert project.files() == before


def test_the_users_own_lines_come_before_the_error(project: Project) -> None:
    project.write(
        "main.py",
        """
        def make():
            raise ValueError("no such zone")

        make()
        """,
    )
    assert project.run("synth").stderr.splitlines() == [
        '  File "main.py", line 5',
        "    make()",
        '  File "main.py", line 3',
        '    raise ValueError("no such zone")',
        "snowform: error: `python main.py` failed: ValueError: no such zone",
    ]


SPLIT = """
    from cdktf import App, TerraformStack, TerraformVariable

    app = App()
    size = TerraformVariable(TerraformStack(app, "net"), "size", type="string")
    print(size.string_value.split(":")[5])
"""


@pytest.mark.parametrize("app", ["python main.py", "true; python main.py"], ids=["here", "in a child"])
def test_what_was_warned_of_before_a_program_failed_is_told(tmp_path: Path, app: str) -> None:
    project = Project(tmp_path, "native")
    project.write("cdktf.json", json.dumps({"app": app}))
    project.write("main.py", SPLIT)
    result = project.run("synth", "--json")
    warning, *frames = result.stderr.splitlines()
    assert warning.startswith('snowform: warning: program: `size.string_value.split(":")` takes var.size')
    assert warning.endswith("(main.py:6) [token-as-value]")
    assert frames[-1].endswith("failed: IndexError: list index out of range")
    error = json.loads(result.stdout)["error"]
    assert [finding["rule"] for finding in error["findings"]] == ["token-as-value"]


def test_what_is_suppressed_is_not_told_of_a_program_that_failed(tmp_path: Path) -> None:
    project = Project(tmp_path, "native")
    suppression = 'import snowform\nsnowform.suppress(app, "token-as-value", reason="it is tried")\n'
    project.write("main.py", dedent(SPLIT).replace("print", f"{suppression}print"))
    assert "warning" not in project.run("synth").stderr


VALIDATED = """
    import jsii
    from cdktf import App, TerraformStack
    from constructs import IValidation

    @jsii.implements(IValidation)
    class Check:
        def validate(self):
            return ["the port is taken\\n  by ssh", "the name is too long"]

    app = App()
    stack = TerraformStack(app, "net")
    stack.node.add_validation(Check())
    app.synth()
"""


def test_a_validation_is_told_with_its_reasons(project: Project) -> None:
    project.write("main.py", VALIDATED)
    result = project.run("synth", "--json")
    told = result.stderr[result.stderr.index("snowform: error:") :]
    assert "\n  [net] the port is taken\n  by ssh\n  [net] the name is too long\n" in told
    error = json.loads(result.stdout)["error"]
    assert f"snowform: error: {error['message']}\n" == told
    assert [frame["source"] for frame in error["frames"]][-1] == "app.synth()"


ERRORS = {
    "the program's": (
        ["--app", "python -c 'raise ValueError(\"a\\n  b\\n\\nc\")'"],
        "ValueError: a\n  b\n\nc",
    ),
    "an exit with a reason": (["--app", "python reason.py"], "ended with exit code 1"),
    "a stack that is none": (["nett"], 'no stack "nett"'),
    "wrong usage": (["--nope"], "No such option"),
}


@pytest.mark.parametrize("case", ERRORS)
def test_an_error_is_json_where_that_was_asked_for(project: Project, case: str) -> None:
    project.write("reason.py", "import sys; sys.exit('no zone\\n  of that name')")
    args, message = ERRORS[case]
    result = project.run("synth", "--json", *args)
    report = json.loads(result.stdout)
    assert not report["ok"]
    assert message in report["error"]["message"]
    assert message in result.stderr
    assert project.run("synth", *args).stdout == ""
    if case == "an exit with a reason":
        assert "no zone\n  of that name" in result.stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        pytest.param(["nett"], 'no stack "nett"; did you mean "net"?', id="unknown stack"),
        pytest.param(["x"], 'no stack "x"; the program makes: net, other', id="nothing near"),
        pytest.param(
            ["--app", "no-such-program"],
            '`no-such-program` was not found; see "app" in cdktf.json',
            id="no such program",
        ),
    ],
)
def test_what_is_asked_for_must_be_there(project: Project, args: list[str], message: str) -> None:
    result = project.run("synth", *args)
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1] == f"snowform: error: {message}"


@pytest.mark.parametrize(
    ("config", "message"),
    [
        pytest.param("{", "cdktf.json:1: no JSON: Expecting property name", id="no JSON"),
        pytest.param("[]", "cdktf.json: must be an object", id="no object"),
        pytest.param("{}", 'cdktf.json: "app" is missing; name the command', id="no app"),
        pytest.param('{"app": 1}', 'cdktf.json: "app" must be a string', id="wrong type"),
    ],
)
def test_a_broken_configuration_is_named(project: Project, config: str, message: str) -> None:
    project.write("cdktf.json", config)
    result = project.run("synth")
    assert result.returncode == 1
    assert result.stderr.startswith(f"snowform: error: {message}")


def test_outside_a_project_the_error_says_what_to_do(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "snowform", "synth"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert result.stderr == (
        f"snowform: error: {tmp_path}: no cdktf.json here or above; "
        "go to a project, make one by `snowform init`, or give --app COMMAND\n"
    )


@pytest.mark.parametrize(
    ("args", "message"),
    [
        pytest.param(["synth", "-o", "-"], "-o - prints one stack; name one of: net, other", id="two stacks"),
        pytest.param(["synth", "-o", "-", "--json"], "--json and -o - both want standard output", id="both"),
        pytest.param(["snyth"], "no command 'snyth'; did you mean \"synth\"?", id="unknown command"),
    ],
)
def test_wrong_usage_exits_with_2(project: Project, args: list[str], message: str) -> None:
    result = project.run(*args)
    assert result.returncode == 2
    assert message in result.stderr
