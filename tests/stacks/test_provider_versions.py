"""All stacks are right under each version of the AWS provider that they permit, by itself and together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from snowform.provision.configuration.blocks import bodies_of
from snowform.synth.checks.check import check
from tests.images.builds import build
from tests.stacks.test_engines import made

CONSTRAINTS = ("~> 5.100", ">= 6", ">= 5.100, < 7")
OF_VERSIONS = {"deprecated-argument", "provider-version"}


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("stacks")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        build(Path("result"))
        build(Path("arm"), "for ARM", system="aarch64-linux")
        return {name: document for name, (document, _) in made().items()}


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_every_stack_is_right(documents: dict[str, dict[str, Any]], constraint: str) -> None:
    found = {}
    for name, document in documents.items():
        (required,) = bodies_of(document["terraform"]["required_providers"])
        asked = {**required, "aws": {**required["aws"], "version": constraint}}
        terraform = {**document["terraform"], "required_providers": asked}
        # Lints with a reason in the program are told of by another test.
        found[name] = [
            str(finding)
            for finding in check({**document, "terraform": terraform})
            if finding.severity == "error" or finding.rule in OF_VERSIONS
        ]
    assert found == {key: [] for key in documents}
