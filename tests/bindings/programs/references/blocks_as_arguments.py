"""Whole blocks of one resource as arguments of another."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider


def builtin(error):
    return next(cls.__name__ for cls in type(error).__mro__ if cls.__module__ == "builtins")


app = App()
stack = TerraformStack(app, "blocks")
DockerProvider(stack, "docker")
first = Container(stack, "first", image="i", name="n", ports=[{"internal": 80}], healthcheck={"test": ["a"]})
for number, attempt in enumerate(
    (
        lambda id: Container(stack, id, image="i", name="n", ports=first.ports),
        lambda id: Container(stack, id, image="i", name="n", ports=[first.ports.get(0)]),
        lambda id: Container(stack, id, image="i", name="n", healthcheck=first.healthcheck),
        lambda id: Container(stack, id, image=first.healthcheck.interval, name="n"),
    )
):
    try:
        attempt(f"c{number}")
    except Exception as error:
        print("!", builtin(error), repr(str(error)))
app.synth()
