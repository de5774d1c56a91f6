"""Hold rules at random against the provider: a document that breaks each, and one that just keeps it.

    python -m benchmarks.rules_against_validate FILE FOLDER [--count N] [--seed N] [--show]

FILE is a file of rules, whose schema is shipped. The documents are modules of configurations in FOLDER that
are put to `terraform validate`; TF_CLI_CONFIG_FILE says where the provider is. A rule agrees where the
provider refuses the first document for it, and has nothing against the same argument of the second; a rule
that nobody knows may refuse that, too.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from scripts.provider_rules.bodies import body, inside
from scripts.provider_rules.samples import TEXTS
from snowform.schema import Block, CtyType, catalogue
from snowform.schema.forms import FORMS
from snowform.schema.rules import fault

Tree = Mapping[str, Any]
# What the provider says of groups alone.
OF_GROUP = re.compile(
    r"(?i)conflicts with|conflicting|one of `|all of `|only one of|at least one of|exactly one of|combination"
)
LONGEST = 100_000
# How many documents are asked about at once: the provider's memory is finite.
AT_ONCE = 100
# Two members of a group have to be named by an error that is of the group.
NAMED = {"require": 1}


class Asked(NamedTuple):
    """A rule or group (`names` are its members) of an entry, and where the block that it is of stands."""

    entry: str
    path: tuple[str, ...]
    names: tuple[str, ...]
    rule: Sequence[Any]
    is_group: bool

    def __str__(self) -> str:
        return f"{'.'.join((self.entry, *self.path, *self.names[:1]))} {json.dumps(self.rule)[:120]}"


def every(entry: str, tree: Tree, path: tuple[str, ...] = ()) -> Iterator[Asked]:
    """All rules of an entry, but those of members elsewhere in it."""
    for name, rules in tree.get("a", {}).items():
        yield from (Asked(entry, path, (name,), rule, False) for rule in rules if rule[0] != "prefix")
    for kind, *names in tree.get("g", ()):
        if not any("." in name for name in names):
            yield Asked(entry, path, tuple(names), [kind, *names], True)
    for name, below in tree.get("b", {}).items():
        yield from every(entry, below, (*path, name))


def candidates(rule: Sequence[Any], is_number: bool) -> Iterator[Any]:
    """Values at both sides of the border of a rule, what is just inside first, then others."""
    kind, *bounds = rule
    if kind in {"enum", "enum_i"}:
        yield from (bounds[0][-1], bounds[0][0], f"{bounds[0][-1]}zz", bounds[0][0].swapcase())
    elif kind in {"range", "length"}:
        for number in [n + step for n in bounds[:2] if n is not None for step in (0, 1, -1)]:
            yield from [number] if kind == "range" else texts(number)
    elif kind == "form":
        yield from (FORMS[bounds[0]].example, "x y", "nonsense") if bounds[0] in FORMS else ()
    elif kind == "multiple":
        yield from (bounds[0] * 2, bounds[0] * 2 + 1)
    if is_number:
        yield from (1, 2, 60, 0, 100, 10**9)
    else:
        yield from (*TEXTS, *(form.example for form in FORMS.values()), "a!b c", "-a", "ä")


def texts(length: int) -> Iterator[str]:
    """Texts of a length that this or that pattern takes."""
    for start in ("", "arn:aws:iam::123456789012:role/", "/", "https://a.b/", "a-"):
        for letter in "aA1":
            if len(start) <= length <= LONGEST:
                yield start + letter * (length - len(start))


def example(cty_type: CtyType, rules: Sequence[Any], first: Sequence[Any] = ()) -> Any:
    """A value that all rules take, else the first that the type does; of a collection, one of one element."""
    kind = cty_type if isinstance(cty_type, str) else cty_type[0]
    if kind in {"list", "set"}:
        return [example(cty_type[1], rules, first)]
    if kind == "map":
        return {"a": example(cty_type[1], rules, first)}
    if kind not in {"string", "number"}:
        return True if kind == "bool" else None
    every_one = [*first, *(one for rule in rules for one in candidates(rule, kind == "number"))]
    taken = (one for one in every_one if not any(fault(rule, one) for rule in rules))
    return next(taken, "x" if kind == "string" else 1)


def whole(block: Block, tree: Tree, given: Mapping[str, Any]) -> dict[str, Any]:
    """What is given, and what is required besides."""
    found = dict(given)
    for name, attribute in block.attributes.items():
        if attribute.required and name not in found:
            found[name] = example(attribute.type, tree.get("a", {}).get(name, ()))
    for name, nested in block.blocks.items():
        if nested.min_items and name not in found:
            inner = whole(nested.block, tree.get("b", {}).get(name, {}), {})
            found[name] = nest(nested.nesting, inner, nested.min_items)
    return found


def nest(nesting: str, inner: Any, count: int = 1) -> Any:
    """What stands for a nested block."""
    if nesting == "map":
        return {"a": inner}
    return [inner] * count if nesting in {"list", "set"} else inner


def members(block: Block, tree: Tree, names: Iterable[str]) -> dict[str, Any]:
    """Members of a block with some right value each."""
    below = inside(block)
    return {
        name: nest(below[name][0], whole(below[name][1], tree.get("b", {}).get(name, {}), {}))
        if name in below
        else example(block.attributes[name].type, tree.get("a", {}).get(name, ()))
        for name in names
    }


def sides(asked: Asked, block: Block, tree: Tree) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """What of a block breaks a rule, and what keeps it; None where no values are found."""
    kind, names = asked.rule[0], asked.names
    if asked.is_group:
        one, two, all_of = names[:1], names[:2], names
        broken, kept = {
            "conflicts": (two, one),
            "exactly": (two, one),
            "most": (two, one),
            "least": ((), one),
            "require": ((), one),
            "with": (one, all_of),
        }[kind]
        return members(block, tree, broken), members(block, tree, kept)
    attribute, rules = block.attributes[names[0]], tree["a"][names[0]]
    if kind == "items":
        least, most = asked.rule[1:]
        counts = (most + 1, most) if most is not None else (least - 1, least)
        value = example(attribute.type, rules)
        if not isinstance(value, list) or (most is not None and most > 200):
            return None
        many = [f"{value[0]}{i}" if isinstance(value[0], str) else i for i in range(counts[0] + 1)]
        return {names[0]: many[: counts[0]]}, {names[0]: many[: counts[1]]}
    number = "number" in json.dumps(attribute.type)
    faulty = [one for one in candidates(asked.rule, number) if fault(asked.rule, one)]
    faulty.sort(key=lambda one: sum(bool(fault(rule, one)) for rule in rules))
    right = [one for one in candidates(asked.rule, number) if not any(fault(rule, one) for rule in rules)]
    if not faulty or not right:
        return None
    shaped = [example(attribute.type, [], [one]) for one in (faulty[0], right[0])]
    return {names[0]: shaped[0]}, {names[0]: shaped[1]}


def documents(asked: Asked, block: Block, tree: Tree) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """Bodies of the entry: one that breaks a rule, and one that keeps it."""

    def outside(block: Block, tree: Tree, path: tuple[str, ...]) -> Any:
        if not path:
            found = sides(asked, block, tree)
            return found and tuple(whole(block, tree, given) for given in found)
        name, *rest = path
        if name not in inside(block):
            # An object, which is not written like blocks.
            return None
        nesting, below = inside(block)[name]
        found = outside(below, tree["b"][name], tuple(rest))
        return found and tuple(whole(block, tree, {name: nest(nesting, given)}) for given in found)

    found = outside(block, tree, asked.path)
    return found and (body(block, found[0]), body(block, found[1]))


def judge(folder: Path, sources: Mapping[str, Any], provider: Mapping[str, str]) -> dict[str, list[str]]:
    """What validate says of each document, by its name."""
    name = provider["source"].rpartition("/")[2]
    for key, document in sources.items():
        (folder / key).mkdir(parents=True, exist_ok=True)
        (folder / key / "main.tf.json").write_text(json.dumps(document, indent=1))
    root = {
        "terraform": {"required_providers": {name: provider}},
        "module": {key: {"source": f"./{key}"} for key in sources},
    }
    (folder / "main.tf.json").write_text(json.dumps(root))
    subprocess.run(["terraform", "init", "-input=false"], cwd=folder, check=True, capture_output=True)
    said = subprocess.run(["terraform", "validate", "-json"], cwd=folder, capture_output=True, check=False)
    found: dict[str, list[str]] = {key: [] for key in sources}
    for one in json.loads(said.stdout)["diagnostics"]:
        place = json.dumps([one.get("range", {}).get("filename", ""), one.get("address", "")])
        if one["severity"] == "error" and (match := re.search(r"\b[bk]\d{4}\b", place)):
            found[match[0]].append(
                f"{one['summary']} {one['detail']} {(one.get('snippet') or {}).get('code')}"
            )
    return found


def is_of(asked: Asked, said: str) -> bool:
    """Whether an error is of a rule: it names the argument, or enough members of the group."""
    if bool(OF_GROUP.search(said)) != asked.is_group:
        return False
    named = sum(bool(re.search(rf"\b{re.escape(name)}\b", said)) for name in asked.names)
    return named >= min(len(asked.names), NAMED.get(asked.rule[0], 2) if asked.is_group else 1)


def main() -> None:
    """Ask, and print how many agree by kind."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", type=Path)
    options.add_argument("folder", type=Path)
    options.add_argument("--count", type=int, default=300)
    options.add_argument("--seed", type=int, default=25)
    options.add_argument("--show", action="store_true", help="print the rules that do not agree")
    chosen = options.parse_args()
    lines = [line.partition("\t") for line in chosen.file.read_text().splitlines()]
    trees = {key: json.loads(content) for key, _, content in lines}
    head = trees.pop("!provider")
    (schema,) = [
        one for one in catalogue.all_schemas() if {"source": one.source, "version": one.version} == head
    ]
    typed = {key: tree for key, tree in trees.items() if key.startswith(("resource/", "data/"))}
    rules = [one for key, tree in typed.items() for one in every(key, tree)]
    drawn: list[Asked] = []
    sources: dict[str, Any] = {}
    for asked in random.Random(chosen.seed).sample(rules, len(rules)):
        section, _, name = asked.entry.partition("/")
        block = schema.block(section, name)
        if block and (bodies := documents(asked, block, trees[asked.entry])):
            for letter, content in zip("bk", bodies, strict=True):
                sources[f"{letter}{len(drawn):04}"] = {section: {name: {"it": content}}}
            drawn.append(asked)
        if len(drawn) == chosen.count:
            break
    said: dict[str, list[str]] = {}
    names = list(sources)
    for first in range(0, len(names), AT_ONCE):
        some = {name: sources[name] for name in names[first : first + AT_ONCE]}
        said |= judge(chosen.folder.resolve() / str(first), some, head)
    results: dict[str, Counter[str]] = {}
    for number, asked in enumerate(drawn):
        broken, kept = (
            [text for text in said[f"{letter}{number:04}"] if is_of(asked, text)] for letter in "bk"
        )
        result = "border refused" if kept else "agree" if broken else "not refused"
        results.setdefault(asked.rule[0], Counter())[result] += 1
        if chosen.show and result != "agree":
            why = kept or said[f"b{number:04}"]
            print(f"{number:04} {result}: {asked}\n     {' | '.join(why)[:300]}")
    columns = ("agree", "not refused", "border refused")
    print(f"{'':10}", *(f"{column:>14}" for column in columns))
    results["all"] = sum(results.values(), Counter())
    for kind, result_of in sorted(results.items(), key=lambda item: (item[0] == "all", item[0])):
        print(f"{kind:10}", *(f"{result_of[column]:14}" for column in columns))


if __name__ == "__main__":
    main()
