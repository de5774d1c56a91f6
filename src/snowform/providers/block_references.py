"""References to nested blocks and objects, of which the members are read in turn.

Loaded by the programs that read one. Their members are `references.Members`.
"""

from __future__ import annotations

from snowform.hints import Any
from snowform.providers import names
from snowform.providers.arguments import cdktf
from snowform.providers.origin import UnknownAttribute, location


class ObjectReference(cdktf.ComplexObject):
    """A reference to one nested block or object: `instance.root_block_device`."""

    def __init__(self, parent: Any, path: str, members: Any, *, from_set: bool, index: int | None) -> None:
        super().__init__(parent, path, from_set, index)
        self._members = members
        self._path = path

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._members.read(self, names.terraform_attribute(name), f'"{self._path}"')

    def __getitem__(self, key: Any) -> Any:
        if key == 0:
            return self
        raise UnknownAttribute(
            f'"{self._path}" is a single block', where=location(), hint="leave out the index"
        )


class ListReference(cdktf.ComplexList):
    """A reference to a list or set of nested blocks or objects: `instance.ebs_block_device[0].volume_id`."""

    def __init__(self, parent: Any, path: str, members: Any, *, is_set: bool) -> None:
        super().__init__(parent, path, is_set)
        self._parent = parent
        self._path = path
        self._members = members
        self._is_set = is_set

    def __getitem__(self, index: int) -> ObjectReference:
        return ObjectReference(self._parent, self._path, self._members, from_set=self._is_set, index=index)

    def get(self, index: int) -> ObjectReference:
        """The element at an index, as the prebuilt bindings write it."""
        return self[index]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        raise UnknownAttribute(
            f'"{self._path}" is a list', where=location(), hint=f"write {self._path}[0].{name} for its first"
        )

    def __iter__(self) -> Any:
        raise TypeError(f'"{self._path}" is known only when Terraform runs: use TerraformIterator')


class MapReference:
    """A reference to a map of objects: `certificate.options["name"].value`."""

    def __init__(self, parent: Any, path: str, members: Any) -> None:
        self._parent = parent
        self._path = path
        self._members = members

    def __getitem__(self, key: str) -> ObjectReference:
        return ObjectReference(
            self._parent, f'{self._path}["{key}"]', self._members, from_set=False, index=None
        )


def read_block(parent: Any, name: str, nesting: str, single: bool, members: Any) -> Any:
    """The reference `parent`.`name` to blocks of a nesting, `single` where at most one may stand."""
    if nesting == "map":
        return MapReference(parent, name, members)
    if nesting in {"single", "group"}:
        return ObjectReference(parent, name, members, from_set=False, index=None)
    if single:
        return ObjectReference(parent, name, members, from_set=nesting == "set", index=0)
    return ListReference(parent, name, members, is_set=nesting == "set")
