"""A struct of another block with the same fields."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container, ContainerLabels, ContainerHealthcheck
from cdktf_cdktf_provider_docker.network import Network, NetworkLabels
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_docker.volume import VolumeLabels


def builtin(error):
    return next(cls.__name__ for cls in type(error).__mro__ if cls.__module__ == "builtins")


app = App()
stack = TerraformStack(app, "others")
DockerProvider(stack, "docker")
for number, labels in enumerate(([VolumeLabels(label="a", value="b")], [ContainerHealthcheck(test=["a"])])):
    try:
        print(Network(stack, f"n{number}", name="n", labels=labels).labels_input)
    except Exception as error:
        print("!", builtin(error), repr(str(error)))
try:
    Container(stack, "c", image="i", name="n", healthcheck=ContainerLabels(label="a", value="b"))
except Exception as error:
    print("!", builtin(error), repr(str(error)))
app.synth()
