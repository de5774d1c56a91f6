"""Before a first state is created: whether what the stack makes exists already, made by a state that is lost.

A state folder may go as a whole, the marker in it too: a reinstalled host, a root that is rolled back, an
image that boots twice. What is left then are the tags of what was made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..configuration.blocks import labelled
from ..configuration.overrides import STACK_TAG, configured
from ..configuration.providers import provider_reference
from ..crash import tagged_objects
from ..crash.import_ids import DERIVED, HARMLESS, PARTS, has_no_object
from ..crash.module_providers import ModuleProviders, module_providers
from ..crash.tagged_objects import ExistingObject, ProviderAnswer
from ..errors import StateRefused
from ..plan.modules import root_of
from ..records import dataclass
from ..state.backend import Backend, where
from .session import Session

_SHOWN = 20
_TWICE = "where it exists, it is made a second time"


def refuse_existing_objects(session: Session, backend: Backend, *, tags: bool) -> None:
    """StateRefused where AWS has what carries the stack's tag; what could not be asked is said.

    To be called where there is no state, with the override file laid over the configuration. TofuFailed where
    AWS did not answer, and may later.
    """
    paths, console = session.paths, session.console
    sources = session.workspace.providers
    providers = configured(session.configuration, sources) if tags else ()
    survey = _Survey({}, ModuleProviders(), {})
    if providers:
        console.say("there is no state here: asking AWS whether what this stack makes exists already ...")
        survey = _survey(session, providers)
    if found := tagged_objects.distinct(survey.answers.values()):
        _refuse(session, found, where(paths, backend))
    for sentence in (*_unasked(survey), *_never_asked(sources, tags=tags)):
        console.warn(f"there is no state here, and {sentence}")


@dataclass(frozen=True, slots=True)
class _Survey:
    """Answers by what was asked, and the resource types that the stack makes with each."""

    answers: Mapping[str, ProviderAnswer]
    own: ModuleProviders
    makes: Mapping[str, frozenset[str]]

    def of(self, label: str) -> ProviderAnswer | None:
        """The answer of a provider configuration; a module's without settings is the root's default one."""
        default = next((answer for key, answer in self.answers.items() if "." not in key), None)
        known = {*self.own.unknown, *self.own.labels.values()}
        inherits = ": provider " in label and label not in known
        return self.answers.get(label, default if inherits else None)


def _survey(session: Session, providers: tuple[str, ...]) -> _Survey:
    folder, tags = session.workspace.folder, {STACK_TAG: session.paths.stack}
    prober = session.prober
    answers = {
        f"provider {key}": answer
        for key, answer in tagged_objects.find_existing(prober, folder, providers, tags).items()
    }
    if not session.configuration.get("module"):
        return _Survey(answers, ModuleProviders(), _makes(_resources(session.configuration)))
    document = prober.seen()
    own = module_providers(document)
    if own.blocks:
        name = providers[0].partition(".")[0]
        keys = [f"{name}.{alias}" for alias in own.blocks]
        further = tagged_objects.find_existing(prober, folder, keys, tags, {name: list(own.blocks.values())})
        answers |= {own.labels[key.partition(".")[2]]: answer for key, answer in further.items()}
    return _Survey(answers, own, _makes(_planned_resources(document)))


def _refuse(session: Session, found: tuple[ExistingObject, ...], place: str) -> None:
    console, stack = session.console, session.paths.stack
    for existing in found[:_SHOWN]:
        console.say(f"  exists: {existing}")
    if len(found) > _SHOWN:
        console.say(f"  and {len(found) - _SHOWN} more")
    if all(existing.listed for existing in found):
        console.say("  AWS goes on listing for a while what was deleted; these may be such")
    many = f"{len(found)} objects carry" if len(found) > 1 else "an object carries"
    raise StateRefused(
        f"there is no state here, yet {many} the tag {STACK_TAG} = {stack}: {found[0]}"
        + (f", and {len(found) - 1} more" if len(found) > 1 else ""),
        where=place,
        hint="bring their state back with `state adopt PATH`, or name the backend that keeps it; give this "
        "stack another name where they are another's; or start over with `state create`, which forgets them",
    )


def _unasked(survey: _Survey) -> Iterator[str]:
    """Where and for what AWS could not be asked, each a clause."""
    for label, heard in survey.answers.items():
        # What does not answer at all and makes nothing is a default one that is not meant to be used.
        if heard.why_not and (heard.asked or label in survey.makes):
            yield f"not all of it can be asked for: {label}: {heard.why_not}; {_TWICE}"
    missing = {
        type_
        for label, types in survey.makes.items()
        if (answer := survey.of(label)) and not answer.why_not
        for type_ in types - answer.asked
        # The others cannot be made twice: they have no object of their own, or a name that AWS has once.
        if not (has_no_object(type_) or type_ in HARMLESS or type_ in PARTS or type_ in DERIVED)
    }
    if missing:
        yield f"these are not found by their tags: {', '.join(sorted(missing))}; {_TWICE}"
    for label in survey.own.unknown:
        yield f"{label} is configured by expressions, so AWS was not asked there; {_TWICE}"
    for label in survey.own.labels.values():
        guess = ", and was asked with the values of its variables" if label in survey.own.guessed else ""
        yield f"{label} is the module's own: it tags only what the module tags{guess}; {_TWICE}"


def _never_asked(sources: tuple[str, ...], *, tags: bool) -> Iterator[str]:
    if not tags and any(source.endswith("/hashicorp/aws") for source in sources):
        yield f"without tags AWS cannot be asked whether what this stack makes exists already; {_TWICE}"
    others = [
        source
        for source in sources
        if not source.endswith("/hashicorp/aws") and not has_no_object(_kind(source))
    ]
    if others:
        yield f"{', '.join(others)} cannot be asked whether what this stack makes exists already; {_TWICE}"


def _kind(source: str) -> str:
    return source.rpartition("/")[2]


def _makes(resources: Iterator[tuple[str, str]]) -> dict[str, frozenset[str]]:
    makes: dict[str, set[str]] = {}
    for label, type_ in resources:
        makes.setdefault(label, set()).add(type_)
    return {label: frozenset(types) for label, types in makes.items()}


def _resources(configuration: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The provider configuration and the type of each of the root's resources."""
    for (type_, _), body in labelled(configuration, "resource", label_count=2):
        key = ".".join(filter(None, provider_reference(type_, body.get("provider"))))
        yield f"provider {key}", type_


def _planned_resources(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for module in root_of(document).all():
        for resource in module.resources:
            if resource.get("mode") == "managed":
                owner, _, key = str(resource.get("provider_config_key", "")).rpartition(":")
                yield f"{owner}: provider {key}" if owner else f"provider {key}", resource["type"]
