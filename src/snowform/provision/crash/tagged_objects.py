"""Ask AWS what it has of a stack of this name, before a state is begun. Changes nothing.

What answers are data sources beside the stack's own configuration, as in `search`. Each is made to fail with
what it finds, as the message of a postcondition
(https://opentofu.org/docs/language/expressions/custom-conditions/): so one plan tells all of it, and none
has to be shown, which would start the provider again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from ..host.files import write_json
from ..patterns import regex
from ..records import dataclass, field
from . import search
from .arns import TYPES, Arn, identify
from .search import BY_TYPE, NOT_FOUND, Query

FILE = "snowform_lost.tf.json"
OVERRIDE = "snowform_lost_override.tf.json"
_REGION = "aws_region"
# What the provider tries by itself (25 times) would keep a host waiting that AWS cannot be reached from.
_RETRIES = 3
_FAILED = "Resource postcondition failed"
# How data sources for one object say that there are several.
_SEVERAL = regex(r"multiple|more than one|too many", re.IGNORECASE)
# EC2 and its load balancers are everywhere; another service is asked where the tagging API does not know it.
_ELSEWHERE = {"aws_efs_file_system"}
_RULE = "security-group-rule"


class Prober(Protocol):
    """What is needed of `tofu.commands.Tofu`, once it has the values of variables."""

    def probe(self, targets: Sequence[str]) -> tuple[Mapping[str, Any], ...]:
        """The events of a plan of these targets (`-json`), errors among them; no state is locked."""


@dataclass(frozen=True, slots=True)
class ExistingObject:
    """An object with the stack's tag. `type` is its resource type, or the service's name of its kind.

    Some are only `listed` by the tagging API, which lists for a while what was deleted.
    """

    type: str
    id: str
    region: str
    listed: bool = False

    def __str__(self) -> str:
        return " ".join(filter(None, [self.type, self.id, f"in {self.region}" if self.region else ""]))


@dataclass(frozen=True, slots=True)
class ProviderAnswer:
    """What one provider configuration answered: `asked` are the resource types of which all is known.

    It is `closed` where the provider could not even be configured, for want of credentials, say.
    """

    existing: tuple[ExistingObject, ...] = ()
    asked: frozenset[str] = frozenset()
    why_not: str = ""
    closed: bool = False


def find_existing(
    tofu: Prober,
    folder: Path,
    providers: Sequence[str],
    tags: Mapping[str, str],
    blocks: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
) -> dict[str, ProviderAnswer]:
    """What each of these provider configurations of the root ("aws", "aws.west") has with all these tags.

    `folder` is tofu's, initialised, with the configuration in it; `blocks` are further provider blocks to lay
    beside it, by local name. TofuFailed where nothing answered, and trying again may help.
    """
    types = (TYPES | BY_TYPE.keys()) - _ELSEWHERE
    asked = search.queries(types, providers, tags)
    answers = _asked(tofu, folder, asked, providers, blocks or {})
    if any(answer.asked or answer.closed for answer in answers.values()):
        return answers
    # A version of the provider that lacks one of these data sources answers none of them.
    fewer = [query for query in asked if query.source is None]
    return _asked(tofu, folder, fewer, providers, blocks or {})


def distinct(answers: Iterable[ProviderAnswer]) -> tuple[ExistingObject, ...]:
    """All that exists, each once: two configurations may look into the same region."""
    found = {
        (found_object.type, found_object.id, found_object.region): found_object
        for answer in answers
        for found_object in answer.existing
    }
    return tuple(
        sorted(
            found.values(), key=lambda found_object: (found_object.region, found_object.type, found_object.id)
        )
    )


def _asked(
    tofu: Prober,
    folder: Path,
    asked: Sequence[Query],
    providers: Sequence[str],
    blocks: Mapping[str, Sequence[Mapping[str, Any]]],
) -> dict[str, ProviderAnswer]:
    document = probe_document(asked, providers)
    if blocks:
        document["provider"] = blocks
    targets = [f"data.{type_}.{name}" for type_, named in document["data"].items() for name in named]
    try:
        write_json(folder / FILE, document)
        write_json(folder / OVERRIDE, {"provider": _few_retries(providers)})
        events = _Events(tofu.probe(targets))
    finally:
        (folder / FILE).unlink(missing_ok=True)
        (folder / OVERRIDE).unlink(missing_ok=True)
    by_provider: dict[str, list[Query]] = {key: [] for key in providers}
    for query in asked:
        by_provider.setdefault(query.provider, []).append(query)
    return {key: _answer(key, by_provider[key], events) for key in providers}


def probe_document(asked: Iterable[Query], providers: Iterable[str]) -> dict[str, Any]:
    """The content of the file that asks: the queries, and the region of each provider configuration."""
    document = search.document(asked)
    for query in asked:
        attribute = query.source.result if query.source else "resource_tag_mapping_list"
        value = (
            f"[for one in self.{attribute} : one.resource_arn]" if not query.source else f"self.{attribute}"
        )
        found = (
            f"self.{attribute} != null"
            if query.source and query.source.one
            else f"try(length({value}), 0) > 0"
        )
        document["data"][query.data][query.name] |= _telling(query.name, f"!({found})", value)
    regions = {}
    for key in providers:
        name = _region_name(key)
        regions[name] = {**search.in_provider(key), **_telling(name, 'self.id == ""', "self.id")}
    document.setdefault("data", {})[_REGION] = regions
    return document


def _telling(name: str, holds: str, value: str) -> dict[str, Any]:
    """A postcondition whose failure says who failed, and with what."""
    message = f'${{jsonencode({{by = "{name}", found = {value}}})}}'
    return {"lifecycle": {"postcondition": [{"condition": f"${{{holds}}}", "error_message": message}]}}


def _region_name(key: str) -> str:
    return f"{search.NAME}_{key.replace('.', '_')}"


def _few_retries(providers: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    blocks: dict[str, list[dict[str, Any]]] = {}
    for key in providers:
        name, _, alias = key.partition(".")
        blocks.setdefault(name, []).append({**({"alias": alias} if alias else {}), "max_retries": _RETRIES})
    return blocks


class _Events:
    """What a plan said of each data source: that it was read, what it found, or why it failed."""

    def __init__(self, events: Iterable[Mapping[str, Any]]) -> None:
        self.found: dict[str, Any] = {}
        self.read: set[str] = set()
        self.failed: dict[str, str] = {}
        for event in events:
            if event.get("type") == "apply_complete":
                self.read.add(str(event.get("hook", {}).get("resource", {}).get("addr", "")))
            diagnostic = event.get("diagnostic")
            if isinstance(diagnostic, Mapping) and diagnostic.get("severity") == "error":
                self._take(diagnostic)

    def closed(self, key: str) -> str:
        """Why the provider could not be configured; empty where it could."""
        alias = key.partition(".")[2]
        end = f".{alias}" if alias else '"]'
        failed = self.failed.items()
        return next(
            (said for about, said in failed if about.startswith("provider[") and about.endswith(end)), ""
        )

    def why(self, key: str) -> str:
        """Why a provider configuration answered nothing."""
        return self.closed(key) or self.failed.get("", "no answer")

    def _take(self, diagnostic: Mapping[str, Any]) -> None:
        detail = str(diagnostic.get("detail", ""))
        if diagnostic.get("summary") == _FAILED and (told := _told(detail)):
            self.found[told[0]] = told[1]
            return
        said = " ".join(f"{diagnostic.get('summary', '')} {detail}".split())
        self.failed.setdefault(str(diagnostic.get("address") or ""), said)


def _told(detail: str) -> tuple[str, Any] | None:
    try:
        document = json.loads(detail)
        return str(document["by"]), document["found"]
    except (ValueError, KeyError, TypeError):
        return None


@dataclass(slots=True)
class _Heard:
    """The answers of one provider configuration's queries, as they are read."""

    ids: dict[str, list[str]] = field(default_factory=dict)
    arns: list[str] | None = None
    why_not: str = ""


