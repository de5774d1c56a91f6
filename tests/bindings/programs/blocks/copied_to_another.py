"""The input of one resource's block given to another."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "copied")
DockerProvider(stack, "docker")
first = Container(
    stack,
    "first",
    image="i",
    name="n",
    healthcheck={"test": ["a"]},
    mounts=[{"target": "t", "type": "volume", "volumeOptions": {"noCopy": True}}],
    ports=[{"internal": 1}],
)
second = Container(
    stack,
    "second",
    image=first.image_input,
    name=first.name,
    healthcheck=first.healthcheck_input,
    mounts=first.mounts_input,
    ports=first.ports_input[:1],
)
first.healthcheck.interval = "1s"
print(second.healthcheck_input, second.mounts_input)
app.synth()
