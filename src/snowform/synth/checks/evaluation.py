"""Work an expression out as far as `tofu validate` does, and note what cannot be. Looks nothing up itself.

What a plan decides is unknown, and right: of a loop over it the body is not looked into, as OpenTofu does
not either. https://opentofu.org/docs/language/expressions/
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from snowform.expressions import (
    Call,
    Dynamic,
    Expression,
    ExpressionError,
    Key,
    Reference,
    Splat,
    Step,
    parse_template,
)
from snowform.expressions.functions import ANY_NUMBER, FUNCTIONS, GONE
from snowform.expressions.nodes import Interpolation, Node, Quoted, Text
from snowform.expressions.operations import (
    Access,
    Binary,
    Conditional,
    For,
    ForDirective,
    IfDirective,
    Literal,
    ObjectValue,
    Parentheses,
    TupleValue,
    Unary,
)
from snowform.synth.checks.attributes import Problem, into_each, is_name
from snowform.synth.checks.attributes import shown as shown_step
from snowform.synth.checks.elements import attribute, indexed
from snowform.synth.checks.function_results import call as call_function
from snowform.synth.checks.operators import ARITHMETIC, COMPARISON
from snowform.synth.checks.values import (
    ANY,
    MAPPINGS,
    PRIMITIVE,
    SEQUENCES,
    Unsuitable,
    Value,
    any_sensitive,
    article,
    converted,
    marked,
    object_of,
    scalar,
    shown,
    tuple_of,
    unified,
)

# Longer loops over literals are not gone through.
MOST_ELEMENTS = 500
Names = Mapping[str, Value]
# The value of a reference's root with the steps that led there, and those that are left.
Lookup = Callable[[Reference], tuple[Value, Sequence[Step]]]


class Evaluator:
    """Works expressions out; `problems` are those that it met, `lookup` tells what a reference leads to."""

    def __init__(self, lookup: Lookup, folder: str = "") -> None:
        self.problems: list[Problem] = []
        # Where relative paths of files start, where that is known.
        self.folder = folder
        self._lookup = lookup

    def json_value(self, value: Any) -> Value:
        """A value of config.tf.json, its templates worked out."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return tuple_of(self.json_value(item) for item in value)
        if isinstance(value, Mapping):
            keys = {key: self.text(key) for key in value if key != "//"}
            items = {key: self.json_value(value[key]) for key in keys}
            if not all(key.known and key.kind == "string" for key in keys.values()):
                return ANY
            return object_of({str(keys[key].content): item for key, item in items.items()})
        return scalar(value)

    def text(self, text: str) -> Value:
        """A string of config.tf.json: text, or a template."""
        if "${" not in text and "%{" not in text:
            return scalar(text)
        try:
            return self.expression(parse_template(text))
        except (ExpressionError, RecursionError):
            # Said where all expressions are read; and a chain of thousands of operators is no mistake.
            return ANY

    def expression(self, parsed: Expression) -> Value:
        """The value of a parsed template or expression."""
        return self._parts(parsed.parts, {})

    def node(self, node: Node) -> Value:
        """The value of a part of an expression."""
        return self._value(node, {})

    def _parts(self, parts: Sequence[Node], names: Names) -> Value:
        if len(parts) == 1 and not isinstance(parts[0], Text | IfDirective | ForDirective):
            return self._value(parts[0], names)
        texts = [self._in_text(part, names) for part in parts]
        if not all(text.known for text in texts):
            return Value("string", sensitive=any_sensitive(texts))
        joined = "".join(str(text.content) for text in texts)
        return Value("string", joined, known=True, sensitive=any_sensitive(texts))

    def _in_text(self, part: Node, names: Names) -> Value:
        value = self._value(part, names)
        if value.is_null:
            return self._wrong("null has no place in a text")
        try:
            return converted(value, "string")
        except Unsuitable:
            if not value.known:
                return Value("string")
            hint = (
                "name an attribute of it"
                if value.kind == "object"
                else "jsonencode() or join() make a text of it"
            )
            return self._wrong(f"{article(value.type)} has no place in a text", hint)

    def _value(self, node: Node, names: Names) -> Value:
        return VALUES[type(node)](self, node, names)

    def _wrong(self, message: str, hint: str = "") -> Value:
        self.problems.append(Problem(message, hint))
        return ANY

    def _apart(self, node: Node, names: Names) -> tuple[Value, list[Problem]]:
        """The value of what may not count, and its problems apart."""
        before, self.problems = self.problems, []
        value = self._value(node, names)
        found, self.problems = self.problems, before
        return value, found

    def _literal(self, node: Literal, _names: Names) -> Value:
        return scalar(node.value)

    def _text(self, node: Text, _names: Names) -> Value:
        return scalar(node.value)

    def _inside(self, node: Interpolation | Parentheses, names: Names) -> Value:
        return self._value(node.expression, names)

    def _quoted(self, node: Quoted, names: Names) -> Value:
        if len(node.parts) == 1 and isinstance(node.parts[0], Interpolation):
            return self._value(node.parts[0].expression, names)
        return self._parts(node.parts, names) if node.parts else scalar("")

    def _tuple(self, node: TupleValue, names: Names) -> Value:
        return tuple_of(self._value(item, names) for item in node.items)

    def _object(self, node: ObjectValue, names: Names) -> Value:
        items: dict[str, Value] = {}
        certain = True
        for key, value in node.items:
            if isinstance(key, Reference) and key.steps:
                self._wrong(f"{key.text} is ambiguous as a key", f"write ({key.text}) for its value")
            name = self._key(key, names)
            item = self._value(value, names)
            if name.known and isinstance(name.content, str):
                items[name.content] = item
            else:
                certain = False
        return object_of(items) if certain else ANY

    def _key(self, node: Node, names: Names) -> Value:
        key = self._value(node, names)
        if key.is_null:
            return self._wrong("a key must not be null")
        try:
            return converted(key, "string")
        except Unsuitable as error:
            return self._wrong(f"a key {error}")

    def _reference(self, node: Reference, names: Names) -> Value:
        if node.root in names:
            return self._into(names[node.root], node.steps, node.root, names)
        value, steps = self._lookup(node)
        for step in node.steps[: len(node.steps) - len(steps)]:
            if isinstance(step, Dynamic):
                self._value(step.key, names)
        where = node.root
        for step in node.steps[: len(node.steps) - len(steps)]:
            where += shown_step(step)
        return self._into(value, steps, where, names)

    def _access(self, node: Access, names: Names) -> Value:
        return self._into(self._value(node.operand, names), node.steps, "it", names)

    def _into(self, value: Value, steps: Sequence[Step], where: str, names: Names) -> Value:
        while steps:
            step, rest = steps[0], steps[1:]
            if isinstance(step, Splat):
                inner = into_each(step, rest)
                value = self._splat(value, inner, where, names)
                steps = rest[len(inner) :]
            else:
                try:
                    if is_name(step):
                        value = attribute(value, str(step), where)
                    else:
                        value = indexed(value, self._key_of(step, names), where)
                except Unsuitable as error:
                    return self._wrong(str(error))
                steps = rest
            where += shown_step(step)
            if value is ANY:
                return ANY
        return value

    def _splat(self, value: Value, steps: Sequence[Step], where: str, names: Names) -> Value:
        if value.is_null:
            return tuple_of(())
        if value.kind == "dynamic":
            return ANY
        where += "[*]"
        if not value.known and value.kind not in {"list", "set"}:
            # How many there are, none or one, is open; what is asked of each is not.
            for element in value.type[1] if value.kind == "tuple" else (value.type,):
                self._into(Value(element, sensitive=value.sensitive), steps, where, names)
            return ANY
        if not value.known:
            each = self._into(Value(value.type[1], sensitive=value.sensitive), steps, where, names)
            return Value(["list", each.type], sensitive=each.sensitive)
        items = value.content if value.kind in SEQUENCES else [value]
        return marked(
            tuple_of(self._into(item, steps, where, names) for item in items[:MOST_ELEMENTS]), value
        )

    def _key_of(self, step: Step, names: Names) -> Value:
        if isinstance(step, Dynamic):
            return self._value(step.key, names)
        return scalar(str(step) if isinstance(step, Key) else step)  # type: ignore[arg-type]

    def _unary(self, node: Unary, names: Names) -> Value:
        kind = "bool" if node.operator == "!" else "number"
        operand = self._operand(node.operand, kind, node.operator, names)
        if not operand.known:
            return Value(kind, sensitive=operand.sensitive)
        content = (not operand.content) if kind == "bool" else -operand.content
        return Value(kind, content, known=True, sensitive=operand.sensitive)

    def _operand(self, node: Node, kind: str, operator: str, names: Names) -> Value:
        value = self._value(node, names)
        if value.is_null:
            self._wrong(f'"{operator}" takes {article(kind)}, not null')
            return Value(kind)
        try:
            return converted(value, kind)
        except Unsuitable:
            self._wrong(f'"{operator}" takes {article(kind)}, not {shown(value)}')
            return Value(kind)

    def _binary(self, node: Binary, names: Names) -> Value:
        operator = node.operator
        if operator in {"==", "!="}:
            return self._equality(node, names)
        kind = "bool" if operator in {"&&", "||"} else "number"
        left = self._operand(node.left, kind, operator, names)
        right = self._operand(node.right, kind, operator, names)
        result = "number" if operator in ARITHMETIC else "bool"
        # OpenTofu takes a division by zero for infinity, until somebody uses it.
        by_zero = operator in {"/", "%"} and right.known and right.content == 0
        if operator == "/" and by_zero and left.known and left.content == 0:
            return self._wrong("nothing is divided by nothing")
        if by_zero or not (left.known and right.known):
            return Value(result, sensitive=any_sensitive((left, right)))
        if kind == "bool":
            both = (left.content, right.content)
            content: Any = all(both) if operator == "&&" else any(both)
        else:
            try:
                content = (ARITHMETIC.get(operator) or COMPARISON[operator])(left.content, right.content)
            except OverflowError:
                return Value(result)
        return Value(result, content, known=True, sensitive=any_sensitive((left, right)))

    def _equality(self, node: Binary, names: Names) -> Value:
        left, right = self._value(node.left, names), self._value(node.right, names)
        unknown = Value("bool", sensitive=any_sensitive((left, right)))
        if not (left.known and right.known) or left.kind not in PRIMITIVE or right.kind not in PRIMITIVE:
            return unknown
        if left.is_null or right.is_null:
            return unknown
        same = left.kind == right.kind and left.content == right.content
        return marked(scalar(same == (node.operator == "==")), unknown)

    def _conditional(self, node: Conditional, names: Names) -> Value:
        condition = self._condition(self._value(node.condition, names))
        then, of_then = self._apart(node.then, names)
        otherwise, of_otherwise = self._apart(node.otherwise, names)
        found = unified([then.type, otherwise.type])
        if found is None:
            return self._wrong(
                f"the two sides of a condition differ: {article(then.type)} and {article(otherwise.type)}",
                "both must be of one type",
            )
        if not condition.known or condition.is_null:
            return Value(found, sensitive=any_sensitive((condition, then, otherwise)))
        self.problems += of_then if condition.content else of_otherwise
        chosen = then if condition.content else otherwise
        try:
            return marked(converted(chosen, found), condition)
        except Unsuitable:
            return Value(found)

    def _condition(self, value: Value) -> Value:
        if value.is_null:
            return self._wrong("a condition must not be null")
        try:
            return converted(value, "bool")
        except Unsuitable as error:
            # OpenTofu asks what type it is only once it is known.
            return self._wrong(f"a condition {error}") if value.known else Value("bool")

    def _for(self, node: For, names: Names) -> Value:
        pairs = self._pairs(node.collection, names)
        if pairs is None:
            return ANY
        values: list[Value] = []
        items: dict[str, list[Value]] = {}
        certain = True
        for key, value in pairs:
            inside = {**names, node.value: value} | ({node.key: key} if node.key else {})
            if node.condition is not None:
                condition = self._condition(self._value(node.condition, inside))
                certain = certain and condition.known
                if not condition.known or not condition.content:
                    continue
            name = self._key(node.result_key, inside) if node.result_key else None
            values.append(self._value(node.result, inside))
            if name is None:
                continue
            if not name.known:
                certain = False
                continue
            same = items.setdefault(str(name.content), [])
            same.append(values[-1])
            if len(same) > 1 and not node.grouped:
                return self._wrong(
                    f'two elements have the key "{name.content}"', 'write "..." after the value to group them'
                )
        if not certain:
            return ANY
        if node.result_key is None:
            return tuple_of(values)
        return object_of(
            {name: tuple_of(found) if node.grouped else found[0] for name, found in items.items()}
        )

    def _pairs(self, node: Node, names: Names) -> list[tuple[Value, Value]] | None:
        """What a loop goes through; None where that is left to the plan, or is wrong."""
        collection = self._value(node, names)
        if collection.is_null:
            self._wrong("a loop has nothing to go through: null")
        elif collection.kind in PRIMITIVE:
            self._wrong(f"a loop goes through lists, sets, maps and objects, not {shown(collection)}")
        elif collection.known and collection.kind != "dynamic" and len(collection.content) <= MOST_ELEMENTS:
            if isinstance(collection.content, dict):
                return [(scalar(name), marked(v, collection)) for name, v in collection.content.items()]
            elements = [marked(value, collection) for value in collection.content]
            if collection.kind == "set":
                return [(value, value) for value in elements]
            return [(scalar(index), value) for index, value in enumerate(elements)]
        return None

    def _for_directive(self, node: ForDirective, names: Names) -> Value:
        pairs = self._pairs(node.collection, names)
        for key, value in pairs or ():
            self._parts_in_text(
                node.body, {**names, node.value: value, **({node.key: key} if node.key else {})}
            )
        return Value("string")

    def _if_directive(self, node: IfDirective, names: Names) -> Value:
        condition = self._condition(self._value(node.condition, names))
        if condition.known:
            self._parts_in_text(node.then if condition.content else node.otherwise, names)
        return Value("string")

    def _parts_in_text(self, parts: Sequence[Node], names: Names) -> None:
        for part in parts:
            self._in_text(part, names)

    def _call(self, node: Call, names: Names) -> Value:
        name = node.name.removeprefix("core::")
        if name in {"try", "can"}:
            return self._tolerant(name, node, names)
        arguments = [self._value(argument, names) for argument in node.arguments]
        if name in GONE and all(argument.kind != "dynamic" for argument in arguments):
            return self._wrong(f'there is no function "{name}" any more', f"write {GONE[name]}")
        if node.expanded:
            last = arguments.pop()
            if last.kind == "dynamic" or not last.known:
                if last.is_null or last.kind in PRIMITIVE | MAPPINGS:
                    return self._wrong(f'"..." takes a list, not {shown(last)}')
                return ANY
            if last.kind not in SEQUENCES:
                return self._wrong(f'"..." takes a list, not {shown(last)}')
            arguments += last.content
            least, most = FUNCTIONS.get(name, (0, ANY_NUMBER))
            if len(arguments) < least or (most != ANY_NUMBER and len(arguments) > most):
                some = f"{least}" if len(arguments) < least else f"{most}"
                return self._wrong(
                    f"{name}() takes {some} argument{'s' * (some != '1')}, not {len(arguments)}"
                )
        try:
            return call_function(name, arguments, self.folder)
        except Unsuitable as error:
            return self._wrong(f"{name}(): {error}")

    def _tolerant(self, name: str, node: Call, names: Names) -> Value:
        found = [self._apart(argument, names) for argument in node.arguments]
        if name == "can":
            return Value("bool")
        if not found:
            return self._wrong("try() takes at least one argument")
        if all(problems for _, problems in found):
            return self._wrong("try(): none of its expressions can be worked out")
        value, problems = found[0]
        # What cannot fail later is the result at once.
        return value if not problems and value.is_wholly_known else ANY


VALUES: Mapping[type[Node], Callable[[Evaluator, Any, Names], Value]] = {
    Access: Evaluator._access,
    Binary: Evaluator._binary,
    Call: Evaluator._call,
    Conditional: Evaluator._conditional,
    For: Evaluator._for,
    ForDirective: Evaluator._for_directive,
    IfDirective: Evaluator._if_directive,
    Interpolation: Evaluator._inside,
    Literal: Evaluator._literal,
    ObjectValue: Evaluator._object,
    Parentheses: Evaluator._inside,
    Quoted: Evaluator._quoted,
    Reference: Evaluator._reference,
    Text: Evaluator._text,
    TupleValue: Evaluator._tuple,
    Unary: Evaluator._unary,
}
