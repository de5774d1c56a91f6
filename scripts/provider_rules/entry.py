"""Ask for all rules of one entry: a resource or a data source."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scripts.provider_rules import readings
from scripts.provider_rules.bodies import body, inside
from scripts.provider_rules.learning import learned
from scripts.provider_rules.plugin import ERROR, UNKNOWN, Diagnostic, Plugin
from scripts.provider_rules.samples import NONSENSE, NUMBERS, TEXTS, WORDS
from snowform.schema import Attribute, Block, CtyType
from snowform.schema.rules import fault, fault_of_collection

Rule = list[Any]
Names = tuple[str, ...]
# A few entries have thousands of arguments, block within block, and each question takes long there.
MOST_ARGUMENTS, HUGE, FEW_ARGUMENTS = 300, 800, 40
MANY = 300
# A provider may take seconds for one long text.
MOST_SECONDS = 300
# A call that gives this block of the provider's own configuration does not return.
_NOT_ASKED = {("provider", "aws"): "endpoints"}
# Beyond this a float, which is what a number may come as, has lost digits.
_LARGEST = 2**53
_LONG = 100


@dataclass(frozen=True, slots=True)
class _Argument:
    """An argument that can be given, by the names that lead to it."""

    names: Names
    attribute: Attribute

    @property
    def path(self) -> str:
        return ".".join(self.names)


class Entry:
    """One entry of a provider that is running."""

    def __init__(self, plugin: Plugin, kind: str, name: str, block: Block) -> None:
        self._plugin = plugin
        self._kind = kind
        self._name = name
        self._block = block
        self._not_asked = _NOT_ASKED.get((kind, name))
        # What has to be given with an argument for its value to be looked at.
        self._with: dict[str, set[str]] = {}
        self._groups: set[tuple[Any, ...]] = set()
        self._said_of_blocks: dict[Names, set[str]] = {}
        # Whether not all was asked, for lack of time.
        self.is_cut = False

    def rules(self) -> dict[str, Any]:
        """The rules as a line of the file has them; empty where there are none."""
        found: dict[str, Any] = {}
        taken: dict[str, Any] = {}
        began = time.monotonic()
        for argument in self._arguments():
            if time.monotonic() - began > MOST_SECONDS:
                self.is_cut = True
                break
            rules, sample = self._of_argument(argument)
            if rules:
                _place(found, argument.names[:-1]).setdefault("a", {})[argument.names[-1]] = rules
            if sample is not None:
                taken[argument.path] = sample
        self._ask_for_groups(taken)
        for group in sorted(self._groups, key=str):
            if group[0] == "require" and self._is_required(group[1]):
                continue
            names, written = self._written(group)
            known = _place(found, names).setdefault("g", [])
            if written not in known:
                known.append(written)
        return found

    def _is_required(self, path: str) -> bool:
        """Whether the schema says so itself; it has no word for the members of an attribute's objects."""
        *blocks, name = path.split(".")
        block = self._block
        for step in blocks:
            if step not in inside(block):
                return True
            _, block = inside(block)[step]
        return name in block.required or name not in block.names

    def _arguments(self) -> Iterator[_Argument]:
        found: list[_Argument] = []
        # What is far inside comes last.
        pending: list[tuple[Names, Block]] = [((), self._block)]
        for names, block in pending:
            found += [
                _Argument((*names, name), attribute)
                for name, attribute in block.attributes.items()
                if attribute.settable
            ]
            pending += [
                ((*names, name), inner)
                for name, (_, inner) in inside(block).items()
                if name != self._not_asked
            ]
        yield from found[: MOST_ARGUMENTS if len(found) < HUGE else FEW_ARGUMENTS]

    def _of_argument(self, argument: _Argument) -> tuple[list[Rule], Any]:
        """The rules of an argument, and a value that it takes, where one was found."""
        kind, wrap, is_collection = _primitive(argument.attribute.type)
        if kind is None:
            return [], None
        read: list[Rule] = []
        verdicts: list[tuple[Any, bool]] = []
        for value in NONSENSE[kind]:
            self._judge(argument, value, wrap, read, verdicts)
        sizes: list[tuple[Any, bool]] = []
        if is_collection:
            for many in ([], _distinct(kind, 1), _distinct(kind, MANY)):
                self._judge(argument, many, lambda values: values, read, sizes)
        if kind == "bool":
            return [], True
        if not read and not self._is_worth_more(argument, verdicts):
            sample = next((value for value, is_taken in verdicts if is_taken), None)
            return [], None if sample is None else wrap(sample)
        is_enumeration = bool(read) and all(rule[0] == "enum" for rule in read)
        samples = NUMBERS if kind == "number" else WORDS if is_enumeration else TEXTS
        for value in [*samples, *_borders(read, kind)]:
            self._judge(argument, value, wrap, read, verdicts)
        kept = [rule for rule in _distinct_rules(read) if _holds(rule, verdicts, sizes)]
        if kind == "string":
            kept += self._learned(argument, wrap, kept, verdicts)
        sample = next((value for value, is_taken in verdicts if is_taken), None)
        return kept, None if sample is None else wrap(sample)

    def _learned(
        self, argument: _Argument, wrap: Any, kept: Sequence[Rule], verdicts: list[tuple[Any, bool]]
    ) -> list[Rule]:
        """Rules of what is refused though no rule of a message says why."""
        texts = dict(verdicts)
        if all(is_taken or _is_refused(kept, text) for text, is_taken in verdicts):
            return []

        def ask(text: str) -> bool | None:
            if text not in texts:
                self._judge(argument, text, wrap, [], verdicts)
                texts.update(verdicts[-1:])
            return texts.get(text)

        tags = {rule[0] for rule in kept}
        found = [rule for rule in learned(list(texts.items()), ask) if _holds(rule, verdicts, [])]
        for rule in found:
            known = next((one for one in kept if one[0] == rule[0] == "length"), None)
            if known is not None and rule[1] and not known[1]:
                known[1] = rule[1]
        return [rule for rule in found if rule[0] not in tags]

    def _is_worth_more(self, argument: _Argument, verdicts: Sequence[tuple[Any, bool]]) -> bool:
        """Whether more values may bring a message that can be read: something was refused, somehow."""
        # The SDK's answer to an `id`, whatever its value.
        return argument.names != ("id",) and not all(is_taken for _, is_taken in verdicts)

    def _judge(
        self, argument: _Argument, value: Any, wrap: Any, read: list[Rule], verdicts: list[tuple[Any, bool]]
    ) -> None:
        found = self._about(argument, wrap(value))
        for diagnostic in found:
            text = diagnostic.text
            # Long values make messages slow to search.
            if isinstance(value, str) and len(value) > _LONG:
                text = text.replace(value, _LONG * "x")
            read += map(list, readings.rules(text))
        # What conflicts or is missing says nothing of the value.
        if all(not list(readings.groups(one.text, argument.path)) for one in found):
            verdicts.append((value, not found))

    def _about(self, argument: _Argument, value: Any) -> list[Diagnostic]:
        """What is said of one argument with a value, everything that it needs given and unknown."""
        others = dict.fromkeys(self._with.get(argument.path, ()), UNKNOWN)
        without = self._without(argument.names[:-1])
        found = self._ask({argument.path: value, **others})
        # Not told by the path: that of the SDK ends at a set, and in a block it may be that of a neighbour.
        about = [one for one in found if one.text not in without]
        needed = {
            name
            for one in about
            for group in readings.groups(one.text, argument.path)
            if group[0] == "with"
            for name in group[2:]
        }
        if needed - self._with.get(argument.path, set()):
            self._with.setdefault(argument.path, set()).update(needed)
            return self._about(argument, value)
        return about

    def _without(self, blocks: Names) -> set[str]:
        """What is said of a body with these blocks alone, one in the other."""
        if blocks not in self._said_of_blocks:
            given = {".".join(blocks): UNKNOWN} if blocks else {}
            self._said_of_blocks[blocks] = {one.text for one in self._ask(given)}
        return self._said_of_blocks[blocks]

    def _ask(self, given: Mapping[str, Any]) -> list[Diagnostic]:
        """What is said of a body with these arguments, by paths of names, and no others."""
        tree: dict[str, Any] = {}
        for path, value in given.items():
            *blocks, name = path.split(".")
            place, block = tree, self._block
            for step in blocks:
                nesting, block = inside(block)[step]
                if nesting in {"list", "set"}:
                    place = place.setdefault(step, [{}])[0]
                elif nesting == "map":
                    place = place.setdefault(step, {"k": {}})["k"]
                else:
                    place = place.setdefault(step, {})
            if value is UNKNOWN and (nested := inside(block).get(name)) is not None:
                place.setdefault(name, [{}] if nested[0] in {"list", "set"} else {})
            else:
                place[name] = value
        found = self._plugin.validate(self._kind, self._name, body(self._block, tree))
        # No message of the groups is lost, whatever was asked for.
        for diagnostic in found:
            if diagnostic.severity == ERROR:
                path = ".".join(_names(diagnostic.path))
                self._groups.update(tuple(group) for group in readings.groups(diagnostic.text, path))
        return [one for one in found if one.severity == ERROR]

    def _ask_for_groups(self, taken: Mapping[str, Any]) -> None:
        """Give nothing, then each pair that may not stand together: all at once, less what is found."""
        self._ask({})
        blocks = dict.fromkeys(self._block_paths(), UNKNOWN)
        everything = {**taken, **blocks}
        siblings: dict[str, dict[str, Any]] = {}
        for path, value in everything.items():
            siblings.setdefault(path.rpartition(".")[0], {})[path] = value
        for place, members in siblings.items():
            if place and (self.is_cut or place not in everything):
                continue
            for path in members:
                # Each time one of what conflicts with it is found.
                for _ in range(len(members)):
                    before = self._conflicts(path)
                    self._ask(
                        {
                            path: members[path],
                            **{name: v for name, v in members.items() if name not in before},
                        }
                    )
                    if self._conflicts(path) == before:
                        break
        # What one of a group had to be given for may have to be given alone.
        for group in [group for group in self._groups if group[0] == "one"]:
            known = {name: everything[name] for name in group[1:] if name in everything}
            self._ask(known)

    def _conflicts(self, path: str) -> set[str]:
        return {
            name
            for group in self._groups
            if group[0] == "conflicts" and group[1] == path
            for name in group[2:]
        }

    def _block_paths(self) -> Iterator[str]:
        for name, nested in self._block.blocks.items():
            if name == self._not_asked:
                continue
            yield name
            if len(self._block.blocks) < 40:
                yield from (f"{name}.{inner}" for inner in nested.block.blocks)

    def _written(self, group: tuple[Any, ...]) -> tuple[Names, Rule]:
        """The block that a group stands in, and the group with its names as they are seen from there."""
        kind, *paths = group
        parents = {path.rpartition(".")[0] for path in paths}
        names = tuple(paths[0].split(".")[:-1])
        if kind == "one":
            only = ("exactly", *paths) in self._groups
            kind = "exactly" if only else "least"
        if len(parents) == 1:
            return names, [kind, *(path.rpartition(".")[2] for path in paths)]
        return names, [kind, paths[0].rpartition(".")[2], *(f".{path}" for path in paths[1:])]


