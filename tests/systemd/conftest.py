from __future__ import annotations

import itertools
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from snowform.local import LocalAws
from tests.provision.e2e.harness import REGIONS
from tests.provision.e2e.proxy import proxy
from tests.systemd.machine import RELEASES, machine, make_tree, missing
from tests.systemd.rendering import furnish, shared
from tests.systemd.scene import Scene
from tests.tools import need

# These tests are not part of the suite: they boot machines, which only `make test-systemd` is for.
TREES = os.environ.get("SNOWFORM_SYSTEMD")
collect_ignore_glob = [] if TREES else ["test_*.py"]
CHOSEN = os.environ.get("SNOWFORM_SYSTEMD_RELEASES", "").split() or list(RELEASES)

_numbers = itertools.count()


@pytest.fixture(scope="session", params=CHOSEN)
def release(request: pytest.FixtureRequest) -> str:
    """The release of Debian that machines are made of; all tests are run with each."""
    return str(request.param)


@pytest.fixture(scope="session")
def tree(release: str) -> Iterator[Path]:
    """The Debian that machines are booted from; it is made where it is not there."""
    if reason := missing():
        pytest.skip(reason)
    assert TREES
    folder = Path(TREES).absolute() / release
    make_tree(folder, release)
    # Told to stop, as by `timeout`, machines are ended and unmounted all the same.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    yield folder
    signal.signal(signal.SIGTERM, before)


@pytest.fixture(scope="session")
def local_aws(release: str) -> Iterator[LocalAws]:  # noqa: ARG001 - made anew with each
    """One for each release: a machine has a region that no other has made anything in."""
    need("tofu")
    need("nix-instantiate")
    with LocalAws() as running:
        yield running


@contextmanager
def new_scene(folder: Path, tree: Path, aws: LocalAws) -> Iterator[Scene]:
    """A machine that is furnished, has the stack's secrets in it, and is not booted; a region behind it."""
    number = next(_numbers)
    name = f"snowform-{os.getpid()}-{number}"
    with (
        proxy(aws.endpoint) as (endpoint, faults),
        machine(name, tree, folder / "machine", shared()) as made,
    ):
        furnish(made)
        scene = Scene(made, folder, aws.endpoint, endpoint, REGIONS[number % len(REGIONS)], faults)
        scene.lay_out_secrets()
        yield scene


@pytest.fixture
def scene(tree: Path, local_aws: LocalAws, tmp_path: Path) -> Iterator[Scene]:
    with new_scene(tmp_path, tree, local_aws) as made:
        yield made


@pytest.fixture(scope="module")
def scene_of_all(
    tree: Path, local_aws: LocalAws, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Scene]:
    """One machine for the tests of a file, for they take turns: two of them would share control groups."""
    with new_scene(tmp_path_factory.mktemp("of_all"), tree, local_aws) as made:
        yield made
