"""Walk through the values of a document and have every reference and call in them judged.

What the blocks mean is said by who uses the walk (`references`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property

from snowform.expressions import Dynamic, Expression, Reference, Splat
from snowform.hints import TYPE_CHECKING, Any, TypeVar
from snowform.provision.configuration.blocks import blocks, labels
from snowform.records import Record
from snowform.synth.checks.attributes import Problem
from snowform.synth.checks.findings import Finding
from snowform.synth.checks.resolution import Resolver, Scope
from snowform.synth.checks.schemas import Schemas

if TYPE_CHECKING:
    from snowform.synth.checks.known_values import KnownValues
    from snowform.synth.checks.reference_types import ReferenceTypes
    from snowform.synth.checks.values import Value

# What most references look like; the underscore of a type's name tells them from var.x.y and the like.
PLAIN = re.compile(r"\$\{(data\.)?([a-z]\w*_\w+)\.([A-Za-z_][\w-]*)\.([A-Za-z_]\w*)\}", re.ASCII)

ROOTS = frozenset(
    {"count", "data", "each", "ephemeral", "local", "module", "path", "terraform", "tofu", "var"}
)
# The functions that go on where an argument cannot be worked out.
TOLERANT = frozenset({"can", "try"})
# What may be left of a "${" before a reference.
BRACES = "${( "


class Plain(Record):
    """A plain reference to an attribute of a resource; `of` tells references that lead to the like apart."""

    __slots__ = ("attribute", "of", "owner")

    def __init__(self, match: re.Match[str]) -> None:
        section, terraform_type, name, self.attribute = match.groups()
        self.of = (section, terraform_type, self.attribute)
        self.owner = ("data" if section else "resource", terraform_type, name)


W = TypeVar("W", bound="Walk")
Reader = Callable[[W, Any, Scope], None]


class Walk:
    """One walk through a document; `path` is where it stands, `findings` what it has found."""

    def __init__(
        self,
        document: Mapping[str, Any],
        schemas: Schemas,
        outputs: Mapping[str, Collection[str]],
        folder: str = "",
    ) -> None:
        self.document = document
        self.folder = folder
        self._known_values: KnownValues | None = None
        self.resolver = Resolver(document, schemas, outputs)
        self.findings: list[Finding] = []
        self.path: list[str | int] = []
        # The element in which the walk stands, where others can refer to it, and what it uses: see `cycles`.
        self.source: tuple[str, ...] | None = None
        self.uses: list[tuple[tuple[str, ...], str]] = []
        # Attributes that have been found right, by kind and type, for the way past the parser.
        self._right: set[tuple[str | None, str, str]] = set()
        # The plain references that need not be looked at again, by the whole text.
        self._plain: dict[str, Plain] = {}
        instances = self.resolver.declared.instances
        self._instances = {None: instances["resource"], "data.": instances["data"]}
        # What a text begins with that may be a reference without its braces.
        self._roots = ROOTS | instances["resource"].keys()

    def report(self, *problems: Problem) -> None:
        """Note problems of what stands at the path."""
        for problem in problems:
            found = Finding(tuple(self.path), problem.message, problem.hint, problem.severity)
            self.findings.append(found.replace(rule=problem.rule) if problem.rule else found)

    def below(self: W, key: str | int, read: Reader[W], value: Any, scope: Scope) -> None:
        """Have a value read that stands under a key of the current place."""
        self.path.append(key)
        read(self, value, scope)
        self.path.pop()

    def each(self: W, values: Any, read: Reader[W], scope: Scope) -> None:
        """Have each element of a list read; anything else is not for this check to complain of."""
        if isinstance(values, list):
            for index, value in enumerate(values):
                self.below(index, read, value, scope)

    def arguments(self: W, body: Mapping[str, Any], scope: Scope, readers: Mapping[str, Reader[W]]) -> None:
        """Have every argument of a block read, by `value` where `readers` names no other for it."""
        for key, value in body.items():
            read = readers.get(key)
            if read is None and type(value) is str and "{" not in value:
                # Most are plain texts, with nothing to judge in them.
                if "." in value and value.partition(".")[0].lstrip(BRACES) in self._roots:
                    self.below(key, Walk.literal, value, scope)
                continue
            self.path.append(key)
            if read:
                read(self, value, scope)
            else:
                self.value(value, scope)
            self.path.pop()

    def bodies(self, value: Any, label_count: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The blocks in a value with their last label; `path` stands at each in turn."""
        for path, body in blocks(value, label_count):
            self.path.extend(path)
            last = path[-1] if path else ""
            yield last if isinstance(last, str) else (labels(path) or ("",))[-1], body
            if path:
                del self.path[-len(path) :]

    def value(self, value: Any, scope: Scope) -> None:
        """Judge all templates in a value, keys of objects included."""
        if isinstance(value, str):
            if "{" in value and ("${" in value or "%{" in value):
                self.template(value, scope)
            elif "." in value and value.partition(".")[0].lstrip(BRACES) in self._roots:
                self.literal(value, scope)
        elif isinstance(value, list):
            self.each(value, Walk.value, scope)
        elif isinstance(value, dict):
            for key, item in value.items():
                if type(item) is str and "{" not in item and "{" not in key:
                    if "." in item and item.partition(".")[0].lstrip(BRACES) in self._roots:
                        self.below(key, Walk.literal, item, scope)
                    continue
                self.path.append(key)
                if key == "dynamic":
                    self.dynamic(item, scope)
                elif key != "//":
                    if "${" in key or "%{" in key:
                        self.template(key, scope)
                    self.value(item, scope)
                self.path.pop()

    def dynamic(self, value: Any, scope: Scope) -> None:
        """Judge dynamic blocks, or what only has their name.

        https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks
        """
        generators = list(blocks(value, 1))
        if not generators or not all("for_each" in body and "content" in body for _, body in generators):
            self.value(value, scope)
            return
        for label, body in self.bodies(value, 1):
            iterator = body.get("iterator")
            name = iterator if isinstance(iterator, str) else label
            element = self.known_values.iterated(body["for_each"], scope)
            inside = scope.replace(iterators={**scope.iterators, name: element})
            for key, item in body.items():
                if key == "for_each":
                    self.below(key, Walk.iterated, item, scope)
                elif key != "iterator":
                    self.below(key, Walk.value, item, inside)

    def iterated(self, value: Any, scope: Scope) -> None:
        """What a dynamic block goes through; a literal is judged with the structure."""
        before = len(self.findings)
        self.value(value, scope)
        if type(value) is str and "{" in value and before == len(self.findings):
            from snowform.synth.checks.repetition import check_iterated

            self.report(*check_iterated(self.known_values.of(value, scope)[0]))

    def literal(self, text: str, scope: Scope) -> None:
        """Judge a text that begins as a reference does, without being one."""
        from snowform.synth.lints.lost_braces import check_literal

        self.report(*check_literal(text, self.path, scope, self.resolver))

    def template(self, text: str, scope: Scope) -> None:
        """Judge one template."""
        if self.source is not None:
            self.uses.append((self.source, text))
        plain = self._plain.get(text)
        if plain is not None and _is_elsewhere(plain, scope):
            self.fit(plain)
            return
        match = PLAIN.fullmatch(text)
        if match and match[2] in scope.iterators:
            # The block that is made may have a name like that of a type.
            match = None
        if match is None:
            self._parsed(text, scope)
            return
        plain = Plain(match)
        if self._is_right(plain):
            self._plain[text] = plain
            if _is_elsewhere(plain, scope):
                self.fit(plain)
                return
        before = len(self.findings)
        root, *steps = match[0][2:-1].split(".")
        reference = Reference(root, tuple(steps), match[0][2:-1], 2)
        self.judge(Expression(text, (reference,)), scope)
        if len(self.findings) == before:
            self._right.add(plain.of)
            self.fit(plain)

    def _parsed(self, text: str, scope: Scope) -> None:
        # Many a small stack has none but plain references, and the parser takes milliseconds to load.
        from snowform.expressions.parser import ExpressionError, parse_template

        try:
            parsed = parse_template(text)
        except ExpressionError as error:
            self.report(Problem(error.message, error.hint))
            return
        before = len(self.findings)
        self.judge(parsed, scope)
        # Of what names nothing, nothing more can be known.
        if before == len(self.findings):
            value, problems = self.known_values.of(text, scope)
            self.report(*(problems or self.unfit(value)))

    def unfit(self, _value: Value) -> Iterable[Problem]:
        """What is wrong with a value at the place where the walk stands."""
        return ()

    def fit(self, plain: Plain) -> None:
        """Hold the type of what a plain reference leads to against the place where the walk stands."""

    @cached_property
    def types(self) -> ReferenceTypes:
        """The types of what references to resources and modules lead to."""
        from snowform.synth.checks.reference_types import ReferenceTypes

        return ReferenceTypes(self.resolver)

    @property
    def known_values(self) -> KnownValues:
        """What is known of the values of expressions; made when it is first asked for."""
        if self._known_values is None:
            # Many a small stack has none but plain references, of whose values nothing needs to be known.
            from snowform.synth.checks.known_values import KnownValues

            self._known_values = KnownValues(self.document, self.folder, types=self.types)
        return self._known_values

    def judge(self, parsed: Expression, scope: Scope) -> None:
        """Judge the references and calls of an expression."""
        references = list(parsed.references())
        calls = tuple(parsed.calls())
        attempted = [
            reference
            for call in calls
            if call.name in TOLERANT
            for reference in Expression(parsed.text, call.arguments).references()
        ]
        if attempted:
            # What a module has for outputs is asked when the call is worked out, which takes it for no error.
            references = [_module_alone(one) if one in attempted else one for one in references]
        problems = [p for reference in references for p in self.resolver.check(reference, scope)]
        if calls:
            # Most templates call nothing.
            from snowform.synth.checks.calls import check_call

            required = self.resolver.declared.required
            problems += [problem for call in calls for problem in check_call(call, parsed.text, required)]
        self.report(*dict.fromkeys(problems))

    def expression(self, text: Any) -> Expression | None:
        """A string that is an expression without `${ }`, or None, reported, where it is none."""
        if not isinstance(text, str):
            return None
        from snowform.expressions import ExpressionError, parse_expression

        try:
            return parse_expression(text)
        except ExpressionError as error:
            hint = 'a reference stands without "${" and "}" here' if "${" in text else error.hint
            self.report(Problem(error.message, hint))
            return None

    def reference(self, text: Any, *, computed: bool = False) -> Reference | None:
        """A string that is a reference without `${ }`, its indexes literal unless they may be `computed`."""
        parsed = self.expression(text)
        refused = Splat if computed else (Splat, Dynamic)
        found = parsed.reference if parsed else None
        if parsed and (found is None or any(isinstance(step, refused) for step in found.steps)):
            self.report(
                Problem(f'"{text}" is not a plain reference', "names and literal indexes may stand here")
            )
            return None
        return found

    def _is_right(self, plain: Plain) -> bool:
        """A plain reference to a declared resource, of a kind that was found right before."""
        section, terraform_type, _ = plain.of
        return (
            plain.of in self._right
            and self._instances[section].get(terraform_type, {}).get(plain.owner[2]) == ""
        )


def _module_alone(reference: Reference) -> Reference:
    if reference.root != "module":
        return reference
    return Reference("module", reference.steps[:1], ".".join(("module", *map(str, reference.steps[:1]))), 2)


def _is_elsewhere(plain: Plain, scope: Scope) -> bool:
    """Whether what is right elsewhere is right in a scope, too: it is that of no resource of the name."""
    other = scope.owner is None or scope.owner[2] != plain.owner[2]
    return other and not scope.iterators and not scope.on_destroy
