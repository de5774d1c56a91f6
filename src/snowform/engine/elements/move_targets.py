"""The names that resources can be moved to. Follows `terraform-resource-targets.ts`."""

from __future__ import annotations

from typing import Any

from snowform.engine.errors import EngineError


class TerraformResourceTargets:
    """Resources of a stack by the names that `add_move_target` gave them."""

    def __init__(self) -> None:
        self._targets: dict[str, Any] = {}

    def add_resource_target(self, resource: Any, target: str) -> None:
        """Name a resource. Raises EngineError where the name is taken."""
        if target in self._targets:
            raise EngineError(f'Target "{target}" has already been set at {self._targets[target].node.path}')
        self._targets[target] = resource

    def get_resource_by_target(self, target: str) -> Any:
        """The resource of a name. Raises EngineError where there is none."""
        if target not in self._targets:
            raise EngineError(f'Target "{target}" has not been set: call add_move_target("{target}") first')
        return self._targets[target]
