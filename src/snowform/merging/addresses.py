"""Contributions to addresses of a stack: to blocks that are nobody's own, and to those of its constructs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import jsii

from snowform import report
from snowform.hints import Any
from snowform.merging import own
from snowform.merging.elements import Contributions, contribute_to_local, late, record, with_addresses
from snowform.merging.merge import Merge, MergeConflict, Path, Said, nearest
from snowform.merging.values import ContributionError, is_token
from snowform.providers.arguments import cdktf
from snowform.providers.ranks import Ranked, plain
from snowform.schema.check import format_path

ID = "snowform-contributions"
# Sections that may have several blocks without a name: CDKTF's own are joined to ours where both are lists.
LISTED = ("import", "moved", "removed")
# How many names lead to a block of a construct's, by its section.
DEPTHS = {
    **dict.fromkeys(("resource", "data", "ephemeral", "terraform"), 3),
    **dict.fromkeys(("module", "output", "variable", "locals", "provider"), 2),
}


def contribute_to_stack(stack: Any, said: Said) -> None:
    """Contribute to a stack's whole configuration: `said` is a tree of sections, types and names."""
    found = stack.node.try_find_child(ID)
    (Addressed(stack, ID) if found is None else found).add(said)


class Addressed(cdktf.TerraformElement):
    """What was contributed to addresses of a stack: an element that is written with all others."""

    def __init__(self, scope: Any, id: str) -> None:  # noqa: A002 - the word of the field
        super().__init__(scope, id)
        self._all: list[Said] = []
        self._pending: list[Said] = []
        self._nobodys: list[Said] = []
        self._tokens: dict[str, str] = {}
        cdktf.Aspects.of(self).add(_Settle())

    def add(self, said: Said) -> None:
        """Take in a tree of sections."""
        for section in said.value:
            if section not in self._tokens:
                self._tokens[section] = late(lambda context, section=section: self._section(context, section))
        self._all.append(said)
        self._pending.append(said)

    def to_terraform(self) -> Any:
        """What is nobody's."""
        return self._tokens

    def settle(self, *, is_late: bool = False) -> None:
        """Hand what is a construct's to it. Raises ContributionError where it `is_late` for that."""
        if not self._pending:
            return
        elements: dict[Path, Any] = {own.address_of(one): one for one in self._elements()}
        # What has no address: a provider's configuration with an alias.
        elements.pop((), None)
        handed = _Handing(elements, is_late=is_late)
        pending, self._pending = self._pending, []
        for said in pending:
            if rest := handed.rest(said.value, (), said.source):
                self._nobodys.append(Said(rest, said.source))

    def _section(self, context: Any, section: str) -> Any:
        if context.preparing:
            # Nothing is written yet, but what refers to other stacks is found out.
            self.settle()
            said = [plain(said.value[section]) for said in self._all if section in said.value]
            return [_with_addresses(tree, DEPTHS.get(section, 1), context) for tree in said]
        self.settle(is_late=True)
        merge = Merge("", context.resolve, is_token)
        said = [Said(one.value[section], one.source) for one in self._nobodys if section in one.value]
        if section == "terraform":
            said = [*self._of_named_stack(said), *said]
        merged = _with_addresses(merge.merged(said, (section,)), DEPTHS.get(section, 1), context)
        if merged is None:
            return None
        self._hold_against_others(section, merged, merge.sources)
        if section == "terraform":
            self._hold_against_providers(merged.get("required_providers") or {}, merge.sources)
        if report.wanted():
            record(self, (), merge.sources)
        if section == "provider":
            return {name: body if isinstance(body, list) else [body] for name, body in merged.items()}
        return [merged] if section in LISTED and isinstance(merged, dict) else merged

    def _of_named_stack(self, said: Sequence[Said]) -> Iterator[Said]:
        """What a NamedStack writes of the `terraform` block itself, in the place of all else."""
        stack = cdktf.TerraformStack.of(self)
        if version := getattr(stack, "_required_version", None):
            yield Said({"required_version": version}, own.place_of(stack))
        if getattr(stack, "_required_providers", None) is None:
            return
        for one in said:
            if "required_providers" in one.value:
                raise ContributionError(
                    f"terraform.required_providers is what {own.place_of(stack)} was given, and nothing else",
                    where=one.source,
                    hint="write it there: NamedStack(…, required_providers={…})",
                )

    def _hold_against_others(self, section: str, merged: Any, sources: Mapping[Path, str]) -> None:
        """Refuse what an element writes too that takes no contributions: one would be lost."""
        for element in own.elements(cdktf.TerraformStack.of(self), foreign=True):
            if element is self:
                continue
            path = _meeting((element.to_terraform() or {}).get(section), merged, (section,))
            if path is not None:
                said = f"is written by {own.place_of(element)}, which takes no contributions"
                raise ContributionError(f"{format_path(path)} {said}", where=nearest(sources, path))

    def _elements(self) -> Iterator[Any]:
        return own.elements(cdktf.TerraformStack.of(self))

    def _hold_against_providers(self, required: Mapping[str, Any], sources: Mapping[Path, str]) -> None:
        """Refuse another source or version than a provider of the program asks for: one would be lost."""
        for element in self._elements():
            if own.kind_of(element) != "TerraformProvider":
                continue
            kind = element.terraform_resource_type
            metadata = element.terraform_generator_metadata
            version = metadata.provider_version_constraint if metadata else None
            for name, itself in (("version", version), ("source", element.terraform_provider_source)):
                wanted = (required.get(kind) or {}).get(name)
                if wanted is not None and itself is not None and wanted != itself:
                    path = ("terraform", "required_providers", kind, name)
                    raise MergeConflict(
                        f'{format_path(path)}: "{wanted}", and "{itself}" by {own.place_of(element)}',
                        path=path,
                        where=nearest(sources, path),
                        hint=f'give it to the provider: {type(element).__name__}(…, {name}="{wanted}")',
                    )


