"""Members of number enums are no values."""

from enum import IntEnum

from cdktf import App, Fn, TerraformLocal, TerraformStack


class Size(IntEnum):
    BIG = 3


app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "x", Fn.jsonencode(Size.BIG))
app.synth()
