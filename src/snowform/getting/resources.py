"""A provider's schema as the resources that bindings have.

Followed is `resource-parser.ts` of `@cdktf/provider-generator`, which `cdktf get` and the prebuilt packages
are made with: the names of classes depend on the order in which it meets them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from snowform.getting import names
from snowform.getting.exceptions import SKIPPED, explicit_nulls
from snowform.getting.shapes import Attribute, Shape, Struct


class FormError(ValueError):
    """A schema of another form: what is wrong, and from `read_provider` also where in the provider."""


Raw = Mapping[str, Any]
_PRIMITIVES = {"string": "string", "number": "number", "bool": "boolean"}


@dataclass(eq=False)
class Element:
    """A resource, data source or provider.

    `kind` is the one of `bindings.classes`, `type` Terraform's, `module` what jsii calls its module, `config`
    the struct of its arguments.
    """

    kind: str
    type: str
    module: str
    name: str
    config: str
    attributes: list[Attribute]
    structs: list[Struct]


@dataclass(frozen=True)
class _Scope:
    """Where in the schema the reader is, and what holds of what it finds there."""

    name: str
    parent: _Scope | None = None
    of_provider: bool = False
    computed: bool = False
    optional: bool = True
    required: bool = False
    nested: bool = False

    @property
    def path(self) -> str:
        return f"{self.parent.path}.{self.name}" if self.parent else self.name


def read_provider(
    name: str, schemas: Raw, *, provider_type: str, library: str = "cdktf"
) -> Iterator[Element]:
    """The elements of `providers schema -json`, and last the provider, in the generator's order.

    `name` is what the project calls the provider, `provider_type` the last part of its address. Ephemeral
    resources are those of the `library` cdktn alone, as is that no two modules differ by capitals only.
    Raises FormError for schemas of another form.
    """
    used = _Used(is_cdktn=library == "cdktn")
    sections = [("resource", "resource_schemas", ""), ("data source", "data_source_schemas", "data_")]
    if library == "cdktn":
        sections.append(("ephemeral resource", "ephemeral_resource_schemas", "ephemeral_"))
    # One that has the name of another is found under that name, and not made again.
    seen: set[str] = set()
    for kind, section, prefix in sections:
        with _formed(section):
            listed = list((schemas.get(section) or {}).items())
        for found, schema in listed:
            if (key := f"{prefix}{found}") in seen:
                continue
            seen.add(key)
            reader = _Reader(used, name, provider_type)
            with _formed(f"{kind} {found}", reader):
                element = reader.element(kind, key, found, schema["block"])
            yield element
    if schemas.get("provider"):
        reader = _Reader(used, name, provider_type)
        with _formed("provider", reader):
            block = schemas["provider"]["block"]
            attributes = {**block.get("attributes", {}), "alias": {"type": "string", "optional": True}}
            element = reader.element("provider", "provider", name, {**block, "attributes": attributes})
        yield element


@contextmanager
def _formed(what: str, reader: _Reader | None = None) -> Iterator[None]:
    """Say of what has another form where it is."""
    try:
        yield
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        place = f"{what}: {'.'.join(reader.at)}" if reader and reader.at else what
        said = "has a form that is not known"
        if isinstance(error, FormError):
            said = str(error)
        elif isinstance(error, KeyError):
            said = f'"{error.args[0]}" is missing'
        raise FormError(f"{place}: {said}") from error


class _Used:
    """The names of classes so far, and for cdktn of modules."""

    def __init__(self, *, is_cdktn: bool) -> None:
        self.is_cdktn = is_cdktn
        self.classes: set[str] = set()
        self._modules: dict[str, str] = {}

    def module(self, name: str) -> str:
        if not self.is_cdktn:
            return name
        own = names.pascal(name)
        while self._modules.setdefault(own.lower(), own) != own:
            name += "A"
            own = names.pascal(name)
        return name


class _Reader:
    """Reads one resource."""

    def __init__(self, used: _Used, provider: str, provider_type: str) -> None:
        self.used = used
        self.provider = provider
        self.prefix = f"{provider_type}_"
        self.structs: list[Struct] = []
        # The attributes and blocks that are being read, each within the one before.
        self.at: list[str] = []

    def element(self, kind: str, key: str, terraform_type: str, block: Raw) -> Element:
        is_provider = kind == "provider"
        base = key.removeprefix(self.prefix) if key.startswith(self.prefix) else key
        if is_provider:
            base = f"{self.provider}_{base}"
        base = self.used.module(names.resource(base, is_provider=is_provider))
        name = self._class(names.pascal(base))
        config = self._class(f"{name}Config")
        scope = _Scope(base, None if is_provider else _Scope(self.provider), is_provider)
        attributes = self._block(scope, block)
        self._close_loops(attributes)
        if kind == "resource" and self.used.is_cdktn:
            for attribute in attributes:
                schema = (block.get("attributes") or {}).get(attribute.terraform, {})
                attribute.write_only = bool(schema.get("write_only"))
        if is_provider:
            base = "provider" if base == f"{self.provider}_provider" else base
        elif base == "index":
            base = "index_resource"
        module = names.camel(names.snake(base))
        return Element(kind, terraform_type, module, name, config, _distinct(attributes), self.structs)

    def _class(self, name: str) -> str:
        if name in self.used.classes:
            name = f"{name}A"
        self.used.classes.add(name)
        return name

    @contextmanager
    def _within(self, name: str) -> Iterator[None]:
        self.at.append(name)
        yield
        # Not after an error: it tells where that was.
        self.at.pop()

    def _block(self, scope: _Scope, block: Raw) -> list[Attribute]:
        found = []
        for name, schema in (block.get("attributes") or {}).items():
            if f"{scope.path}.{name}" in SKIPPED:
                found.append(_attribute(scope, name, Shape("skipped"), schema, plain=True))
                continue
            inner = _Scope(
                name,
                scope,
                scope.of_provider,
                computed=bool(schema.get("computed")),
                optional=bool(schema.get("optional")),
                required=bool(schema.get("required")),
                nested="nested_type" in schema,
            )
            with self._within(name):
                shape = self._shape([scope, inner], _type(schema))
            found.append(_attribute(scope, name, shape, schema))
        for name, nested in (block.get("block_types") or {}).items():
            if f"{scope.path}.{name}" in SKIPPED:
                inside = _Scope(name, scope, scope.of_provider)
                found.append(_attribute(inside, name, Shape("skipped"), {"optional": True}))
                continue
            with self._within(name):
                found.append(self._nested_block(scope, name, nested))
        return found

    def _nested_block(self, scope: _Scope, name: str, nested: Raw) -> Attribute:
        inside = _Scope(f"{scope.name}_{name}", scope, scope.of_provider)
        attributes = _distinct(self._block(inside, nested["block"]))
        mode = nested["nesting_mode"]
        single = mode in ("list", "set") and nested.get("max_items") == 1
        struct = self._struct([scope, _Scope(name, scope, scope.of_provider)], attributes, mode, single)
        of = Shape("struct", of=struct)
        if mode == "map":
            return _attribute(scope, name, Shape("map", item=of), {})
        if mode in ("list", "set"):
            needed = nested.get("min_items", 0) > 0
            shape = Shape(mode, item=of, single=single, block=True)
            return _attribute(scope, name, shape, {"optional": not needed, "required": needed})
        optional = all(attribute.optional for attribute in attributes)
        required = all(attribute.required for attribute in attributes)
        if not optional and not required:
            optional = any(attribute.assignable for attribute in attributes)
        return _attribute(scope, name, of, {"optional": optional, "required": required})

    def _shape(self, scopes: list[_Scope], given: Any, around: str = "") -> Shape:
        """A type as Terraform's JSON has it; `around` is how the types around it nest it."""
        if scopes[-1].path in SKIPPED or given == "dynamic":
            return Shape("map", item=Shape("simple", "any"))
        if isinstance(given, str):
            if given not in _PRIMITIVES:
                raise _no_type(given)
            return Shape("simple", _PRIMITIVES[given])
        if isinstance(given, Mapping):
            mode = given["nesting_mode"]
            of = Shape("struct", of=self._object(scopes, given.get("attributes") or {}, mode))
            return of if mode == "single" else Shape(mode, item=of)
        kind, inner = given[:2]
        if kind == "object":
            attributes = {name: {"type": of} for name, of in inner.items()}
            return Shape("struct", of=self._object(scopes, attributes, around or kind))
        if kind not in ("list", "set", "map"):
            raise _no_type(kind)
        return Shape(kind, item=self._shape(scopes, inner, f"{kind}{around}"))

    def _object(self, scopes: list[_Scope], attributes: Raw, nesting: str) -> Struct:
        parent = scopes[-1]
        found = []
        for name, schema in attributes.items():
            # Only nested types say more of what is in them than the attribute itself.
            of = schema if parent.nested else {"optional": parent.optional, "required": parent.required}
            computed = parent.computed or (parent.nested and bool(schema.get("computed")))
            flags = {
                "computed": computed,
                "optional": bool(of.get("optional")),
                "required": bool(of.get("required")),
            }
            inner = _Scope(name, parent, parent.of_provider, nested=parent.nested, **flags)
            with self._within(name):
                shape = self._shape([*scopes, inner], _type(schema))
            found.append(_attribute(parent, name, shape, flags))
        return self._struct(scopes, _distinct(found), nesting)

    def _struct(
        self, scopes: list[_Scope], attributes: list[Attribute], nesting: str, single: bool = False
    ) -> Struct:
        name = names.pascal("_".join(names.snake(scope.name) for scope in scopes))
        parent = scopes[-1]
        read_only = (parent.computed and not parent.optional) or single
        struct = Struct(self._class(names.struct(name)), attributes, nesting, read_only, single)
        self.structs.append(struct)
        return struct

    def _close_loops(self, attributes: list[Attribute]) -> None:
        """Let a block that has itself within it be one class, as WAF's statements are."""
        for path, target in _loops(attributes).items():
            *parents, name = path
            struct = _find(attributes, parents).shape.struct
            assert struct is not None
            place = next(i for i, inner in enumerate(struct.attributes) if inner.terraform == name)
            before = struct.attributes[place]
            struct.attributes[place] = _find(attributes, target)
            self._drop(before)

    def _drop(self, attribute: Attribute) -> None:
        if (struct := attribute.shape.struct) is not None:
            for inner in struct.attributes:
                self._drop(inner)
            self.structs = [kept for kept in self.structs if kept is not struct]


