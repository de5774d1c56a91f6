"""Check every expression of a finished document: knows which strings are expressions, and in what scope.

Which are, is said in https://developer.hashicorp.com/terraform/language/syntax/json. Literals, and so not
looked at, are the `terraform` block, a variable's `type` and `default`, a module's `source` and `version`, a
provider's `alias` and `version`, descriptions, and every `//`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from snowform.expressions import Expression
from snowform.hints import TYPE_CHECKING, Any
from snowform.provision.configuration.blocks import COMMENT, blocks, labels
from snowform.synth.checks.attributes import Problem, check_steps, is_name
from snowform.synth.checks.declarations import address, repetition
from snowform.synth.checks.findings import Finding
from snowform.synth.checks.fitting import FittingWalk, Inputs
from snowform.synth.checks.resolution import REPETITION, Scope
from snowform.synth.checks.schemas import Schemas
from snowform.synth.checks.walk import Walk

if TYPE_CHECKING:
    from snowform.synth.checks.cycles import Flows
    from snowform.synth.checks.targets import Target
    from snowform.synth.checks.walk import Reader

NOWHERE = Scope()
REPEATED = {argument: frozenset({root}) for root, argument in REPETITION.items()} | {"": frozenset()}
# How many steps lead to a whole object, by the root of a reference; any other root is a resource type.
STEPS_TO_OBJECT = {"data": 2, "ephemeral": 2, "resource": 2}
# How cdktf writes what belongs to another stack.
OTHER_STACK = "data.terraform_remote_state.cross-stack-reference-input-"
NO_RESOURCES = frozenset({"var", "local", "module", "path", "terraform", "tofu", "self"})


def check_references(
    document: Mapping[str, Any],
    schemas: Schemas,
    outputs: Mapping[str, Collection[str]] | None = None,
    flows: Flows | None = None,
    inputs: Inputs | None = None,
    folder: str = "",
) -> Iterator[Finding]:
    """Every finding about the expressions of a document, in the document's order.

    `outputs` are those of its modules, by the name of the call, as far as they are known, and `flows` tells
    which of a call's inputs an output comes from, `inputs` the types of these. Relative paths of files start
    in `folder`, if given.
    """
    walk = _Blocks(document, schemas, outputs or {}, folder)
    walk.inputs = inputs
    walk.run()
    if walk.uses:
        from snowform.synth.checks.cycles import check_cycles

        walk.findings += check_cycles(walk.uses, walk.resolver.declared, flows)
    return iter(walk.findings)


class _Blocks(FittingWalk):
    """Knows Terraform's blocks: which of their arguments are read otherwise than as values."""

    @cached_property
    def _ignorable(self) -> set[tuple[str, ...]]:
        """What was found right in `ignore_changes`, by section, type and text."""
        return set()

    def run(self) -> None:
        for section, content in self.document.items():
            if section in SECTIONS:
                label_count, read = SECTIONS[section]
                self.path = [section]
                for _, body in self.bodies(content, label_count):
                    read(self, body, NOWHERE)
                    self.source = self.owner = None

    def skip(self, _value: Any, _scope: Scope) -> None:
        """A literal."""

    def before_repeating(self, value: Any, scope: Scope) -> None:
        """`count` and `for_each`: in them, count and each have no meaning yet."""
        before = len(self.findings)
        inside = scope.replace(repeated=frozenset())
        self.value(value, inside)
        if type(value) is str and "{" in value and before == len(self.findings):
            from snowform.synth.checks.repetition import check_repetition

            self.report(*check_repetition(str(self.path[-1]), self.known_values.of(value, inside)[0]))

    def resource(self, body: Mapping[str, Any], _scope: Scope) -> None:
        section, terraform_type, name = labels(tuple(self.path))
        self.source = self.owner = owner = (section, terraform_type, name)
        self.start = len(self.path)
        self.arguments(body, Scope(owner, REPEATED[repetition(body)]), RESOURCE)

    def local_values(self, body: Mapping[str, Any], scope: Scope) -> None:
        for name, value in body.items():
            if name != COMMENT:
                self.source = ("local", name)
                self.below(name, Walk.value, value, scope)

    def provider(self, body: Mapping[str, Any], _scope: Scope) -> None:
        alias = body.get("alias")
        self.source = ("provider", labels(tuple(self.path))[1], alias if isinstance(alias, str) else "")
        self.arguments(body, Scope(repeated=REPEATED[repetition(body)]), PROVIDER)

    def module(self, body: Mapping[str, Any], _scope: Scope) -> None:
        name = labels(tuple(self.path))[1]
        self.start = len(self.path)
        scope = Scope(repeated=REPEATED[repetition(body)])
        for key, value in body.items():
            self.source = ("module", name) if key in REPEATABLE else ("input", name, key)
            self.below(key, MODULE.get(key, Walk.value), value, scope)

    def variable(self, body: Mapping[str, Any], scope: Scope) -> None:
        if "validation" in body:
            self.below("validation", Walk.value, body["validation"], scope)

    def output(self, body: Mapping[str, Any], scope: Scope) -> None:
        self.arguments(body, scope, OUTPUT)

    def precondition(self, value: Any, scope: Scope) -> None:
        """Of an output: unlike those of resources, validate asks what it comes to."""
        for _, body in self.bodies(value, 0):
            self.arguments(body, scope, PRECONDITION)

    def condition(self, value: Any, scope: Scope) -> None:
        """The condition itself, or its message."""
        before = len(self.findings)
        self.value(value, scope)
        if type(value) is str and "${" in value and before == len(self.findings):
            from snowform.synth.checks.repetition import check_message, check_truth

            check = check_truth if self.path[-1] == "condition" else check_message
            self.report(*check(self.known_values.of(value, scope)[0]))

    def check(self, body: Mapping[str, Any], scope: Scope) -> None:
        found = [labels(path) for path, _ in blocks(body.get("data"), 2)]
        inside = scope.replace(check_data=frozenset((kind, name) for kind, name in found))
        self.arguments(body, inside, CHECK)

    def check_data(self, value: Any, scope: Scope) -> None:
        for _, body in self.bodies(value, 2):
            self.arguments(body, scope, RESOURCE)

    def lifecycle(self, value: Any, scope: Scope) -> None:
        for _, body in self.bodies(value, 0):
            self.arguments(body, scope, LIFECYCLE)

    def postcondition(self, value: Any, scope: Scope) -> None:
        self.value(value, scope.replace(has_self=True))

    def connection(self, value: Any, scope: Scope) -> None:
        self.value(value, scope.replace(has_self=True, names_owner=True))

    def provisioner(self, value: Any, scope: Scope) -> None:
        """https://developer.hashicorp.com/terraform/language/resources/provisioners/syntax"""
        for _, body in self.bodies(value, 1):
            on_destroy = body.get("when") == "destroy"
            inside = scope.replace(has_self=True, names_owner=True, on_destroy=on_destroy)
            self.arguments(body, inside, PROVISIONER)

    def depends_on(self, value: Any, scope: Scope) -> None:
        """https://developer.hashicorp.com/terraform/language/meta-arguments/depends_on"""
        inside = scope.replace(names_owner=True, repeated=frozenset())
        self.each(value, _Blocks.dependency, inside)

    def dependency(self, text: Any, scope: Scope) -> None:
        reference = self.reference(text)
        if reference is None:
            return
        if self.source is not None:
            self.uses.append((self.source, f"${{{reference.text}}}"))
        self.judge(Expression(reference.text, (reference,)), scope)
        rest = reference.steps[STEPS_TO_OBJECT.get(reference.root, 1) :]
        if reference.text.startswith(OTHER_STACK):
            self.report(
                Problem(
                    "depends_on names a resource of another stack",
                    "let the whole stack come after the other one: stack.add_dependency(other)",
                )
            )
        elif reference.root != "module" and rest and (len(rest) > 1 or is_name(rest[0])):
            self.report(Problem(f"{reference.text} is not a whole object", "leave the attribute out"))

    def provider_name(self, text: Any, _scope: Scope) -> None:
        """https://developer.hashicorp.com/terraform/language/meta-arguments/resource-provider"""
        reference = self.reference(text, computed=True)
        if reference is None:
            return
        if len(reference.steps) > 1 or not all(map(is_name, reference.steps)):
            self.report(Problem(f'"{text}" is no provider: it is NAME or NAME.ALIAS'))
            return
        declared = self.resolver.declared.providers
        alias = str(reference.steps[0]) if reference.steps and is_name(reference.steps[0]) else ""
        if alias not in declared.get(reference.root, ()):
            name = f"{reference.root}.{alias}" if alias else reference.root
            known = [f"{p}.{a}" if a else p for p, aliases in declared.items() for a in sorted(aliases)]
            self.report(Problem(f"the provider {name} is not declared", self.resolver.nearest(name, known)))

    def provider_names(self, value: Any, scope: Scope) -> None:
        for key, text in value.items() if isinstance(value, Mapping) else ():
            before = len(self.findings)
            self.below(key, _Blocks.passed_provider, text, scope)
            if type(text) is str and before == len(self.findings) and text in self.resolver.declared.implied:
                self.report(
                    Problem(
                        f'the provider "{text}" is passed on, and this configuration has none of it',
                        f'name it in "required_providers", or write a provider block for "{text}"',
                    )
                )

    def passed_provider(self, text: Any, scope: Scope) -> None:
        """What stands for a provider in a module; a resource's own is looked at with its meta-arguments."""
        if not isinstance(text, str):
            self.report(Problem("must be the name of a provider", "it is NAME or NAME.ALIAS"))
        self.provider_name(text, scope)

    def ignore_changes(self, value: Any, scope: Scope) -> None:
        self.each(value, _Blocks.ignored, scope)

    def ignored(self, text: Any, scope: Scope) -> None:
        key = (*scope.owner[:2], text) if scope.owner and type(text) is str else None
        if key in self._ignorable:
            return
        before = len(self.findings)
        self._check_ignored(text, scope)
        if before == len(self.findings) and key:
            self._ignorable.add(key)

    def _check_ignored(self, text: Any, scope: Scope) -> None:
        reference = self.reference(text)
        if reference is None or scope.owner is None:
            return
        block = self.resolver.block(scope.owner)
        steps = (reference.root, *reference.steps)
        problem = check_steps(block, steps, address(*scope.owner)) if block else None
        if problem and text == "all":
            problem = problem.replace(hint='"all" stands alone, not in a list')
        if problem:
            self.report(problem)

    def replace_triggered_by(self, value: Any, scope: Scope) -> None:
        self.each(value, _Blocks.trigger, scope)

    def trigger(self, text: Any, scope: Scope) -> None:
        parsed = self.expression(text)
        if parsed is None:
            return
        if self.source is not None:
            self.uses.append((self.source, f"${{{text}}}"))
        self.judge(parsed, scope)
        roots = [reference.root for reference in parsed.references() if reference.root not in REPETITION]
        if len(roots) != 1 or roots[0] in NO_RESOURCES:
            self.report(Problem(f'"{text}" is neither a resource nor an attribute of one'))

    def import_block(self, body: Mapping[str, Any], _scope: Scope) -> None:
        self.arguments(body, Scope(repeated=REPEATED[repetition(body)]), IMPORT)

    def import_to(self, text: Any, scope: Scope) -> None:
        target = self.target(text, computed=True)
        parsed = self.expression(text) if target else None
        if target is None or parsed is None:
            return
        for key in parsed.references():
            if key is not parsed.reference:
                self.judge(Expression(key.text, (key,)), scope)
        from snowform.synth.checks.targets import check_import

        self.report(*check_import(target, self.resolver))

    def moved(self, body: Mapping[str, Any], _scope: Scope) -> None:
        ends = []
        for key in ("from", "to"):
            self.path.append(key)
            ends.append(self.target(body.get(key)))
            self.path.pop()
        source, destination = ends
        if source and destination:
            from snowform.synth.checks.targets import check_move

            every = {str(move.get("from")) for _, move in blocks(self.document.get("moved"), 0)}
            self.report(*check_move(source, destination, every, self.resolver))

    def removed(self, body: Mapping[str, Any], _scope: Scope) -> None:
        self.arguments(body, NOWHERE, REMOVED)

    def removed_from(self, text: Any, _scope: Scope) -> None:
        if target := self.target(text):
            from snowform.synth.checks.targets import check_removed

            self.report(*check_removed(target, self.resolver))

    def target(self, text: Any, *, computed: bool = False) -> Target | None:
        # Few configurations have an address of these.
        from snowform.synth.checks.targets import read_target

        reference = self.reference(text, computed=computed)
        target = read_target(reference) if reference else None
        if reference and target is None:
            self.report(Problem(f'"{text}" is not the address of a resource or module'))
        return target


