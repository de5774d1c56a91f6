from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snowform.provision.errors import ExitCode
from snowform.provision.plan.policy import Exemption, Policy, PolicyError
from tests.provision.plan.makers import change

CAREFUL = Policy(
    mode="apply",
    allow_destroy=False,
    allow_replace=False,
    allow_data_loss=False,
    allow_disruptive=False,
    allow_access_cut=False,
    allow_forget=False,
    max_changes=None,
    exceptions=(),
    allow_exec=False,
    allowed_account_ids=(),
    orphans="adopt",
)


def test_without_a_file_and_with_an_empty_one_the_careful_defaults_hold(tmp_path: Path) -> None:
    path = tmp_path / "policy.json"
    path.write_text("{}")
    assert Policy.read(None) == Policy.read(path) == CAREFUL


def test_every_setting_is_read() -> None:
    document = {
        "mode": "plan",
        "allowDestroy": True,
        "allowReplace": "tainted",
        "allowDataLoss": True,
        "allowDisruptive": True,
        "allowAccessCut": True,
        "allowForget": True,
        "maxChanges": 0,
        "exceptions": [
            {"address": "module.a[*].aws_eip.*", "allow": ["destroy", "replace"], "reason": "cheap"},
            {"type": "aws_key_pair", "allow": []},
        ],
        "allowExec": True,
        "allowedAccountIds": ["012345678901"],
        "orphans": "retry",
    }
    assert Policy.parse(document, "policy.json") == Policy(
        mode="plan",
        allow_destroy=True,
        allow_replace="tainted",
        allow_data_loss=True,
        allow_disruptive=True,
        allow_access_cut=True,
        allow_forget=True,
        max_changes=0,
        exceptions=(
            Exemption("module.a[*].aws_eip.*", "address", frozenset({"destroy", "replace"}), "cheap"),
            Exemption("aws_key_pair", "type", frozenset()),
        ),
        allow_exec=True,
        allowed_account_ids=("012345678901",),
        orphans="retry",
    )


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ([], "p.json: is a list, not an object"),
        ({"allowDestory": True}, 'p.json: unknown key "allowDestory"; did you mean "allowDestroy"?'),
        ({"allow_destroy": True}, 'p.json: unknown key "allow_destroy"; did you mean "allowDestroy"?'),
        ({"allowDestroy": "true"}, 'p.json: allowDestroy: is "true", not true or false'),
        ({"allowDestroy": 1}, "p.json: allowDestroy: is 1, not true or false"),
        ({"allowReplace": "taint"}, 'p.json: allowReplace: is "taint", not true, false or "tainted"'),
        ({"allowReplace": 1}, 'p.json: allowReplace: is 1, not true, false or "tainted"'),
        ({"maxChanges": True}, "p.json: maxChanges: is true, not a number from 0 on, or null"),
        ({"maxChanges": -1}, "p.json: maxChanges: is -1, not a number from 0 on, or null"),
        ({"maxChanges": 1.5}, "p.json: maxChanges: is 1.5, not a number from 0 on, or null"),
        ({"mode": "aply"}, 'p.json: mode: is "aply", not one of "apply", "plan"; did you mean "apply"?'),
        ({"mode": None}, 'p.json: mode: is null, not one of "apply", "plan"'),
        ({"exceptions": {}}, "p.json: exceptions: is an object, not a list"),
        ({"exceptions": [{}]}, 'p.json: exceptions[0]: needs either "address" or "type"'),
        (
            {"exceptions": [{"address": "a", "type": "b", "allow": []}]},
            'p.json: exceptions[0]: needs either "address" or "type"',
        ),
        ({"exceptions": [{"type": "", "allow": []}]}, "p.json: exceptions[0].type: is empty"),
        (
            {"exceptions": [{"type": "a"}]},
            'p.json: exceptions[0]: needs "allow"; a list of "destroy", "replace", "loseData", "disrupt", '
            '"cutAccess", "forget", "machine"',
        ),
        (
            {"exceptions": [{"type": "a", "alow": []}]},
            'p.json: exceptions[0]: unknown key "alow"; did you mean "allow"?',
        ),
        (
            {"exceptions": [{"type": "a", "allow": ["replace", "destory"]}]},
            'p.json: exceptions[0].allow[1]: is "destory", not one of "destroy", "replace", "loseData", '
            '"disrupt", "cutAccess", "forget", "machine"; did you mean "destroy"?',
        ),
        (
            {"allowedAccountIds": [123456789012]},
            "p.json: allowedAccountIds[0]: is 123456789012, not a string",
        ),
        (
            {"allowedAccountIds": ["12345678901"]},
            "p.json: allowedAccountIds[0]: '12345678901' is no AWS account, which has 12 digits",
        ),
        ({"orphans": "keep"}, 'p.json: orphans: is "keep", not one of "name", "adopt", "retry"'),
    ],
)
def test_a_mistake_is_one_line_with_its_place(document: Any, said: str) -> None:
    with pytest.raises(PolicyError) as caught:
        Policy.parse(document, "p.json")
    assert str(caught.value) == said
    assert caught.value.code is ExitCode.USAGE


