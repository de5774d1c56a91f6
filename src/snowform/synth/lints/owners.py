"""Two resources that manage one thing: each run of either undoes what the other did, without end.

Told by references in the document (`identity`) and the table of what owns what (`owners_table`); AWS is not
asked. Where it cannot be told that two are about one thing, they are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.expressions.nodes import Interpolation, Node
from snowform.expressions.operations import Conditional, For, Literal, ObjectValue, Parentheses, TupleValue
from snowform.hints import Any
from snowform.provision.configuration.blocks import blocks, bodies_of
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.identity import Each, Identities, Thing, whole
from snowform.synth.lints.owners_table import EXCLUSIVE, INLINE, TAGS, TWINS, WHOLE_AND_PART, Inline
from snowform.synth.lints.parsing import parse
from snowform.synth.lints.subject import Subject

PAGES = "https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources"
# Arguments that are no blocks, in which an empty list says that there shall be none.
EMPTY_COUNTS = frozenset({"egress", "ingress", "managed_policy_arns", "route"})


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each resource that manages what another one does, too; an error where AWS refuses it."""
    yield from _Owners(subject).find()


class _Owners:
    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        resources = subject.document["resource"]
        self._bodies: dict[tuple[str, str], Mapping[str, Any]] = {
            (kind, name): body for kind in resources for name, body in subject.resources(kind)
        }
        self._identities = Identities(subject.document, self._bodies)
        self._each = {key: self._identities.instances(body) for key, body in self._bodies.items()}

    def find(self) -> Iterator[Finding]:
        kinds = {kind for kind, _ in self._bodies}
        for row in INLINE:
            if row.holder in kinds and row.separate in kinds:
                yield from self._inline(row)
        for kind, arguments in TWINS.items():
            if kind in kinds:
                yield from self._twins(kind, arguments)
        for one, part in WHOLE_AND_PART:
            if one.partition(".")[0] in kinds and part.partition(".")[0] in kinds:
                yield from self._parts(one, part)
        yield from self._exclusives(kinds)
        for kind, (link, tags) in TAGS.items():
            if kind in kinds:
                yield from self._tags(kind, link, tags)

    def _of(self, kind: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        for (other, name), body in self._bodies.items():
            if other == kind and self._each[kind, name]:
                yield name, body

    def _holders(self, kind: str, by: str = "") -> dict[Thing, str]:
        """The resources of a type by the things they are, and by the names that are written in them."""
        found: dict[Thing, str] = {}
        for name, body in self._of(kind):
            thing = whole(self._identities.of_resource(kind, name))
            found[(*thing[:3], by) if by else thing] = name
            for argument in ("name", "bucket"):
                written = body.get(argument)
                if isinstance(written, str) and "${" not in written and not by:
                    found["", written] = name
        return found

    def _named(self, kind: str, name: str, argument: str, *, inside: bool = False) -> Iterator[Thing]:
        value = self._bodies[kind, name].get(argument)
        for each in self._each[kind, name]:
            yield from self._identities.of(value, each, inside=inside)

    def _inline(self, row: Inline) -> Iterator[Finding]:
        holders = self._holders(row.holder, row.by)
        for name, body in self._of(row.separate):
            if row.only and not self._is_only(row, name, body):
                continue
            things = self._named(row.separate, name, row.link, inside=row.inside)
            for owner in dict.fromkeys(holders[key] for thing in things if (key := whole(thing)) in holders):
                holder = self._bodies[row.holder, owner]
                if _manages(holder, row.argument) and _same_provider(holder, body):
                    argument = () if row.argument == "*" else (row.argument,)
                    path, other = (row.separate, name, row.link), (row.holder, owner, *argument)
                    yield self._finding(path, other, row.page, once=row.once)

    def _is_only(self, row: Inline, name: str, body: Mapping[str, Any]) -> bool:
        argument, wanted = row.only
        value = body.get(argument)
        if isinstance(value, bool) or value is None:
            return str(bool(value)).lower() == wanted
        things = [
            thing for each in self._each[row.separate, name] for thing in self._identities.of(value, each)
        ]
        return ("", wanted) in things

    def _twins(self, kind: str, arguments: tuple[str, ...]) -> Iterator[Finding]:
        first: dict[tuple[Any, ...], str] = {}
        for name, body in self._of(kind):
            for each in self._each[kind, name]:
                key = self._key(body, arguments, each)
                if key is None:
                    continue
                if key not in first:
                    first[key] = name
                    continue
                yield self._finding((kind, name, arguments[0]), (kind, first[key]), kind.removeprefix("aws_"))
                break

    def _key(self, body: Mapping[str, Any], arguments: tuple[str, ...], each: Each) -> tuple[Any, ...] | None:
        things: list[Any] = [str(body.get("provider"))]
        for argument in arguments:
            value = body.get(argument)
            found = [("", "")] if value is None else self._identities.of(value, each)
            if len(found) != 1 or (len(found[0]) > 2 and found[0][2] in {"?", "*"}):
                return None
            things.append(found[0])
        return tuple(things) if any(thing != ("", "") for thing in things[1:]) else None

    def _parts(self, one: str, part: str) -> Iterator[Finding]:
        (kind, _, link), (other, _, other_link) = one.partition("."), part.partition(".")
        owned = {thing: name for name, _ in self._of(kind) for thing in self._named(kind, name, link)}
        for name, body in self._of(other):
            owners = (owned[thing] for thing in self._named(other, name, other_link) if thing in owned)
            for owner in dict.fromkeys(owners):
                if _same_provider(self._bodies[kind, owner], body):
                    page = kind.removeprefix("aws_")
                    yield self._finding((other, name, other_link), (kind, owner, link), page)

    def _exclusives(self, kinds: set[str]) -> Iterator[Finding]:
        for row in EXCLUSIVE:
            if row.exclusive not in kinds or row.member not in kinds:
                continue
            for owner, owning in self._of(row.exclusive):
                listed = owning.get(row.members)
                if not isinstance(listed, list):
                    continue
                scopes = set(self._named(row.exclusive, owner, row.link))
                named = set(self._named(row.exclusive, owner, row.members))
                for name, body in self._of(row.member):
                    own = set(self._named(row.member, name, row.named))
                    about = set(self._named(row.member, name, row.member_link))
                    unsure = any(not self._identities.of(item) for item in listed) or not own
                    own |= {self._identities.of_resource(row.member, name), (row.member, name, "", row.named)}
                    if about & scopes and not own & named and not unsure and _same_provider(owning, body):
                        page = row.exclusive.removeprefix("aws_")
                        yield self._finding(
                            (row.member, name, row.member_link), (row.exclusive, owner, row.members), page
                        )

    def _tags(self, kind: str, link: str, tags: str) -> Iterator[Finding]:
        providers = self._subject.document.get("provider")
        if any("ignore_tags" in body for _, body in blocks(providers, 1)):
            return
        holders = {whole(self._identities.of_resource(*key)): key for key in self._bodies if self._each[key]}
        for name, body in self._of(kind):
            things = self._named(kind, name, link)
            for owner in dict.fromkeys(holders[key] for thing in things if (key := whole(thing)) in holders):
                schema = self._subject.schemas.resource(owner[0])
                takes = schema is not None and tags in schema.names
                holder = self._bodies[owner]
                if takes and not _ignores(holder, tags) and _same_provider(holder, body):
                    yield self._finding((kind, name, link), (*owner, tags), kind.removeprefix("aws_"))

    def _finding(
        self, path: tuple[str, ...], other: tuple[str, ...], page: str, *, once: bool = False
    ) -> Finding:
        result = "AWS refuses the second one" if once else "each undoes the other"
        return Finding(
            ("resource", *path),
            f"{self._subject.where(('resource', *other))} manages the same thing: {result}",
            f"keep one of the two, see {PAGES}/{page}",
            "error" if once else "warning",
            rule="two-owners",
        )


def _manages(body: Mapping[str, Any], argument: str) -> bool:
    """Whether a resource surely manages what an argument says; "*" is a resource that always does."""
    if argument == "*":
        return not (_ignores(body, "ingress") and _ignores(body, "egress"))
    if _ignores(body, argument):
        return False
    value = body.get(argument)
    if isinstance(value, str) and "null" in value and "${" in value and _may_be_null(value):
        return False
    if value == []:
        return argument in EMPTY_COUNTS
    if value is not None and value != "":
        return True
    generators = [made for path, made in blocks(body.get("dynamic"), 1) if argument in path]
    return any(isinstance(each := made.get("for_each"), list | dict) and bool(each) for made in generators)


def _may_be_null(text: str) -> bool:
    """Whether an expression in which null is written may come to it, which leaves the argument out."""
    parsed = parse(text)
    parts = parsed.parts if parsed else ()
    return len(parts) != 1 or not isinstance(parts[0], Interpolation) or _is_perhaps_null(parts[0].expression)


def _is_perhaps_null(node: Node) -> bool:
    match node:
        case Parentheses():
            return _is_perhaps_null(node.expression)
        case Conditional():
            return _is_perhaps_null(node.then) or _is_perhaps_null(node.otherwise)
        case Literal():
            return node.value is None
    # What makes a list or an object of nulls is none.
    return not isinstance(node, For | ObjectValue | TupleValue)


def _ignores(body: Mapping[str, Any], argument: str) -> bool:
    """Whether the lifecycle of a resource leaves changes of an argument alone."""
    for lifecycle in bodies_of(body.get("lifecycle")):
        ignored = lifecycle.get("ignore_changes")
        if ignored in ("all", ["all"]):
            return True
        for item in ignored if isinstance(ignored, list) else ():
            name = str(item).partition("[")[0].partition(".")[0]
            if name == argument:
                return True
    return False


def _same_provider(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return one.get("provider") == other.get("provider")
