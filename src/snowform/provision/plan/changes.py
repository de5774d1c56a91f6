"""Read what a plan file means to do (`tofu show -json PLAN`). Runs nothing, judges nothing, never guesses.

The format is that of https://developer.hashicorp.com/terraform/internals/json-format (OpenTofu keeps to it:
https://opentofu.org/docs/internals/json-format). A later 1.x may add what it likes, so what is not known
is passed over, except where it could do something: an action, a mode or a list of things to do that is not
known here makes the whole plan unreadable, and what cannot be read is never applied.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

from ..errors import ProvisionError
from ..records import dataclass, field, replace
from . import sensitive_values
from .configured import ConfiguredAttributes, read_configured, without_index
from .details import UNKNOWN, Detail, Side, compare, hide, secrets
from .modules import root_of


class PlanError(ProvisionError):
    """The plan cannot be read with certainty, so it is never applied."""


class Kind(Enum):
    """What happens to one object."""

    NOOP = "no-op"
    READ = "read"
    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
    REPLACE = "replace"
    FORGET = "forget"


# Mode and actions as OpenTofu writes them. Newer ones write more ("create" with "forget", say): whether the
# old object lives on then is not for this program to assume.
KINDS = {
    ("managed", ("no-op",)): Kind.NOOP,
    ("managed", ("create",)): Kind.CREATE,
    ("managed", ("update",)): Kind.UPDATE,
    ("managed", ("delete",)): Kind.DELETE,
    ("managed", ("delete", "create")): Kind.REPLACE,
    ("managed", ("create", "delete")): Kind.REPLACE,
    ("managed", ("forget",)): Kind.FORGET,
    ("data", ("no-op",)): Kind.NOOP,
    ("data", ("read",)): Kind.READ,
    # An ephemeral resource (OpenTofu 1.11, Terraform 1.10) is read for one run and kept nowhere.
    ("ephemeral", ("open",)): Kind.READ,
}
OUTPUT_KINDS = {(kind.value,): kind for kind in (Kind.NOOP, Kind.CREATE, Kind.UPDATE, Kind.DELETE)}

# What Terraform 1.14's actions and deferred changes would do stands beside `resource_changes`, not in it.
FOREIGN = ("deferred_changes", "action_invocations", "deferred_action_invocations")

TAINTED = "replace_because_tainted"


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one object, or (in `Plan.drift`) what has happened to it outside.

    `deposed` is the key of an object that an earlier replacement did not get to delete; `importing` the id
    of one that enters the state. `configured` is what the configuration gives it, None where the plan does
    not tell. `before` to `replace_paths` are as tofu writes them
    (https://opentofu.org/docs/internals/json-format/#change-representation). The values stay out of the repr:
    sensitive ones are among them.
    """

    address: str
    type: str
    name: str
    mode: str
    module: str
    kind: Kind
    actions: tuple[str, ...]
    reason: str = ""
    deposed: str = ""
    previous_address: str = ""
    importing: str = ""
    provider: str = ""
    before: Any = field(default=None, repr=False)
    after: Any = field(default=None, repr=False)
    after_unknown: Any = field(default=None, repr=False)
    before_sensitive: Any = field(default=None, repr=False)
    after_sensitive: Any = field(default=None, repr=False)
    replace_paths: tuple[tuple[str | int, ...], ...] = ()
    secrets: frozenset[str] = field(default=frozenset(), repr=False)
    configured: ConfiguredAttributes | None = field(default=None, repr=False)
    # What an update or a replacement changes is asked for by each rule and each page.
    _compared: list[tuple[Detail, ...]] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def create_before_destroy(self) -> bool:
        """A replacement that makes the new object first."""
        return self.actions == ("create", "delete")

    @property
    def tainted(self) -> bool:
        """Replaced because its creation was cut off or failed, not because anybody wished it."""
        return self.reason == TAINTED

    @property
    def moved(self) -> bool:
        """The object was known by another address before."""
        return bool(self.previous_address)

    @property
    def empty(self) -> bool:
        """An apply does nothing for it, not even in the state."""
        return self.kind in {Kind.NOOP, Kind.READ} and not self.moved and not self.importing

    @property
    def changed(self) -> tuple[str, ...]:
        """The dotted names of what differs in an update or a replacement ("tags.Role", "ingress").

        Sensitive attributes are among them; names are no secret.
        """
        if self.kind not in {Kind.UPDATE, Kind.REPLACE}:
            return ()
        return tuple(dict.fromkeys(detail.name for detail in self._differences()))

    @property
    def forced(self) -> tuple[str, ...]:
        """The dotted names of what the object is replaced because of."""
        if not self.replace_paths:
            return ()
        names = (detail.name for detail in self._differences() if detail.forces_replacement)
        return tuple(dict.fromkeys(names))

    def details(self) -> tuple[Detail, ...]:
        """What differs, value by value; none for a no-op or a read.

        Of a new object, one that replaces another too, what is merely computed (id, arn, ...) is left out.
        Null and an empty list or map count as the same.
        """
        return tuple(
            replace(row, old=hide(row.old, self.secrets), new=hide(row.new, self.secrets))
            for row in self._differences()
        )

    def _differences(self) -> tuple[Detail, ...]:
        """`details` with secrets that have no mark in them: only the names of these may be told."""
        if self.kind in {Kind.NOOP, Kind.READ}:
            return ()
        if self._compared:
            return self._compared[0]
        before = Side(self.before, self.before_sensitive)
        after = Side(self.after, self.after_sensitive, self.after_unknown)
        rows = tuple(compare(before, after, frozenset(self.replace_paths)))
        names = {row.name for row in rows}
        in_place = self.kind is Kind.UPDATE
        found = tuple(
            row
            for row in rows
            if (in_place or row.forces_replacement or row.new != UNKNOWN)
            # AWS's provider repeats every tag in tags_all.
            and not (row.name.startswith("tags_all") and row.name.replace("tags_all", "tags", 1) in names)
        )
        if self.kind in {Kind.UPDATE, Kind.REPLACE}:
            self._compared.append(found)
        return found

    def value(self, name: str) -> Any:
        """A top-level attribute as it will be; None where it is absent or not known yet."""
        return self.after.get(name) if isinstance(self.after, Mapping) else None

    def was(self, name: str) -> Any:
        """A top-level attribute as it is; None where it is absent."""
        return self.before.get(name) if isinstance(self.before, Mapping) else None


