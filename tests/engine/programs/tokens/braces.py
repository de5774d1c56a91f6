"""Terraform's own expressions around tokens."""

from cdktf import App, Fn, TerraformResource, TerraformStack, TerraformVariable


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "v")

s = var.string_value
Box(
    stack,
    "box",
    {
        "inner": f"${{upper({s})}}",
        "nested": f'${{lower("${{{s}}}")}}',
        "dollar": f"${s}",
        "double": f"$${{{s}}}",
        "two": f"${{{s}}} ${{{s}}}",
        "mixed": f"{s} ${{x({s})}} {s}",
        "closing": f"{s}}} {{ {s} }}",
        "opening": f"${{ {s}",
        "plain": "${local.x} }} ${",
        "adjacent": f"{s}{s}",
        "percent": f"%{{if {s}}}x%{{endif}}",
        "number": f"${{{var.number_value} + 1}}",
        "in_function": Fn.upper(f"a {s} b"),
        "in_function_escape": Fn.upper(f"a ${{local.x}} {s}"),
    },
)
app.synth()
