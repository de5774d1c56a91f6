"""Blocks and lists that are made for each entry of a collection.

Follows `terraform-dynamic-expression.ts` and `terraform-dynamic-block.ts`. The attributes of a typed resource
turn the expression into a block where Terraform has a block; everywhere else it is a for-expression.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from snowform.engine.errors import EngineError
from snowform.engine.tokens.expressions import FOR_EXPRESSION, ForExpression
from snowform.engine.tokens.lazy import Lazy
from snowform.engine.tokens.token import Resolvable
from snowform.engine.values.javascript import js_string


class TerraformDynamicExpression(Resolvable):
    """What `iterator.dynamic({...})` gives: it resolves to `[ for key, val in ...: {...}]`."""

    def __init__(self, iterator: Any, content: Mapping[str, Any]) -> None:
        self.iterator = iterator
        self.content = content

    def resolve(self, context: Any) -> Any:
        """The for-expression, in which the iterator's key and value are `key` and `val`."""
        return Lazy.any_value(self._produce)

    def _produce(self, context: Any) -> Any:
        context.iterator_context = FOR_EXPRESSION
        return context.resolve(ForExpression(self.iterator._get_for_expression_input(), self.content))


class TerraformDynamicBlock(Resolvable):
    """A block that is repeated: it belongs below `dynamic`, and nowhere else."""

    iterator = "each"

    def __init__(self, for_each: Any, content: Mapping[str, Any]) -> None:
        self.for_each = for_each
        self.content = content

    @staticmethod
    def from_dynamic_expression(expression: TerraformDynamicExpression) -> TerraformDynamicBlock:
        """The block for what `iterator.dynamic({...})` gives."""
        return TerraformDynamicBlock(expression.iterator, expression.content)

    def resolve(self, context: Any) -> Any:
        """Raises EngineError: it stands where Terraform has no block."""
        raise EngineError(
            "We do not support directly resolving a TerraformDynamicBlock. Dynamic blocks are only supported "
            "on block attributes of resources, data sources, and providers.\n\nYou can create a "
            "TerraformDynamicBlock by calling '.dynamic' on a TerraformIterator instance.\n\n"
            "The following expression was used for the dynamic block: .dynamic({\n"
            f"  {js_string(self.for_each._get_for_each_expression())}\n}})"
        )

    def to_terraform_dynamic_block_json(self) -> Any:
        """What stands below `dynamic`; in it the iterator's key and value are `each.key` and `each.value`."""
        return Lazy.any_value(self._produce)

    def _produce(self, context: Any) -> Any:
        context.iterator_context = "DYNAMIC_BLOCK"
        return {
            "for_each": self.for_each._get_for_each_expression(),
            "iterator": self.iterator,
            "content": context.resolve(self.content),
        }
