"""A program whose bindings are not there is told what to do about that."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from snowform.synth.missing import hint
from snowform.synth.project import find_project

INSTALL = "install it: pip install {}, for the Python that the app runs with"
MODULE = "ModuleNotFoundError: No module named '{}'"


def said(
    folder: Path,
    message: str,
    app: str = "python main.py",
    files: dict[str, str] | None = None,
    **config: object,
) -> str:
    (folder / "cdktf.json").write_text(json.dumps({"app": app, **config}))
    for name, text in (files or {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return hint(find_project(folder), message)


@pytest.mark.parametrize(
    ("module", "wanted"),
    [
        ("cdktf_cdktf_provider_foo", INSTALL.format("cdktf-cdktf-provider-foo")),
        ("cdktf_cdktf_provider_google_beta", INSTALL.format("cdktf-cdktf-provider-google-beta")),
        ("cdktn_provider_foo", INSTALL.format("cdktn-provider-foo")),
        ("cdktf_provider_foo", "packages of providers are called cdktf_cdktf_provider_foo"),
        ("cdktn_cdktn_provider_foo", "packages of providers are called cdktn_provider_foo"),
        ("requests", ""),
        ("cdktf_helpers", ""),
        ("cdktf_my_provider_helpers", ""),
        ("cdktf_cdktf_provider_aws.vpcs", ""),
    ],
)
def test_a_prebuilt_provider_is_installed(module: str, wanted: str, tmp_path: Path) -> None:
    assert said(tmp_path, MODULE.format(module)) == wanted


@pytest.mark.parametrize(
    ("file", "text", "runs"),
    [
        ("Pipfile", '[packages]\ncdktf-cdktf-provider-foo = "*"\n', "pipenv run"),
        ("uv.lock", 'name = "cdktf-cdktf-provider-foo"\n', "uv run"),
        ("poetry.lock", 'name = "cdktf-cdktf-provider-foo"\n', "poetry run"),
    ],
)
def test_one_that_another_environment_has_is_run_there(
    file: str, text: str, runs: str, tmp_path: Path
) -> None:
    message = MODULE.format("cdktf_cdktf_provider_foo")
    wanted = f'{file} has it: write "app": "{runs} python main.py" in cdktf.json'
    assert said(tmp_path, message, files={file: text}) == wanted
    there = said(tmp_path, message, f"{runs} python main.py")
    assert there == INSTALL.format("cdktf-cdktf-provider-foo")


GET = "run `snowform get`, which makes it"
LIST = f'list it in "terraformProviders" or "terraformModules" of cdktf.json and {GET}'


@pytest.mark.parametrize(
    ("config", "message", "wanted"),
    [
        ({}, "imports", f'{GET} of "terraformProviders" and "terraformModules" in cdktf.json'),
        ({"terraformProviders": ["aws@~> 5.0"]}, "imports.aws", f"cdktf.json lists it: {GET}"),
        ({"terraformProviders": ["hashicorp/aws@~> 5.0"]}, "imports.aws.vpc", f"cdktf.json lists it: {GET}"),
        ({"terraformProviders": [{"name": "aws"}]}, "imports.aws", f"cdktf.json lists it: {GET}"),
        (
            {"terraformModules": [{"name": "my-net", "source": "./net"}]},
            "imports.my_net",
            f"cdktf.json lists it: {GET}",
        ),
        ({"terraformModules": ["a/vpc/aws"]}, "imports.random", LIST),
        ({"terraformModules": ["a/vpc/aws"]}, "imports.vpc", f"cdktf.json lists it: {GET}"),
        ({}, "imports.aws", f"{LIST}, or use snowform.aws"),
        ({"codeMakerOutput": "./generated"}, "generated.random", LIST),
        ({"codeMakerOutput": "generated"}, "imports.random", ""),
        ({"terraformProviders": "aws", "terraformModules": [5, {}]}, "imports.random", LIST),
    ],
)
def test_a_generated_one_is_generated(
    config: dict[str, object], message: str, wanted: str, tmp_path: Path
) -> None:
    assert said(tmp_path, MODULE.format(message), **config) == wanted
    parent, _, name = message.rpartition(".")
    if parent == "imports":
        cannot = f"ImportError: cannot import name '{name}' from 'imports' ({tmp_path}/imports/__init__.py)"
        assert said(tmp_path, cannot, **config) == wanted


def test_a_name_that_is_nearly_there_is_named(tmp_path: Path) -> None:
    files = {"imports/random/__init__.py": "", "imports/_jsii/__init__.py": ""}
    assert said(tmp_path, MODULE.format("imports.randon"), files=files) == 'did you mean "random"?'
    package = "cdktf_cdktf_provider_random"
    message = (
        f"ImportError: cannot import name 'passwort' from '{package}' ({tmp_path}/{package}/__init__.py)"
    )
    assert (
        said(tmp_path, message, files={f"{package}/password/__init__.py": ""}) == 'did you mean "password"?'
    )


@pytest.mark.parametrize("app", ["python main.py", "env X=1 python main.py"], ids=["in-process", "child"])
@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("import cdktf_cdktf_provider_foo", INSTALL.format("cdktf-cdktf-provider-foo")),
        ("from cdktf_cdktf_provider_foo.bar import Bar", INSTALL.format("cdktf-cdktf-provider-foo")),
        (
            "from imports.aws import vpc",
            f'{GET} of "terraformProviders" and "terraformModules" in cdktf.json',
        ),
    ],
)
def test_the_error_of_a_program_ends_with_it(app: str, line: str, wanted: str, tmp_path: Path) -> None:
    (tmp_path / "cdktf.json").write_text(json.dumps({"app": app}))
    (tmp_path / "main.py").write_text(line)
    done = subprocess.run(
        [sys.executable, "-m", "snowform", "synth"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.strip().endswith(f"; {wanted}")