def _primitive(cty_type: CtyType) -> tuple[str | None, Any, bool]:
    """The kind of an argument's values, what makes an argument of one, and whether it is a collection."""
    if isinstance(cty_type, str):
        return (cty_type if cty_type in NONSENSE else None), (lambda value: value), False
    kind, inner = cty_type[:2]
    if not isinstance(inner, str) or inner not in NONSENSE:
        return None, None, False
    if kind in {"list", "set"}:
        return inner, (lambda value: [value]), True
    return (inner, (lambda value: {"k": value}), False) if kind == "map" else (None, None, False)


def _distinct(kind: str, count: int) -> list[Any]:
    return [f"a{number}" if kind == "string" else number for number in range(count)]


def _distinct_rules(rules: Sequence[Rule]) -> list[Rule]:
    found: list[Rule] = []
    for rule in rules:
        if rule not in found:
            found.append(rule)
    return found


def _borders(rules: Sequence[Rule], kind: str) -> Iterator[Any]:
    """Values at the borders of what rules say, and all that they name."""
    for tag, *rest in _distinct_rules(rules):
        if tag == "enum" and kind == "number":
            yield from map(int, rest[0])
        elif tag == "enum":
            yield from rest[0]
            yield from (value.swapcase() for value in rest[0][:3])
        elif tag in {"range", "length"}:
            for border in rest:
                within = border is not None and abs(border) < _LARGEST
                for near in (border - 1, border, border + 1) if within else ():
                    if tag == "range" and kind == "number":
                        yield near
                    elif tag == "range":
                        yield str(near)
                    elif 0 <= near < 70_000:
                        yield "x" * near


