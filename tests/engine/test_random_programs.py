"""Programs that Hypothesis makes up give the same bytes on both engines."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, event, given, settings

from tests.draws import examples
from tests.engine.harness import ENGINES
from tests.engine.strategies import LINKED_PROGRAMS, PROGRAMS
from tests.tools import ALL, need

ROOT = Path(__file__).parents[2]


class Server:
    """An engine that synthesizes one program after another."""

    def __init__(self, engine: str, folder: Path) -> None:
        env = {name: value for name, value in os.environ.items() if not name.startswith("CDKTF_")}
        env |= {"JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION": "20", "PYTHONPATH": str(ROOT)}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.engine.random_programs", engine],
            cwd=folder,
            env=env,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=(folder / "errors.txt").open("w"),
        )

    def send(self, program: Any) -> None:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(program) + "\n")
        self._process.stdin.flush()

    def answer(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, f"the engine ended with {self._process.wait()}"
        answer: dict[str, Any] = json.loads(line)
        return answer

    def stop(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(120)


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Server]]:
    need("node")
    started = [Server(engine, tmp_path_factory.mktemp(engine)) for engine in ENGINES]
    yield started
    for server in started:
        server.stop()


DRAWS = settings(
    max_examples=examples(200 if ALL else 60, most=4000),
    phases=(Phase.reuse, Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@DRAWS
@given(program=PROGRAMS)
def test_a_random_program_gives_the_same_on_both_engines(program: Any, servers: list[Server]) -> None:
    is_the_same(program, servers)


@DRAWS
@given(program=LINKED_PROGRAMS)
def test_random_stacks_that_depend_on_each_other_give_the_same(program: Any, servers: list[Server]) -> None:
    is_the_same(program, servers)


def is_the_same(program: Any, servers: list[Server]) -> None:
    for server in servers:
        server.send(program)
    real, native = (server.answer() for server in servers)
    event(f"synthesized: {not real['failure']}")
    assert lines(native) == lines(real)


def lines(answer: dict[str, Any]) -> list[str]:
    """What pytest and Hypothesis show best when it differs."""
    files = [line for name, text in answer["files"].items() for line in (name, *text.split("\n"))]
    return [*answer["log"], f"failed: {answer['failure']}", *files]