@jsii.implements(cdktf.IAspect)
class _Settle:
    def visit(self, node: Any) -> None:
        """Before anything is written, though not after all aspects."""
        node.settle()


class _Handing:
    """Hands parts of a tree to the elements whose addresses lead to them."""

    def __init__(self, elements: Mapping[Path, Any], *, is_late: bool) -> None:
        self._elements = elements
        self._is_late = is_late

    def rest(self, value: Any, path: Path, source: str) -> Any:
        """What is nobody's of the tree at a path; None where nothing is left. Raises ContributionError."""
        if element := self._elements.get(path):
            self._hand(element, value, path, source)
            return None
        tree = value.value if isinstance(value, Ranked) else value
        if isinstance(value, Ranked) and self._is_around_blocks(path):
            raise _around_blocks(path, source)
        if not isinstance(tree, Mapping) or (path and len(path) >= DEPTHS.get(str(path[0]), 1)):
            return value
        left = {key: self.rest(inner, (*path, key), source) for key, inner in tree.items()}
        kept = {key: inner for key, inner in left.items() if inner is not None}
        if isinstance(value, Ranked) and len(kept) < len(tree):
            raise _around_blocks(path, source)
        return (
            Ranked(kept, rank=value.rank, order=value.order) if isinstance(value, Ranked) else kept
        ) or None

    def _is_around_blocks(self, path: Path) -> bool:
        """Whether constructs have blocks below a path: they would stay beside what is forced or a default."""
        # CDKTF gives each stack a backend.
        return path != ("terraform",) and any(address[: len(path)] == path for address in self._elements)

    def _hand(self, element: Any, value: Any, path: Path, source: str) -> None:
        if self._is_late:
            raise ContributionError(
                f"{format_path(path)} is {own.place_of(element)}, and contributed to by its address too late",
                where=source,
                hint="in an aspect, give contribute() the construct",
            )
        if own.kind_of(element) == "TerraformLocal":
            contribute_to_local(element, Said(value, source))
        elif isinstance(value, Ranked):
            raise _around_blocks(path, source)
        elif isinstance(value, Mapping):
            Contributions.to(element).add(Said(value, source))
        else:
            raise ContributionError(
                f"{format_path(path)} is {own.place_of(element)}, and takes arguments by their names",
                where=source,
            )


def _around_blocks(path: Path, source: str) -> ContributionError:
    return ContributionError(
        f"{format_path(path)}: default and force stand around arguments, not around a construct's block",
        where=source,
    )


def _with_addresses(tree: Any, depth: int, context: Any) -> Any:
    """The tree with addresses for the constructs that stand where Terraform takes addresses."""
    if not isinstance(tree, dict):
        return tree
    if depth <= 1:
        return with_addresses(tree, context)
    return {name: _with_addresses(inner, depth - 1, context) for name, inner in tree.items()}


def _meeting(one: Any, other: Any, path: Path) -> Path | None:
    """Where two trees say something of one place, of which only one would be left; None where they do not."""
    if one is None or other is None or (isinstance(one, list) and isinstance(other, list)):
        return None
    if not isinstance(one, Mapping) or not isinstance(other, Mapping):
        return path
    places = (_meeting(one[key], other[key], (*path, key)) for key in one if key in other)
    return next((place for place in places if place is not None), None)
