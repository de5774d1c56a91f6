from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from snowform.nix.parser import SyntaxProblem, syntax_problem
from tests.tools import need

RIGHT = "{ ... }: { a = 1; }\n"
WRONG = "{ ... }: {\n  a = 1\n}\n"


class Nix:
    """The real nix-instantiate behind a script that counts its calls."""

    def __init__(self, folder: Path) -> None:
        self.program, self.counted = folder / "bin" / "nix-instantiate", folder / "calls"
        self.program.parent.mkdir()
        self.program.write_text(
            f'#!/bin/sh\necho >>"{self.counted}"\nexec "{need("nix-instantiate")}" "$@"\n'
        )
        self.program.chmod(0o755)
        self.counted.touch()

    @property
    def calls(self) -> int:
        return len(self.counted.read_text())

    def ask(self, text: str) -> SyntaxProblem | None:
        """As another process does, which remembers nothing itself."""
        syntax_problem.cache_clear()
        return syntax_problem(text)


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    syntax_problem.cache_clear()
    yield
    syntax_problem.cache_clear()


@pytest.fixture
def nix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Nix:
    made = Nix(tmp_path)
    monkeypatch.setenv("PATH", f"{made.program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return made


def test_a_text_that_nix_has_read_is_not_given_to_it_again(nix: Nix) -> None:
    assert [nix.ask(RIGHT), nix.ask(RIGHT)] == [None, None]
    assert nix.calls == 1
    assert nix.ask(RIGHT + " ") is None
    assert nix.calls == 2


def test_what_it_cannot_read_is_told_every_time(nix: Nix) -> None:
    first, second = nix.ask(WRONG), nix.ask(WRONG)
    assert first == second
    assert first is not None
    assert first.line == 3
    assert nix.calls == 2


def test_another_build_of_nix_is_asked_itself(nix: Nix) -> None:
    nix.ask(RIGHT)
    os.utime(nix.program, ns=(1, 1))
    nix.ask(RIGHT)
    assert nix.calls == 2


def test_nothing_of_the_text_is_kept(nix: Nix, tmp_path: Path) -> None:
    nix.ask(RIGHT)
    kept = [file for file in (tmp_path / "cache").rglob("*") if file.is_file()]
    assert [file.read_bytes() for file in kept] == [b""]


def test_without_a_place_to_remember_it_asks_each_time(
    nix: Nix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert [nix.ask(RIGHT), nix.ask(RIGHT)] == [None, None]
    assert nix.calls == 2


def test_a_nix_that_fails_for_reasons_of_its_own_has_not_read_it(nix: Nix) -> None:
    script = nix.program.read_text()
    nix.program.write_text("#!/bin/sh\necho 'error: cannot open the store' >&2\nexit 1\n")
    assert nix.ask(WRONG) is None
    nix.program.write_text(script)
    assert nix.ask(WRONG) is not None


def test_without_nix_there_is_nothing_to_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert syntax_problem(WRONG) is None
