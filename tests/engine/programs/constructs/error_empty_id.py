"""Only the root may have an empty id."""

from constructs import Construct

from cdktf import App, TerraformStack

Construct(TerraformStack(App(), "stack"), "")
