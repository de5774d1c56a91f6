"""Only the root may have an empty id."""

from cdktf import App, TerraformStack
from constructs import Construct

Construct(TerraformStack(App(), "stack"), "")
