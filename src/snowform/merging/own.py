"""What an element of the configuration says itself, by Terraform's names, on whichever engine runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from snowform import report
from snowform.hints import Any
from snowform.providers.arguments import cdktf
from snowform.providers.origin import LIBRARIES

# What any resource or data source takes beside its own arguments, as Terraform names it.
META_ARGUMENTS = frozenset(("connection", "count", "depends_on", "for_each", "lifecycle", "provider"))
# The classes of CDKTF whose overrides are written, and local values, which have one value each.
KINDS = frozenset(
    (
        "TerraformResource",
        "TerraformDataSource",
        "TerraformEphemeralResource",
        "TerraformProvider",
        "TerraformModule",
        "TerraformOutput",
        "TerraformVariable",
        "TerraformBackend",
        "TerraformLocal",
    )
)
# What stands below these has names that the program chose (`util.ts`).
LEFT_ALONE = ("tags", "environment")
# The sections where they stand, with a type and without.
TYPED = {
    "TerraformResource": "resource",
    "TerraformDataSource": "data",
    "TerraformEphemeralResource": "ephemeral",
}
NAMED = {
    "TerraformModule": "module",
    "TerraformOutput": "output",
    "TerraformVariable": "variable",
    "TerraformLocal": "locals",
}


def kind_of(construct: object) -> str:
    """The one of KINDS that a construct is, or "". No class is loaded to find out."""
    return _kind_of(type(construct).__mro__)


@lru_cache(maxsize=1000)
def _kind_of(classes: tuple[type, ...]) -> str:
    names = (base.__name__ for base in classes if base.__module__.partition(".")[0] in LIBRARIES)
    return next((name for name in names if name in KINDS), "")


def elements(construct: Any, *, foreign: bool = False) -> Iterator[Any]:
    """The elements of a stack that take contributions, or the `foreign` others; not those of stacks in it."""
    for child in construct.node.children:
        if isinstance(child, cdktf.TerraformStack):
            continue
        if isinstance(child, cdktf.TerraformElement) and bool(kind_of(child)) is not foreign:
            yield child
        yield from elements(child, foreign=foreign)


def arguments_of(element: Any, context: Any) -> dict[str, Any]:
    """The arguments that an element was made with, or was given later; resolved where they are CDKTF's own.

    `context` is the one in which an engine resolves.
    """
    own: Mapping[str, Any]
    kind = kind_of(element)
    if kind == "TerraformVariable":
        own = element.synthesize_attributes()
        own = {**own, "validation": _snake_case(context.resolve(own.get("validation")))}
    else:
        own = element._synthesize_attributes()
    if kind == "TerraformModule":
        names = ("source", "version", "depends_on")
        own = {**own, **{name: context.resolve(getattr(element, name)) for name in names}}
    elif kind == "TerraformProvider":
        own = {**_snake_case(own), "alias": element.alias}
        own = {**own, **getattr(element, "_given", {}), **getattr(element, "_ranked", {})}
    elif hasattr(element, "terraform_meta_arguments"):
        own = {**own, **getattr(element, "_given", {}), **getattr(element, "_ranked", {})}
        own = {**own, **_snake_case(context.resolve(element.terraform_meta_arguments))}
    return {name: value for name, value in own.items() if value is not None}


def has_provisioners(element: Any) -> bool:
    """Whether a resource has provisioners in CDKTF's form, which is not the configuration's."""
    if kind_of(element) != "TerraformResource":
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
    kind = kind_of(element)
    shown = getattr(element, "terraform_resource_type", kind.removeprefix("Terraform").lower())
    before = {"TerraformDataSource": "data.", "TerraformProvider": "provider "}.get(kind, "")
    return f'{before}{shown} "{element.node.id}"'


def place_of(element: Any) -> str:
    """The construct, and the line that made it where that is known: `main.py:3, construct web/logs`."""
    path = element.node.path
    line = report.recorded("source", path) or getattr(element, "_tf_line", None)
    return f"{line[0]}:{line[1]}, construct {path}" if line else f"construct {path}"


def address_of(element: Any) -> tuple[str, ...]:
    """Where it stands in the configuration; () for what has no place of its own."""
    kind, name = kind_of(element), element.friendly_unique_id
    if kind in TYPED:
        return (TYPED[kind], element.terraform_resource_type, name)
    if kind in NAMED:
        return (NAMED[kind], name)
    if kind == "TerraformProvider":
        # Only the default configuration has an address without an index.
        return ("provider", element.terraform_resource_type) if element.alias is None else ()
    ((block, kinds),) = element.to_terraform()["terraform"].items()
    return ("terraform", "backend", *kinds) if block == "backend" else ("terraform", block)


def _snake_case(value: Any) -> Any:
    """CDKTF's own names as it writes them, where it does not write them as they are."""
    if isinstance(value, Mapping):
        return {
            re.sub("[A-Z]", lambda found: f"_{found[0].lower()}", key): item
            if key in LEFT_ALONE
            else _snake_case(item)
            for key, item in value.items()
        }
    return [_snake_case(item) for item in value] if isinstance(value, list) else value