@dataclass(frozen=True, slots=True)
class OutputChange:
    """What happens to one output of the root module."""

    name: str
    kind: Kind
    before: Any = field(default=None, repr=False)
    after: Any = field(default=None, repr=False)
    unknown: bool = False
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan. `drift` is what was changed outside since the last apply, without what merely looks so;
    `noted` is what of it no configuration can set, where that was told apart.

    `exec` names the provisioners and `external` data sources of the configuration, those of its modules
    included, as "ADDRESS: KIND". `secrets` are the sensitive texts in it, wherever they come from;
    `document` is the whole as it was read.
    """

    changes: tuple[Change, ...] = ()
    drift: tuple[Change, ...] = ()
    noted: tuple[Change, ...] = ()
    outputs: tuple[OutputChange, ...] = ()
    errored: bool = False
    exec: tuple[str, ...] = ()
    secrets: frozenset[str] = field(default=frozenset(), repr=False)
    document: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def nothing_to_do(self) -> bool:
        """Applying it would change neither an object, nor the state, nor an output."""
        outputs = all(output.kind is Kind.NOOP for output in self.outputs)
        return outputs and all(change.empty for change in self.changes)

    @property
    def effective(self) -> tuple[Change, ...]:
        """What an apply does something for, be it in the state only."""
        return tuple(change for change in self.changes if not change.empty)

    def of(self, *kinds: Kind) -> tuple[Change, ...]:
        """The changes of these kinds, in the plan's order."""
        return tuple(change for change in self.changes if change.kind in kinds)


def read_plan(document: Any) -> Plan:
    """The plan in what `show -json` printed; a PlanError for anything that is not understood."""
    try:
        return _plan(document)
    except (AttributeError, KeyError, TypeError) as error:
        raise PlanError(f"is not of the form that OpenTofu gives a plan: {error!r}", where="plan") from error


def _plan(document: Any) -> Plan:
    _check_format(document)
    for name in FOREIGN:
        if document.get(name):
            raise PlanError(
                f'the plan holds "{name}", which this program cannot judge',
                where="plan",
                hint="take what makes them out of the configuration, or apply it by hand",
            )
    changes = tuple(_change(raw, where) for raw, where in _items(document, "resource_changes"))
    drift = tuple(_change(raw, where) for raw, where in _items(document, "resource_drift"))
    outputs = tuple(_outputs(document))
    found = frozenset(_secrets(document, (*changes, *drift), outputs))
    configured = read_configured(document["configuration"])
    drift = tuple(replace(change, secrets=found) for change in drift)
    return Plan(
        changes=tuple(
            replace(change, secrets=found, configured=configured.get(without_index(change.address)))
            for change in changes
        ),
        # Right after a first apply much "drifts" that nobody touched: null became an empty collection.
        drift=tuple(change for change in drift if change.kind is Kind.DELETE or change.changed),
        outputs=tuple(_marked(output, found) for output in outputs),
        errored=document.get("errored", False) is not False,
        exec=tuple(_executed(document)),
        secrets=found,
        document=document,
    )


def _secrets(
    document: Mapping[str, Any], changes: tuple[Change, ...], outputs: tuple[OutputChange, ...]
) -> Iterator[str]:
    for change in changes:
        for side in _sides(change):
            yield from secrets(side)
    resources = [(change.type, side) for change in changes for side in _sides(change)]
    prior = document.get("prior_state")
    marked = ((output.name, Side([output.before, output.after], output.sensitive)) for output in outputs)
    yield from sensitive_values.of_outputs(marked, [*resources, *sensitive_values.of_resources(prior)])
    yield from sensitive_values.of_values(prior)
    yield from sensitive_values.of_variables(document)


