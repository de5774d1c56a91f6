"""Help to move from the ids that CDKTF made before 0.15. Follows `upgrade-id-aspect.ts`."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath
from typing import Any

from snowform.engine import distribution
from snowform.engine.elements.element import TerraformElement
from snowform.engine.elements.resource import TerraformResource
from snowform.engine.tree.annotations import Annotations
from snowform.engine.tree.owners import app_of, stack_of
from snowform.engine.values.unique_id import (
    HIDDEN,
    HIDDEN_FROM_PEOPLE,
    MAX_LENGTH,
    MAX_READABLE,
    _without_repetition,
)

_DISALLOWED = re.compile(r"[^A-Za-z0-9]")


class MigrateIds:
    """An aspect: each resource is moved from the id that it had then; modules are named in a warning."""

    def visit(self, node: Any) -> None:
        """Move a resource, or say how to move a module by hand."""
        if isinstance(node, TerraformResource):
            node.move_from_id(f"{node.terraform_resource_type}.{old_id(node)}")
        elif getattr(node, "_tf_element_type", None) == "module":
            Annotations.of(node).add_warning(_module_hint(node))


def old_id(element: TerraformElement) -> str:
    """The id that CDKTF made before 0.15: of the whole path, of letters and digits alone."""
    components = [scope.node.id for scope in element.node.scopes[1:] if scope.node.id != HIDDEN]
    if len(components) == 1:
        candidate = _DISALLOWED.sub("", components[0])
        if len(candidate) <= MAX_LENGTH:
            return candidate
    digest = hashlib.md5("/".join(components).encode(), usedforsecurity=False).hexdigest()[:8].upper()
    readable = "_".join(
        _DISALLOWED.sub("", part) for part in _without_repetition(components) if part != HIDDEN_FROM_PEOPLE
    )
    return f"{readable[:MAX_READABLE]}_{digest}"


def _module_hint(module: TerraformElement) -> str:
    manifest = app_of(module).manifest
    entry = manifest.for_stack(stack_of(module))
    folder = PurePosixPath(manifest.outdir) / entry.working_directory
    new = module.friendly_unique_id
    return (
        f"Found module with new id {new}. Moving this module requires a manual state migration.\n"
        "If this module has not been moved yet, run "
        f'"terraform state mv module.{old_id(module)} module.{new}" in the output directory "{folder}" '
        "to migrate the existing state to its new id.\n"
        "Refer to the following page for more information: "
        f"{distribution.current.documentation}/examples-and-guides/refactoring#moving-or-renaming-modules"
    )
