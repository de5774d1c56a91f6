"""Booleans: true, false, absent, None, and expressions for them."""

from cdktf import App, Fn, TerraformStack, TerraformVariable, Token
from cdktf_cdktf_provider_docker.image import Image
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "booleans")
DockerProvider(stack, "docker")
variable = TerraformVariable(stack, "keep", type="bool")
first = Image(stack, "true", name="a", keep_locally=True, force_remove=False)
Image(stack, "none", name="a", keep_locally=None)
Image(stack, "variable", name="a", keep_locally=variable.boolean_value)
Image(stack, "token", name="a", keep_locally=Token.as_any("${var.other}"))
Image(stack, "function", name="a", keep_locally=Fn.can(variable.value))
Image(stack, "attribute", name="a", keep_locally=first.keep_locally)
print(first.keep_locally_input, first.force_remove_input)
app.synth()
