"""What an element of the configuration says itself, by Terraform's names, on whichever engine runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from snowform import report
from snowform.hints import Any
from snowform.providers.arguments import cdktf

# What any resource or data source takes beside its own arguments, as Terraform names it.
META_ARGUMENTS = frozenset(("connection", "count", "depends_on", "for_each", "lifecycle", "provider"))
# The kinds whose overrides CDKTF writes.
KINDS = (
    "TerraformResource",
    "TerraformDataSource",
    "TerraformEphemeralResource",
    "TerraformProvider",
    "TerraformModule",
    "TerraformOutput",
    "TerraformVariable",
    "TerraformBackend",
)


def takes_contributions(construct: Any) -> bool:
    """Whether it is an element of which arguments can be merged."""
    return isinstance(construct, tuple(getattr(cdktf, kind) for kind in KINDS if hasattr(cdktf, kind)))


def elements(construct: Any, *, foreign: bool = False) -> Iterator[Any]:
    """The elements of a stack that take contributions, or the `foreign` others; not those of stacks in it."""
    for child in construct.node.children:
        if isinstance(child, cdktf.TerraformStack):
            continue
        if isinstance(child, cdktf.TerraformElement):
            takes = takes_contributions(child) or isinstance(child, cdktf.TerraformLocal)
            if takes is not foreign:
                yield child
        yield from elements(child, foreign=foreign)


def arguments_of(element: Any, context: Any) -> dict[str, Any]:
    """The arguments that an element was made with, or was given later; resolved where they are CDKTF's own.

    `context` is the one in which an engine resolves.
    """
    own: Mapping[str, Any]
    if isinstance(element, cdktf.TerraformVariable):
        own = element.synthesize_attributes()
    else:
        own = {
            **element._synthesize_attributes(),
            **getattr(element, "_given", {}),
            **getattr(element, "_ranked", {}),
        }
    if isinstance(element, cdktf.TerraformModule):
        names = ("source", "version", "depends_on")
        own = {**own, **{name: context.resolve(getattr(element, name)) for name in names}}
    elif isinstance(element, cdktf.TerraformProvider):
        own = {**own, "alias": element.alias}
    elif hasattr(element, "terraform_meta_arguments"):
        own = {**own, **_snake_case(context.resolve(element.terraform_meta_arguments))}
    return {name: value for name, value in own.items() if value is not None}


def has_provisioners(element: Any) -> bool:
    """Whether a resource has provisioners in CDKTF's form, which is not the configuration's."""
    if not isinstance(element, cdktf.TerraformResource):
        return False
    try:
        return bool(element.provisioners)
    except RuntimeError:
        # jsii gives back a local-exec as a file's, and misses a destination there: so there is one.
        return True


def owner_of(element: Any) -> str:
    """What an error calls an element: `aws_vpc "main"`."""
    typed = getattr(element, "_owner", None)
    if isinstance(typed, str):
        return typed
    kind = getattr(element, "terraform_resource_type", None)
    if kind is None:
        bases = (base for base in KINDS if hasattr(cdktf, base) and isinstance(element, getattr(cdktf, base)))
        kind = next(bases).removeprefix("Terraform").lower()
    elif isinstance(element, cdktf.TerraformDataSource):
        kind = f"data.{kind}"
    elif isinstance(element, cdktf.TerraformProvider):
        kind = f"provider {kind}"
    return f'{kind} "{element.node.id}"'


def place_of(element: Any) -> str:
    """The construct, and the line that made it where that is known: `main.py:3, construct web/logs`."""
    path = element.node.path
    line = report.recorded("source", path) or getattr(element, "_tf_line", None)
    return f"{line[0]}:{line[1]}, construct {path}" if line else f"construct {path}"


def address_of(element: Any) -> tuple[str, ...]:
    """Where it stands in the configuration; () for what has no place of its own."""
    name = element.friendly_unique_id
    if isinstance(element, cdktf.TerraformResource):
        return ("resource", element.terraform_resource_type, name)
    if isinstance(element, cdktf.TerraformDataSource):
        return ("data", element.terraform_resource_type, name)
    if isinstance(element, cdktf.TerraformProvider):
        # Only the default configuration has an address without an index.
        return ("provider", element.terraform_resource_type) if element.alias is None else ()
    if isinstance(element, cdktf.TerraformBackend):
        ((block, kinds),) = element.to_terraform()["terraform"].items()
        return ("terraform", "backend", *kinds) if block == "backend" else ("terraform", block)
    sections = {"TerraformModule": "module", "TerraformOutput": "output", "TerraformVariable": "variable"}
    for kind, section in sections.items():
        if isinstance(element, getattr(cdktf, kind)):
            return (section, name)
    return ("locals", name) if isinstance(element, cdktf.TerraformLocal) else ()


def _snake_case(value: Any) -> Any:
    """CDKTF's own names, as the configuration has them."""
    if isinstance(value, Mapping):
        return {
            re.sub("[A-Z]", lambda found: f"_{found[0].lower()}", k): _snake_case(v) for k, v in value.items()
        }
    return [_snake_case(item) for item in value] if isinstance(value, list) else value
