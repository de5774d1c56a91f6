"""Blocks that are expressions as a whole, single, listed, within a block."""

from cdktf import App, TerraformStack, TerraformVariable, Token
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.image import Image
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "tokens")
DockerProvider(stack, "docker")
variable = TerraformVariable(stack, "v")
Container(stack, "listed", image="i", name="n", ports=variable.value, ulimit=Token.as_any("${var.w}"))
image = Image(stack, "image", name="a", build_attribute={"context": ".", "ulimit": variable.value})
image.timeouts.create = variable.string_value
print(image.timeouts_input is None)
app.synth()
