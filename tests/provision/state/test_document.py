from __future__ import annotations

import json
from pathlib import Path

import pytest

from snowform.provision.state.document import (
    Instance,
    StateDocument,
    StateError,
    empty_state,
    is_encrypted,
    parse_pulled,
    with_serial,
)
from tests.provision.state.stores import LINEAGE, ids_of, local_backend, ready, state

# What HCL escapes, and what it does not.
KEYS = [
    *("plain", 'quo"te', "back\\slash", "new\nline", "tab\t", "return\r", "${x}", "%{y}", "$a", "a$", "$${"),
    *("ümlaut", "emoji\N{GRINNING FACE}", "control\x01", "no\xa0break", "zero\u200bwidth", "", "${", "tail%"),
    *("\U000e0001tag", "1", "a.b"),
]


def parse(text: str) -> StateDocument:
    return StateDocument.parse(text, "web.tfstate")


def test_each_object_is_read_with_what_names_it() -> None:
    attributes = {"id": "i-1", "arn": "arn:aws:ec2:::i-1", "user_data": "secret"}
    instances = [
        {"index_key": "a", "status": "tainted", "attributes": attributes},
        {"index_key": "a", "deposed": "0a1b2c3d", "attributes": {"id": "i-0"}},
    ]
    resource = {"module": 'module.m["x"]', "mode": "managed", "type": "aws_instance", "name": "host"}
    data = {
        "mode": "data",
        "type": "aws_ami",
        "name": "nixos",
        "instances": [{"attributes": {"id": "ami-1"}}],
    }
    raw = json.loads(empty_state(LINEAGE, 7))
    raw["resources"] = [{**resource, "provider": "aws", "instances": instances}, data]
    document = parse(json.dumps(raw))

    address = 'module.m["x"].aws_instance.host["a"]'
    host = ("managed", "aws_instance", "host", 'module.m["x"]', "aws")
    assert document.instances == (
        Instance(address, *host, "i-1", "arn:aws:ec2:::i-1", True, "", {}),
        Instance(address, *host, "i-0", "", False, "0a1b2c3d", {}),
        Instance("data.aws_ami.nixos", "data", "aws_ami", "nixos", "", "", "ami-1", "", False, "", {}),
    )
    assert ids_of(document) == {address: "i-1"}
    assert document.describe() == f"lineage {LINEAGE}, serial 7, 2 objects"
    assert document.instances[0].attributes == attributes
    assert "secret" not in repr(document)


@pytest.mark.parametrize(
    ("text", "message", "truncated"),
    [
        pytest.param("", "it is empty: a state was expected", True, id="of 0 bytes"),
        pytest.param("\0\0\0", "it is empty: a state was expected", True, id="zeros after a power cut"),
        pytest.param(state("a")[:99], "it is cut off or damaged: ", True, id="cut off"),
        pytest.param("[]", "it is no state: a JSON object was expected", False, id="another JSON"),
        pytest.param('{"a": 1}', 'it is no state: a "version" was expected', False, id="another document"),
        pytest.param(
            '{"version": 4}',
            "it is no state: a lineage and a serial number were expected",
            False,
            id="no lineage",
        ),
        pytest.param(
            state().replace('"version": 4', '"version": 5'),
            "its format is version 5, newer than 4, which was expected",
            False,
            id="of the future",
        ),
        pytest.param(
            '{"version": 3, "backend": {}}',
            "its format is version 3, older than 4, which was expected",
            False,
            id="the settings of a backend",
        ),
        pytest.param(
            '{"serial": 3, "lineage": "x", "meta": {}, "encrypted_data": "AA", "encryption_version": "v0"}',
            "it is encrypted: only OpenTofu 1.7 or newer with the same encryption settings reads it",
            False,
            id="encrypted",
        ),
        pytest.param(
            state("a").replace('"mode": "managed",', ""),
            "its resources cannot be read (KeyError('mode'))",
            False,
            id="not understood",
        ),
    ],
)
def test_what_is_no_whole_state_is_refused_and_told_apart(text: str, message: str, truncated: bool) -> None:
    with pytest.raises(StateError) as caught:
        parse(text)
    assert caught.value.where == "web.tfstate"
    assert caught.value.message.startswith(message)
    assert caught.value.truncated is truncated
    assert caught.value.code == 5


def test_an_absent_state_is_told_from_an_empty_one() -> None:
    assert parse_pulled("") is None
    assert parse_pulled(empty_state("", 0)) is None
    empty = parse_pulled(empty_state(LINEAGE))
    assert empty
    assert (empty.lineage, empty.serial, empty.empty) == (LINEAGE, 1, True)
    with pytest.raises(StateError, match="objects but no lineage"):
        parse_pulled(state("a", lineage=""))


def test_only_the_serial_changes_under_another_serial() -> None:
    text = state("a", serial=3)
    assert json.loads(with_serial(parse(text), 4)) == {**json.loads(text), "serial": 4}


def test_an_encrypted_state_has_the_sign_of_one() -> None:
    assert is_encrypted('{"encryption_version": "v0"}')
    assert not any(is_encrypted(text) for text in (state("a"), "", "[]", '{"encryption_version": ""}'))


@pytest.mark.e2e
def test_addresses_are_written_as_tofu_prints_them(program: Path, tmp_path: Path) -> None:
    module = {
        "resource": {
            "terraform_data": {
                "in": {"for_each": '${toset(["x", "y\\""])}'},
                "counted": {"count": 2},
                "one": {},
            }
        }
    }
    escaped = {key.replace("${", "$${").replace("%{", "%%{"): key for key in KEYS}
    (tmp_path / "run" / "m").mkdir(parents=True)
    (tmp_path / "run" / "m" / "main.tf.json").write_text(json.dumps(module))
    document = {
        **local_backend(tmp_path / "terraform.tfstate"),
        "module": {"m": {"source": "./m", "for_each": '${toset(["k.1", "q\\""])}'}},
        "resource": {"terraform_data": {"k": {"for_each": dict.fromkeys(escaped, "v")}}},
        "data": {"terraform_remote_state": {"own": {"backend": "local", "config": {"path": "own.tfstate"}}}},
    }
    (tmp_path / "run" / "own.tfstate").write_text(state())
    tofu = ready(program, tmp_path / "run", document)
    assert tofu.run("apply", "-auto-approve").code == 0

    found = parse((tmp_path / "terraform.tfstate").read_text())
    assert sorted(instance.address for instance in found.instances) == sorted(
        tofu.run("state", "list").stdout.removesuffix("\n").split("\n")
    )
    assert len(found.objects) == len(KEYS) + 2 * 5
    assert all(ids_of(found).values())
