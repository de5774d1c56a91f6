"""None for fields of structs, and of dictionaries that become structs."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container, ContainerHealthcheck, ContainerMounts
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "none")
DockerProvider(stack, "docker")
made = Container(
    stack,
    "c",
    image="i",
    name="n",
    healthcheck=ContainerHealthcheck(test=["a"], interval=None, retries=None),
    mounts=[ContainerMounts(target="t", type="v", volume_options=None, source=None), {"target": "u", "type": "v", "source": None}],
)
print(made.healthcheck_input, made.mounts_input)
app.synth()
