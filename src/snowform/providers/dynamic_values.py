"""What `iterator.dynamic({...})` stands for in a typed resource: values of an attribute, or blocks.

Loaded by the programs that give one. On HashiCorp's engine its content cannot be read: it stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from snowform.hints import Any
from snowform.schema.check import Problem


class ContentError(Exception):
    """The content of `dynamic` is not what the argument wants; `problem` is the first that is wrong."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


def filled(expression: Any, fill: Callable[[Any], Any], check: Callable[[Any], Iterable[Problem]]) -> Any:
    """The expression with its content filled and checked as a plain value in its place is.

    Raises ContentError for the first problem.
    """
    content = fill(expression.content)
    for problem in check(content):
        raise ContentError(problem)
    return type(expression)(expression.iterator, content)


def add_blocks(body: dict[str, Any], name: str, expression: Any) -> None:
    """Let the content be a block each, below `dynamic`: no expression can stand for blocks."""
    from snowform.engine.references.dynamic_block import TerraformDynamicBlock

    made = TerraformDynamicBlock.from_dynamic_expression(expression).to_terraform_dynamic_block_json()
    given = body.get("dynamic")
    if given is None or isinstance(given, Mapping):
        body["dynamic"] = {**(given or {}), name: made}
    else:
        body["dynamic"] = [*given, {name: made}]
