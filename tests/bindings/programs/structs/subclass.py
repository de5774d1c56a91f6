"""A struct of a subclass, and one with a default."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container, ContainerPorts
from cdktf_cdktf_provider_docker.provider import DockerProvider


class Web(ContainerPorts):
    def __init__(self, external):
        super().__init__(internal=80, external=external)


app = App()
stack = TerraformStack(app, "subclass")
DockerProvider(stack, "docker")
made = Container(stack, "c", image="i", name="n", ports=[Web(8080)])
print(made.ports_input, Web(1), Web(1) == ContainerPorts(internal=80, external=1))
app.synth()
