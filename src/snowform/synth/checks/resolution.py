"""Judge one reference: is what it names declared, reachable from where it stands, and has it that attribute?

The rules are those of `tofu validate` and, where it leaves a certain mistake to the plan, of `tofu plan`:
https://developer.hashicorp.com/terraform/language/expressions/references
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from snowform.errors import did_you_mean
from snowform.expressions import Dynamic, Key, Reference, Step
from snowform.hints import TYPE_CHECKING, Any
from snowform.provision.configuration.providers import provider_reference
from snowform.records import Record
from snowform.schema import Block
from snowform.synth.checks.attributes import (
    Problem,
    attribute_first,
    check_index,
    check_steps,
    into_each,
    is_name,
    shown,
)
from snowform.synth.checks.declarations import Declarations, Owner, address
from snowform.synth.checks.schemas import Schemas

if TYPE_CHECKING:
    from snowform.synth.checks.values import Value

NO_ITERATORS: Mapping[str, Value] = {}
# Looking for the nearest of thousands of names costs milliseconds: after so many the reader has the idea.
MAX_SUGGESTIONS = 25
MAX_CANDIDATES = 400

MEMBERS = {
    "count": ("index",),
    "each": ("key", "value"),
    "path": ("cwd", "module", "root"),
    "terraform": ("applying", "workspace"),
    "tofu": ("applying", "workspace"),
}
REPETITION = {"count": "count", "each": "for_each"}
# Stands for what leads to an attribute in a verdict that holds for every instance of a type.
WHERE = "\0"
LEFT_ON_DESTROY = frozenset({"self", "path", "terraform", "tofu", "count.index", "each.key"})
RESERVED = frozenset({"arg", "lazy", "template"})


class Scope(Record):
    """Where an expression stands, as far as that decides which names it may use."""

    __slots__ = ("check_data", "has_self", "iterators", "names_owner", "on_destroy", "owner", "repeated")

    def __init__(
        self,
        owner: Owner | None = None,
        repeated: frozenset[str] = frozenset(),
        has_self: bool = False,
        names_owner: bool = False,
        on_destroy: bool = False,
        iterators: Mapping[str, Value] = NO_ITERATORS,
        check_data: frozenset[tuple[str, str]] = frozenset(),
    ) -> None:
        # The resource (section, type, name) whose block it stands in.
        self.owner = owner
        # Which of `count` and `each` have a meaning.
        self.repeated = repeated
        # `self` has a meaning.
        self.has_self = has_self
        # The resource may name itself: in provisioners and connections, which run when it exists.
        self.names_owner = names_owner
        # It is evaluated when the rest may be gone: in provisioners that run on destroy.
        self.on_destroy = on_destroy
        # The iterators of the dynamic blocks around it, with what is known of them.
        self.iterators = iterators
        # The data sources (type, name) that only the check block around it sees.
        self.check_data = check_data


class Resolver:
    """Judges references against what a document declares, the schemas and the outputs of modules at hand."""

    def __init__(
        self, document: Mapping[str, Any], schemas: Schemas, outputs: Mapping[str, Collection[str]]
    ) -> None:
        self.declared = Declarations(document)
        self._schemas = schemas
        self.outputs = outputs
        self._verdicts: dict[tuple[str, str, str], Problem | None] = {}
        self._suggested: dict[tuple[str, str], str] = {}
        self._judges: dict[str, Callable[[Reference, Scope], Iterator[Problem]]] = {
            "var": self._variable,
            "local": self._local,
            "module": self._module,
            "data": self._instance,
            "ephemeral": self._instance,
            "resource": self._instance,
            "self": self._self,
            **dict.fromkeys(MEMBERS, self._member),
        }

    def check(self, reference: Reference, scope: Scope) -> Iterator[Problem]:
        """Everything that is wrong with a reference."""
        root = reference.root
        if scope.on_destroy and reference.text not in LEFT_ON_DESTROY and root not in LEFT_ON_DESTROY:
            hint = "only self, count.index, each.key, path and terraform are left then"
            yield Problem(f"{reference.text} may be gone when the provisioner runs", hint)
        elif root in scope.iterators:
            if reference.steps:
                yield from _check_member(reference, ("key", "value"))
        elif root in RESERVED:
            hint = f"a resource type of that name is written resource.{reference.text}"
            yield Problem(f'"{root}" is reserved by OpenTofu', hint)
        else:
            yield from self._judges.get(root, self._managed)(reference, scope)

    def block(self, owner: Owner) -> Block | None:
        """The schema of a declared resource, or None where it is not at hand."""
        section, terraform_type, _ = owner
        schema = self._schemas.schema_for(terraform_type, self.declared.chosen.get(owner))
        return schema.block(section, terraform_type) if schema else None

    def versions(self, owner: Owner) -> list[Block]:
        """The schemas of a declared resource in all versions of its provider that the document permits."""
        section, terraform_type, _ = owner
        schemas = self._schemas.versions_for(terraform_type, self.declared.chosen.get(owner))
        return [block for schema in schemas if (block := schema.block(section, terraform_type))]

    def nearest(self, word: str, candidates: Iterable[str], prefix: str = "") -> str:
        """The hint that names the candidate nearest to a word, for the first few words that ask."""
        key = (prefix, word)
        if key not in self._suggested and len(self._suggested) < MAX_SUGGESTIONS:
            # What is much shorter or longer cannot be as near as did_you_mean wants it.
            lengths = range(len(word) * 3 // 7, len(word) * 7 // 3 + 1)
            hint = did_you_mean(word, [c for c in candidates if len(c) in lengths][:MAX_CANDIDATES])
            self._suggested[key] = hint.replace('"', f'"{prefix}', 1)
        return self._suggested.get(key, "")

    def _variable(self, reference: Reference, _scope: Scope) -> Iterator[Problem]:
        yield from self._named(reference, self.declared.variables)

    def _local(self, reference: Reference, _scope: Scope) -> Iterator[Problem]:
        yield from self._named(reference, self.declared.locals)

    def _module(self, reference: Reference, _scope: Scope) -> Iterator[Problem]:
        wrong = list(self._named(reference, self.declared.modules))
        yield from wrong
        if not wrong and len(reference.steps) > 1:
            name, steps = str(reference.steps[0]), reference.steps[1:]
            repeated = self.declared.modules[name]
            if not repeated and isinstance(steps[0], Key):
                # One module is an object: an output's name in brackets is as good as behind a point.
                steps = (str(steps[0]), *steps[1:])
            elif repeated == "for_each" and is_name(steps[0]) and self.declared.may_have_key(name, steps[0]):
                steps = (Key(str(steps[0])), *steps[1:])
            wrong = list(check_index(f"module.{name}", repeated, steps[0]))
            if repeated == "count" and isinstance(steps[0], Key) and not steps[0].isdigit():
                hint = f"write module.{name}[0]"
                wrong = [Problem(f'module.{name} has "count": "{steps[0]}" is no index', hint)]
            yield from wrong or self._output(name, steps)

    def _output(self, name: str, steps: Sequence[Step]) -> Iterator[Problem]:
        where, first = f"module.{name}", steps[0]
        if not is_name(first):
            where, steps = f"{where}{shown(first)}", into_each(first, steps[1:])
        output = steps[0] if steps else None
        if isinstance(output, Key) and isinstance(first, int | Key):
            yield Problem(f"{where} is a module: it takes no index", f"write {where}.{output}")
        elif isinstance(output, str) and output not in self.outputs.get(name, (output,)):
            near = self.nearest(output, self.outputs[name], f"{where}.")
            yield Problem(f'{where} has no output "{output}"', near)

    def _named(self, reference: Reference, declared: Iterable[str]) -> Iterator[Problem]:
        root = reference.root
        name = reference.steps[0] if reference.steps else ""
        if not isinstance(name, str) or not is_name(name) or not name:
            yield Problem(f'"{root}" is followed by a name: {root}.NAME')
        elif name not in declared:
            yield Problem(f"{root}.{name} is not declared", self.nearest(name, declared, f"{root}."))

    def _member(self, reference: Reference, scope: Scope) -> Iterator[Problem]:
        root = reference.root
        if root in REPETITION and root not in scope.repeated:
            argument = REPETITION[root]
            yield Problem(
                f'"{root}" has no meaning here',
                f'it belongs in blocks that have "{argument}", outside of "{argument}" itself',
            )
        else:
            yield from _check_member(reference, MEMBERS[root])

    def _self(self, reference: Reference, scope: Scope) -> Iterator[Problem]:
        if not scope.has_self:
            places = "it belongs in provisioners, connections and postconditions"
            yield Problem('"self" has no meaning here', places)
        elif scope.owner:
            yield from self._attributes(scope.owner, reference.steps, "self")

    def _managed(self, reference: Reference, scope: Scope) -> Iterator[Problem]:
        root, steps = reference.root, reference.steps
        if steps and is_name(steps[0]):
            yield from self._check_instance(("resource", root, str(steps[0])), steps[1:], scope)
        elif root == "undefined":
            yield Problem('"undefined" is what CDKTF writes for a missing operand', "a value there is None")
        elif root == "TfToken":
            yield Problem("a token of CDKTF that was never resolved", "it was made by another stack or app")
        else:
            yield Problem(
                f'"{root}" names nothing: a resource is TYPE.NAME',
                f'where "{root}" is meant as text, write "$${{" for "${{"',
            )

    def _instance(self, reference: Reference, scope: Scope) -> Iterator[Problem]:
        section, steps = reference.root, reference.steps
        if len(steps) < 2 or not is_name(steps[0]) or not is_name(steps[1]):
            yield Problem(f'"{section}" is followed by a type and a name: {section}.TYPE.NAME')
            return
        yield from self._check_instance((section, str(steps[0]), str(steps[1])), steps[2:], scope)

    def _check_instance(self, owner: Owner, steps: Sequence[Step], scope: Scope) -> Iterator[Problem]:
        section, terraform_type, name = owner
        repeated = self.declared.repetition(owner)
        if repeated is None:
            if section != "data" or (terraform_type, name) not in scope.check_data:
                yield self.undeclared(owner)
            return
        where = address(*owner)
        if owner == scope.owner and not scope.names_owner:
            yield Problem(f"{where} refers to itself", "write self" if scope.has_self else "")
        if wrong := list(check_index(where, repeated, steps[0])) if steps else []:
            yield from wrong
            return
        if repeated and steps:
            where, steps = (
                f"{where}{shown(steps[0])}",
                attribute_first(steps[0], into_each(steps[0], steps[1:])),
            )
        elif steps and isinstance(steps[0], Dynamic):
            # Whether one instance takes a computed index is what only the plan can tell.
            return
        yield from self._attributes(owner, steps, where)

    def _attributes(self, owner: Owner, steps: Sequence[Step], where: str) -> Iterator[Problem]:
        if not steps:
            return
        # The same mistake may stand in thousands of places: it is judged once, and said of each.
        key = (*owner[:2], "".join(map(shown, steps)))
        if key not in self._verdicts:
            self._verdicts[key] = self._verdict(owner, steps)
        if problem := self._verdicts[key]:
            message, hint = (text.replace(WHERE, where) for text in (problem.message, problem.hint))
            yield Problem(message, hint, problem.severity, problem.rule)

    def _verdict(self, owner: Owner, steps: Sequence[Step]) -> Problem | None:
        """What is wrong with the steps into a resource, of whichever instance."""
        if (block := self.block(owner)) is None:
            return None
        problem = check_steps(block, steps, WHERE)
        section, terraform_type, _ = owner
        provider = provider_reference(terraform_type, self.declared.chosen.get(owner))[0]
        versions = self._schemas.versions(provider)
        if is_name(steps[0]) and (problem or len(versions) > 1):
            from snowform.synth.checks.provider_versions import check_attribute

            entry = section, terraform_type, str(steps[0])
            others = self._schemas.other_versions(provider) if problem else ()
            return check_attribute(entry, WHERE, versions, others) or problem
        return problem

    def undeclared(self, owner: Owner) -> Problem:
        """The problem that a resource is not declared."""
        section, terraform_type, name = owner
        where = address(*owner)
        other_section = "data" if section == "resource" else "resource"
        if name in self.declared.instances[other_section].get(terraform_type, {}):
            return Problem(
                f"{where} is not declared", f'did you mean "{address(other_section, *owner[1:])}"?'
            )
        types = self.declared.instances[section]
        near = self.nearest(name, types.get(terraform_type, ()), address(section, terraform_type, ""))
        if not near:
            same_name = (
                address(section, other_type, name) for other_type, names in types.items() if name in names
            )
            near = self.nearest(where, same_name)
        return Problem(f"{where} is not declared", near)


def _check_member(reference: Reference, members: tuple[str, ...]) -> Iterator[Problem]:
    member = reference.steps[0] if reference.steps else ""
    if member not in members or isinstance(member, Key):
        known = " or ".join(f"{reference.root}.{name}" for name in members)
        yield Problem(f"{reference.text} does not exist", f"there is {known}")
