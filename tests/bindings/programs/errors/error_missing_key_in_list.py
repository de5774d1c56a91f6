"""A dictionary in a list that lacks a key ends the program at its constructor."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container

app = App()
stack = TerraformStack(app, "errors")
Container(stack, "a", image="i", name="n", ports=[{"external": 80}])
app.synth()
