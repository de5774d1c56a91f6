"""The schemas that tell drift apart are asked for once, and again when something has changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest

from snowform.provision.host.paths import Paths
from snowform.provision.plan.changes import Plan
from snowform.provision.run.outside import with_drift_told_apart
from snowform.provision.run.session import Session
from snowform.provision.tofu.diagnostics import TofuFailed
from tests.provision.plan.makers import plan, raw
from tests.provision.plan.test_settable import AWS, SCHEMAS


@dataclass
class Tofu:
    folder: Path
    answer: Any = None
    environment: dict[str, str] = field(default_factory=dict)
    asked: int = 0

    def schemas(self) -> Any:
        self.asked += 1
        if self.answer is None:
            raise TofuFailed("providers schema", (), "no provider", 1)
        return self.answer


@dataclass
class Host:
    """What is asked of a session."""

    paths: Paths
    tofu: Tofu

    def noted(self, found: Plan) -> int:
        return len(with_drift_told_apart(cast(Session, self), found).noted)


@pytest.fixture
def host(paths: Paths, tmp_path: Path) -> Host:
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / "config.tf.json").write_text("{}")
    return Host(paths, Tofu(folder, SCHEMAS))


def drifted(type_: str = "aws_x", provider: str = AWS) -> Plan:
    return plan(
        resource_drift=[
            raw(f"{type_}.y", "update", before={"read": 1}, after={"read": 2}, provider_name=provider)
        ]
    )


def test_the_schemas_are_asked_for_once(host: Host) -> None:
    assert (host.noted(drifted()), host.noted(drifted())) == (1, 1)
    assert host.tofu.asked == 1


def test_they_are_asked_for_again_where_the_configuration_has_changed(host: Host) -> None:
    host.noted(drifted())
    (host.tofu.folder / "config.tf.json").write_text('{"locals": {}}')
    assert host.noted(drifted()) == 1
    assert host.tofu.asked == 2


def test_they_are_asked_for_again_for_another_type(host: Host) -> None:
    host.noted(drifted())
    assert host.noted(drifted("aws_other")) == 0
    assert host.noted(drifted()) == 1
    assert host.tofu.asked == 2


def test_without_drift_nobody_asks(host: Host) -> None:
    assert host.noted(plan()) == 0
    assert host.tofu.asked == 0


@pytest.mark.parametrize("answer", [None, [], {"provider_schemas": 1}, {"provider_schemas": {AWS: 1}}])
def test_where_they_cannot_be_read_all_stays_drift(host: Host, answer: Any) -> None:
    host.tofu.answer = answer
    assert host.noted(drifted()) == 0


def test_what_was_kept_by_somebody_else_in_another_form_is_asked_for_anew(host: Host) -> None:
    for text in ("", "[]", "{}", '{"fingerprint": 1, "blocks": [1]}'):
        host.paths.schemas.write_text(text)
        assert host.noted(drifted()) == 1
    assert host.tofu.asked == 4
