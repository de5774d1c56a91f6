from __future__ import annotations

from collections.abc import Iterator

import pytest

from snowform.local import LocalAws
from tests.local.cloud import Cloud


@pytest.fixture(scope="session")
def aws() -> Iterator[LocalAws]:
    with LocalAws(["nixos/26.11.1.abc-aarch64-linux", "my-image"]) as running:
        yield running


@pytest.fixture(scope="session")
def cloud(aws: LocalAws) -> Cloud:
    return Cloud(aws)


@pytest.fixture(scope="session")
def cloud_as_released() -> Iterator[Cloud]:
    with LocalAws(mended=False) as running:
        yield Cloud(running)
