"""References in a backend's options are written as expressions."""

from cdktf import App, Fn, HttpBackend, Lazy, TerraformStack, TerraformVariable, Token

app = App()
stack = TerraformStack(app, "stack")
variable = TerraformVariable(stack, "name", type="string")
HttpBackend(
    stack,
    address=f"https://{variable.string_value}/state",
    retry_max=Token.as_number(variable.value),
    username=Fn.lower(variable.string_value),
    retry_wait_max=1.5,
    retry_wait_min=2.0,
)
app.synth()
