"""Hold what is known of a document's arguments against the provider's own rules (`schema.rules`).

`terraform validate` finds the same by asking the provider. What is surely wrong is an error. A warning is
what is wrong by a default that may be overridden, in one branch of a condition, or by the rules of another
version of the provider than the one that is used. A program can switch either off (`snowform.suppress`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from snowform.hints import TYPE_CHECKING, Any
from snowform.provision.configuration.blocks import blocks, labels
from snowform.schema import Block, ProviderSchema, catalogue
from snowform.schema.check import Path, is_unknown
from snowform.schema.rules import Fault, fault, fault_of_collection
from snowform.synth.checks.findings import Finding, Severity
from snowform.synth.checks.groups import Groups, group_fault, is_plainly_kept, states
from snowform.synth.checks.resolution import Scope
from snowform.synth.checks.schemas import Schemas
from snowform.synth.normalise import TYPED_SECTIONS

if TYPE_CHECKING:
    from snowform.schema.rules import Rule
    from snowform.synth.checks.possible_values import Possible, PossibleValues

RULE = "provider-rule"
ENUMERATIONS = frozenset({"enum", "enum_i"})
Rules = Mapping[str, Any]
Prepared = tuple[Rules, Block, bool, bool, str]
NOWHERE = Scope()
_NONE: Rules = {}


def check_provider_rules(
    document: Mapping[str, Any], schemas: Schemas, folder: str, told: Sequence[Finding], *, called: bool
) -> Iterator[Finding]:
    """Every finding about arguments of blocks of providers whose rules are at hand.

    `told` are findings about structure, after which nothing is said of the same place; of a module that is
    `called` the defaults of variables say nothing, for the caller may have set them.
    """
    walk = _Walk(document, folder, defaults=not called)
    for section in sorted(TYPED_SECTIONS & document.keys()):
        for place, body in blocks(document[section], 2):
            kind = labels(place)[0]
            versions = schemas.versions_for(kind, body.get("provider"))
            walk.entry(versions, section, kind, (section, *place), body)
    for place, body in blocks(document.get("provider"), 1):
        versions = schemas.versions(labels(place)[0])
        walk.entry(versions, "provider", versions[0].name if versions else "", ("provider", *place), body)
    places = {finding.path for finding in told}
    for finding in dict.fromkeys(walk.findings):
        path = finding.path
        if path not in places and not (isinstance(path[-1], int) and path[:-1] in places):
            yield finding


class _Walk:
    """One walk through the entries of a document; `findings` is what it found."""

    def __init__(self, document: Mapping[str, Any], folder: str, *, defaults: bool) -> None:
        self.findings: list[Finding] = []
        self._document = document
        self._folder = folder
        self._defaults = defaults
        self._possible: PossibleValues | None = None
        self._prepared: dict[tuple[str, int, str, str], Prepared | None] = {}
        # What holds of the entry in which the walk stands.
        self._root: Mapping[str, Any] = {}
        self._block: Block | None = None
        self._start = 0
        # Whether only another version than that of the rules is permitted, or such a one as well.
        self._is_other = self._may_be_other = False
        self._of_version = ""
        # Values that keep all rules of an argument, and groups by what they begin with.
        self._kept: set[tuple[int, type, Any]] = set()
        self._indexed: dict[int, Groups] = {}

    def entry(
        self,
        versions: Sequence[ProviderSchema],
        kind: str,
        name: str,
        path: Path,
        body: Mapping[str, Any],
    ) -> None:
        """Judge one resource, data source or provider block by the versions of its provider."""
        key = (versions[0].path if versions else "", len(versions), kind, name)
        if key not in self._prepared:
            self._prepared[key] = _prepared(versions, kind, name)
        found = self._prepared[key]
        if found is None:
            return
        entry, self._block, self._is_other, self._may_be_other, self._of_version = found
        self._root, self._start = body, len(path)
        scopes = [NOWHERE]
        if (for_each := body.get("for_each")) is not None:
            # Before a plan the provider is asked of a resource even where there will be none.
            scopes = self.possible.instances(for_each, "each", NOWHERE) or scopes
        for scope in scopes:
            self._content(entry, self._block, body, path, scope)

    @property
    def possible(self) -> PossibleValues:
        """What is known of expressions; made when first asked for, since it takes the parser to load."""
        if self._possible is None:
            from snowform.synth.checks.possible_values import PossibleValues

            self._possible = PossibleValues(self._document, self._folder, defaults=self._defaults)
        return self._possible

    def _content(
        self, rules: Rules, block: Block, content: Mapping[str, Any], path: Path, scope: Scope
    ) -> None:
        of_arguments, of_blocks = rules.get("a", _NONE), rules.get("b", _NONE)
        for name, value in content.items():
            if value is None:
                continue
            if name in of_arguments:
                self._argument(of_arguments[name], value, (*path, name), scope)
            if name in of_blocks:
                nested = block.blocks.get(name)
                below = nested.block if nested else Block({})
                for place, body in _bodies(value, (*path, name)):
                    self._content(of_blocks[name], below, body, place, scope)
        if groups := rules.get("g"):
            self._groups(groups, block, content, path, scope)
        if of_blocks and "dynamic" in content:
            self._dynamic(of_blocks, block, content["dynamic"], (*path, "dynamic"), scope)

    def _dynamic(self, of_blocks: Rules, block: Block, value: Any, path: Path, scope: Scope) -> None:
        for place, generator in blocks(value, 1):
            name = labels(place)[0]
            if name not in of_blocks:
                continue
            nested = block.blocks.get(name)
            below = nested.block if nested else Block({})
            iterator = generator.get("iterator")
            called = iterator if isinstance(iterator, str) else name
            for inside in self.possible.instances(generator.get("for_each"), called, scope):
                for inner, body in _bodies(generator.get("content"), (*path, *place, "content")):
                    self._content(of_blocks[name], below, body, inner, inside)

    def _argument(self, rules: Sequence[Rule], value: Any, path: Path, scope: Scope) -> None:
        if type(value) is not str and isinstance(value, list | dict):
            for rule in rules:
                self._report(fault_of_collection(rule, value), path, rule)
            items = value.items() if isinstance(value, dict) else enumerate(value)
            for key, item in items:
                if item is not None:
                    self._argument(rules, item, (*path, key), scope)
            return
        # A document says the same of many resources; the rules of an entry live as long as the walk.
        key = (id(rules), type(value), value)
        if key in self._kept:
            return
        if is_unknown(value):
            if isinstance(value, str):
                self._text(rules, self.possible.of(value, scope), path)
            return
        broken = _narrowest([rule for rule in rules if fault(rule, value) is not None])
        if not broken:
            self._kept.add(key)
            return
        hidden = self._is_sensitive(path)
        for rule in broken:
            self._report(fault(rule, value, hidden=hidden), path, rule)

    def _text(self, rules: Sequence[Rule], found: Sequence[Possible], path: Path) -> None:
        """Judge what a template may become: an error where each of the values is surely wrong."""
        faults = [
            (possible, rule, wrong)
            for possible in found
            for rule, wrong in _faults(rules, possible.value, possible.hidden or self._is_sensitive(path))
        ]
        wrong_ones = [possible for possible in found if any(possible is one for one, *_ in faults)]
        surely = len(wrong_ones) == len(found) and all(possible.certain for possible in found)
        for possible, rule, (message, hint) in faults:
            because = possible.because or ("" if surely or len(found) < 2 else "in one case of the condition")
            self._report(
                (f"{message}, {because}" if because else message, hint),
                path,
                rule,
                "error" if surely else "warning",
            )

    def _groups(
        self, groups: Sequence[Rule], block: Block, content: Mapping[str, Any], path: Path, scope: Scope
    ) -> None:
        assert self._block is not None
        if (indexed := self._indexed.get(id(groups))) is None:
            indexed = self._indexed[id(groups)] = Groups(groups)
        broken: list[tuple[Rule, Fault]] = []
        for group in indexed.of(content):
            if is_plainly_kept(group, content):
                continue
            members = states(group[1:], block, content, self._block, self._root, self._is_null(scope))
            if wrong := group_fault(group[0], members):
                broken.append((group, wrong))
        for group, wrong in broken:
            # Where one of fewer is wanted, what wants one of more says nothing new.
            if not any(other[0] == group[0] and set(other) < set(group) for other, _ in broken):
                self._report(wrong, path, group)

    def _is_null(self, scope: Scope) -> Any:
        def is_null(text: str) -> bool | None:
            found = self.possible.of(text, scope)
            from snowform.synth.checks.possible_values import OPEN

            if len(found) != 1 or not found[0].certain or found[0].value is OPEN:
                return None
            return found[0].value is None

        return is_null

    def _is_sensitive(self, path: Path) -> bool:
        """Whether the schema marks the argument at a path, so that its value is shown to nobody."""
        block = self._block
        names = [part for part in path[self._start :] if isinstance(part, str)]
        names = [name for name in names if name not in {"dynamic", "content"}]
        for name in names:
            if block is None:
                return False
            if (attribute := block.attributes.get(name)) is not None:
                return attribute.sensitive
            nested = block.blocks.get(name)
            block = nested.block if nested else None
        return False

    def _report(self, wrong: Fault | None, path: Path, rule: Rule, severity: Severity = "error") -> None:
        if wrong is None:
            return
        message, hint = wrong
        # What a provider takes grows: another version may have more values. The rest seldom changes.
        if self._is_other or (self._may_be_other and rule[0] in ENUMERATIONS):
            severity = "warning"
            message = f"{message} (a rule of {self._of_version})"
        self.findings.append(Finding(path, message, hint, severity, rule=RULE))


def _narrowest(broken: Sequence[Rule]) -> Sequence[Rule]:
    """The rules without forms that a narrower one follows, as IPv4 ranges do any ranges."""
    forms = [rule for rule in broken if rule[0] == "form"]
    return [rule for rule in broken if rule[0] != "form" or rule is forms[-1]]


def _prepared(versions: Sequence[ProviderSchema], kind: str, name: str) -> Prepared | None:
    """The rules of an entry, its block, whether another version is surely or perhaps used, and whose."""
    rules = catalogue.rules(versions[0]) if versions else None
    entry = rules.of(kind, name) if rules else None
    block = catalogue.together(versions).block(kind, name) if entry is not None else None
    if rules is None or entry is None or block is None:
        return None
    same = [schema.version == rules.version for schema in versions]
    return entry, block, not any(same), not all(same), f"{rules.source} {rules.version}"


def _bodies(value: Any, path: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """The bodies of the blocks of one kind, each with the path to it."""
    if isinstance(value, dict):
        yield path, value
    elif isinstance(value, list):
        for index, body in enumerate(value):
            if isinstance(body, dict):
                yield (*path, index), body


def _faults(rules: Sequence[Rule], value: Any, hidden: bool) -> Iterator[tuple[Rule, Fault]]:
    from snowform.synth.checks.possible_values import OPEN

    if value is OPEN or value is None:
        return
    if isinstance(value, list | Mapping):
        for rule in rules:
            if wrong := fault_of_collection(rule, value):
                yield rule, wrong
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _faults(rules, item, hidden)
        return
    broken = [(rule, wrong) for rule in rules if (wrong := fault(rule, value, hidden=hidden))]
    narrowest = _narrowest([rule for rule, _ in broken])
    yield from ((rule, wrong) for rule, wrong in broken if rule in narrowest)
