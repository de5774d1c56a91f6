"""Number tokens in texts, and what the pattern for them takes along."""

from cdktf import App, TerraformResource, TerraformStack, TerraformVariable


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "v")

n = var.number_value
Box(
    stack,
    "box",
    {
        "alone": f"{n}",
        "text": f"port {n}!",
        "two": f"{n} {n}",
        "colon": f"{n}:{n}",
        "dot_after": f"{n} .",
        "slash": f"a/{n}/b",
        "in_list": [f"{n}", n],
        "as_key": {"a": f"x{n}"},
        "pipe_first_only": f"{n}|{n}",
        "joined_first_only": f"{n}{n}",
        "plain_exponent": "1e5 and -1e-5 and 3.5e+289",
    },
)
app.synth()
