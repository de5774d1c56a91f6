"""Blocks made for each block of another resource's list."""

from cdktf import App, TerraformIterator, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "dynamic")
DockerProvider(stack, "docker")
first = Container(stack, "first", image="i", name="n", ports=[{"internal": 80}])
ports = TerraformIterator.from_complex_list(first.ports, "internal")
Container(stack, "second", image="i", name="n", ports=ports.dynamic({"internal": ports.get_number("internal")}))
app.synth()
