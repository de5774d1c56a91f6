"""A dictionary in a list of blocks has JavaScript's names; those of Python are dropped."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "camel")
DockerProvider(stack, "docker")
made = Container(
    stack,
    "container",
    image="i",
    name="n",
    devices=[{"hostPath": "/dev/a", "containerPath": "/dev/b"}, {"hostPath": "/dev/c", "container_path": "/lost"}],
    volumes=[{"volume_name": "lost", "readOnly": True}],
    mounts=[{"target": "t", "type": "volume", "volumeOptions": {"noCopy": True, "no_copy": False}, "unknown": 1}],
)
print(made.devices_input, made.volumes_input, made.mounts_input)
app.synth()
