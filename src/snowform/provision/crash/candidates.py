"""What an investigation goes by, and what it has found out by now. Asks nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..plan.created import Planned
from ..records import dataclass, field
from ..state.document import StateDocument
from .import_ids import OWNERLESS
from .leftovers import Leftovers
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
    """It grows while an investigation asks; `Possibilities` puts in order what it holds by then.

    `trial_values` are what imports on trial (and reads) have shown: resource type and id to the object's
    values, None where there is no such object. `trial_failures` are those that showed neither, with why.
    """

    inputs: RecoveryInputs
    planned: dict[str, Planned]
    answers: SearchResult = field(default_factory=SearchResult)
    trial_values: dict[tuple[str, str], Mapping[str, Any] | None] = field(default_factory=dict, repr=False)
    trial_failures: dict[tuple[str, str], str] = field(default_factory=dict)

    def tried(self, type_: str, identity: str) -> bool:
        """Whether a trial of this id was made, however it ended."""
        return (type_, identity) in self.trial_values or (type_, identity) in self.trial_failures

    def is_ours(self, type_: str, values: Mapping[str, Any]) -> bool:
        """Whether this stack made an object that was found by its name: by its tags, or by its parent."""
        tags = values.get("tags_all")
        if isinstance(tags, Mapping) and self.inputs.tags:
            return all(tags.get(name) == value for name, value in self.inputs.tags.items())
        return "tags_all" not in values and type_ not in OWNERLESS

    def unaccounted(self) -> Iterator[TaggedObject]:
        """What was found and is neither in the state nor a part of something that is."""
        known = set(self._volumes())
        for instance in self.inputs.state.objects if self.inputs.state else ():
            known |= {instance.id, instance.arn}
        known.discard("")
        return (found for found in self.answers.found if found.id not in known and found.arn not in known)

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
