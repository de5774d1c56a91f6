"""The engine is cdktf 0.21 or cdktn 0.24: the one that the program imports, and never both."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine.told import run, told

PROGRAM = """\
from {0} import App, TerraformStack, TerraformLocal
app = App()
TerraformLocal(TerraformStack(app, "s"), "l", [])
app.synth()
"""


def written(folder: Path) -> str:
    return (folder / "cdktf.out" / "stacks" / "s" / "cdk.tf.json").read_text()


def run_served(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A program on the engine, as `snowform run` has it."""
    served = f"from snowform.engine import hook\nhook.install()\n{code}"
    return subprocess.run(
        [sys.executable, "-c", served], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("name", "version", "empty"), [("cdktf", "0.21.0", "[\n"), ("cdktn", "0.24.0", "[]")]
)
def test_a_program_gets_what_it_imports(name: str, version: str, empty: str, tmp_path: Path) -> None:
    assert run_served(PROGRAM.format(name), tmp_path).stderr == ""
    assert f'"l": {empty}' in written(tmp_path)
    assert f'"version": "{version}"' in written(tmp_path)
    assert json.loads((tmp_path / "cdktf.out" / "manifest.json").read_text())["version"] == version


def test_each_program_of_a_process_gets_its_own(tmp_path: Path) -> None:
    code = "from snowform.engine import hook\n"
    for name in ("cdktn", "cdktf", "cdktn"):
        code += (
            f"with hook.installed():\n    from {name} import App\n"
            "    print(App(outdir='out').node.try_get_context('cdktfVersion'))\n"
        )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["0.24.0", "0.21.0", "0.24.0"]


def test_classes_of_snowform_are_those_of_the_engine_that_runs(tmp_path: Path) -> None:
    """Where HashiCorp's packages were imported before, and Snowform's classes with them."""
    code = (
        "import constructs, snowform\n"
        "theirs = snowform.Resource\n"
        "from snowform.engine import hook\n"
        "with hook.installed():\n"
        "    from cdktf import App\n"
        "    snowform.Resource(snowform.NamedStack(App(outdir='out'), 'web'), 'pet', 'random_pet')\n"
        "print(constructs.__file__ == __import__('constructs').__file__, snowform.Resource is theirs)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["True", "True"], done.stderr


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["from cdktn import App", "from cdktf import TerraformStack"], id="names of both"),
        pytest.param(["from cdktf import App", "from cdktn import App"], id="the same name of both"),
        pytest.param(["import cdktf, cdktn", "cdktn.App", "cdktf.App"], id="by their modules"),
        pytest.param(["from cdktf import *", "from cdktn import *"], id="all of both"),
        pytest.param(
            ["from cdktn import *", "from snowform.aws import Vpc", "from cdktf import TerraformResource"],
            id="a name that snowform.aws has used",
        ),
    ],
)
def test_a_program_that_uses_both_is_refused_at_the_line(lines: list[str], tmp_path: Path) -> None:
    done = run_served("\n".join([*lines, "print('ran')"]), tmp_path)
    assert done.returncode == 1
    assert f"line {len(lines) + 2}, in <module>" in done.stderr
    assert "whose constructs do not work together" in done.stderr
    assert "import one of the two everywhere, in bindings too" in done.stderr


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["import cdktf", "from cdktn import App"], id="one that is only imported"),
        pytest.param(["from cdktn import App", "from snowform.aws import Vpc"], id="snowform.aws"),
        pytest.param(["from snowform.aws import Vpc", "from cdktn import App"], id="snowform.aws first"),
        pytest.param(
            ["try:\n    from cdktg import App\nexcept ImportError:\n    from cdktn import App"],
            id="a way round",
        ),
    ],
)
def test_a_program_that_uses_one_is_not_refused(lines: list[str], tmp_path: Path) -> None:
    code = "\n".join([*lines, "print(App().manifest.version)"])
    assert run_served(code, tmp_path).stdout == "0.24.0\n"


