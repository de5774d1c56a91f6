"""The options of the policy: what a run may do. Their names are those of the program's own policy file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from snowform.nixos.option_types import (
    BOOL,
    STR,
    UNSIGNED,
    Either,
    Enum,
    Matching,
    NixType,
    Submodule,
    list_of,
    null_or,
)
from snowform.nixos.options import Option, Value


def policy_options(*, aws: bool) -> Iterator[Option]:
    """What a run may do; the defaults are the program's own, the careful ones."""

    def option(name: str, kind: NixType, text: str, default: Any, example: Any) -> Option:
        return Option(("policy", name), kind, text, Value(default), Value(example))

    yield option(
        "mode",
        Enum(("apply", "plan")),
        "With `plan`, a run reports what it would do and changes nothing.",
        "apply",
        "plan",
    )
    yield option("allowDestroy", BOOL, "Whether objects may be destroyed.", False, True)
    yield option(
        "allowReplace",
        Either(BOOL, Enum(("tainted",))),
        "Whether objects may be destroyed and made again; `tainted`: only those whose creation was cut off "
        "or failed.",
        False,
        "tainted",
    )
    yield option(
        "allowDataLoss",
        BOOL,
        "Whether updates in place may lose data or what protects them, such as a shorter retention.",
        False,
        True,
    )
    yield option(
        "allowDisruptive",
        BOOL,
        "Whether updates in place may stop, reboot or interrupt something, such as another instance type.",
        False,
        True,
    )
    yield option(
        "allowAccessCut",
        BOOL,
        "Whether updates in place may shut somebody or something out, such as a rule that goes.",
        False,
        True,
    )
    yield option("allowForget", BOOL, "Whether objects may leave the state and live on.", False, True)
    yield option(
        "maxChanges",
        null_or(UNSIGNED),
        "Refuse a plan with more changes than that, imports and forgotten objects among them.",
        None,
        20,
    )
    yield option(
        "exceptions",
        list_of(Submodule(tuple(_exception()))),
        "What else is allowed, for some objects only.",
        [],
        [{"address": "aws_launch_template.*", "allow": ["replace"], "reason": "instances outlive it"}],
    )
    yield option(
        "allowExec",
        BOOL,
        "Whether the configuration and its modules may start programs on this host.",
        False,
        True,
    )
    if not aws:
        return
    yield option(
        "allowedAccountIds",
        list_of(Matching("[0-9]{12}")),
        "The AWS accounts that may be changed; an empty list allows every one.",
        [],
        ["123456789012"],
    )
    yield option(
        "orphans",
        Enum(("adopt", "name", "retry")),
        "What becomes of what a run that died has left: `adopt` imports what certainly belongs to the stack, "
        "`name` only says what it is, `retry` also creates what is not found again, without asking.",
        "adopt",
        "name",
    )


def _exception() -> Iterator[Option]:
    pattern = "with `*` for any text and `?` for one character. Either this or"
    for name, other, what in (("address", "type", "addresses"), ("type", "address", "types")):
        example = {"address": "aws_launch_template.*", "type": "aws_route53_record"}[name]
        text = f"A pattern of the objects' {what}, {pattern} `{other}`."
        yield Option((name,), null_or(STR), text, Value(None), Value(example))
    allowances = list_of(
        Enum(("destroy", "replace", "loseData", "disrupt", "cutAccess", "forget", "machine"))
    )
    yield Option(("allow",), allowances, "What may happen to them.", None, Value(["replace"]))
    yield Option(("reason",), STR, "Why, for people.", Value(""), Value("instances outlive it"))
