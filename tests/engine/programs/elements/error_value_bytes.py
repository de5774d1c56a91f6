"""A value of the Python type bytes is refused."""

from cdktf import App, TerraformLocal, TerraformStack

TerraformLocal(TerraformStack(App(), "values"), "local", {"a": b"x"})
