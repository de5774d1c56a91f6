"""None is an argument not given, everywhere."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "none")
DockerProvider(stack, "docker")
made = Container(
    stack,
    "container",
    image="i",
    name="n",
    command=None,
    env=None,
    labels=None,
    healthcheck=None,
    lifecycle=None,
    memory=None,
    ports=[{"internal": 80, "external": None}],
)
print(made.command_input, made.env_input, made.labels_input, made.healthcheck_input, made.memory_input)
app.synth()
