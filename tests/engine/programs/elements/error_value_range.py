"""A value of the Python type range is refused."""

from cdktf import App, TerraformLocal, TerraformStack

TerraformLocal(TerraformStack(App(), "values"), "local", {"a": range(3)})
