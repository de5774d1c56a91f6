"""The interfaces of CDKTF: what an object needs to have to be taken for one of these.

They hold no behaviour. `IAspect`, `IConstruct` and the like are in `tree.interfaces`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, runtime_checkable


@runtime_checkable
class IResolvable(Protocol):
    """What knows its value only when it is resolved."""

    @property
    def creation_stack(self) -> list[str]:
        """Where it was made; empty here, as CDKTF has it without stack traces."""

    def resolve(self, context: Any) -> Any:
        """The value in a context."""

    def to_string(self) -> str:
        """The token that stands for it in a string."""


@runtime_checkable
class IResolveContext(Protocol):
    """What a token knows when it is resolved."""

    suppress_braces: bool | None
    ignore_escapes: bool | None
    warn_escapes: bool | None
    iterator_context: str | None

    @property
    def preparing(self) -> bool:
        """Whether this is the run before the one whose result is written."""

    @property
    def scope(self) -> Any:
        """The construct from which it is resolved."""

    def register_post_processor(self, post_processor: Any) -> None:
        """Let an object change the whole value of the token."""

    def resolve(self, x: Any) -> Any:
        """Resolve a value inside the token's."""


@runtime_checkable
class IStringProducer(Protocol):
    """What makes the text of `Lazy.string_value`."""

    def produce(self, context: Any) -> str | None:
        """The text."""


@runtime_checkable
class INumberProducer(Protocol):
    """What makes the number of `Lazy.number_value`."""

    def produce(self, context: Any) -> float | None:
        """The number."""


@runtime_checkable
class IListProducer(Protocol):
    """What makes the list of `Lazy.list_value`."""

    def produce(self, context: Any) -> list[str] | None:
        """The list."""


@runtime_checkable
class IAnyProducer(Protocol):
    """What makes the value of `Lazy.any_value`."""

    def produce(self, context: Any) -> Any:
        """The value."""


@runtime_checkable
class IPostProcessor(Protocol):
    """What changes a token's value after it was resolved."""

    def post_process(self, input: Any, context: Any) -> Any:
        """The changed value."""


@runtime_checkable
class IFragmentConcatenator(Protocol):
    """What joins the parts of a string."""

    def join(self, left: Any, right: Any) -> Any:
        """Two parts as one."""


@runtime_checkable
class ITokenMapper(Protocol):
    """What replaces the tokens in a string."""

    def map_token(self, t: Any) -> Any:
        """What stands for a token."""


@runtime_checkable
class ITokenResolver(Protocol):
    """What resolves tokens, in each form in which they are written."""

    def resolve_token(self, t: Any, context: Any, post_processor: Any) -> Any:
        """A single token."""

    def resolve_string(self, s: Any, context: Any) -> Any:
        """A string with tokens in it."""

    def resolve_list(self, l: Sequence[str], context: Any) -> Any:  # noqa: E741 - CDKTF's name
        """A list that stands for a token."""

    def resolve_number_list(self, l: Sequence[float], context: Any) -> Any:  # noqa: E741
        """A list of numbers that stands for a token."""

    def resolve_map(self, m: Mapping[str, Any], context: Any) -> Any:
        """A map that stands for a token."""


@runtime_checkable
class IInterpolatingParent(Protocol):
    """What has attributes that can be referred to."""

    def interpolation_for_attribute(self, terraform_attribute: str) -> Any:
        """The reference to an attribute."""


@runtime_checkable
class ITerraformAddressable(Protocol):
    """What has an address in Terraform."""

    @property
    def fqn(self) -> str:
        """The address."""


@runtime_checkable
class ITerraformDependable(ITerraformAddressable, Protocol):
    """What `depends_on` can name."""


@runtime_checkable
class ITerraformIterator(Protocol):
    """What `for_each` takes: an iterator."""


@runtime_checkable
class ITerraformResource(Protocol):
    """A resource or a data source."""

    count: Any
    depends_on: list[str] | None
    for_each: Any
    lifecycle: Any
    provider: Any

    @property
    def fqn(self) -> str:
        """The address."""

    @property
    def friendly_unique_id(self) -> str:
        """The name in the configuration."""

    @property
    def terraform_resource_type(self) -> str:
        """The type in the configuration."""

    def interpolation_for_attribute(self, terraform_attribute: str) -> Any:
        """The reference to an attribute."""


@runtime_checkable
class IManifest(Protocol):
    """What `manifest.json` holds."""

    @property
    def stacks(self) -> Mapping[str, Any]:
        """The stacks, by their names."""

    @property
    def version(self) -> str:
        """The version of CDKTF."""


@runtime_checkable
class ISynthesisSession(Protocol):
    """One run of `App.synth`."""

    @property
    def manifest(self) -> Any:
        """What is to be written to `manifest.json`."""

    @property
    def outdir(self) -> str:
        """The folder that is written to."""

    @property
    def skip_validation(self) -> bool | None:
        """Whether the constructs' own checks are left out."""


@runtime_checkable
class IStackSynthesizer(Protocol):
    """What writes a stack."""

    def synthesize(self, session: Any) -> None:
        """Write it."""


@runtime_checkable
class IResourceConstructor(Protocol):
    """A class of resources, as the testing functions take it."""


@runtime_checkable
class IScopeCallback(Protocol):
    """A function that gets a scope, as the testing functions take it."""
