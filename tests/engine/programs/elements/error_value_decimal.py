"""A value of the Python type decimal is refused."""

from decimal import Decimal

from cdktf import App, TerraformLocal, TerraformStack

TerraformLocal(TerraformStack(App(), "values"), "local", {"a": Decimal("1.5")})
