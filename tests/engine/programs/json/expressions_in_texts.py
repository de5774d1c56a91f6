"""The user's own expressions stay as they are, whatever they hold."""

from cdktf import App, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "texts")
v = TerraformVariable(stack, "v").string_value
texts = [
    "${var.a}",
    "$${var.a}",
    "a ${b} c ${d}",
    "${ {a = 1}.a }",
    "${v",
    "v}",
    "}{",
    "${}",
    "%{ for x in y }${x}%{ endfor }",
]
TerraformLocal(stack, "plain", texts)
TerraformLocal(
    stack,
    "inside",
    [f"${{upper({v})}}", f"a}} {v} ${{b", f"$${{{v}}}", f"${v}", f"{v}{v}", f"x{{{v}}}", f"${{x}}{v}${{y}}"],
)
app.synth()
