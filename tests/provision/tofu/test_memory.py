"""tofu and its providers collect garbage as seldom as the machine's memory allows."""

from __future__ import annotations

from pathlib import Path

import pytest

from snowform.provision.tofu.memory import available_memory, collector

GIB = 1024**3


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A machine with 8 GiB free, on which this process is in a control group below another."""
    write(tmp_path / "proc/meminfo", "MemTotal:   16777216 kB\nMemAvailable:    8388608 kB\n")
    write(tmp_path / "proc/self/cgroup", "0::/system.slice/snowform.service\n")
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def limit(machine: Path, group: str, name: str, value: int | str) -> None:
    write(machine / "sys/fs/cgroup" / group / name, f"{value}\n")


def test_without_a_limit_it_is_what_is_free(machine: Path) -> None:
    limit(machine, "system.slice/snowform.service", "memory.max", "max")
    assert available_memory(machine) == 8 * GIB


@pytest.mark.parametrize("group", ["system.slice/snowform.service", "system.slice", ""])
@pytest.mark.parametrize("name", ["memory.max", "memory.high"])
def test_the_least_limit_of_the_groups_counts(machine: Path, group: str, name: str) -> None:
    limit(machine, group, name, GIB)
    limit(machine, "system.slice", "memory.max", 2 * GIB) if group != "system.slice" else None
    assert available_memory(machine) == GIB


def test_a_limit_above_what_is_free_does_not_make_it_more(machine: Path) -> None:
    limit(machine, "system.slice", "memory.max", 64 * GIB)
    assert available_memory(machine) == 8 * GIB


def test_each_of_two_processes_may_take_a_third(machine: Path) -> None:
    assert collector({}, machine) == {"GOGC": "400", "GOMEMLIMIT": str(8 * GIB // 3)}


@pytest.mark.parametrize("name", ["GOGC", "GOMEMLIMIT"])
def test_what_the_operator_says_is_left_alone(machine: Path, name: str) -> None:
    assert collector({name: "50"}, machine) == {}


def test_where_it_is_not_known_go_does_as_it_does(tmp_path: Path) -> None:
    assert available_memory(tmp_path) is None
    assert collector({}, tmp_path) == {}


def test_this_machine_tells() -> None:
    assert (available_memory() or 0) > 0
