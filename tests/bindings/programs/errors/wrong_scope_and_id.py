"""A scope that is no construct, an id that is no text, or empty."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet


def builtin(error):
    return next(cls.__name__ for cls in type(error).__mro__ if cls.__module__ == "builtins")


app = App()
stack = TerraformStack(app, "errors")
for attempt in (
    lambda: Pet("stack", "pet"),
    lambda: Pet(None, "pet"),
    lambda: Pet(stack, 7),
    lambda: Pet(stack, None),
    lambda: Pet(stack, ""),
    lambda: Pet(stack, "with/slash").node.id,
):
    try:
        print(attempt())
    except Exception as error:
        print("!", builtin(error), repr(str(error)))
