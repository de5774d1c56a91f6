"""Which objects the addresses that an interrupted run left open may belong to. Asks nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..plan.created import Planned
from ..state.document import StateDocument
from .arns import account_of
from .import_ids import DERIVED, OWNERLESS, PARTS, derived
from .leftovers import Leftovers
from .matching import assign_ids, may_match
from .resolutions import Resolution
from .search import SearchResult, TaggedObject


@dataclass(frozen=True, slots=True)
class RecoveryInputs:
    """What a recovery goes by: the stack's plan as `show -json` has it, the state, the journals' leftovers.

    `tags` are those that tell this state's objects (empty where nothing is tagged), `mode` is the policy's
    `orphans`: "adopt", "name" or "retry".
    """

    plan: Mapping[str, Any] = field(repr=False)
    state: StateDocument | None
    leftovers: Leftovers
    tags: Mapping[str, str]
    mode: str = "adopt"
    resolutions: Mapping[str, Resolution] = field(default_factory=dict)


@dataclass(slots=True)
class Candidates:
    """It grows while an investigation asks; each question about it is answered anew.

    `trial_values` are what imports on trial (and reads) have shown: resource type and id to the object's
    values, None where there is no such object. `trial_failures` are those that showed neither, with why.
    """

    inputs: RecoveryInputs
    planned: dict[str, Planned]
    answers: SearchResult = field(default_factory=SearchResult)
    trial_values: dict[tuple[str, str], Mapping[str, Any] | None] = field(default_factory=dict, repr=False)
    trial_failures: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def unresolved(self) -> dict[str, str]:
        """What the journals leave open: address to the id of what was made, empty where that is not known."""
        leftovers = self.inputs.leftovers
        uncertain = {creation.address: "" for creation in leftovers.uncertain}
        return {**uncertain, **{made.address: made.id for made in leftovers.completed}}

    def assigned(self) -> dict[str, str]:
        """Address to the id of its object where that is certain by now; the operator's word comes first.

        What was not tried yet may fit as well, so it keeps others from being certain and is none itself.
        """
        resolutions = self.inputs.resolutions
        said = {
            address: resolution.id
            for address, resolution in resolutions.items()
            # An import of an address that the state has is passed over by tofu.
            if address in self.planned and not resolution.absent and not self.planned[address].replaces
        }
        options: dict[str, list[str]] = {}
        for address, planned in self.planned.items():
            if address not in resolutions and not planned.replaces:
                fitting = [
                    identity for identity in self.possible_ids(planned) if self._may_fit(planned, identity)
                ]
                options[address] = [identity for identity in fitting if identity not in said.values()]
        certain = assign_ids(options).items()
        return {
            **said,
            **{
                key: identity
                for key, identity in certain
                if (self.planned[key].type, identity) in self.trial_values
            },
        }

    def trials(self, assigned: Mapping[str, str]) -> dict[str, str]:
        """For each other address one id that was not tried yet; no id at two addresses at once."""
        trials: dict[str, str] = {}
        for address, planned in self.planned.items():
            # What replaces another object cannot be imported: the address is taken.
            if address in assigned or planned.replaces or address in self.inputs.resolutions:
                continue
            taken = {*assigned.values(), *trials.values()}
            for identity in self.possible_ids(planned):
                key = planned.type, identity
                if identity not in taken and key not in self.trial_values and key not in self.trial_failures:
                    trials[address] = identity
                    break
        return trials

    def waiting(self, assigned: Mapping[str, str]) -> list[str]:
        """The open addresses whose id will follow, once more of what they refer to is known."""
        return [
            address
            for address in self.unresolved
            if (planned := self.planned.get(address))
            and planned.type in DERIVED
            and address not in assigned
            and not self.name_of(planned)
        ]

    def possible_ids(self, planned: Planned) -> list[str]:
        """The ids that the object of an address may have: as they follow, as journalled, as found."""
        known = self.known_id(planned)
        return [known] if known else self.tagged_ids(planned)

    def known_id(self, planned: Planned) -> str:
        """The import id of an open address's object, if there is one; empty where only a search can tell."""
        if planned.address not in self.unresolved:
            return ""
        if planned.type in PARTS:
            return self.name_of(planned)
        return self.name_of(planned) or self.unresolved[planned.address]

    def name_of(self, planned: Planned) -> str:
        """The import id that follows from the planned values; empty where none does."""
        arns = [instance.arn for instance in self.inputs.state.objects] if self.inputs.state else []
        arns += [found.arn for found in self.answers.found]
        return derived(planned.type, planned.values, account_of(arns))

    def tagged_ids(self, planned: Planned) -> list[str]:
        """The objects with the tag, of that type and provider, that no state accounts for."""
        return [
            found.id
            for found in self.unaccounted()
            if planned.type in found.types and found.provider == planned.provider
        ]

    def unaccounted(self) -> Iterator[TaggedObject]:
        """What was found and is neither in the state nor a part of something that is."""
        known = set(self._volumes())
        for instance in self.inputs.state.objects if self.inputs.state else ():
            known |= {instance.id, instance.arn}
        known.discard("")
        return (found for found in self.answers.found if found.id not in known and found.arn not in known)

    def is_ours(self, type_: str, values: Mapping[str, Any]) -> bool:
        """Whether this stack made an object that was found by its name: by its tags, or by its parent."""
        tags = values.get("tags_all")
        if isinstance(tags, Mapping) and self.inputs.tags:
            return all(tags.get(name) == value for name, value in self.inputs.tags.items())
        return "tags_all" not in values and type_ not in OWNERLESS

    def _may_fit(self, planned: Planned, identity: str) -> bool:
        key = planned.type, identity
        values = self.trial_values.get(key)
        if values is None:
            return key not in self.trial_values
        if planned.address in self.unresolved:
            if self.name_of(planned):
                return self.is_ours(planned.type, values)
            if self.unresolved[planned.address]:
                return True
            others = [rival for rival in self.planned.values() if rival.type == planned.type]
            if len(others) == 1 and self.tagged_ids(planned) == [identity]:
                return True
        return may_match(planned.values, values)

    def _volumes(self) -> Iterator[str]:
        """Those that instances were started with: they carry the tag, and come and go with their instance."""
        state = self.inputs.state
        instances = (
            [instance.attributes for instance in state.objects if instance.type == "aws_instance"]
            if state
            else []
        )
        instances += [
            values for (type_, _), values in self.trial_values.items() if type_ == "aws_instance" and values
        ]
        for instance in instances:
            for name in ("root_block_device", "ebs_block_device"):
                for device in instance.get(name) or []:
                    yield str(device.get("volume_id", ""))
