from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from snowform.local import LocalAws
from tests.provision.conftest import forget_everything
from tests.provision.e2e.harness import REGIONS, Host, KeptProviders, host
from tests.tools import need


@pytest.fixture(scope="session")
def local_aws() -> Iterator[LocalAws]:
    """One local AWS for the session; each test has a region of it."""
    need("tofu")
    with LocalAws() as running:
        yield running


@pytest.fixture(scope="session")
def regions(local_aws: LocalAws) -> Iterator[str]:
    """A region with nothing in it; when all were used, the local AWS forgets everything."""
    return _regions(local_aws)


@pytest.fixture
def new_host(
    local_aws: LocalAws, regions: Iterator[str], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Host]]:
    """Makes hosts: `new_host()`, or `new_host(endpoint=proxy)`; several share what they are given.

    `new_host(kept=False)` where a test is about the provider's own program, or about several
    configurations of it.
    """
    made = itertools.count()
    cache = tmp_path_factory.getbasetemp() / "providers"
    # One region for the hosts of a test, taken before it begins.
    own = next(regions)

    def make(endpoint: str = "", region: str = "", kept: bool = True) -> Host:
        folder = tmp_path / f"host-{next(made)}"
        folder.mkdir()
        return host(folder, local_aws, cache, region or own, endpoint, providers if kept else None)

    with ExitStack() as running:
        providers = KeptProviders(tmp_path, running)
        yield make


def _regions(local_aws: LocalAws) -> Iterator[str]:
    while True:
        yield from REGIONS
        forget_everything(local_aws)
