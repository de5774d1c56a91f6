"""The versions of Terraform and OpenTofu that a project is for, and what they must have. cdktn alone asks.

Follows `validations/target-versions.ts` and `provider-feature-constraints.ts`. They are declared in the
context `targetVersions`, where cdktn's CLI puts what cdktf.json says under that name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import Enum
from typing import Any

from snowform.engine.tokens.limited_calls import FUNCTIONS, PROVIDER
from snowform.engine.values.arguments import expect
from snowform.engine.values.version_ranges import is_within, parse

CONTEXT = "targetVersions"
DEFAULT = {"terraform": ">=1.5.7", "opentofu": ">=1.6.0"}
PRODUCTS = ("terraform", "opentofu")
NO_MAP = (
    "targetVersions context must be an object mapping products to semver ranges, "
    'e.g. { "terraform": ">=1.5.7" }'
)
NO_PRODUCT = (
    'targetVersions must declare at least one product ("terraform" or "opentofu") or be omitted entirely'
)
Since = Mapping[str, str]


class ProviderFeature(Enum):
    """What the protocol of providers has had since some version."""

    PROVIDER_FUNCTIONS = "PROVIDER_FUNCTIONS"
    EPHEMERAL_RESOURCES = "EPHEMERAL_RESOURCES"
    WRITE_ONLY_ATTRIBUTES = "WRITE_ONLY_ATTRIBUTES"
    RESOURCE_IDENTITY = "RESOURCE_IDENTITY"


FEATURES: Mapping[ProviderFeature, Since] = {
    ProviderFeature.PROVIDER_FUNCTIONS: {"terraform": ">=1.8.0", "opentofu": ">=1.7.0"},
    ProviderFeature.EPHEMERAL_RESOURCES: {"terraform": ">=1.10.0", "opentofu": ">=1.11.0"},
    ProviderFeature.WRITE_ONLY_ATTRIBUTES: {"terraform": ">=1.11.0", "opentofu": ">=1.11.0"},
    ProviderFeature.RESOURCE_IDENTITY: {"terraform": ">=1.12.0", "opentofu": ">=1.12.0"},
}


class FeatureSupport:
    """A check that all targeted versions have something."""

    def __init__(self, scope: Any, feature: str, since: Since, hint: str = "") -> None:
        self._scope = scope
        self._feature = feature
        self._since = since
        self._hint = hint
        # One that only the run before the writing finds out waits for that.
        self.active = True

    def validate(self) -> list[str]:
        """A message for each product that lacks it in some targeted version."""
        if not self.active:
            return []
        return unsupported(self._scope, {self._feature: (self._since, self._hint)})


class FunctionSupport:
    """A check that all targeted versions have the functions that a stack is written with."""

    def __init__(self, stack: Any) -> None:
        self._stack = stack

    def validate(self) -> list[str]:
        """A message for each function and product that lacks it."""
        names = sorted(name for name in self._stack._tf_noted_functions if name in FUNCTIONS)
        features = {f'Terraform function "{name}"': FUNCTIONS[name] for name in names}
        return unsupported(
            self._stack, {name: (since, f"It is{_available(since)}") for name, since in features.items()}
        )


class ProviderFunctionSupport:
    """The same for functions that providers define."""

    def __init__(self, stack: Any) -> None:
        self._stack = stack

    def validate(self) -> list[str]:
        """A message for each product that has none."""
        names = sorted(name for name in self._stack._tf_noted_functions if name.startswith(PROVIDER))
        since = FEATURES[ProviderFeature.PROVIDER_FUNCTIONS]
        label = f"provider-defined functions ({', '.join(names)})"
        hint = f"Provider-defined functions are{_available(since)}"
        return unsupported(self._stack, {label: (since, hint)} if names else {})


def add_checks(stack: Any) -> None:
    """Add to a stack what it is to be checked for."""
    stack.node.add_validation(FunctionSupport(stack))
    stack.node.add_validation(ProviderFunctionSupport(stack))


def register(element: Any, feature: ProviderFeature, *, discovered: bool = False) -> None:
    """Have an element be checked for a feature.

    What was discovered by resolving a value holds until the next run resolves it again.
    """
    expect("feature", feature, ProviderFeature)
    checks: dict[ProviderFeature, tuple[FeatureSupport, bool]]
    checks = element.__dict__.setdefault("_tf_features", {})
    if feature in checks:
        checks[feature][0].active = True
        return
    since = FEATURES[feature]
    words = feature.value.lower().replace("_", " ").replace("write only", "write-only")
    check = FeatureSupport(element, words, since, f"{words[:1].upper()}{words[1:]} are{_available(since)}")
    checks[feature] = (check, discovered)
    element.node.add_validation(check)


def forget(element: Any) -> None:
    """Forget what resolving the values of an element has discovered."""
    for check, discovered in element.__dict__.get("_tf_features", {}).values():
        if discovered:
            check.active = False


def unsupported(scope: Any, features: Mapping[str, tuple[Since, str]]) -> list[str]:
    """What targeted versions lack of some features, each with the versions that have it and a hint.

    Or what is wrong with the declaration of the targets, where a feature is asked for at all.
    """
    if not features:
        return []
    targets, messages = _targets(scope)
    for name, (since, hint) in features.items():
        for product, target in targets.items():
            said = f"but the project targets {product} {target}. {hint}".rstrip()
            if product not in since:
                messages.append(f"{name} is not supported by {product}, {said}")
            elif not is_within(target, since[product]):
                messages.append(f"{name} requires {product} {since[product]}, {said}")
    return messages


def _targets(scope: Any) -> tuple[dict[str, str], list[str]]:
    """The targeted versions by product, and what is wrong with their declaration."""
    declared = scope.node.try_get_context(CONTEXT)
    if declared is None:
        return dict(DEFAULT), []
    if not isinstance(declared, Mapping):
        return {}, [NO_MAP]
    if not declared:
        return {}, [NO_PRODUCT]
    if messages := [message for name, text in declared.items() if (message := _wrong(name, text))]:
        return {}, messages
    return {product: declared[product] for product in PRODUCTS if declared.get(product)}, []


def _wrong(product: str, given: Any) -> str:
    if product not in PRODUCTS:
        return f'targetVersions has unknown product "{product}" (expected "terraform" or "opentofu")'
    if isinstance(given, str) and "~>" in given:
        return (
            f'targetVersions.{product} "{given}" uses Terraform provider constraint syntax; '
            'use npm semver ranges instead (e.g. ">=1.5.7" or "~1.5.7")'
        )
    if not isinstance(given, str) or parse(given) is None:
        text = json.dumps(given, separators=(",", ":"), ensure_ascii=False)
        return f"targetVersions.{product} {text} is not a valid semver range"
    return ""


def _available(since: Since) -> str:
    return f" available in {' and '.join(f'{product} {versions}' for product, versions in since.items())}."
