"""The value of one iterator inside the content of another's `dynamic`: it becomes the inner one's.

In a for-expression every iterator's value is `val`, in a dynamic block `each.value`: what is written there
means the nearest. https://opentofu.org/docs/language/expressions/dynamic-blocks/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.engine.references.dynamic_block import TerraformDynamicExpression
from snowform.engine.tokens.token import Resolvable, reverse
from snowform.hints import Any


def tell_of_others(iterator: Any, content: Any) -> None:
    """Warn where the content of an iterator's `dynamic` reads another iterator."""
    if any(entry._tf_iterator is not iterator for entry in _entries(content, set())):
        from snowform.lints.program import warn

        warn(
            "shadowed-iterator",
            "dynamic() of one iterator reads the key or value of another: in what is written it means the "
            "inner one's",
            hint="go through one list that holds both, as Fn.setproduct(…) makes, or Fn.flatten(…)",
        )


def _entries(value: Any, seen: set[int]) -> Iterator[Any]:
    """The keys and values of iterators that a value holds, in expressions too."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _entries(key, seen)
            yield from _entries(item, seen)
    elif isinstance(value, list | tuple):
        tokens = reverse(value) if isinstance(value, list) and len(value) == 1 else []
        for item in tokens or value:
            yield from _entries(item, seen)
    elif isinstance(value, str | float):
        for token in reverse(value):
            yield from _entries(token, seen)
    elif isinstance(value, TerraformDynamicExpression) or id(value) in seen:
        # What is inside of another `dynamic` was told of when that was made.
        return
    elif hasattr(value, "_tf_iterator"):
        yield value
    elif isinstance(value, Resolvable):
        seen.add(id(value))
        for part in vars(value).values():
            yield from _entries(part, seen)
