"""A dictionary in a list of blocks that lacks a required key."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container, ContainerMountsVolumeOptions
from cdktf_cdktf_provider_docker.network import Network
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_docker.service import Service


def builtin(error):
    return next(cls.__name__ for cls in type(error).__mro__ if cls.__module__ == "builtins")


app = App()
stack = TerraformStack(app, "errors")
made = Container(stack, "fine", image="i", name="n")
for attempt in (
    lambda: Container(stack, "a", image="i", name="n", ports=[{"external": 80}]),
    lambda: Container(stack, "b", image="i", name="n", devices=[{"host_path": "/dev/a"}]),
    lambda: Container(stack, "c", image="i", name="n", ports=[{"internal": 1}, {}]),
    lambda: Container(stack, "d", image="i", name="n", ports=[{"internal": None}]),
    lambda: Network(stack, "e", name="n", labels=[{"label": "a"}]),
    lambda: made.put_ports([{"external": 1}]),
    lambda: DockerProvider(stack, "docker", registry_auth=[{"username": "u"}]),
    lambda: Container(
        stack,
        "f",
        image="i",
        name="n",
        mounts=[{"target": "t", "type": "v", "volumeOptions": {"labels": [{"label": "x"}]}}],
    ),
    lambda: Container(
        stack,
        "g",
        image="i",
        name="n",
        mounts=[{"target": "t", "type": "v", "volumeOptions": ContainerMountsVolumeOptions(labels=[{"value": "x"}])}],
    ),
    lambda: Service(stack, "h", name="s", task_spec={"container_spec": {"image": "i", "hosts": [{"host": "a"}]}}),
):
    try:
        attempt()
    except Exception as error:
        print("!", builtin(error), repr(str(error)))
