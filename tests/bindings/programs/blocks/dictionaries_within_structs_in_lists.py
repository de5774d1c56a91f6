"""A dictionary inside a struct is that struct's, inside a dictionary of a list it is JavaScript's."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container, ContainerMounts, ContainerMountsVolumeOptions
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "mixed")
DockerProvider(stack, "docker")
made = Container(
    stack,
    "container",
    image="i",
    name="n",
    mounts=[
        ContainerMounts(target="a", type="volume", volume_options={"no_copy": True, "driver_name": "d"}),
        {"target": "b", "type": "volume", "volumeOptions": ContainerMountsVolumeOptions(no_copy=True)},
        ContainerMounts(
            target="c", type="volume", volume_options={"labels": [{"label": "x", "value": "y"}], "driver_options": {}}
        ),
    ],
)
print(made.mounts_input)
app.synth()