def _holds(rule: Rule, verdicts: Sequence[tuple[Any, bool]], sizes: Sequence[tuple[Any, bool]]) -> bool:
    """Whether a rule refuses nothing that was taken, and something that was refused."""
    if rule[0] == "items":
        judged = [(fault_of_collection(rule, value) is not None, is_taken) for value, is_taken in sizes]
    else:
        judged = [(fault(rule, value) is not None, is_taken) for value, is_taken in verdicts]
    # A blank text may stand for none at all.
    taken = dict.fromkeys(value for value, is_taken in verdicts if is_taken)
    may_be_blank = taken if rule[0] in {"enum", "form"} else ()
    if blanks := [text for text in may_be_blank if not str(text).strip() and fault(rule, text)]:
        rule[1:] = [*rule[1:], *blanks] if rule[0] == "form" else [[*rule[1], *blanks]]
        return _holds(rule, verdicts, sizes)
    wrongly = any(refused and is_taken for refused, is_taken in judged)
    if rule[0] == "enum" and wrongly and _holds(["enum_i", rule[1]], verdicts, sizes):
        rule[0] = "enum_i"
        return True
    return not wrongly and any(refused for refused, _ in judged)


def _is_refused(rules: Sequence[Rule], value: Any) -> bool:
    return any(fault(rule, value) is not None for rule in rules)


def _names(path: Sequence[str | int]) -> Names:
    return tuple(part for part in path if isinstance(part, str) and part != "k")


def _place(tree: dict[str, Any], names: Names) -> dict[str, Any]:
    for name in names:
        tree = tree.setdefault("b", {}).setdefault(name, {})
    return tree
