"""What a provider's classes are called, and what a class or module stands for: names that need the schema.

CDKTF calls the structure of a nested block after its resource and itself, `S3Bucket` + `versioning`. A
resource whose class would have that very name gets an "A" behind it: `S3BucketVersioningA`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from snowform.providers import names
from snowform.providers.block_types import is_block_type
from snowform.providers.names import Kind
from snowform.schema import Block, ProviderSchema

# The kinds of which there are several of each type; before the names of the others stands the kind.
INSTANCES: tuple[Kind, ...] = ("resource", "data", "ephemeral")


@cache
def class_name(schema: ProviderSchema, kind: Kind, terraform_type: str) -> str:
    """The class, as the bindings of that provider call it."""
    name = names.class_name(terraform_type, kind, schema.name)
    is_taken = kind != "provider" and _is_taken(name, schema, kind, terraform_type)
    return f"{name}A" if is_taken else name


def import_of(schema: ProviderSchema, kind: Kind, terraform_type: str) -> tuple[str, str]:
    """The module and the name by which a class is imported: `snowform.aws.vpc` and `Vpc`."""
    module = names.module_name(terraform_type, kind, schema.name)
    return f"{names.package(schema.name)}.{module}", class_name(schema, kind, terraform_type)


def class_names(schema: ProviderSchema) -> list[str]:
    """The names of all classes, sorted."""
    return sorted(class_name(schema, kind, terraform_type) for kind, terraform_type in entries(schema))


def entries(schema: ProviderSchema) -> Iterator[tuple[Kind, str]]:
    """Everything of a provider that has a class: itself, its resources of all kinds, its data sources."""
    yield "provider", schema.name
    for kind in INSTANCES:
        yield from ((kind, name) for name in schema.names(kind))


def type_of_class(schema: ProviderSchema, name: str) -> tuple[Kind, str] | None:
    """What the class `name` stands for, or None."""
    if name == names.class_name(schema.name, "provider", schema.name):
        return "provider", schema.name

    def fits(kind: Kind, found: str) -> bool:
        return class_name(schema, kind, found) == name

    return _find(schema, names.words_apart(name), names.likely_type(name, schema.name), fits)


def type_of_module(schema: ProviderSchema, name: str) -> tuple[Kind, str] | None:
    """What the module `name` holds, or None."""
    if name == "provider":
        return "provider", schema.name

    def fits(kind: Kind, found: str) -> bool:
        return names.module_name(found, kind, schema.name) == name

    return _find(schema, name, names.likely_type(name, schema.name), fits)


def _is_taken(name: str, schema: ProviderSchema, kind: Kind, terraform_type: str) -> bool:
    """Whether the block of a resource that the generator meets earlier is called so, or its configuration."""
    above, _, rest = terraform_type.rpartition("_")
    while above not in {"", schema.name}:
        if block := schema.block(kind, above):
            owner = names.class_name(above, kind, schema.name)
            if name == f"{owner}Config" or (rest.startswith(tuple(block.names)) and _has(block, owner, name)):
                return True
        above, _, word = above.rpartition("_")
        rest = f"{word}_{rest}"
    return False


def _has(block: Block, owner: str, name: str) -> bool:
    # The structure of what ends in "list" is called otherwise, for the class of a list does too.
    return not name.endswith("List") and is_block_type(name, owner, block, computed=True)


def _find(
    schema: ProviderSchema, words: str, likely: tuple[Kind, str], fits: Callable[[Kind, str], bool]
) -> tuple[Kind, str] | None:
    # The list of all names takes milliseconds to read: most are found without it.
    if schema.block(*likely) and fits(*likely):
        return likely
    for kind in dict.fromkeys((likely[0], INSTANCES[0])):
        for terraform_type in _candidates(words, kind, schema.names(kind), schema.name):
            if fits(kind, terraform_type):
                return kind, terraform_type
    return None


def _candidates(words: str, kind: Kind, known: Sequence[str], provider: str) -> Sequence[str]:
    """The type that reads like `words`, found by bisection; where there is none, all whose letters agree."""
    guess = f"{provider}_{words}" if kind == "resource" else words.removeprefix(f"{kind}_")
    position = bisect_left(known, guess)
    if position < len(known) and known[position] == guess:
        return [guess]
    # A digit joins or parts words, a class may end in "A" or "Resource", and the types of `google-beta` begin
    # with another word: few names need this scan.
    letters = {one.replace("_", "") for one in (guess, words)}
    wanted = {one.removesuffix(end) for one in letters for end in ("", "a", "resource")}
    return [name for name in known if name.replace("_", "") in wanted]
