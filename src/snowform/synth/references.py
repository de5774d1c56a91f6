"""Check every expression of a finished document: find where they stand, and let the other modules judge.

Which strings are which: https://developer.hashicorp.com/terraform/language/syntax/json. Literals, and so not
looked at, are the `terraform` block, a variable's `type` and `default`, a module's `source` and `version`, a
provider's `alias` and `version`, descriptions, and every `//`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from snowform.expressions import (
    Dynamic,
    Expression,
    ExpressionError,
    Reference,
    Splat,
    parse_expression,
    parse_template,
)
from snowform.synth.attributes import Problem, check_steps, is_name
from snowform.synth.calls import check_call
from snowform.synth.declarations import address, blocks, labels, repetition
from snowform.synth.findings import Finding
from snowform.synth.resolution import REPETITION, Resolver, Scope
from snowform.synth.schemas import Schemas
from snowform.synth.targets import Target, check_import, check_move, check_removed, read_target

# What most references to a resource look like; the underscore tells them from var.x.y and the like.
PLAIN = re.compile(r"\$\{([a-z]\w*_\w+)\.([A-Za-z_][\w-]*)\.([A-Za-z_]\w*)\}", re.ASCII)
REPEATED = {argument: frozenset({root}) for root, argument in REPETITION.items()} | {"": frozenset()}
NOWHERE = Scope()
# How many steps lead to a whole object, by the root of a reference; any other root is a resource type.
STEPS_TO_OBJECT = {"data": 2, "ephemeral": 2, "resource": 2}

Reader = Callable[["_Walk", Any, Scope], None]


def check_references(document: Mapping[str, Any], schemas: Schemas) -> Iterator[Finding]:
    """Every finding about the expressions of a document, in the document's order."""
    walk = _Walk(document, schemas)
    walk.run()
    return iter(walk.findings)


