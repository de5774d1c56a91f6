"""Members of text enums stand for their values."""

from enum import Enum

from cdktf import App, Fn, Op, TerraformLocal, TerraformStack


class Color(str, Enum):
    RED = "red"


app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "scalar", Fn.upper(Color.RED))
TerraformLocal(stack, "list", Fn.join("-", [Color.RED, "blue"]))
TerraformLocal(stack, "key", Fn.jsonencode({Color.RED: Color.RED}))
TerraformLocal(stack, "operand", Op.eq(Color.RED, "red"))
app.synth()
