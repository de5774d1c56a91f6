"""The `constructs` library: a tree of named constructs, with context, metadata, validations, dependencies.

Follows `construct.ts`, `dependency.ts` and `metadata.ts` of constructs 10.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from snowform import report
from snowform.engine.errors import EngineError, from_callbacks
from snowform.engine.tree.dependencies import Dependable, DependencyGroup, ItselfUnlessImplemented
from snowform.engine.values.arguments import expect, expect_object, tell_unless_implemented
from snowform.engine.values.data import given_back
from snowform.engine.values.javascript import in_js_order
from snowform.engine.values.structs import Struct
from snowform.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from snowform.engine.tree.interfaces import IConstruct, IDependable, IMixin, IValidation

__all__ = [
    "Construct",
    "ConstructOrder",
    "Dependable",
    "DependencyGroup",
    "IConstruct",
    "IDependable",
    "IMixin",
    "IValidation",
    "MetadataEntry",
    "MetadataOptions",
    "Node",
    "RootConstruct",
]
PATH_SEP = "/"


class ConstructOrder(Enum):
    """The order in which `Node.find_all` visits a tree."""

    PREORDER = "PREORDER"
    POSTORDER = "POSTORDER"


class MetadataEntry(Struct):
    """One entry of a construct's metadata: type, data, trace."""

    FIELDS = {"data": True, "type": True, "trace": False}


class MetadataOptions(Struct):
    """How `Node.add_metadata` records where it was called."""

    FIELDS = {"stack_trace": False, "stack_trace_override": False, "trace_from_function": False}


