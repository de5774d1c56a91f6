"""A local AWS, and folders in which the provisioning program's own tofu runs against it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from snowform.local import LocalAws
from snowform.provision.tofu.commands import Tofu
from snowform.provision.tofu.environment import personal_environment
from tests.e2e.harness import kept_provider
from tests.tools import need, provider_config

STATE = "snowform:state"


@pytest.fixture(scope="module")
def aws() -> Iterator[LocalAws]:
    need("tofu")
    with LocalAws() as running:
        yield running


@pytest.fixture(scope="module")
def provider(aws: LocalAws) -> Iterator[dict[str, str] | None]:
    with kept_provider(aws) as running:
        yield running


@pytest.fixture
def stack(aws: LocalAws, provider: dict[str, str] | None, tmp_path: Path) -> Callable[..., Tofu]:
    """A folder with a configuration, tagged with a lineage; with `aliases` no provider is kept running."""

    def make(document: dict[str, Any], lineage: str, aliases: tuple[str, ...] = ()) -> Tofu:
        folder = tmp_path / "stack"
        folder.mkdir()
        added = {"max_retries": 2, "default_tags": {"tags": {STATE: lineage}}}
        providers = [added, *({"alias": alias, **added} for alias in aliases)]
        (folder / "config.tf.json").write_text(json.dumps(document))
        (folder / "tags_override.tf.json").write_text(json.dumps({"provider": {"aws": providers}}))
        # One process holds one configuration of the provider.
        kept = provider if provider and not aliases else provider_config()
        tofu = Tofu(need("tofu"), folder, personal_environment({**aws.environment(), **kept}))
        tofu.init()
        return tofu

    return make
