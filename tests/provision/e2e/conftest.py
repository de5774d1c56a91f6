from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from snowform.local import LocalAws
from tests.provision.e2e.harness import REGIONS, Host, host
from tests.tools import need


@pytest.fixture(scope="session")
def local_aws() -> Iterator[LocalAws]:
    """One local AWS for the session; each test has a region of it."""
    need("tofu")
    with LocalAws() as running:
        yield running


@pytest.fixture(scope="session")
def regions() -> Iterator[str]:
    """A region that no other test of this session uses."""
    return itertools.cycle(REGIONS)


@pytest.fixture
def new_host(
    local_aws: LocalAws, regions: Iterator[str], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Host]:
    """Makes hosts: `new_host()`, or `new_host(endpoint=proxy)`; several share what they are given."""
    made = itertools.count()
    cache = tmp_path_factory.getbasetemp() / "providers"

    def make(endpoint: str = "", region: str = "") -> Host:
        folder = tmp_path / f"host-{next(made)}"
        folder.mkdir()
        return host(folder, local_aws, cache, region or next(regions), endpoint)

    return make