if TYPE_CHECKING:
    Readers = Mapping[str, Reader[_Blocks]]

LIFECYCLE: Readers = {
    "//": _Blocks.skip,
    "ignore_changes": _Blocks.ignore_changes,
    "postcondition": _Blocks.postcondition,
    "replace_triggered_by": _Blocks.replace_triggered_by,
}
REPEATABLE: Readers = {
    "//": _Blocks.skip,
    "count": _Blocks.before_repeating,
    "depends_on": _Blocks.depends_on,
    "for_each": _Blocks.before_repeating,
}
RESOURCE: Readers = {
    **REPEATABLE,
    "connection": _Blocks.connection,
    "dynamic": Walk.dynamic,
    "lifecycle": _Blocks.lifecycle,
    "provider": _Blocks.provider_name,
    "provisioner": _Blocks.provisioner,
}
MODULE: Readers = {
    **REPEATABLE,
    "providers": _Blocks.provider_names,
    "source": _Blocks.skip,
    "version": _Blocks.skip,
}
PROVIDER: Readers = {**REPEATABLE, "alias": _Blocks.skip, "version": _Blocks.skip}
PROVISIONER: Readers = {"//": _Blocks.skip, "on_failure": _Blocks.skip, "when": _Blocks.skip}
OUTPUT: Readers = {
    "//": _Blocks.skip,
    "depends_on": _Blocks.depends_on,
    "deprecated": _Blocks.skip,
    "description": _Blocks.skip,
    "precondition": _Blocks.precondition,
}
PRECONDITION: Readers = {
    "//": _Blocks.skip,
    "condition": _Blocks.condition,
    "error_message": _Blocks.condition,
}
CHECK: Readers = {"//": _Blocks.skip, "data": _Blocks.check_data}
IMPORT: Readers = {
    "//": _Blocks.skip,
    "for_each": _Blocks.before_repeating,
    "provider": _Blocks.provider_name,
    "to": _Blocks.import_to,
}
REMOVED: Readers = {
    "//": _Blocks.skip,
    "from": _Blocks.removed_from,
    "lifecycle": _Blocks.skip,
    "provisioner": _Blocks.provisioner,
}
# How many labels a block has, and who reads its body.
SECTIONS: Mapping[str, tuple[int, Reader[_Blocks]]] = {
    "check": (1, _Blocks.check),
    "data": (2, _Blocks.resource),
    "ephemeral": (2, _Blocks.resource),
    "import": (0, _Blocks.import_block),
    "locals": (0, _Blocks.local_values),
    "module": (1, _Blocks.module),
    "moved": (0, _Blocks.moved),
    "output": (1, _Blocks.output),
    "provider": (1, _Blocks.provider),
    "removed": (0, _Blocks.removed),
    "resource": (2, _Blocks.resource),
    "variable": (1, _Blocks.variable),
}
