"""Arguments of another type than the class has."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_random.password import Password
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.shuffle import Shuffle


def builtin(error):
    return next(cls.__name__ for cls in type(error).__mro__ if cls.__module__ == "builtins")


app = App()
stack = TerraformStack(app, "errors")
for attempt in (
    lambda: Pet(stack, "a", length="2"),
    lambda: Pet(stack, "b", prefix=2),
    lambda: Pet(stack, "c", keepers=["a"]),
    lambda: Pet(stack, "d", keepers={"a": 1}),
    lambda: Pet(stack, "e", keepers={1: "a"}),
    lambda: Password(stack, "f", length=8, lower="yes"),
    lambda: Password(stack, "g", length=8, lower=1),
    lambda: Shuffle(stack, "h", input="abc"),
    lambda: Shuffle(stack, "i", input=[1]),
    lambda: Shuffle(stack, "j", input={"a"}),
    lambda: Shuffle(stack, "k", input={"a": "b"}),
    lambda: Container(stack, "l", image="i", name="n", ports={"internal": 80}),
    lambda: Container(stack, "m", image="i", name="n", ports="80"),
    lambda: Container(stack, "n", image="i", name="n", ports=["80"]),
    lambda: Container(stack, "o", image="i", name="n", healthcheck="yes"),
    lambda: Container(stack, "p", image="i", name="n", healthcheck={"test": "a"}),
    lambda: DockerProvider(stack, "q", host=1),
    lambda: DockerProvider(stack, "r", alias=True),
    lambda: Pet(stack, "s", prefix=b"bytes"),
    lambda: Pet(stack, "t", length=1 + 2j),
):
    try:
        attempt()
    except Exception as error:
        print("!", builtin(error), repr(str(error)))
