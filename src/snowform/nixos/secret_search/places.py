"""Walk a configuration to its single values, and say of each whether it stands where a secret belongs.

Judges places, not values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from snowform.provision.configuration.blocks import COMMENT, blocks, labels
from snowform.schema import Attribute, Block
from snowform.secrets.constants import Constants
from snowform.secrets.names import BESIDE_SECRET, LABELS, NO_SECRET, PROSE, kind_of, kind_of_each
from snowform.secrets.outcomes import NO_SCOPE, Scope, Several
from snowform.synth.checks.schemas import Schemas

JsonPath = tuple[str | int, ...]

# The arguments of the AWS provider that are credentials; its schema does not mark them.
AWS_CREDENTIALS = frozenset({"access_key", "secret_key", "token", "web_identity_token"})
MARKED = "the provider's schema marks it as sensitive"
# The schema marks them, for they may hold secrets among much else: what is in them tells.
MAY_HOLD = frozenset({"content", "input", "payload", "schema"})
# Of parameters in plain text the schema marks the value as well, and of headers that are no secrets.
PLAIN_PARAMETERS = frozenset({"String", "StringList"})
# Where CodeBuild's variables only name what AWS keeps.
NAMED_ELSEWHERE = frozenset({"PARAMETER_STORE", "SECRETS_MANAGER"})
# By these an element of a list has its name beside its value, as environments and settings do.
NAMES = (
    "name",
    "key",
    "Name",
    "Key",
    "ParameterKey",
    "OptionName",
    "parameter_key",
    "parameter_name",
    "option_name",
    "secret_name",
)
VALUES = frozenset(
    {"value", "Value", "ParameterValue", "parameter_value", "OptionValue", "string_value", "stringValue"}
)
# Below a name these hold what it promises: `db_password = { value = "…" }`.
HOLDS = frozenset(
    {"value", "default", "Default", "Value", "content", "data", "plaintext", "string_value", "literal"}
)
LAST = ("output", "variable", "locals")


class Place(NamedTuple):
    """A single value: its path, the name that tells what it is, and what surrounds it.

    `because` says why a secret belongs there, where more than the name says so; `quiet` is a text for people
    or a label; `scope` is what `each` and the iterators of dynamic blocks stand for.
    """

    path: JsonPath
    value: Any
    name: str = ""
    because: str = ""
    quiet: bool = False
    scope: Scope = NO_SCOPE
    block: Block | None = None
    mapped: bool = False


def places(document: Mapping[str, Any], constants: Constants) -> Iterator[Place]:
    """Every single value (no object, no list); what others refer to (local values, variables) comes last."""
    walk = _Walk(document, constants)
    for start in walk.starts():
        yield from walk.from_here(start)


class _Walk:
    def __init__(self, document: Mapping[str, Any], constants: Constants) -> None:
        self.document = document
        self.constants = constants
        self.schemas = Schemas(document)

    def starts(self) -> Iterator[Place]:
        """Where the walk begins: a resource, a provider, or any other section."""
        for section, content in self.document.items():
            if isinstance(content, Mapping) and COMMENT in content:
                yield Place((section, COMMENT), content[COMMENT])
            if section in {"resource", "data", "ephemeral"}:
                yield from self._typed(section, content)
            elif section in {"provider", "module"}:
                for path, body in blocks(content, 1, (section,)):
                    block = self.schemas.provider(labels(path)[1]) if section == "provider" else None
                    yield Place(path, body, block=block, scope=self._each(body, NO_SCOPE))
            elif section == "terraform":
                for path, body in blocks(content, 0, ("terraform",)):
                    # The name of a required provider is none of an argument.
                    for argument, value in body.items():
                        quiet = argument == "required_providers"
                        yield Place((*path, argument), value, argument, quiet=quiet)
            elif section not in LAST:
                yield Place((section,), content)
        yield from self._declared("output", "value")
        yield from self._declared("variable", "default")
        yield Place(("locals",), self.document.get("locals"))

    def _typed(self, section: str, content: Any) -> Iterator[Place]:
        for path, body in blocks(content, 2, (section,)):
            kind = labels(path)[1]
            schema = self.schemas.schema_for(kind, body.get("provider"))
            block = schema.block(section, kind) if schema else None
            yield Place(path, body, block=block, scope=self._each(body, NO_SCOPE))

    def _declared(self, section: str, argument: str) -> Iterator[Place]:
        for path, body in blocks(self.document.get(section), 1, (section,)):
            for other_argument in body.keys() - {argument}:
                yield Place((*path, other_argument), body[other_argument], other_argument, quiet=True)
            if argument in body:
                marked = body.get("sensitive") in (True, "true")
                because = f"the program marks this {section} as sensitive" if marked else ""
                yield Place((*path, argument), body[argument], labels(path)[1], because)

    def from_here(self, start: Place) -> Iterator[Place]:
        """Every single value below, in the order of the document. Its depth may exceed Python's stack."""
        waiting = [start]
        while waiting:
            place = waiting.pop()
            if isinstance(place.value, Mapping):
                below = list(self._in_block(place) if place.block else self._in_map(place))
                waiting.extend(reversed(below))
            elif isinstance(place.value, list):
                if (command := command_line(place.value)) and not place.block:
                    yield place._replace(value=command, name="", because="")
                waiting.extend(reversed([_item(place, index) for index in range(len(place.value))]))
            else:
                yield place

    def _in_block(self, place: Place) -> Iterator[Place]:
        block = place.block
        assert block is not None
        for name, value in place.value.items():
            below = place._replace(
                path=(*place.path, name),
                value=value,
                name=name,
                because="",
                block=None,
                quiet=_quiet(name, place),
            )
            attribute = block.attributes.get(name)
            if attribute and (attribute.sensitive or attribute.write_only):
                yield _marked(attribute, below, place)
            elif place.path[0] == "provider" and len(place.path) <= 3 and name in AWS_CREDENTIALS:
                yield below._replace(because="it is a credential of the provider's")
            elif name in block.blocks:
                yield below._replace(block=block.blocks[name].block)
            elif name == "dynamic":
                yield from self._in_dynamic(below, block)
            else:
                yield _beside_its_name(below, place)

    def _in_dynamic(self, place: Place, block: Block) -> Iterator[Place]:
        """https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks."""
        for outer, generators in blocks(place.value, 0, place.path):
            for name, generator in generators.items():
                nested = block.blocks.get(name)
                for path, body in blocks(generator, 0, (*outer, name)):
                    iterator = body.get("iterator")
                    scope = self._each(body, place.scope, iterator if isinstance(iterator, str) else name)
                    for argument, value in body.items():
                        inner = nested.block if nested and argument == "content" else None
                        yield Place((*path, argument), value, argument, scope=scope, block=inner)

    def _in_map(self, place: Place) -> Iterator[Place]:
        singular = "" if place.because or not kind_of_each(place.name) else place.name[:-1]
        for key, value in place.value.items():
            name = key
            if singular and not BESIDE_SECRET.fullmatch(key):
                name = singular
            elif key in HOLDS and kind_of(place.name):
                name = place.name
            because = place.because
            if because and place.mapped and BESIDE_SECRET.fullmatch(key):
                because = ""
            quiet = _quiet(key, place)
            below = place._replace(
                path=(*place.path, key), value=value, name=name, because=because, quiet=quiet, mapped=False
            )
            yield _beside_its_name(below, place)

    def _each(self, body: Mapping[str, Any], scope: Scope, name: str = "each") -> Scope:
        """What `each` (or a dynamic block's iterator) can stand for, as far as the configuration says it."""
        if "for_each" not in body:
            return scope
        return {**scope, name: (Several(self.constants.rounds(body["for_each"], scope)),)}


