"""Structs made of dictionaries by `**`, with None for what is not known yet."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container, ContainerMounts, ContainerPorts
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "dicts")
DockerProvider(stack, "docker")
settings = [{"internal": 80, "external": None}, {"internal": 443, "external": 8443, "protocol": "tcp"}]
mounts = [{"target": "t", "type": "bind", "bind_options": {"propagation": "shared"}, "read_only": True}]
made = Container(
    stack,
    "c",
    image="i",
    name="n",
    ports=[ContainerPorts(**one) for one in settings],
    mounts=[ContainerMounts(**one) for one in mounts],
)
print(made.ports_input == [ContainerPorts(**one) for one in settings], made.mounts_input)
app.synth()
