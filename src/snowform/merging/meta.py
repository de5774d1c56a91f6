"""Facts of a stack that are in no configuration: for Nix, and for other programs."""

from __future__ import annotations

from collections.abc import Mapping

import constructs
import jsii
from constructs import Construct

from snowform import report
from snowform.hints import Any
from snowform.merging.merge import Merge, MergeConflict, Path, Said
from snowform.merging.values import ContributionError, copied, is_token
from snowform.providers.arguments import cdktf
from snowform.providers.origin import location
from snowform.providers.ranks import Ranked
from snowform.schema.check import format_path

_KEPT_AT = "_snowform_meta"
FORMS = 'write meta(self, ssh_user="root")'


def meta(construct: Construct, /, *given: Mapping[str, Any], **facts: Any) -> None:
    """Say something of the stack that `construct` is in, to whoever reads it: `meta(self, ssh_user="root")`.

    It is in `stack.json` beside the stack's NixOS module, and in what `snowform synth --json` and `snowform
    list --json` print, under "meta". What several parts of a program say is merged as by `contribute`; a
    conflict is a validation error. Raises ContributionError for what is no plain data, a token included:
    what only Terraform knows is an output.
    """
    source = location()
    if not isinstance(construct, Construct):
        raise ContributionError(f"a {type(construct).__name__} is no construct", where=source, hint=FORMS)
    if len(given) + bool(facts) != 1 or not all(isinstance(one, Mapping) for one in given):
        raise ContributionError("facts are named, or in one dictionary", where=source, hint=FORMS)
    said = copied(dict(given[0]) if given else facts, source=source)
    _refuse_unknown(said, (), source)
    stack = cdktf.TerraformStack.of(construct)
    found: _Facts | None = vars(stack).get(_KEPT_AT)
    if found is None:
        found = _Facts(stack)
        object.__setattr__(stack, _KEPT_AT, found)
        stack.node.add_validation(found)
    found.add(Said(said, source))


@jsii.implements(constructs.IValidation)
class _Facts:
    def __init__(self, stack: Any) -> None:
        self._stack = stack
        self._said: list[Said] = []
        self._conflict = ""

    def add(self, said: Said) -> None:
        """Take in a dictionary of facts, and report all of them."""
        self._said.append(said)
        self._conflict = ""
        merge = Merge("meta", lambda value: value, lambda _: False)
        try:
            merged = merge.merged(self._said)
        except MergeConflict as conflict:
            # What is forced later may settle it.
            self._conflict = str(conflict)
            return
        if report.wanted():
            report.record("meta", self._stack.node.path, merged)

    def validate(self) -> list[str]:
        """The conflict, where one is left."""
        return [self._conflict] if self._conflict else []


def _refuse_unknown(value: Any, path: Path, source: str) -> None:
    if isinstance(value, Ranked):
        _refuse_unknown(value.value, path, source)
    elif isinstance(value, Mapping) and not is_token(value):
        for key, item in value.items():
            _refuse_unknown(key, path, source)
            _refuse_unknown(item, (*path, key), source)
    elif isinstance(value, list) and not is_token(value):
        for index, item in enumerate(value):
            _refuse_unknown(item, (*path, index), source)
    elif value is not None and (not isinstance(value, str | int | float) or cdktf.Token.is_unresolved(value)):
        raise ContributionError(
            f"meta: {format_path(path)} is known only once Terraform runs",
            where=source,
            hint="make it a TerraformOutput",
        )
