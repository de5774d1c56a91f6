"""Arguments that a class does not have."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.data_docker_network import DataDockerNetwork
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_random.pet import Pet


def builtin(error):
    return next(cls.__name__ for cls in type(error).__mro__ if cls.__module__ == "builtins")


app = App()
stack = TerraformStack(app, "errors")
for attempt in (
    lambda: Pet(stack, "pet", lenght=2),
    lambda: Container(stack, "c", image="i", name="n", healthcheck={"test": ["a"], "intervall": "1s"}),
    lambda: Container(stack, "d", image="i", name="n", healthcheck={"test": ["a"], "startPeriod": "1s"}),
    lambda: DataDockerNetwork(stack, "n", name="n", driver="bridge"),
    lambda: DockerProvider(stack, "docker", hosts="h"),
    lambda: Pet(stack, "positional", 2),
    lambda: Pet(stack),
    lambda: Pet(),
):
    try:
        attempt()
    except Exception as error:
        print("!", builtin(error), repr(str(error)))