def command_line(arguments: list[Any]) -> str:
    """The arguments of a command as one text, "" for a list that has no options in it."""
    if len(arguments) < 2 or not all(isinstance(argument, str) for argument in arguments):
        return ""
    return " ".join(arguments) if any(argument.startswith("-") for argument in arguments) else ""


def _marked(attribute: Attribute, below: Place, beside: Place) -> Place:
    """A value that the schema marks: it marks more than secrets."""
    if NO_SECRET.fullmatch(below.name):
        return below
    body = beside.value
    plain = below.name == "value" and (
        (beside.path[1:2] == ("aws_ssm_parameter",) and body.get("type") in PLAIN_PARAMETERS)
        or body.get("is_value_secret") is False
    )
    if plain:
        parameter = beside.path[1:2] == ("aws_ssm_parameter",) and body.get("name")
        name = parameter if isinstance(parameter, str) else below.name
        return _beside_its_name(below._replace(name=name.rpartition("/")[2]), beside)
    # Of what holds more than secrets, or is a map of arguments, the names in it tell.
    is_map = isinstance(attribute.type, list) and attribute.type[:1] == ["map"]
    if below.name in MAY_HOLD or (is_map and "credential" not in below.name):
        return below
    return below._replace(because=MARKED, mapped=is_map)


def _beside_its_name(below: Place, beside: Place) -> Place:
    """A value with the name that stands beside it, as in `{ name = "DB_PASSWORD", value = "…" }`."""
    if below.name not in VALUES or below.because:
        return below
    body = beside.value
    if body.get("type") in NAMED_ELSEWHERE:
        return below._replace(quiet=True)
    for key in NAMES:
        if isinstance(name := body.get(key), str):
            return below._replace(name=name)
    return below


def _quiet(name: str, place: Place) -> bool:
    return place.quiet or name in PROSE or name in LABELS


def _item(place: Place, index: int) -> Place:
    # The elements of `passwords` are passwords each.
    name = place.name[:-1] if kind_of_each(place.name) else place.name
    return place._replace(path=(*place.path, index), value=place.value[index], name=name)
