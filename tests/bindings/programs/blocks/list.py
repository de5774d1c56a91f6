"""A list of blocks as structs, dictionaries and both."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container, ContainerPorts
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "list")
DockerProvider(stack, "docker")
Container(
    stack,
    "both",
    image="i",
    name="n",
    ports=[ContainerPorts(internal=80, protocol="tcp"), {"internal": 81, "external": 8081}],
)
Container(stack, "empty", image="i", name="n", ports=[])
put = Container(stack, "put", image="i", name="n")
put.put_ports([ContainerPorts(internal=1), {"internal": 2, "ip": "::"}])
print(put.ports_input)
put.put_ports([])
print(put.ports_input)
app.synth()
