"""`*_input` gives back what was written, not a reference; nothing where nothing was."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container, ContainerHealthcheck, ContainerPorts
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "inputs")
DockerProvider(stack, "docker")
made = Container(
    stack,
    "container",
    image="i",
    name="n",
    memory=5,
    rm=False,
    ports=[ContainerPorts(internal=80), {"internal": 81}],
    healthcheck={"test": ["a"]},
    capabilities={"add": ["X"]},
)
for value in (made.image_input, made.memory_input, made.rm_input, made.ports_input, made.healthcheck_input):
    print(type(value).__name__, value)
for value in (made.capabilities_input, made.labels_input, made.hostname_input, made.tty_input, made.ulimit_input):
    print(type(value).__name__, value)
print(isinstance(made.healthcheck_input, ContainerHealthcheck), made.healthcheck_input.test)