@pytest.mark.parametrize("text", [None, "{", "[]"])
def test_a_file_that_is_no_policy_is_named(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "policy.json"
    if text is not None:
        path.write_text(text)
    with pytest.raises(PolicyError) as caught:
        Policy.read(path)
    assert str(caught.value).startswith(f"{path}: ")


@pytest.mark.parametrize(
    ("by", "pattern", "covered"),
    [
        ("address", 'module.m["a"].aws_eip.x[0]', True),
        ("address", 'module.m["*"].aws_eip.*', True),
        ("address", "*.aws_eip.x[?]", True),
        ("address", "aws_eip.x[0]", False),
        ("address", "module.m[a].*", False),
        ("address", "*", True),
        ("type", "aws_eip", True),
        ("type", "aws_*", True),
        ("type", "AWS_EIP", False),
        ("type", "eip", False),
    ],
)
def test_a_pattern_covers_whole_addresses_and_types_with_brackets_as_they_are(
    by: Any, pattern: str, covered: bool
) -> None:
    one = change('module.m["a"].aws_eip.x[0]', "delete", type="aws_eip")
    policy = Policy(exceptions=(Exemption(pattern, by, frozenset({"destroy"})),))
    assert policy.exemptions().allow(one, "destroy") is covered
    assert not policy.exemptions().allow(one, "replace")


LETTERS = st.text("ab[.*?", min_size=1, max_size=5)


@pytest.mark.promise("laws")
@given(
    st.lists(
        st.builds(
            Exemption,
            LETTERS,
            st.sampled_from(["address", "type"]),
            st.frozensets(st.sampled_from(["destroy", "replace"]), min_size=1),
        ),
        max_size=6,
    ),
    LETTERS,
    LETTERS,
)
def test_many_exceptions_allow_what_each_of_them_does(
    exceptions: list[Exemption], address: str, type_: str
) -> None:
    one = change("aws_eip.x", "delete")
    one = replace(one, address=address, type=type_)

    def covered(exemption: Exemption) -> bool:
        return fnmatchcase(getattr(one, exemption.by), exemption.pattern.replace("[", "[[]"))

    for word in ("destroy", "replace"):
        expected = any(word in exemption.allow and covered(exemption) for exemption in exceptions)
        assert Policy(exceptions=tuple(exceptions)).exemptions().allow(one, word) is expected


def test_of_many_exceptions_those_are_tried_that_begin_as_an_address_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[str] = []

    def covers(exemption: Exemption, _one: object) -> bool:
        tried.append(exemption.pattern)
        return False

    monkeypatch.setattr(Exemption, "covers", covers)
    patterns = [f"aws_eip.x-{n:04}{'*' if n % 2 else ''}" for n in range(1000)]
    policy = Policy(
        exceptions=tuple(Exemption(pattern, "address", frozenset({"destroy"})) for pattern in patterns)
    )
    assert not policy.exemptions().allow(change("aws_eip.x-0017", "delete"), "destroy")
    assert tried == ["aws_eip.x-0017*"]