def _answer(key: str, asked: Sequence[Query], events: _Events) -> ProviderAnswer:
    heard = _Heard()
    for query in asked:
        _hear(query, events, heard)
    direct = frozenset(
        type_ for query in asked if query.source and query.data in heard.ids for type_ in query.types
    )
    region = str(events.found.get(_region_name(key), ""))
    types = {query.data: query.source.types[0] for query in asked if query.source}
    found = [
        ExistingObject(types[data], identity, region) for data, ids in heard.ids.items() for identity in ids
    ]
    found += _listed(heard, direct)
    listed = TYPES if heard.arns is not None else frozenset()
    return ProviderAnswer(tuple(found), direct | listed, heard.why_not, bool(events.closed(key)))


def _hear(query: Query, events: _Events, heard: _Heard) -> None:
    found = events.found.get(query.name)
    failure = events.failed.get(query.address, "")
    if query.source is None:
        if query.name in events.found or (query.address in events.read and not failure):
            heard.arns = [str(arn) for arn in found or []]
        else:
            heard.why_not = failure or events.why(query.provider)
    elif query.name in events.found:
        heard.ids[query.data] = [
            str(identity) for identity in (found if isinstance(found, list) else [found])
        ]
    elif query.source.one and _SEVERAL.search(failure):
        heard.ids[query.data] = ["(several)"]
    elif (query.address in events.read and not failure) or (query.source.one and NOT_FOUND.search(failure)):
        heard.ids[query.data] = []


def _listed(heard: _Heard, direct: frozenset[str]) -> Iterator[ExistingObject]:
    """What only the tagging API tells of: a service that was asked itself knows better what it has."""
    for text in heard.arns or ():
        arn = Arn.parse(text)
        named = identify(text)
        if named is not None:
            if named[0] not in direct:
                yield ExistingObject(*named, arn.region if arn else "", listed=True)
        elif not (arn and arn.kind == _RULE and search.RULE_TYPES[0] in direct):
            yield ExistingObject("", text, "", listed=True)
