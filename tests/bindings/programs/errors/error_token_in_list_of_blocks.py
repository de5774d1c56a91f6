"""A text in a list of blocks."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container

app = App()
stack = TerraformStack(app, "errors")
Container(stack, "c", image="i", name="n", ports=["${var.port}"])
app.synth()
