"""Meta-arguments of another type."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_random.pet import Pet


def builtin(error):
    return next(cls.__name__ for cls in type(error).__mro__ if cls.__module__ == "builtins")


app = App()
stack = TerraformStack(app, "errors")
for attempt in (
    lambda: Pet(stack, "a", count="2"),
    lambda: Pet(stack, "b", for_each=["a"]),
    lambda: Pet(stack, "c", depends_on="pet"),
    lambda: Pet(stack, "d", depends_on=["pet"]),
    lambda: Pet(stack, "e", provider="random"),
    lambda: Pet(stack, "f", lifecycle={"prevent_destroyed": True}),
    lambda: Pet(stack, "g", lifecycle="none"),
    lambda: Pet(stack, "h", connection={"type": "ssh"}),
    lambda: Pet(stack, "i", provisioners=["true"]),
):
    try:
        attempt()
    except Exception as error:
        print("!", builtin(error), repr(str(error)))
