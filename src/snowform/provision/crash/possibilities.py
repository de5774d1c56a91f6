"""Which objects the addresses that an interrupted run left open may belong to. Asks nobody.

Nothing here goes through all objects, or all of the state, for each address: tables are made of them once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ..plan.created import Planned
from .arns import account_of
from .candidates import Candidates
from .import_ids import DERIVED, PARTS, derived
from .lookalikes import Lookalikes
from .matching import assign_ids

# Type and provider configuration.
Kind = tuple[str, str]
Ids = tuple[str, ...]


class Possibilities:
    """What is known of each address at one moment; what is learned after that is not in it."""

    def __init__(self, candidates: Candidates) -> None:
        inputs = candidates.inputs
        self._candidates = candidates
        leftovers = inputs.leftovers
        # What the journals leave open: address to the id of what was made, empty where that is not known.
        self.unresolved = {
            **{creation.address: "" for creation in leftovers.uncertain},
            **{made.address: made.id for made in leftovers.completed},
        }
        self.unaccounted = tuple(candidates.unaccounted())
        arns = [instance.arn for instance in inputs.state.objects] if inputs.state else []
        self._account = account_of([*arns, *(found.arn for found in candidates.answers.found)])
        self._rivals = Counter(planned.type for planned in candidates.planned.values())
        tagged: dict[Kind, list[str]] = {}
        for found in self.unaccounted:
            for type_ in found.types:
                tagged.setdefault((type_, found.provider), []).append(found.id)
        self._tagged = {kind: _Tagged(candidates, kind[0], tuple(ids)) for kind, ids in tagged.items()}

    def assigned(self) -> dict[str, str]:
        """Address to the id of its object where that is certain by now; the operator's word comes first.

        What was not tried yet may fit as well, so it keeps others from being certain and is none itself.
        """
        candidates = self._candidates
        resolutions = candidates.inputs.resolutions
        said = {
            address: resolution.id
            for address, resolution in resolutions.items()
            # An import of an address that the state has is passed over by tofu.
            if address in candidates.planned
            and not resolution.absent
            and not candidates.planned[address].replaces
        }
        taken = frozenset(said.values())
        options: dict[str, Ids] = {}
        fitting: dict[Kind, dict[str, Ids]] = {}
        for address, planned in candidates.planned.items():
            if address in resolutions or planned.replaces:
                continue
            if known := self.known_id(planned):
                options[address] = (known,) if known not in taken and self._may_be(planned, known) else ()
            else:
                options[address] = ()
                fitting.setdefault((planned.type, planned.provider), {})[address] = self._fitting(planned)
        contested: set[str] = set()
        for kind, of_kind in fitting.items():
            tagged = self._tagged.get(kind)
            if tagged is None:
                continue
            distinct = {id(ids): ids for ids in of_kind.values()}
            left = {tuple(identity for identity in ids if identity not in taken) for ids in distinct.values()}
            if tagged.untried - taken and len(left) > 1:
                # What was not tried may be each of theirs, and they differ: none is certain.
                contested.update(tagged.untried, *left)
                continue
            free = {place: tagged.free(ids, taken) for place, ids in distinct.items()}
            options |= {address: free[id(ids)] for address, ids in of_kind.items()}
        certain = assign_ids(options, contested)
        return {
            **said,
            **{
                key: identity
                for key, identity in certain.items()
                if (candidates.planned[key].type, identity) in candidates.trial_values
            },
        }

    def trials(self, assigned: Mapping[str, str]) -> dict[str, str]:
        """For each other address one id that was not tried yet; no id at two addresses at once."""
        candidates = self._candidates
        trials: dict[str, str] = {}
        taken = set(assigned.values())
        # What one address passes over, all of its kind pass over.
        rest = {kind: iter(tagged.ids) for kind, tagged in self._tagged.items()}
        for address, planned in candidates.planned.items():
            # What replaces another object cannot be imported: the address is taken.
            if address in assigned or planned.replaces or address in candidates.inputs.resolutions:
                continue
            known = self.known_id(planned)
            for identity in (known,) if known else rest.get((planned.type, planned.provider), ()):
                if identity not in taken and not candidates.tried(planned.type, identity):
                    trials[address] = identity
                    taken.add(identity)
                    break
        return trials

    def waiting(self, assigned: Mapping[str, str]) -> list[str]:
        """The open addresses whose id will follow, once more of what they refer to is known."""
        return [
            address
            for address in self.unresolved
            if (planned := self._candidates.planned.get(address))
            and planned.type in DERIVED
            and address not in assigned
            and not self.name_of(planned)
        ]

    def possible_ids(self, planned: Planned) -> Ids:
        """The ids that the object of an address may have: as they follow, as journalled, as found."""
        known = self.known_id(planned)
        return (known,) if known else self.tagged_ids(planned)

    def known_id(self, planned: Planned) -> str:
        """The import id of an open address's object, if there is one; empty where only a search can tell."""
        if planned.address not in self.unresolved:
            return ""
        if planned.type in PARTS:
            return self.name_of(planned)
        return self.name_of(planned) or self.unresolved[planned.address]

    def name_of(self, planned: Planned) -> str:
        """The import id that follows from the planned values; empty where none does."""
        return derived(planned.type, planned.values, self._account)

    def tagged_ids(self, planned: Planned) -> Ids:
        """The objects with the tag, of that type and provider, that no state accounts for."""
        tagged = self._tagged.get((planned.type, planned.provider))
        return tagged.ids if tagged else ()

    def unclear_ids(self, planned: Planned, others: frozenset[str]) -> Ids:
        """Those of `tagged_ids` that may be of an address, without what was assigned to others."""
        tagged = self._tagged.get((planned.type, planned.provider))
        if tagged is None:
            return ()
        if planned.address in self.unresolved:
            return tagged.free(tagged.alive, others)
        return tagged.free(tagged.lookalikes.of(planned.values), others)

    def _fitting(self, planned: Planned) -> Ids:
        """Those of `tagged_ids` that were tried and may be it; for addresses that are alike, one tuple."""
        tagged = self._tagged.get((planned.type, planned.provider))
        if tagged is None:
            return ()
        unresolved = planned.address in self.unresolved
        sole = self._rivals[planned.type] == 1 and len(tagged.ids) == 1
        if unresolved and (sole or self.unresolved[planned.address]):
            return tagged.alive
        return tagged.lookalikes.of(planned.values)

    def _may_be(self, planned: Planned, identity: str) -> bool:
        """Whether the object of a known id may be that of the address; True where it was not tried yet."""
        candidates, key = self._candidates, (planned.type, identity)
        values = candidates.trial_values.get(key)
        if values is None:
            return key not in candidates.trial_values
        return candidates.is_ours(planned.type, values) if self.name_of(planned) else True


class _Tagged:
    """The objects of one type and provider configuration that carry the tag, by what trials have shown."""

    def __init__(self, candidates: Candidates, type_: str, ids: Ids) -> None:
        seen = {identity: candidates.trial_values.get((type_, identity)) for identity in ids}
        self.ids = ids
        self.untried = frozenset(
            identity for identity in ids if (type_, identity) not in candidates.trial_values
        )
        self.alive = tuple(identity for identity in ids if seen[identity] is not None)
        self.lookalikes = Lookalikes(
            {identity: values for identity, values in seen.items() if values is not None}
        )
        self._freed: dict[tuple[int, frozenset[str]], Ids] = {}

    def free(self, fitting: Ids, taken: frozenset[str]) -> Ids:
        """`fitting`, and what was not tried, without what is taken; in the order in which they were found."""
        if (id(fitting), taken) not in self._freed:
            wanted = self.untried | frozenset(fitting)
            among = self.ids if self.untried else fitting
            self._freed[id(fitting), taken] = tuple(
                identity for identity in among if identity in wanted and identity not in taken
            )
        return self._freed[id(fitting), taken]
