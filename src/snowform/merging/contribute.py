"""`contribute`: say something of an element of which other parts of the program say more."""

from __future__ import annotations

from collections.abc import Mapping

from constructs import Construct

from snowform.hints import Any
from snowform.merging import own
from snowform.merging.elements import Contributions, contribute_to_local
from snowform.merging.merge import Said
from snowform.merging.values import ContributionError, copied
from snowform.providers import names
from snowform.providers.arguments import cdktf
from snowform.providers.origin import location
from snowform.providers.ranks import Ranked

FORMS = 'write contribute(RESOURCE, name=value) or contribute(self, "resource.TYPE.NAME", name=value)'


def contribute(construct: Construct, /, *given: Any, **arguments: Any) -> None:
    """Say something of an element, together with all else that is said of it: `contribute(bucket, tags={…})`.

    The element is a construct, or stands at an address in the stack that `construct` is in:
    `contribute(self, "resource.aws_s3_bucket.logs", tags={…})`, `contribute(self, "locals", team="web")`.
    Then it need not be a construct's. Arguments are named, or in a dictionary; an address may have any value.

    Dictionaries merge, lists join in the order of the calls after what the construct has itself, equal values
    are one; `default`, `force`, `before` and `after` say otherwise. Anything else is a MergeConflict, raised
    when the program is synthesized; what takes no contributions is a ContributionError, raised here.
    """
    source = location()
    address, value = _read(given, names.terraform_arguments(arguments), source)
    if not isinstance(construct, Construct):
        raise ContributionError(f"a {type(construct).__name__} is no construct", where=source, hint=FORMS)
    kind = own.kind_of(construct) if address is None else ""
    if kind == "TerraformLocal":
        contribute_to_local(construct, Said(value, source))
    elif kind:
        Contributions.to(construct).add(Said(_checked(value, source), source))
    elif address is None and not isinstance(construct, cdktf.TerraformStack):
        raise ContributionError(
            f"nothing can be contributed to {construct.node.path or 'the app'} ({type(construct).__name__})",
            where=source,
            hint=FORMS,
        )
    else:
        # Few programs contribute to addresses.
        from snowform.merging.addresses import contribute_to_stack

        for name in reversed((address or "").split(".") if address is not None else ()):
            value = {name: value}
        contribute_to_stack(_stack_of(construct, source), Said(_checked(value, source), source))


def _stack_of(construct: Construct, source: str) -> Any:
    try:
        return cdktf.TerraformStack.of(construct)
    except RuntimeError as error:
        raise ContributionError(
            f"{construct.node.path or 'the app'} is in no stack", where=source, hint=FORMS
        ) from error


def _read(given: tuple[Any, ...], arguments: Mapping[str, Any], source: str) -> tuple[str | None, Any]:
    """The address, where there is one, and what is contributed."""
    address: str | None = None
    if given and isinstance(given[0], str):
        address, *rest = given
        if not all(address.split(".")):
            raise ContributionError(f'"{address}" is no address', where=source, hint=FORMS)
    else:
        rest = list(given)
    if len(rest) + bool(arguments) != 1:
        what = "nothing is contributed" if not rest and not arguments else "arguments beside a value"
        raise ContributionError(what, where=source, hint=FORMS)
    return address, copied(rest[0] if rest else dict(arguments), source=source)


def _checked(value: Any, source: str) -> Mapping[str, Any]:
    if isinstance(value, Mapping) and all(isinstance(name, str) for name in value):
        return value
    if isinstance(value, Ranked):
        what = (
            "default, force, before and after stand around the value of an argument, not around all of them"
        )
    else:
        what = f"arguments are a dictionary with names for keys, not {value!r}"
    raise ContributionError(what, where=source, hint=FORMS)
