"""What a host says of a stack that it applies no longer, by what lies in the stack's folder."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from snowform.provision.host.paths import Paths
from snowform.provision.state import marker
from snowform.provision.state.backend import Backend
from snowform.provision.state.document import StateDocument
from tests.nixos.cases import HOST
from tests.nixos.conftest import ENABLED, Evaluate
from tests.nixos.evaluation import evaluate, write_module

DISABLED = "{ }"
OBJECT = {
    "mode": "managed",
    "type": "aws_vpc",
    "name": "main",
    "provider": 'provider["registry.opentofu.org/hashicorp/aws"]',
    "instances": [{"attributes": {"id": "vpc-1"}}],
}


def state(*objects: dict[str, object]) -> StateDocument:
    raw = {"version": 4, "serial": 3, "lineage": "a", "resources": list(objects), "outputs": {}}
    return StateDocument.parse(json.dumps(raw), "")


@pytest.fixture
def said(evaluated: Evaluate, tmp_path: Path) -> Callable[..., str]:
    """What a switch says with these settings, where the stack's folder has the marker of that state."""

    def switch(settings: str, left: StateDocument | None, folder: str = "private/snowform/web") -> str:
        script = evaluated(HOST, settings).activation.get("snowform-web", "")
        place = tmp_path / "lib" / folder
        place.mkdir(parents=True)
        if left:
            paths = Paths("web", place, place, place, place, place)
            marker.write_marker(paths, Backend(), left)
        script = script.replace("/var/lib", str(tmp_path / "lib"))
        command = ["bash", "-e", "-c", script]
        run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        assert run.stdout == ""
        return run.stderr.replace(str(tmp_path / "lib"), "/var/lib")

    return switch


@pytest.mark.promise("ending")
def test_a_stack_that_is_disabled_says_that_it_lives_on_and_how_it_ends(said: Callable[..., str]) -> None:
    assert said(DISABLED, state(OBJECT)).splitlines() == [
        "snowform: the stack web is not applied any more: what it has made is still there, and its state "
        "is in /var/lib/private/snowform/web",
        "snowform: to end it: enable it with policy.allowDestroy and onBoot = false, switch, "
        "snowform-web destroy, disable it",
    ]


@pytest.mark.promise("ending")
def test_a_stack_that_was_destroyed_says_that_its_folder_is_left(said: Callable[..., str]) -> None:
    assert said(DISABLED, state()) == (
        "snowform: the stack web has ended, and nothing of it is left; its folder "
        "/var/lib/private/snowform/web can be removed\n"
    )


@pytest.mark.promise("ending")
@pytest.mark.parametrize(
    ("settings", "left", "folder"),
    [
        pytest.param(DISABLED, None, "private/snowform/web", id="never applied here"),
        pytest.param(DISABLED, state(OBJECT), "private/snowform/mail", id="another stack"),
        pytest.param(ENABLED, state(OBJECT), "private/snowform/web", id="enabled"),
    ],
)
def test_a_switch_says_nothing_where_nothing_has_ended(
    settings: str, left: StateDocument | None, folder: str, said: Callable[..., str]
) -> None:
    assert said(settings, left, folder) == ""


@pytest.mark.parametrize(
    ("setting", "folder"),
    [
        pytest.param('user = "x";', "snowform/web", id="of a user of the system's"),
        pytest.param('state.directory = "infra";', "private/infra", id="with another name"),
    ],
)
def test_the_folder_is_the_one_that_the_stack_had(
    setting: str, folder: str, said: Callable[..., str]
) -> None:
    settings = f"{{ services.snowform.web = {{ {setting} }}; }}"
    assert f"its state is in /var/lib/{folder}" in said(settings, state(OBJECT), folder)


@pytest.mark.promise("ending")
@pytest.mark.parametrize(
    "enabled", ["", "services.snowform.mail.enable = true;"], ids=["disabled", "enabled"]
)
def test_a_stack_whose_module_is_gone_is_told_of_by_another_one(enabled: str, tmp_path: Path) -> None:
    modules = [write_module(tmp_path / "nix", name, HOST) for name in ("mail", "zone")]
    host = evaluate(modules, f"{{ {enabled} }}", tmp_path / "store")
    # The folders of stacks whose modules are there, of one that is gone, and of one that was destroyed.
    lib = tmp_path / "lib"
    for name, left in {
        "mail": state(OBJECT),
        "zone": state(OBJECT),
        "web": state(OBJECT),
        "old": state(),
    }.items():
        place = lib / "private" / "snowform" / name
        place.mkdir(parents=True)
        marker.write_marker(Paths(name, place, place, place, place, place), Backend(), left)
        (lib / "snowform").mkdir(exist_ok=True)
        (lib / "snowform" / name).symlink_to(place)
    script = host.activation["snowform"].replace("/var/lib", str(lib))
    run = subprocess.run(["bash", "-e", "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert run.stderr.replace(str(lib), "/var/lib").splitlines() == [
        "snowform: no module of this host applies the stack of /var/lib/private/snowform/web any more: "
        "what it has made is still there"
    ]


@pytest.mark.promise("ending")
def test_the_operators_command_says_what_does_not_end_a_stack(evaluated: Evaluate) -> None:
    command = evaluated(HOST, ENABLED).programs["snowform-web"]
    run = subprocess.run(["bash", command], capture_output=True, text=True, check=True, timeout=60)
    assert "to roll back ends neither what it has made nor its" in run.stdout
    assert "snowform-web destroy" in run.stdout
