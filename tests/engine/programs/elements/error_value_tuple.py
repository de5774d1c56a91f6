"""A value of the Python type tuple is refused."""

from cdktf import App, TerraformLocal, TerraformStack

TerraformLocal(TerraformStack(App(), "values"), "local", {"a": (1, 2)})
