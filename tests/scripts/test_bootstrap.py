from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from scripts import bootstrap
from scripts.bootstrap import StepFailed


class Checkout:
    """A checkout whose steps are recorded, not run; `interrupted` lets the next one end half-way."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.python = root / ".venv/bin/python"
        self.steps: list[list[str]] = []
        self.interrupted = False
        (root / ".cache/logs").mkdir(parents=True)
        (root / "pyproject.toml").write_text("[project]\n")
        (root / "hatch_build.py").touch()

    def run_step(self, _title: str, _log: str, commands: Sequence[Sequence[str]]) -> None:
        self.steps.append(["clear" if "--clear" in command else "install" for command in commands])
        self.python.parent.mkdir(parents=True, exist_ok=True)
        self.python.touch()
        if self.interrupted:
            self.interrupted = False
            raise KeyboardInterrupt


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    made = Checkout(tmp_path)
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "PYTHON", made.python)
    monkeypatch.setattr(bootstrap, "LOGS", tmp_path / ".cache/logs")
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / ".cache/venv.stamp")
    return made


@pytest.fixture
def recorded(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    monkeypatch.setattr(bootstrap, "run_step", checkout.run_step)
    return checkout


def test_the_environment_is_made_once(recorded: Checkout) -> None:
    assert bootstrap.make_environment() is True
    assert bootstrap.make_environment() is False
    assert recorded.steps == [["clear", "install"]]


def test_changed_requirements_are_installed_into_the_same_environment(recorded: Checkout) -> None:
    bootstrap.make_environment()
    (recorded.root / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    assert bootstrap.make_environment() is True
    assert recorded.steps == [["clear", "install"], ["install"]]


def test_after_an_interruption_the_environment_is_made_anew(recorded: Checkout) -> None:
    recorded.interrupted = True
    with pytest.raises(KeyboardInterrupt):
        bootstrap.make_environment()
    bootstrap.make_environment()
    assert recorded.steps == [["clear", "install"], ["clear", "install"]]


def test_another_interpreter_makes_its_own_environment(
    recorded: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    bootstrap.make_environment()
    monkeypatch.setattr(sys, "base_prefix", "/another/python")
    bootstrap.make_environment()
    assert recorded.steps == [["clear", "install"], ["clear", "install"]]


def test_an_environment_made_by_hand_is_never_cleared(recorded: Checkout) -> None:
    recorded.python.parent.mkdir(parents=True)
    recorded.python.touch()
    bootstrap.make_environment()
    assert recorded.steps == [["install"]]


@pytest.mark.usefixtures("checkout")
def test_a_step_that_fails_shows_the_end_of_its_log_and_says_where_the_rest_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    fails = [sys.executable, "-c", "for i in range(1, 21): print(f'line {i}')\nraise SystemExit(3)"]
    never = [sys.executable, "-c", "print('never')"]
    with pytest.raises(StepFailed) as caught:
        bootstrap.run_step("a tool", "tool.log", [fails, never])
    assert str(caught.value) == "a tool: exit code 3; all that it said: .cache/logs/tool.log"
    output = capsys.readouterr()
    assert output.out == "  a tool …\n  a tool … failed\n"
    assert output.err == "".join(f"    line {number}\n" for number in range(6, 21))


def test_a_python_without_venv_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(sys, "executable", "/usr/bin/python3")
    with pytest.raises(StepFailed) as caught:
        bootstrap.check_python()
    assert str(caught.value) == (
        "/usr/bin/python3 cannot make virtual environments: its modules venv and ensurepip are missing; "
        "install them (Debian, Ubuntu: python3-venv) or name another Python: make PYTHON=/path/to/python3"
    )


def test_an_old_python_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 2))
    monkeypatch.setattr(bootstrap.platform, "python_version", lambda: "3.10.2")
    with pytest.raises(StepFailed) as caught:
        bootstrap.check_python()
    assert str(caught.value) == (
        "Python 3.11 or newer is needed, this is 3.10.2; name another one: make PYTHON=python3.11"
    )


def test_a_fetched_program_that_does_not_run_here_is_told(tmp_path: Path) -> None:
    (tmp_path / "tofu").write_bytes(b"\x7fELF not for here")
    (tmp_path / "tofu").chmod(0o755)
    with pytest.raises(StepFailed) as caught:
        bootstrap.prove("OpenTofu", tmp_path / "tofu", "version")
    assert str(caught.value) == (
        "the OpenTofu that was fetched does not run here; install OpenTofu and put it on PATH "
        "(NixOS: nix shell nixpkgs#opentofu nixpkgs#nodejs)"
    )


def test_npm_works_beside_pip_where_it_does_not_come_from_it(monkeypatch: pytest.MonkeyPatch) -> None:
    npm_began, pip_ended = threading.Event(), threading.Event()

    def make_environment() -> bool:
        assert npm_began.wait(60)
        pip_ended.set()
        return True

    def fetch_packages() -> bool:
        npm_began.set()
        return pip_ended.wait(60)

    monkeypatch.setattr(bootstrap.tools, "on_path", lambda name: Path("/usr/bin", name))
    monkeypatch.setattr(bootstrap, "make_environment", make_environment)
    monkeypatch.setattr(bootstrap, "fetch_node", lambda: False)
    monkeypatch.setattr(bootstrap, "fetch_packages", fetch_packages)
    assert bootstrap.fetch() == [True, False, True]


def test_npm_of_the_fetched_node_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    monkeypatch.setattr(bootstrap.tools, "on_path", lambda _name: None)
    for name in ("make_environment", "fetch_node", "fetch_packages"):
        monkeypatch.setattr(bootstrap, name, lambda name=name: steps.append(name) or True)
    assert bootstrap.fetch() == [True, True, True]
    assert steps == ["make_environment", "fetch_node", "fetch_packages"]


@pytest.mark.parametrize("fails", ["make_environment", "fetch_packages"])
def test_what_fails_beside_the_other_is_told(fails: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> bool:
        raise StepFailed("no")

    monkeypatch.setattr(bootstrap.tools, "on_path", lambda name: Path("/usr/bin", name))
    for name in ("make_environment", "fetch_node", "fetch_packages"):
        monkeypatch.setattr(bootstrap, name, fail if name == fails else lambda: True)
    with pytest.raises(StepFailed, match="no"):
        bootstrap.fetch()