def _sides(change: Change) -> tuple[Side, Side]:
    return (
        Side(change.before, change.before_sensitive),
        Side(change.after, change.after_sensitive, change.after_unknown),
    )


def _marked(output: OutputChange, texts: frozenset[str]) -> OutputChange:
    """An output that holds a secret is one, whatever it is declared as."""
    shown = (Side(output.before).text, Side(output.after).text)
    return replace(output, sensitive=output.sensitive or any(hide(text, texts) != text for text in shown))


def _check_format(document: Any) -> None:
    # A state has no "resource_changes" either: taken for a plan, it would pass as harmless.
    if not isinstance(document, Mapping) or "planned_values" not in document:
        raise PlanError("is not a plan", where="plan", hint="give what `tofu show -json PLANFILE` prints")
    version = document.get("format_version")
    if not isinstance(version, str) or version.partition(".")[0] != "1":
        raise PlanError(f"has format {version!r}, this program reads 1.x", where="plan")
    if not isinstance(document.get("configuration"), Mapping):
        raise PlanError("holds no configuration", where="plan")


def _items(document: Mapping[str, Any], name: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    items = document.get(name) or ()
    if not isinstance(items, (list, tuple)):
        raise PlanError("is not a list", where=name)
    for position, raw in enumerate(items):
        where = f"{name}[{position}]"
        if not isinstance(raw, Mapping):
            raise PlanError("is not an object", where=where)
        yield raw, where


def _change(raw: Mapping[str, Any], where: str) -> Change:
    address, mode = _text(raw, "address", where), _text(raw, "mode", where)
    change = raw.get("change")
    if not isinstance(change, Mapping):
        raise PlanError(f"{address} has no change", where=where)
    actions = _actions(change, address, where)
    kind = KINDS.get((mode, actions))
    if kind is None:
        raise PlanError(f"{address}: unknown action {'/'.join(actions)!r} of mode {mode!r}", where=where)
    return Change(
        address=address,
        type=_text(raw, "type", where),
        name=_text(raw, "name", where),
        mode=mode,
        module=raw.get("module_address", ""),
        kind=kind,
        actions=actions,
        reason=raw.get("action_reason", ""),
        deposed=raw.get("deposed", ""),
        previous_address=raw.get("previous_address", ""),
        importing=_import_id(change, address, where),
        provider=raw.get("provider_name", ""),
        before=change.get("before"),
        after=change.get("after"),
        after_unknown=change.get("after_unknown"),
        before_sensitive=change.get("before_sensitive"),
        after_sensitive=change.get("after_sensitive"),
        replace_paths=tuple(tuple(path) for path in change.get("replace_paths") or ()),
    )


def _import_id(change: Mapping[str, Any], address: str, where: str) -> str:
    if "importing" not in change:
        return ""
    importing = change["importing"]
    if not isinstance(importing, Mapping):
        raise PlanError(f"{address}: an import that is no object", where=where)
    # By identity (Terraform 1.12), or with an id that is known in the apply only, there is none to show.
    return str(importing.get("id") or "(known after apply)")


def _outputs(document: Mapping[str, Any]) -> Iterator[OutputChange]:
    outputs = document.get("output_changes") or {}
    if not isinstance(outputs, Mapping):
        raise PlanError("is not an object", where="output_changes")
    for name, raw in outputs.items():
        where = f"output_changes.{name}"
        if not isinstance(raw, Mapping):
            raise PlanError("is not an object", where=where)
        actions = _actions(raw, name, where)
        if actions not in OUTPUT_KINDS:
            raise PlanError(f"{name}: unknown action {'/'.join(actions)!r}", where=where)
        hidden = any(raw.get(side) not in (None, False, {}, []) for side in _SENSITIVE)
        unknown = raw.get("after_unknown") not in (None, False, {}, [])
        yield OutputChange(name, OUTPUT_KINDS[actions], raw.get("before"), raw.get("after"), unknown, hidden)


_SENSITIVE = ("before_sensitive", "after_sensitive")


def _executed(document: Mapping[str, Any]) -> Iterator[str]:
    # A provisioner of a `removed` block (Terraform 1.9) is not told in a plan; it runs with a deletion only.
    for module in root_of(document).all():
        for resource in module.resources:
            address = module.prefix + resource["address"]
            for provisioner in resource.get("provisioners") or ():
                yield f"{address}: {provisioner['type']}"
            if resource.get("mode") == "data" and resource.get("type") == "external":
                yield f"{address}: external"


def _actions(change: Mapping[str, Any], address: str, where: str) -> tuple[str, ...]:
    actions = change.get("actions")
    if not isinstance(actions, (list, tuple)) or not all(isinstance(action, str) for action in actions):
        raise PlanError(f"{address} has no actions", where=where)
    return tuple(actions)


def _text(raw: Mapping[str, Any], name: str, where: str) -> str:
    value = raw.get(name)
    if not isinstance(value, str) or not value:
        raise PlanError(f'"{name}" is missing', where=where)
    return value