class _Walk:
    """One walk through a document; `path` is where it stands."""

    def __init__(self, document: Mapping[str, Any], schemas: Schemas) -> None:
        self.document = document
        self.resolver = Resolver(document, schemas)
        self.findings: list[Finding] = []
        self.path: list[str | int] = []
        # Pairs of resource type and attribute that have been found right, for the way past the parser.
        self.right: set[tuple[str, str]] = set()
        self.single = self.resolver.declared.single()

    def run(self) -> None:
        for section, content in self.document.items():
            if section in SECTIONS:
                label_count, read = SECTIONS[section]
                for path, body in blocks(content, label_count):
                    self.path = [section, *path]
                    read(self, body, NOWHERE)

    def report(self, problem: Problem) -> None:
        severity = "warning" if problem.severity == "warning" else "error"
        self.findings.append(Finding(tuple(self.path), problem.message, problem.hint, severity))

    def below(self, key: str | int, read: Reader, value: Any, scope: Scope) -> None:
        self.path.append(key)
        read(self, value, scope)
        self.path.pop()

    def bodies(self, value: Any, label_count: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The blocks in a value with their last label, `path` standing at each in turn."""
        for path, body in blocks(value, label_count):
            self.path.extend(path)
            yield (labels(path) or ("",))[-1], body
            if path:
                del self.path[-len(path) :]

    def arguments(self, body: Mapping[str, Any], scope: Scope, readers: Mapping[str, Reader]) -> None:
        for key, value in body.items():
            self.path.append(key)
            read = readers.get(key)
            if read:
                read(self, value, scope)
            else:
                self.value(value, scope)
            self.path.pop()

    def value(self, value: Any, scope: Scope) -> None:
        if isinstance(value, str):
            if "{" in value and ("${" in value or "%{" in value):
                self.template(value, scope)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                self.below(index, _Walk.value, item, scope)
        elif isinstance(value, Mapping):
            for key, item in value.items():
                self.path.append(key)
                if key == "dynamic":
                    self.dynamic(item, scope)
                elif key != "//":
                    if "${" in key or "%{" in key:
                        self.template(key, scope)
                    self.value(item, scope)
                self.path.pop()

    def template(self, text: str, scope: Scope) -> None:
        match = PLAIN.fullmatch(text)
        if match and self.known(match, scope):
            return
        before = len(self.findings)
        try:
            self.judge(parse_template(text), scope)
        except ExpressionError as error:
            self.report(Problem(error.message, error.hint))
        if match and len(self.findings) == before:
            self.right.add((match[1], match[3]))

    def known(self, match: re.Match[str], scope: Scope) -> bool:
        """A plain reference to a declared resource, of a kind that was found right before."""
        terraform_type, name, attribute = match.groups()
        return (
            (terraform_type, attribute) in self.right
            and name in self.single.get(terraform_type, ())
            and (scope.owner is None or scope.owner[1:] != (terraform_type, name))
            and not scope.iterators
            and not scope.on_destroy
        )

    def judge(self, parsed: Expression, scope: Scope) -> None:
        problems = [p for reference in parsed.references() for p in self.resolver.check(reference, scope)]
        problems += [problem for call in parsed.calls() for problem in check_call(call)]
        for problem in dict.fromkeys(problems):
            self.report(problem)

    def bare(self, text: Any, *, computed: bool = False) -> Reference | None:
        """The reference that a string is without `${ }`; its indexes may be computed in import.to only."""
        if not isinstance(text, str):
            return None
        try:
            reference = parse_expression(text).reference
        except ExpressionError as error:
            hint = 'a reference stands without "${" and "}" here' if "${" in text else error.hint
            self.report(Problem(error.message, hint))
            return None
        refused = Splat if computed else (Splat, Dynamic)
        if reference is None or any(isinstance(step, refused) for step in reference.steps):
            self.report(Problem(f'"{text}" is not a plain reference', "write TYPE.NAME"))
            return None
        return reference

    def skip(self, _value: Any, _scope: Scope) -> None:
        """A literal."""

    def unrepeated(self, value: Any, scope: Scope) -> None:
        """`count`, `for_each`: here count and each have no meaning yet."""
        self.value(value, replace(scope, repeated=frozenset()))

    def resource(self, body: Mapping[str, Any], _scope: Scope) -> None:
        section, terraform_type, name = labels(tuple(self.path))
        owner = (section, terraform_type, name)
        self.arguments(body, Scope(owner, REPEATED[repetition(body)]), RESOURCE)

    def provider(self, body: Mapping[str, Any], _scope: Scope) -> None:
        self.arguments(body, Scope(repeated=REPEATED[repetition(body)]), PROVIDER)

    def module(self, body: Mapping[str, Any], _scope: Scope) -> None:
        self.arguments(body, Scope(repeated=REPEATED[repetition(body)]), MODULE)

    def variable(self, body: Mapping[str, Any], scope: Scope) -> None:
        if "validation" in body:
            self.below("validation", _Walk.value, body["validation"], scope)

    def output(self, body: Mapping[str, Any], scope: Scope) -> None:
        self.arguments(body, scope, OUTPUT)

    def locals(self, body: Mapping[str, Any], scope: Scope) -> None:
        self.value(body, scope)

    def check_block(self, body: Mapping[str, Any], scope: Scope) -> None:
        found = [labels(path) for path, _ in blocks(body.get("data"), 2)]
        inside = replace(scope, check_data=frozenset((kind, name) for kind, name in found))
        self.arguments(body, inside, CHECK)

    def check_data(self, value: Any, scope: Scope) -> None:
        for _, body in self.bodies(value, 2):
            self.arguments(body, scope, RESOURCE)

    def depends_on(self, value: Any, scope: Scope) -> None:
        """https://developer.hashicorp.com/terraform/language/meta-arguments/depends_on"""
        scope = replace(scope, names_owner=True, repeated=frozenset())
        for index, text in enumerate(value if isinstance(value, list) else []):
            self.below(index, _Walk.dependency, text, scope)

    def dependency(self, text: Any, scope: Scope) -> None:
        reference = self.bare(text)
        if reference is None:
            return
        self.judge(Expression(reference.text, (reference,)), scope)
        rest = reference.steps[STEPS_TO_OBJECT.get(reference.root, 1) :]
        if reference.root != "module" and rest and (len(rest) > 1 or is_name(rest[0])):
            self.report(Problem(f"{reference.text} is not a whole object", "leave the attribute out"))

    def provider_name(self, text: Any, _scope: Scope) -> None:
        """https://developer.hashicorp.com/terraform/language/meta-arguments/resource-provider"""
        reference = self.bare(text, computed=True)
        if reference is None:
            return
        declared = self.resolver.declared.providers
        alias = str(reference.steps[0]) if reference.steps and is_name(reference.steps[0]) else ""
        name = f"{reference.root}.{alias}" if alias else reference.root
        if alias not in declared.get(reference.root, ()):
            known = [f"{p}.{a}" if a else p for p, aliases in declared.items() for a in sorted(aliases)]
            self.report(Problem(f"the provider {name} is not declared", self.resolver.nearest(name, known)))

    def provider_names(self, value: Any, scope: Scope) -> None:
        for key, text in value.items() if isinstance(value, Mapping) else ():
            self.below(key, _Walk.provider_name, text, scope)

    def lifecycle(self, value: Any, scope: Scope) -> None:
        for _, body in self.bodies(value, 0):
            self.arguments(body, scope, LIFECYCLE)

    def postcondition(self, value: Any, scope: Scope) -> None:
        self.value(value, replace(scope, has_self=True))

    def ignore_changes(self, value: Any, scope: Scope) -> None:
        for index, text in enumerate(value if isinstance(value, list) else []):
            self.below(index, _Walk.ignored, text, scope)

    def ignored(self, text: Any, scope: Scope) -> None:
        reference = self.bare(text)
        block = self.resolver.block(scope.owner) if reference and scope.owner else None
        if reference and scope.owner and block:
            steps = (reference.root, *reference.steps)
            if problem := check_steps(block, steps, address(*scope.owner)):
                every = '"ignore_changes": "all" stands without a list' if text == "all" else problem.hint
                self.report(problem._replace(hint=every))

    def replace_triggered_by(self, value: Any, scope: Scope) -> None:
        for index, text in enumerate(value if isinstance(value, list) else []):
            self.below(index, _Walk.trigger, text, scope)

    def trigger(self, text: Any, scope: Scope) -> None:
        if not isinstance(text, str):
            return
        try:
            parsed = parse_expression(text)
        except ExpressionError as error:
            hint = 'a reference stands without "${" and "}" here' if "${" in text else error.hint
            self.report(Problem(error.message, hint))
            return
        self.judge(parsed, scope)
        others = {"var", "local", "module", "path", "terraform", "tofu", "self"}
        roots = [reference.root for reference in parsed.references() if reference.root not in REPETITION]
        if len(roots) != 1 or roots[0] in others:
            self.report(Problem(f'"{text}" is not one resource, or an attribute of one'))

    def provisioner(self, value: Any, scope: Scope) -> None:
        """https://developer.hashicorp.com/terraform/language/resources/provisioners/syntax"""
        for _, body in self.bodies(value, 1):
            on_destroy = body.get("when") == "destroy"
            inside = replace(scope, has_self=True, names_owner=True, on_destroy=on_destroy)
            self.arguments(body, inside, PROVISIONER)

    def connection(self, value: Any, scope: Scope) -> None:
        self.value(value, replace(scope, has_self=True, names_owner=True))

    def dynamic(self, value: Any, scope: Scope) -> None:
        """https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks"""
        generators = list(blocks(value, 1))
        if not all("for_each" in body and "content" in body for _, body in generators):
            self.value(value, scope)
            return
        for label, body in self.bodies(value, 1):
            iterator = body.get("iterator")
            name = iterator if isinstance(iterator, str) else label
            inside = replace(scope, iterators=scope.iterators | {name})
            for key, item in body.items():
                if key != "iterator":
                    self.below(key, _Walk.value, item, scope if key == "for_each" else inside)

    def import_block(self, body: Mapping[str, Any], _scope: Scope) -> None:
        scope = Scope(repeated=REPEATED[repetition(body)])
        self.arguments(body, scope, IMPORT)

    def import_to(self, text: Any, scope: Scope) -> None:
        if target := self.target(text, computed=True):
            reference = parse_expression(text)
            for key in reference.references():
                if key is not reference.reference:
                    self.judge(Expression(key.text, (key,)), scope)
            self.report_all(check_import(target, self.resolver))

    def moved(self, body: Mapping[str, Any], _scope: Scope) -> None:
        ends = []
        for key in ("from", "to"):
            self.path.append(key)
            ends.append(self.target(body.get(key)))
            self.path.pop()
        source, destination = ends
        if source and destination:
            every = {str(move.get("from")) for _, move in blocks(self.document.get("moved"), 0)}
            self.report_all(check_move(source, destination, every, self.resolver))

    def removed(self, body: Mapping[str, Any], scope: Scope) -> None:
        self.path.append("from")
        if target := self.target(body.get("from")):
            self.report_all(check_removed(target, self.resolver))
        self.path.pop()
        if "provisioner" in body:
            self.below("provisioner", _Walk.provisioner, body["provisioner"], scope)

    def target(self, text: Any, *, computed: bool = False) -> Target | None:
        reference = self.bare(text, computed=computed)
        target = read_target(reference) if reference else None
        if reference and target is None:
            self.report(Problem(f'"{text}" is not the address of a resource or module'))
        return target

    def report_all(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.report(problem)


LIFECYCLE: Mapping[str, Reader] = {
    "//": _Walk.skip,
    "ignore_changes": _Walk.ignore_changes,
    "replace_triggered_by": _Walk.replace_triggered_by,
    "postcondition": _Walk.postcondition,
}
REPEATABLE: Mapping[str, Reader] = {
    "//": _Walk.skip,
    "count": _Walk.unrepeated,
    "for_each": _Walk.unrepeated,
    "depends_on": _Walk.depends_on,
}
RESOURCE: Mapping[str, Reader] = {
    **REPEATABLE,
    "provider": _Walk.provider_name,
    "lifecycle": _Walk.lifecycle,
    "provisioner": _Walk.provisioner,
    "connection": _Walk.connection,
    "dynamic": _Walk.dynamic,
}
MODULE: Mapping[str, Reader] = {
    **REPEATABLE,
    "source": _Walk.skip,
    "version": _Walk.skip,
    "providers": _Walk.provider_names,
}
PROVIDER: Mapping[str, Reader] = {**REPEATABLE, "alias": _Walk.skip, "version": _Walk.skip}
PROVISIONER: Mapping[str, Reader] = {"//": _Walk.skip, "when": _Walk.skip, "on_failure": _Walk.skip}
OUTPUT: Mapping[str, Reader] = {
    "//": _Walk.skip,
    "deprecated": _Walk.skip,
    "depends_on": _Walk.depends_on,
    "description": _Walk.skip,
}
CHECK: Mapping[str, Reader] = {"//": _Walk.skip, "data": _Walk.check_data}
IMPORT: Mapping[str, Reader] = {
    "//": _Walk.skip,
    "for_each": _Walk.unrepeated,
    "provider": _Walk.provider_name,
    "to": _Walk.import_to,
}
# How many labels a block has and who reads its body.
SECTIONS: Mapping[str, tuple[int, Reader]] = {
    "provider": (1, _Walk.provider),
    "variable": (1, _Walk.variable),
    "locals": (0, _Walk.locals),
    "data": (2, _Walk.resource),
    "resource": (2, _Walk.resource),
    "ephemeral": (2, _Walk.resource),
    "module": (1, _Walk.module),
    "output": (1, _Walk.output),
    "check": (1, _Walk.check_block),
    "import": (0, _Walk.import_block),
    "moved": (0, _Walk.moved),
    "removed": (0, _Walk.removed),
}
