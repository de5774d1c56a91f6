"""Values of write-only attributes. Follows `markWriteOnlyAttribute` of `terraform-resource.ts`."""

from __future__ import annotations

from typing import Any

from snowform.engine.elements.target_versions import ProviderFeature, register
from snowform.engine.tokens.token import TOKENS, Resolvable
from snowform.engine.values.javascript import NULL


class WriteOnly(Resolvable):
    """A value that asks for a version with write-only attributes, if it is one when it is resolved."""

    def __init__(self, resource: Any, value: Any) -> None:
        self._resource = resource
        self._value = value
        # The run before the one that is written finds out.
        TOKENS.has_lazy = True

    def resolve(self, context: Any) -> Any:
        """The value itself."""
        resolved = context.resolve(self._value)
        if resolved is not None and resolved is not NULL:
            register(self._resource, ProviderFeature.WRITE_ONLY_ATTRIBUTES, discovered=True)
        return resolved


def write_only(resource: Any, value: Any) -> Any:
    """A value of a write-only attribute of a resource; nothing and null ask for no version."""
    return value if value is None or value is NULL else WriteOnly(resource, value)
