"""The base class of typed ephemeral resources, where the engine has such: Snowform's has, and cdktn."""

from __future__ import annotations

from snowform.errors import SnowformError
from snowform.hints import TYPE_CHECKING
from snowform.providers.arguments import cdktf
from snowform.providers.elements import META_ARGUMENTS, TypedInstance
from snowform.providers.origin import location


class EphemeralError(SnowformError):
    """An ephemeral resource of a program whose engine knows none."""


if TYPE_CHECKING or cdktf.TerraformResource.__module__.startswith("snowform."):
    from snowform.engine.elements.ephemeral import TerraformEphemeralResource
elif hasattr(cdktf, "TerraformEphemeralResource"):
    TerraformEphemeralResource = cdktf.TerraformEphemeralResource
else:
    raise EphemeralError(
        "HashiCorp's cdktf has no ephemeral resources",
        where=location(),
        hint='run Snowform\'s engine, or write contribute(self, "ephemeral.TYPE.NAME", …)',
    )


class TypedEphemeralResource(TypedInstance, TerraformEphemeralResource):
    """An ephemeral resource: `EphemeralRandomPassword(self, "password", length=20)`.

    No plan and no state holds anything of it. Terraform has them since 1.10, OpenTofu since 1.11.
    """

    _kind = "ephemeral."
    # What is written nowhere has no provisioners.
    _meta_arguments = META_ARGUMENTS - {"connection", "provisioner", "provisioners"}
