from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from scripts.tools import CACHE, VENV
from snowform.engine import hook
from tests import promises
from tests.draws import EXPLORING, examples
from tests.fork_server import fork_local_aws
from tests.tools import ALL, CI, ENGINE, FAST, NOT_HERE, WHOLE_PROVIDER

if ENGINE == "native":
    hook.install()

# What `make bootstrap` fetched is found without an activated environment too; jsii wants Node on PATH.
os.environ["PATH"] = f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}"
os.environ["CHECKPOINT_DISABLE"] = "1"

# Neither a busy machine nor an unlucky draw fails a change that has nothing to do with it: all machines draw
# the same. Something new is looked for on purpose (`make test-explore`), and said in a form that repeats it.
hypothesis.settings.register_profile(
    "snowform",
    deadline=None,
    derandomize=not EXPLORING,
    max_examples=examples(100),
    print_blob=EXPLORING,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("snowform")


def pytest_configure(config: pytest.Config) -> None:
    """A local AWS is forked, and OpenTofu is told of few of AWS' types.

    The start of one, and AWS' 1,500 types, take most of the time of what is tested with them.
    """
    fork_local_aws(config)
    if not (WHOLE_PROVIDER or FAST or hasattr(config, "workerinput")):
        from tests.provider.mirror import mirror_of_few_types

        if mirror := mirror_of_few_types(CACHE / "few-types"):
            os.environ["SNOWFORM_PROVIDER_MIRROR"] = str(mirror)


@pytest.fixture
def whole_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    """The AWS provider as it is, with all its types."""
    monkeypatch.delenv("SNOWFORM_PROVIDER_MIRROR", raising=False)


def pytest_xdist_auto_num_workers() -> int:
    """Some more than there are processors: what takes long does little but wait for AWS."""
    return (os.cpu_count() or 1) + (0 if FAST else 4)


# Tests that share nothing and take a minute each: any worker may take any of them.
SCATTERED = "tests/provision/e2e/"


# Slow by nature: each test starts the program, or a local AWS, or generates modules that Nix evaluates; or it
# counts or times how work grows, or reads a thousand texts.
SLOW = (
    *(f"tests/cli/test_{name}.py" for name in ("inventory", "local", "nixos", "packer", "read_only")),
    *(f"tests/cli/test_{name}.py" for name in ("streams", "synth", "vendor")),
    *(f"tests/nixos/test_{name}.py" for name in ("assertions", "evaluation", "providers", "settings")),
    *(f"tests/nixos/test_{name}.py" for name in ("units", "whole")),
    *(
        "tests/local/",
        "tests/parity/",
        "tests/terranix/",
        "tests/providers/test_stubs.py",
        "tests/synth/test_engines.py",
    ),
    *("tests/provision/plan/test_growth.py", "tests/provision/crash/test_possibilities.py"),
    *("tests/provision/console/test_occurrences.py", "tests/provision/test_program.py"),
    *("tests/providers/test_every_class.py", "tests/expressions/test_laws.py"),
    "tests/expressions/test_parser.py::test_deep_nesting_is_an_error_like_any_other",
    "tests/nixos/test_detector.py::test_a_chain_of_local_values_is_followed_in_time",
    "tests/nixos/test_detector.py::test_the_time_of_a_search_grows_with_the_text_not_with_its_square",
    "tests/secrets/test_patterns.py::test_what_a_pattern_matches_has_one_of_its_marks",
    "tests/provision/plan/test_impact.py::test_ten_thousand_changes_are_judged_in_seconds",
    "tests/provision/crash/test_journal.py::test_open_journals_are_found_as_if_all_were_read",
    "tests/cli/test_options.py::test_what_is_understood_is_what_click_understands",
    "tests/test_docs.py::test_the_program_and_the_settings_of_a_page_make_its_stacks",
    "tests/starter/test_project.py::test_the_tests_of_a_project_pass",
    "tests/inventory/test_ansible.py::test_every_text_arrives_through_yaml",
)


class Scheduling(LoadFileScheduling):
    """A file's tests go to one worker, for what they share; those that share nothing, one by one."""

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if nodeid.startswith(SCATTERED) else nodeid.partition("::")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling | None:
    return Scheduling(config, log) if config.getvalue("dist") == "loadfile" else None


def pytest_itemcollected(item: pytest.Item) -> None:
    """Every property test holds one of the laws. An unknown promise is an error before any test runs."""
    if item.nodeid.startswith(SLOW):
        item.add_marker(pytest.mark.slow)
    drawing = isinstance(item, pytest.Function) and getattr(item.obj, "is_hypothesis_test", False)
    if drawing and item.get_closest_marker("promise") is None:
        item.add_marker(pytest.mark.promise("laws"))
    for marker in item.iter_markers("promise"):
        for name in marker.args:
            if name not in promises.PROMISES:
                raise pytest.UsageError(f"{item.nodeid}: {name!r} is no promise of {promises.__name__}")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[Any]:
    """What is collected stays to the end: looking for garbage in it is a twelfth of short tests' time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes long begins first, so that no worker is left with it at the end.

    What is thorough is left to `make test-all`, unless it is named.
    """
    items.sort(key=lambda item: item.get_closest_marker("e2e") is None)
    if ALL or any("::" in argument for argument in config.args):
        return
    chosen: dict[bool, list[pytest.Item]] = {False: [], True: []}
    for item in items:
        chosen[item.get_closest_marker("thorough") is not None].append(item)
    config.hook.pytest_deselected(items=chosen[True])
    items[:] = chosen[False]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[Any]:
    report = yield
    if not hasattr(report, "wasxfail"):
        fail_what_is_skipped(report)
    if report.when == "call" and not report.skipped:
        promises.record(item, passed=report.passed)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Iterator[Any]:
    report = yield
    fail_what_is_skipped(report)
    return report


def fail_what_is_skipped(report: Any) -> None:
    """In CI everything is installed that can be: a test that skips itself there has lost what it tests."""
    if CI and report.skipped:
        place, line, reason = report.longrepr
        reason = reason.removeprefix("Skipped: ")
        if reason.startswith(NOT_HERE):
            return
        report.outcome = "failed"
        report.longrepr = f"{place}:{line}: skipped in CI: {reason}"
