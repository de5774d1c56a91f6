"""A resource with nothing but what it requires, and with all that it takes."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.password import Password
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "passwords")
RandomProvider(stack, "random")
Password(stack, "least", length=8)
Password(
    stack,
    "most",
    length=20,
    keepers={"one": "1", "two": "2"},
    lower=True,
    min_lower=1,
    min_numeric=2,
    min_special=0,
    min_upper=3,
    number=True,
    numeric=False,
    override_special="!%",
    special=True,
    upper=False,
)
app.synth()
