"""A reference to one block in another's list of blocks."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "blocks")
DockerProvider(stack, "docker")
first = Container(stack, "first", image="i", name="n", ports=[{"internal": 80}])
Container(stack, "second", image="i", name="n", ports=[first.ports.get(0)])
app.synth()
