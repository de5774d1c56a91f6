"""Functions that providers define, which cdktn has beyond cdktf. Follows `functions/provider-function.ts`."""

from __future__ import annotations

from collections.abc import Sequence

from snowform.engine.tokens import boundary
from snowform.engine.tokens.limited_calls import PROVIDER, LimitedCall
from snowform.hints import Any


class TerraformProviderFunction:
    """Calls of the functions that a provider defines: `provider::aws::arn_parse(...)`."""

    @classmethod
    def invoke(cls, provider_local_name: str, function_name: str, args: Sequence[Any]) -> Any:
        """A call. A None among the arguments is written as `null`: they are told by their positions."""
        provider = boundary.string(provider_local_name, "provider_local_name")
        function = boundary.string(function_name, "function_name")
        given = boundary.sequence_of(boundary.anything)(args, "args")
        return LimitedCall(f"{PROVIDER}{provider}::{function}", given)