class Node:
    """A construct's place in the tree. Raises EngineError for an id that is empty or taken."""

    __slots__ = (
        "_children",
        "_context",
        "_default_child",
        "_dependencies",
        "_host",
        "_locked",
        "_metadata",
        "_path",
        "_validations",
        "id",
        "scope",
    )

    PATH_SEP = PATH_SEP

    def __init__(self, host: Any, scope: Any, id: str) -> None:
        self._host = host
        self.scope = scope
        self.id: str = id.replace(PATH_SEP, "--")
        self._children: dict[str, Any] = {}
        self._context: dict[str, Any] | None = None
        self._metadata: list[MetadataEntry] | None = None
        self._validations: list[Any] | None = None
        self._dependencies: dict[int, Any] | None = None
        self._default_child: Any = None
        self._locked = False
        self._path: str | None = None
        if scope is not None:
            if not self.id:
                raise EngineError("Only root constructs may have an empty ID")
            scope.node._add_child(host, self.id)

    @staticmethod
    def of(construct: Any) -> Node:
        """The node of a construct."""
        node: Node = construct.node
        return node

    @property
    def path(self) -> str:
        """The ids from the root down, joined by slashes."""
        if self._path is None:
            above = self.scope.node.path if self.scope is not None else ""
            self._path = f"{above}{PATH_SEP}{self.id}" if above and self.id else above or self.id
        return self._path

    @property
    def addr(self) -> str:
        """A hash of the path that is unique in the tree: `c8` and 40 hex digits."""
        # hashlib loads OpenSSL, which takes milliseconds; few programs ask for an address.
        import hashlib

        digest = hashlib.sha1(usedforsecurity=False)
        for scope in self.scopes:
            if scope.node.id != "Default":
                digest.update(scope.node.id.encode() + b"\n")
        return "c8" + digest.hexdigest()

    @property
    def children(self) -> list[Any]:
        """The direct children, in the order in which JavaScript lists those of an object."""
        return list(in_js_order(self._children).values())

    @property
    def scopes(self) -> list[Any]:
        """The constructs from the root down to this one."""
        found: list[Any] = []
        construct = self._host
        while construct is not None:
            found.append(construct)
            construct = construct.node.scope
        found.reverse()
        return found

    @property
    def root(self) -> Any:
        """The root of the tree."""
        construct = self._host
        while construct.node.scope is not None:
            construct = construct.node.scope
        return construct

    def find_all(self, order: ConstructOrder | None = None) -> list[Any]:
        """This construct and all below it; parents first unless POSTORDER is asked for."""
        if order is not None:
            expect("order", order, ConstructOrder)
        return list(self._walk(order is ConstructOrder.POSTORDER))

    def _walk(self, children_first: bool) -> Iterator[Any]:
        if not children_first:
            yield self._host
        for child in self.children:
            node = child.node
            # Most constructs are leaves: a generator for each would double the time of a walk.
            if node._children:
                yield from node._walk(children_first)
            else:
                yield node._host
        if children_first:
            yield self._host

    def try_find_child(self, id: str) -> Any:
        """The direct child of that id, or None."""
        expect("id", id, str)
        return self._children.get(id.replace(PATH_SEP, "--"))

    def find_child(self, id: str) -> Any:
        """The direct child of that id. Raises EngineError where there is none."""
        child = self.try_find_child(id)
        if child is None:
            raise EngineError(f"No child with id: '{id}'")
        return child

    def try_remove_child(self, child_name: str) -> bool:
        """Take a direct child out of the tree; whether there was one."""
        # The name as it is in the tree: a slash is not replaced here.
        return self._children.pop(child_name, None) is not None

    @property
    def default_child(self) -> Any:
        """The child that stands for this construct: the one set, or `Default`, or `Resource`.

        Raises EngineError where there are both of these.
        """
        if self._default_child is not None:
            return self._default_child
        resource, default = self.try_find_child("Resource"), self.try_find_child("Default")
        if resource is not None and default is not None:
            raise EngineError(
                f"Cannot determine default child for {self.path}. "
                'There is both a child with id "Resource" and id "Default"'
            )
        return default if default is not None else resource

    @default_child.setter
    def default_child(self, value: Any) -> None:
        self._default_child = value

    def set_context(self, key: str, value: Any) -> None:
        """Set a value for this construct and all below it. Raises EngineError once it has children."""
        if self._children:
            names = ",".join(child.node.id for child in self.children)
            raise EngineError(f"Cannot set context after children have been added: {names}")
        expect("key", key, str)
        if self._context is None:
            self._context = {}
        self._context[key] = given_back(value)

    def try_get_context(self, key: str) -> Any:
        """The value of a key here or in the nearest construct above, or None."""
        expect("key", key, str)
        construct = self._host
        while construct is not None:
            node = construct.node
            if node._context is not None and node._context.get(key) is not None:
                return given_back(node._context[key])
            construct = node.scope
        return None

    def get_context(self, key: str) -> Any:
        """The value of a key. Raises EngineError where there is none."""
        value = self.try_get_context(key)
        if value is None:
            raise EngineError(f"No context value present for {key} key")
        return value

    def get_all_context(self, defaults: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """All keys, the nearest value of each; without those whose nearest value is None."""
        if defaults is not None:
            expect("defaults", defaults, Mapping)
        found = given_back(dict(defaults or {}))
        for scope in self.scopes:
            found.update(scope.node._context or {})
        return given_back(found)  # type: ignore[no-any-return]

    @property
    def metadata(self) -> list[MetadataEntry]:
        """The entries recorded so far."""
        return [
            MetadataEntry(type=entry.type, data=given_back(entry.data), trace=entry.trace)
            for entry in (*getattr(self._host, "_tf_first_metadata", ()), *(self._metadata or ()))
        ]

    def add_metadata(
        self,
        type: str,
        data: Any,
        *,
        stack_trace: bool | None = None,
        stack_trace_override: Sequence[str] | None = None,
        trace_from_function: Any = None,
    ) -> None:
        """Record an entry; nothing where `data` is None.

        `stack_trace` adds the lines of the program that led here, the innermost first.
        """
        expect("type", type, str)
        if stack_trace is not None:
            expect("stack_trace", stack_trace, bool)
        override = _texts("stack_trace_override", stack_trace_override)
        taken = given_back(data)
        if taken is None:
            return
        if self._metadata is None:
            self._metadata = []
        trace = override
        if not trace and stack_trace:
            # Few programs ask for it.
            from snowform.engine.tree.traces import program_lines

            trace = program_lines()
        self._metadata.append(MetadataEntry(type=type, data=taken, trace=trace or None))

    def add_validation(self, validation: Any) -> None:
        """Add a check that runs when the tree is synthesized."""
        expect_object("validation", validation)
        tell_unless_implemented(validation, "IValidation")
        if self._validations is None:
            self._validations = []
        self._validations.append(validation)

    @from_callbacks
    def validate(self) -> list[str]:
        """What the checks of this construct say."""
        return [message for validation in self._validations or () for message in validation.validate()]

    @property
    def dependencies(self) -> list[Any]:
        """The constructs that this one depends on; one for which several things stand comes several times."""
        dependencies = (self._dependencies or {}).values()
        return [root for dependency in dependencies for root in Dependable.of(dependency).dependency_roots]

    def add_dependency(self, *deps: Any) -> None:
        """Depend on things."""
        if self._dependencies is None:
            self._dependencies = {}
        for dependency in deps:
            expect_object("deps", dependency)
            self._dependencies[id(dependency)] = dependency

    def remove_dependency(self, *deps: Any) -> None:
        """Depend on them no longer."""
        for dependency in deps:
            (self._dependencies or {}).pop(id(dependency), None)

    @property
    def locked(self) -> bool:
        """No child may be added any more, here or somewhere above."""
        return self._locked or (self.scope is not None and self.scope.node.locked)

    def lock(self) -> None:
        """Take no children from now on."""
        self._locked = True

    def with_(self, *mixins: Any) -> Any:
        """Apply mixins to this construct and all below it that they support."""
        constructs = self.find_all()
        for mixin in mixins:
            for construct in constructs:
                if mixin.supports(construct):
                    mixin.apply_to(construct)
        return self._host

    def _add_child(self, child: Any, name: str) -> None:
        if self.locked:
            where = f" at {self.path}" if self.path else ""
            raise EngineError(f'Cannot add children to "{self.path}"{where} during synthesis')
        if name in self._children:
            type_name = engine_class_name(self._host)
            place = f"{type_name} [{self.id}]" if self.id else type_name
            raise EngineError(
                f"There is already a Construct with name '{name}' in {place}",
                hint=f"{_told(self._children[name])}; {child._snowform_where_taken}",
            )
        self._children[name] = child


class Construct:
    """Something with a place in the tree, below `scope`, by the name `id`."""

    _snowform_dependable = ItselfUnlessImplemented()
    # What to do where another construct has its name.
    _snowform_where_taken = "give one of them another id"
    # What it does when its stack is written: files of assets are copied then.
    _tf_on_synthesize: Any = None

    def __init__(self, scope: Any, id: str) -> None:
        expect("scope", scope, Construct)
        expect("id", id, str)
        self._tf_place(scope, id)

    def _tf_place(self, scope: Construct | None, id: str) -> None:
        self._tf_node = Node(self, scope, id)

    @property
    def node(self) -> Node:
        """Its place in the tree."""
        return self._tf_node

    @staticmethod
    def is_construct(x: Any) -> bool:
        """Whether something is a construct."""
        return isinstance(x, Construct)

    def with_(self, *mixins: Any) -> Any:
        """Apply mixins to this construct and all below it that they support."""
        return self.node.with_(*mixins)

    def to_string(self) -> str:
        """Its path, or `<root>`."""
        return self.node.path or "<root>"

    def __str__(self) -> str:
        return self.to_string()


class RootConstruct(Construct):
    """A construct at the root of a tree."""

    def __init__(self, id: str | None = None) -> None:
        self._tf_place(None, id or "")


def _texts(name: str, value: Any) -> list[str] | None:
    if isinstance(value, str):
        raise EngineError(f"Unable to deserialize value as array: argument {name} is a string ({value!r})")
    if value is not None:
        expect(name, value, Sequence)
        for index, item in enumerate(value):
            expect(f"{name}[{index}]", item, str)
    return value and list(value)


def _told(construct: Any) -> str:
    """What a construct is, and the line that made it where that is known: `it is a Vpc (main.py:8)`."""
    line = report.recorded("source", construct.node.path)
    made = f" (made at {line[0]}:{line[1]})" if line else ""
    return f"{construct.node.path} is a {type(construct).__name__}{made}"


def engine_class_name(construct: Any) -> str:
    """The name of the nearest class of the engine's: what JavaScript sees of a class written in Python."""
    for cls in type(construct).__mro__:
        if cls.__module__.startswith("snowform.engine"):
            return cls.__name__
    return type(construct).__name__


def __getattr__(name: str) -> Any:
    """The interfaces, loaded where a program names one."""
    if name in __all__:
        from snowform.engine.tree import interfaces

        return getattr(interfaces, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
