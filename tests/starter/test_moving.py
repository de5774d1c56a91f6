"""A project of CDKTF's goes on with Snowform."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from snowform.starter import StarterError, move

CONFIG = """\
{
    "language": "python",
    "app": "pipenv run python main.py",
    "projectId": "7a1f6d0e",
    "terraformProviders": [],
    "context": {"app": "x"}
}
"""
WITH_ENGINE = CONFIG.replace('main.py",\n', 'main.py",\n    "engine": "native",\n')


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "cdktf.json").write_text(CONFIG)
    (tmp_path / "main.py").write_text("from cdktf import App\n")
    return tmp_path


def commands(project: Path) -> list[str]:
    return [command.text for command in move(project).next]


def test_the_engine_is_named_and_nothing_else_is_changed(project: Path) -> None:
    assert move(project).wrote_engine
    assert (project / "cdktf.json").read_text() == WITH_ENGINE
    assert not move(project).wrote_engine
    assert (project / "cdktf.json").read_text() == WITH_ENGINE


def test_settings_behind_a_link_are_changed_there(project: Path) -> None:
    (project / "cdktf.json").rename(project / "shared.json")
    (project / "cdktf.json").symlink_to("shared.json")
    assert move(project).wrote_engine
    assert (project / "cdktf.json").is_symlink()
    assert (project / "shared.json").read_text() == WITH_ENGINE


@pytest.mark.parametrize(
    "text",
    [
        '{"app":"python main.py"}',
        '{"context": {\n"app": "x"}, "app": "python \\"main.py\\""}',
        '{"language": "python"}',
        '{\n  "app": "a", "output": "out"\n}\n',
    ],
)
def test_however_it_is_laid_out_it_says_what_it_said(text: str, project: Path) -> None:
    (project / "cdktf.json").write_text(text)
    move(project)
    changed = json.loads((project / "cdktf.json").read_text())
    assert changed == {**json.loads(text), "engine": "native"}


def test_an_engine_that_is_named_stays(project: Path) -> None:
    (project / "cdktf.json").write_text('{"app": "python main.py", "engine": "cdktf"}')
    assert not move(project).wrote_engine
    assert (project / "cdktf.json").read_text() == '{"app": "python main.py", "engine": "cdktf"}'


def test_a_plain_one_is_synthesized_and_compared(project: Path) -> None:
    assert commands(project) == ["snowform synth", "snowform synth --compare"]
    assert move(project).notes == ()


def test_its_tests_are_run_where_the_program_is(project: Path) -> None:
    (project / "tests").mkdir()
    (project / "tests" / "test_main.py").write_text("from cdktf import TerraformStack, Testing\n")
    assert "snowform run pipenv run pytest" in commands(project)


def test_its_states_are_adopted_and_planned(project: Path) -> None:
    for name in ("terraform.net.tfstate", "terraform.net.tfstate.backup", "terraform.web-1.tfstate"):
        (project / name).write_text("{}")
    assert commands(project)[2:] == [
        "snowform state adopt net terraform.net.tfstate",
        "snowform plan --no-tags net",
        "snowform state adopt web-1 terraform.web-1.tfstate",
        "snowform plan --no-tags web-1",
    ]


def test_what_it_is_told_of_bindings_and_backends(project: Path) -> None:
    (project / "main.py").write_text(
        "from cdktf_cdktf_provider_aws.vpc import Vpc\nfrom imports.random import Pet\n"
        "import cdktf_cdktf_provider_docker\nRemoteBackend(stack)\n"
    )
    bindings, backend = move(project).notes
    assert bindings.startswith("cdktf_cdktf_provider_aws, cdktf_cdktf_provider_docker: runs as it is")
    assert commands(project)[0] == "snowform get"
    assert backend.startswith("RemoteBackend: applies elsewhere")
    (project / "imports").mkdir()
    assert move(project).notes[1] == "imports/: runs as it is, without Node"
    assert commands(project)[0] == "snowform synth"


def test_programs_of_others_do_not_count(project: Path) -> None:
    for folder in ("env/lib", "node_modules/x", ".venv", "imports"):
        (project / folder).mkdir(parents=True)
        (project / folder / "x.py").write_text("from cdktf import Testing\nCloudBackend(s)\n")
    (project / "env" / "pyvenv.cfg").write_text("")
    assert move(project).notes == ()
    assert len(commands(project)) == 2


def test_what_its_gitignore_lacks_is_told(project: Path) -> None:
    (project / ".gitignore").write_text("cdktf.out/\n*.tfstate\n")
    unignored = move(project).unignored
    assert "/.snowform/" in unignored
    assert {"/cdktf.out/", "*.tfstate"}.isdisjoint(unignored)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"language": "typescript", "app": "npx ts-node main.ts"}', "the program is in typescript"),
        ("{", "no JSON"),
        ("[]", "must be an object"),
        (None, "no cdktf.json here; name the folder of a project"),
    ],
)
def test_what_is_no_project_of_cdktfs_in_python_is_refused(
    text: str | None, said: str, tmp_path: Path
) -> None:
    if text is not None:
        (tmp_path / "cdktf.json").write_text(text)
    with pytest.raises(StarterError) as caught:
        move(tmp_path)
    assert said in str(caught.value)
    assert text is None or (tmp_path / "cdktf.json").read_text() == text
