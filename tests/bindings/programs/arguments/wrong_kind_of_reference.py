"""References to another kind of value than the argument takes."""

from cdktf import App, Fn, TerraformStack, TerraformVariable
from cdktf_cdktf_provider_random.integer import Integer
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider
from cdktf_cdktf_provider_random.shuffle import Shuffle


def builtin(error):
    return next(cls.__name__ for cls in type(error).__mro__ if cls.__module__ == "builtins")


app = App()
stack = TerraformStack(app, "kinds")
RandomProvider(stack, "random")
variable = TerraformVariable(stack, "v")
number = Integer(stack, "number", min=1, max=2)
shuffle = Shuffle(stack, "shuffle", input=["a"])
for attempt in (
    lambda: Pet(stack, "a", prefix=number.result),
    lambda: Pet(stack, "b", length=number.id),
    lambda: Pet(stack, "c", prefix=shuffle.result),
    lambda: Pet(stack, "d", prefix=variable.value),
    lambda: Pet(stack, "e", length=variable.value),
    lambda: Pet(stack, "f", prefix=Fn.conditional(True, "a", "b")),
    lambda: Pet(stack, "g", length=Fn.abs(number.result)),
    lambda: Pet(stack, "h", keepers=variable.value),
    lambda: Pet(stack, "i", prefix=number),
    lambda: Shuffle(stack, "j", input=variable.value),
):
    try:
        attempt()
        print("taken")
    except Exception as error:
        print("!", builtin(error), repr(str(error).split("; got")[0]))
app.synth()
