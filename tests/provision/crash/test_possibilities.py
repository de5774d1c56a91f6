"""Many addresses and objects are matched through tables, and matched as each with each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.plan_documents import Cloud
from snowform.provision.crash.candidates import Candidates, RecoveryInputs
from snowform.provision.crash.import_ids import PARTS, derived
from snowform.provision.crash.investigation import recover
from snowform.provision.crash.leftovers import Completed, Leftovers, Uncertain
from snowform.provision.crash.matching import assign_ids, may_match
from snowform.provision.crash.possibilities import Possibilities
from snowform.provision.crash.recovery import SHOWN
from snowform.provision.crash.resolutions import Resolution
from snowform.provision.crash.search import SearchResult, TaggedObject
from snowform.provision.plan.created import Planned
from tests.provision.counting import calls, grows_evenly

TYPES = ("aws_instance", "aws_subnet", "aws_iam_role", "aws_security_group_rule")
IDS = ("1", "2", "3", "4", "5")
VALUES = st.dictionaries(
    st.sampled_from(["name", "cidr", "flag"]),
    st.sampled_from(["a", "b", "", None, "{}", True, 1]),
    max_size=3,
)
TAGS = st.none() | st.fixed_dictionaries({"Name": st.sampled_from("ab")}, optional={"aws:of": st.just("x")})


def with_tags(values: dict[str, Any], tags: dict[str, str] | None) -> dict[str, Any]:
    return values if tags is None else {**values, "tags_all": tags}


OBJECTS = st.builds(with_tags, VALUES, TAGS)


@st.composite
def found_out(draw: st.DrawFn) -> Candidates:
    """What an investigation may know of a few addresses and objects."""
    types = draw(st.lists(st.sampled_from(TYPES), min_size=1, max_size=6))
    providers = st.sampled_from(["aws", "aws.west"])
    planned = {
        f"{type_}.x{number}": Planned(
            f"{type_}.x{number}",
            type_,
            draw(providers),
            draw(OBJECTS),
            draw(st.sampled_from(["", "", "", "0"])),
        )
        for number, type_ in enumerate(types)
    }
    kinds = draw(
        st.dictionaries(st.tuples(st.sampled_from(TYPES), st.sampled_from(IDS)), providers, max_size=6)
    )
    tagged = tuple(TaggedObject((type_,), f"{type_}-{id_}", of) for (type_, id_), of in kinds.items())
    trials = {
        (found.types[0], found.id): draw(st.none() | OBJECTS) for found in tagged if draw(st.booleans())
    }
    begun = [creation for creation in planned.values() if draw(st.booleans())]
    made = [creation for creation in begun if draw(st.booleans())]
    identities = st.sampled_from([*(found.id for found in tagged), "made"])
    leftovers = Leftovers(
        tuple(Completed(creation.address, creation.type, draw(identities)) for creation in made),
        tuple(Uncertain(creation.address, creation.type) for creation in begun if creation not in made),
    )
    said = {
        address: draw(st.sampled_from([Resolution(address), Resolution(address, tagged[0].id)]))
        for address in planned
        if tagged and draw(st.integers(0, 4)) == 0
    }
    inputs = RecoveryInputs({}, None, leftovers, {"Name": "a"}, resolutions=said)
    return Candidates(inputs, planned, SearchResult(tagged), trials)


class Naive:
    """What `Possibilities` answers, by going through all for each."""

    def __init__(self, candidates: Candidates) -> None:
        self.known = candidates

    def assigned(self) -> dict[str, str]:
        planned, resolutions = self.known.planned, self.known.inputs.resolutions
        said = {
            address: one.id
            for address, one in resolutions.items()
            if address in planned and not one.absent and not planned[address].replaces
        }
        options = {
            address: [id_ for id_ in self.ids(one) if self.may_fit(one, id_) and id_ not in said.values()]
            for address, one in planned.items()
            if address not in resolutions and not one.replaces
        }
        certain = assign_one_by_one(options)
        tried = self.known.trial_values
        return {**said, **{key: id_ for key, id_ in certain.items() if (planned[key].type, id_) in tried}}

    def trials(self, assigned: Mapping[str, str]) -> dict[str, str]:
        trials: dict[str, str] = {}
        for address, one in self.known.planned.items():
            if address in assigned or one.replaces or address in self.known.inputs.resolutions:
                continue
            taken = {*assigned.values(), *trials.values()}
            for id_ in self.ids(one):
                if id_ not in taken and not self.known.tried(one.type, id_):
                    trials[address] = id_
                    break
        return trials

    def unclear_ids(self, one: Planned, others: frozenset[str]) -> tuple[str, ...]:
        values = self.known.trial_values
        return tuple(
            id_
            for id_ in self.tagged(one)
            if id_ not in others
            and (
                (one.type, id_) not in values
                or (
                    (there := values[one.type, id_]) is not None
                    and (one.address in self.unresolved or may_match(one.values, there))
                )
            )
        )

    @property
    def unresolved(self) -> dict[str, str]:
        left = self.known.inputs.leftovers
        return {
            **{entry.address: "" for entry in left.uncertain},
            **{entry.address: entry.id for entry in left.completed},
        }

    def ids(self, one: Planned) -> list[str]:
        if one.address not in self.unresolved:
            return self.tagged(one)
        named = derived(one.type, one.values, {})
        known = named or ("" if one.type in PARTS else self.unresolved[one.address])
        return [known] if known else self.tagged(one)

    def tagged(self, one: Planned) -> list[str]:
        return [
            found.id
            for found in self.known.answers.found
            if one.type in found.types and found.provider == one.provider
        ]

    def may_fit(self, one: Planned, id_: str) -> bool:
        if (one.type, id_) not in self.known.trial_values:
            return True
        values = self.known.trial_values[one.type, id_]
        if values is None:
            return False
        if one.address in self.unresolved:
            if derived(one.type, one.values, {}):
                return self.known.is_ours(one.type, values)
            alone = [rival.type for rival in self.known.planned.values()].count(one.type) == 1
            if self.unresolved[one.address] or (alone and self.tagged(one) == [id_]):
                return True
        return may_match(one.values, values)


def assign_one_by_one(options: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """`assign_ids`, a step at a time: what is certain is taken, and the rest looked at again."""
    chosen: dict[str, str] = {}
    while True:
        free = {
            address: tuple(id_ for id_ in ids if id_ not in chosen.values())
            for address, ids in options.items()
            if address not in chosen
        }
        for ids in free.values():
            group = [address for address, others in free.items() if others == ids]
            foreign = [others for others in free.values() if others != ids]
            if ids and len(ids) <= len(group) and all(set(ids).isdisjoint(others) for others in foreign):
                chosen |= dict(zip(group, ids, strict=False))
                break
        else:
            return chosen


@pytest.mark.promise("laws")
@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from(IDS), unique=True, max_size=3)))
def test_what_is_certain_is_certain_a_step_at_a_time_too(options: dict[str, list[str]]) -> None:
    assert assign_ids(options) == assign_one_by_one(options)


@pytest.mark.promise("laws")
@given(found_out())
def test_addresses_and_objects_are_matched_as_each_with_each(candidates: Candidates) -> None:
    quick, plain = Possibilities(candidates), Naive(candidates)
    assert quick.assigned() == plain.assigned()
    assert quick.trials(quick.assigned()) == plain.trials(plain.assigned())
    taken = frozenset(quick.assigned().values())
    for planned in candidates.planned.values():
        assert quick.unclear_ids(planned, taken) == plain.unclear_ids(planned, taken)
        assert list(quick.possible_ids(planned)) == plain.ids(planned)


@pytest.mark.parametrize("twins", [False, True])
def test_a_recovery_takes_as_much_as_there_is_to_find(twins: bool, tmp_path: Path) -> None:
    def of(size: int) -> int:
        cloud = Cloud(size, tmp_path, twins=twins)
        uncertain = tuple(Uncertain(f"aws_instance.host-{n}", "aws_instance") for n in range(size))
        inputs = RecoveryInputs(cloud.document, None, Leftovers(uncertain=uncertain), {"snowform:state": "l"})
        return calls(lambda: recover(cloud, tmp_path, inputs))

    assert grows_evenly(of, 40)


def test_of_many_objects_that_an_address_may_be_the_first_are_named(tmp_path: Path) -> None:
    cloud = Cloud(30, tmp_path, twins=True)
    cloud.document["resource_changes"] = cloud.document["resource_changes"][:2]
    uncertain = tuple(Uncertain(f"aws_instance.host-{n}", "aws_instance") for n in range(2))
    found = recover(
        cloud,
        tmp_path,
        RecoveryInputs(cloud.document, None, Leftovers(uncertain=uncertain), {"snowform:state": "l"}),
    )
    first, second = found.blocked
    assert len(first.candidates) == len(second.candidates) == 30
    assert f"{first.candidates[SHOWN - 1]} and 10 more carry" in first.why
    assert len(first.commands) == SHOWN + 1
