"""A concatenator of the program's own."""

import jsii
from cdktf import (
    App,
    DefaultTokenResolver,
    IFragmentConcatenator,
    StringConcat,
    TerraformStack,
    TerraformVariable,
    Tokenization,
)

app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "v")


@jsii.implements(IFragmentConcatenator)
class Joined:
    def join(self, left, right):
        return f"({left}+{right})"


resolver = DefaultTokenResolver(Joined())
print(Tokenization.resolve(f"a{var.string_value}b{var.string_value}", resolver=resolver, scope=stack))
print(Tokenization.resolve(var.string_value, resolver=resolver, scope=stack))
concat = StringConcat()
print(
    concat.join("a", "b"),
    concat.join("a", 1),
    concat.join(None, "b"),
    concat.join("a", None),
    concat.join(None, None),
    concat.join(True, 2.0),
)
app.synth()