def test_cdktf_has_nothing_of_what_cdktn_alone_has(tmp_path: Path) -> None:
    code = (
        "import cdktf\n"
        "names = ('ProviderFeature', 'StringMapMap', 'TerraformEphemeralResource')\n"
        "print([name for name in names if hasattr(cdktf, name)])\n"
        "print('use_lockfile' in cdktf.S3BackendConfig.FIELDS)\n"
        "print(hasattr(cdktf.ISynthesisSession, 'stacks_prepared'))\n"
    )
    assert run_served(code, tmp_path).stdout.split() == ["[]", "False", "False"]


def test_typed_resources_stand_on_cdktn(tmp_path: Path) -> None:
    program = (
        "from cdktn import App, Op, TerraformOutput, TerraformStack\n"
        "from snowform.aws import AwsProvider, Vpc\n"
        "app = App()\n"
        "s = TerraformStack(app, 's')\n"
        "AwsProvider(s, 'aws', region='eu-central-1')\n"
        "vpc = Vpc(s, 'vpc', cidr_block='10.0.0.0/16')\n"
        "TerraformOutput(s, 'o', value=Op.eq(vpc.enable_dns_support, False))\n"
        "app.synth()\n"
    )
    done = run(tmp_path, program)
    assert done.returncode == 0, done.stderr
    assert "aws_vpc.vpc.enable_dns_support == false" in written(tmp_path)


def test_typed_resources_stand_on_an_installed_cdktn(tmp_path: Path) -> None:
    # One with cdktf's API, which is what they ask of it.
    code = (
        "import sys\n"
        "from snowform.engine import cdktf\n"
        "from snowform.engine.tree import constructs\n"
        "sys.modules.update(cdktn=cdktf, constructs=constructs)\n"
        "from cdktn import App, TerraformStack\n"
        "from snowform.aws import Vpc\n"
        "Vpc(TerraformStack(App(), 's'), 'vpc', cidr_block='10.0.0.0/16').id\n"
        "print('cdktf' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("False\n", "")


def test_where_cdktn_is_not_installed_its_own_engine_says_how_to_get_it(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text(PROGRAM.format("cdktn"))
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py"}')
    (tmp_path / "cdktn.py").write_text(
        "raise ModuleNotFoundError(\"No module named 'cdktn'\", name='cdktn')\n"
    )
    command = [sys.executable, "-m", "snowform", "synth", "--engine", "cdktf"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "pip install cdktn==0.24.0" in done.stderr


def test_targets_of_cdktf_json_are_those_of_the_program(tmp_path: Path) -> None:
    program = PROGRAM.replace("'l', []", "").format("cdktn").replace("[]", "Fn.issensitive('x')")
    program = program.replace("import App", "import App, Fn")
    settings = {"app": "python main.py", "targetVersions": {"terraform": ">=1.8.0"}}
    (tmp_path / "cdktf.json").write_text(json.dumps(settings))
    assert run(tmp_path, program).returncode == 0
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py"}')
    refused = run(tmp_path, program)
    assert refused.returncode == 1
    assert 'Terraform function "issensitive" requires terraform >=1.8.0' in refused.stderr


LOST = {
    "Op.eq(m, None)": "lost-none",
    "Fn.tolist([1, None, 'x'])": "lost-none",
    "Fn.merge([{'a': None}])": "lost-none",
    "Fn.lookup(m, 'k', 0)": "lost-default",
}
KEPT = [
    "Op.gt(m, 0), Op.sub(m, 0), Op.and_(m, False), Op.eq(m, '')",
    "Fn.conditional(m, None, 'x'), Op.eq(None, m)",
]


def test_what_cdktn_does_not_lose_is_not_told_of(tmp_path: Path) -> None:
    begin = (
        "from cdktn import *\n"
        "app = App()\n"
        "s = TerraformStack(app, 's')\n"
        "m = TerraformVariable(s, 'm', type='number').number_value\n"
    )
    found = told(tmp_path, begin + "".join(f"{line}\n" for line in [*LOST, *KEPT, "app.synth()"]))
    assert [(warning.line, warning.rule) for warning in found] == list(enumerate(LOST.values(), 5))
    assert "Token.null_value()" in found[1].hint
