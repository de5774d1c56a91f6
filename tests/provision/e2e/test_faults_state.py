"""A state that is damaged, absent, foreign or older is refused, and brought back as the message says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.provision.e2e.harness import Host
from tests.provision.e2e.scenes import error, files, ids, is_settled, plain, plain_host
from tests.provision.e2e.table import row
from tests.tools import ALL, need, tried

pytestmark = pytest.mark.e2e

NEWEST = re.compile(r"the newest backup is (\S+);")
COMMANDS = [
    *(("apply", "--yes"), ("drift",), ("state", "untaint", "terraform_data.a")),
    *((("plan",), ("destroy", "--yes"), ("state", "refresh")) if ALL else ()),
]
# What a run writes while it comes to its refusal: who held the lock.
TRANSIENT = {"lock"}


@pytest.fixture
def host(tmp_path: Path) -> Host:
    """A host that has applied twice, so that there is an older state too."""
    need("tofu")
    made = plain_host(tmp_path / "host")
    for document in (plain("a"), plain("a", "b")):
        made.write(document)
        ended = made.apply()
        assert ended.code == 0, ended.said
    return made


def refused(host: Host, said: str) -> str:
    """Every kind of run is refused for that reason with one line, and changes nothing; the line."""
    before = files(host)
    messages = []
    host.policy(allowDestroy=True)
    for command in COMMANDS:
        ended = host.run(*command)
        assert ended.code == 5, ended.said
        messages.append(error(ended))
        assert said in messages[-1]
    assert _lasting(files(host)) == _lasting(before)
    return messages[0]


def brought_back(host: Host, message: str, before: dict[str, str]) -> None:
    """`state adopt` of the newest backup, which the message names, puts all in order."""
    assert "`state adopt PATH`" in message
    backup = NEWEST.search(message)
    assert backup, message
    ended = host.run("state", "adopt", backup[1])
    assert (ended.code, "web: adopted: " in ended.said) == (0, True), ended.said
    is_settled(host)
    assert ids(host.state_file) == before


def truncate(host: Host) -> None:
    host.state_file.write_bytes(host.state_file.read_bytes()[:700])


def empty(host: Host) -> None:
    host.state_file.write_bytes(b"")


def remove(host: Host) -> None:
    host.state_file.unlink()


def garble(host: Host) -> None:
    host.state_file.write_bytes(b"\0" * 4096)


def replace_by_html(host: Host) -> None:
    host.state_file.write_text("<html>502 Bad Gateway</html>\n")


def roll_back(host: Host) -> None:
    oldest = min(path for path in (host.state / "backups").glob("*-after.tfstate"))
    host.state_file.write_bytes(oldest.read_bytes())


def rewind_the_serial(host: Host) -> None:
    document = json.loads(host.state_file.read_text())
    document["resources"].pop()
    host.state_file.write_text(json.dumps(document, indent=2))


DAMAGES: dict[str, tuple[Callable[[Host], None], str]] = {
    "cut off in the middle": (truncate, "it is cut off"),
    "0 bytes": (empty, "there is no state"),
    "absent": (remove, "there is no state"),
    "zeros, as after a power cut": (garble, "it is empty"),
    "an HTML page": (replace_by_html, "it is cut off or damaged"),
    "an older copy": (roll_back, "this is an older copy of the state"),
}


@pytest.mark.parametrize("damage", tried(DAMAGES, "cut off in the middle"))
def test_a_damaged_state_is_refused_and_a_backup_brings_it_back(host: Host, damage: str) -> None:
    before = ids(host.state_file)
    do, said = DAMAGES[damage]
    do(host)
    brought_back(host, refused(host, said), before)
    row(f"state: {damage}", "before a run", "refused, nothing changed; `state adopt BACKUP` brings it back")


def test_a_state_that_is_gone_for_good_is_begun_anew_only_when_told(host: Host) -> None:
    before = ids(host.state_file)
    remove(host)
    message = refused(host, "there is no state")
    assert "`state create`, which forgets what exists" in message
    assert host.run("state", "create").code == 0
    ended = host.apply()
    assert ended.code == 0, ended.said
    assert set(ids(host.state_file)) == set(before)
    is_settled(host)
    row("state: absent", "before a run", "refused; after `state create` all is made anew, as it says")


@pytest.mark.parametrize("damage", tried(("cut off in the middle", "0 bytes", "absent"), "absent"))
def test_a_damaged_state_without_a_marker_is_no_first_start(host: Host, damage: str) -> None:
    before = ids(host.state_file)
    DAMAGES[damage][0](host)
    (host.state / "marker.json").unlink()
    message = refused(
        host, "it is cut off" if damage.startswith("cut") else "there is neither a state nor a marker"
    )
    brought_back(host, message, before)
    row(
        f"state: {damage}, and the marker lost",
        "before a run",
        "refused, nothing changed; `state adopt BACKUP` brings it back",
    )


def test_a_lost_marker_beside_a_whole_state_is_made_again(host: Host) -> None:
    before = ids(host.state_file)
    (host.state / "marker.json").unlink()
    ended = is_settled(host)
    assert "there is a state that this host has not applied yet" in ended.said
    assert ids(host.state_file) == before
    remove(host)
    refused(host, "there is no state")
    row("marker: lost", "before a run", "the state is joined, said aloud; the marker is written again")


@pytest.mark.parametrize(
    "text",
    tried(("", '{"version": 1', '{"version": 2}'), '{"version": 1'),
    ids=["empty", "cut off", "newer"],
)
def test_a_damaged_marker_is_refused_until_the_state_is_adopted(host: Host, text: str) -> None:
    before = ids(host.state_file)
    (host.state / "marker.json").write_text(text)
    message = refused(host, "the marker of what was applied")
    assert "`state adopt`" in message
    assert host.run("state", "adopt").code == 0
    is_settled(host)
    assert ids(host.state_file) == before
    row("marker: damaged", "before a run", "refused, nothing changed; `state adopt` writes it again")


def test_a_foreign_state_is_refused_until_one_is_chosen(host: Host, tmp_path: Path) -> None:
    other = plain_host(tmp_path / "other")
    other.write(plain("x"))
    assert other.apply().code == 0
    before = ids(host.state_file)
    host.state_file.write_bytes(other.state_file.read_bytes())
    message = refused(host, "this is the state of something else")
    backup = NEWEST.search(message)
    assert backup
    # Never over a state with objects: it has to be moved away by hand, which the answer says.
    kept = host.run("state", "adopt", backup[1])
    assert kept.code == 5
    assert f"move {host.state_file} away" in error(kept)
    assert ids(host.state_file) == ids(other.state_file)
    host.state_file.rename(tmp_path / "moved.tfstate")
    brought_back(host, message, before)
    row(
        "state: that of another stack",
        "before a run",
        "refused, nothing changed; moved away by hand, `state adopt BACKUP` brings the own one back",
    )


def test_a_state_changed_by_hand_under_its_serial_is_refused_until_it_is_adopted(host: Host) -> None:
    rewind_the_serial(host)
    message = refused(host, "this state was changed under the same serial")
    assert "`state adopt`" in message
    assert host.run("state", "adopt").code == 0
    ended = host.apply()
    assert (ended.code, "1 created" in ended.said) == (0, True), ended.said
    is_settled(host)
    row(
        "state: a resource cut out by hand",
        "before a run",
        "refused, nothing changed; `state adopt` takes it",
    )


def test_the_folder_of_another_stack_is_refused(host: Host) -> None:
    host.arguments += ["--stack", "mail"]
    message = refused(host, "this folder keeps the state of the stack 'web', not that of 'mail'")
    assert "`state adopt`" in message
    row("state folder of another stack", "before a run", "refused, nothing changed")


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "unmarked"])
def test_an_incomplete_errored_state_stops_the_run(host: Host, marked: bool) -> None:
    before = ids(host.state_file)
    (host.state / "errored.tfstate").write_bytes(host.state_file.read_bytes()[:500])
    if not marked:
        (host.state / "marker.json").unlink()
    ended = host.apply()
    assert ended.code == 5, ended.said
    message = error(ended)
    assert "an apply could not save its state, and what it left is of no use" in message
    assert "`state adopt`" in message
    assert host.run("state", "adopt").code == 0
    is_settled(host)
    assert ids(host.state_file) == before
    row(
        "errored.tfstate: cut off",
        "before a run",
        "refused, both files and the newest backup named; `state adopt` takes the state that is there",
    )


def test_a_complete_errored_state_is_put_in_order(host: Host) -> None:
    document = json.loads(host.state_file.read_text())
    newer = json.dumps({**document, "serial": document["serial"] + 1}, indent=2)
    (host.state / "errored.tfstate").write_text(newer)
    truncate(host)
    ended = is_settled(host)
    assert "the state was cut off" in ended.said
    assert "the state that could not be saved is in place" in ended.said
    assert ids(host.state_file) == {
        f"{resource['type']}.{resource['name']}": resource["instances"][0]["attributes"]["id"]
        for resource in document["resources"]
    }
    assert not (host.state / "errored.tfstate").exists()
    row(
        "errored.tfstate: whole; the state cut off",
        "before a run",
        "put in place, both files kept as backups",
    )


def _lasting(kept: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in kept.items() if name not in TRANSIENT}
