"""Values of classes derived from text, number, list and dictionary."""

import collections
import enum

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider
from cdktf_cdktf_provider_random.shuffle import Shuffle


def builtin(error):
    return next(cls.__name__ for cls in type(error).__mro__ if cls.__module__ == "builtins")


class Text(str):
    pass


class Kind(str, enum.Enum):
    A = "a"


class Items(list):
    pass


app = App()
stack = TerraformStack(app, "derived")
RandomProvider(stack, "random")
Pet(stack, "text", prefix=Text("x"))
Pet(stack, "ordered", keepers=collections.OrderedDict(b="1", a="2"))
Shuffle(stack, "list", input=Items(["a"]))
Shuffle(stack, "of_texts", input=[Text("a")])
for attempt in (
    lambda: Pet(stack, "enum", prefix=Kind.A),
    lambda: Pet(stack, "default", keepers=collections.defaultdict(str, a="b")),
    lambda: Shuffle(stack, "generator", input=(x for x in "ab")),
    lambda: Shuffle(stack, "tuple", input=("a", "b")),
    lambda: Pet(stack, "bool", length=True),
):
    try:
        attempt()
    except Exception as error:
        print("!", builtin(error), repr(str(error)))
app.synth()
