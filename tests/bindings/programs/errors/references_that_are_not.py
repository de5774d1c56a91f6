"""References asked for with what is not an index or a key."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.data_docker_network import DataDockerNetwork


def builtin(error):
    return next(cls.__name__ for cls in type(error).__mro__ if cls.__module__ == "builtins")


app = App()
stack = TerraformStack(app, "errors")
made = Container(stack, "c", image="i", name="n")
network = DataDockerNetwork(stack, "n", name="n")
for attempt in (
    lambda: made.ports.get("0"),
    lambda: made.ports.get(),
    lambda: made.ports[0],
    lambda: len(made.ports),
    lambda: network.options.lookup(1),
    lambda: network.options["a"],
    lambda: network.ipam_config.get(None),
    lambda: list(network.ipam_config),
):
    try:
        print(type(attempt()).__name__)
    except Exception as error:
        print("!", builtin(error), repr(str(error)))