def _type(schema: Raw) -> Any:
    found = schema.get("type") or schema.get("nested_type")
    if not found:
        raise FormError("has no type")
    return found


def _no_type(given: Any) -> FormError:
    return FormError(f"no type is called {json.dumps(given)}")


def _attribute(scope: _Scope, name: str, shape: Shape, schema: Raw, *, plain: bool = False) -> Attribute:
    path = f"{scope.path}.{name}"
    return Attribute(
        terraform=name,
        path=path,
        name=names.attribute(name),
        storage=f"_{names.camel(name)}",
        shape=shape,
        optional=bool(schema.get("optional")),
        computed=bool(schema.get("computed")),
        required=bool(schema.get("required")),
        of_provider=scope.of_provider,
        plain=plain,
        null=path in explicit_nulls(),
    )


def _distinct(attributes: list[Attribute]) -> list[Attribute]:
    """Of those that get the same name in JavaScript, the last."""
    last = {attribute.name: attribute for attribute in attributes}
    return [attribute for attribute in attributes if last[attribute.name] is attribute]


Path = tuple[str, ...]


def _find(attributes: list[Attribute], path: Any) -> Attribute:
    first, *rest = path
    found = next(attribute for attribute in attributes if attribute.terraform == first)
    if not rest:
        return found
    assert found.shape.struct is not None
    return _find(found.shape.struct.attributes, rest)


def _loops(attributes: list[Attribute]) -> dict[Path, Path]:
    """The paths of blocks that are like one around them, which is their name and what is in them."""
    found: dict[Path, Path] = {}

    def search(attribute: Attribute, path: Path, known: tuple[tuple[Path, Any], ...]) -> None:
        struct = attribute.shape.struct
        if struct is None:
            return
        here = (*path, attribute.terraform)
        identity = (
            attribute.terraform,
            frozenset(f"{inner.name}:{_structure(inner)}" for inner in struct.attributes),
        )
        for above, other in known:
            if other == identity:
                found[here] = above
                return
        for inner in struct.attributes:
            search(inner, here, (*known, (here, identity)))

    for attribute in attributes:
        search(attribute, (), ())
    return found


def _structure(attribute: Attribute) -> str:
    struct = attribute.shape.struct
    if struct is None:
        return attribute.shape.stored
    names_within = ",".join(sorted(inner.name for inner in struct.attributes))
    return f"<{names_within}>{attribute.shape.kind}"
