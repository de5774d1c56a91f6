"""A value of the Python type path is refused."""

from pathlib import Path

from cdktf import App, TerraformLocal, TerraformStack

TerraformLocal(TerraformStack(App(), "values"), "local", {"a": Path("/x")})
