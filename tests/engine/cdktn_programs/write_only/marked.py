"""Write-only attributes: what is marked is written as it is, and asks for a version only where it is there."""

from cdktn import App, Lazy, TerraformResource, TerraformStack, TerraformVariable, Token
import jsii
from cdktn import IAnyProducer


@jsii.implements(IAnyProducer)
class Producer:
    def __init__(self, value):
        self.value = value

    def produce(self, context):
        return self.value


class Box(TerraformResource):
    def __init__(self, scope, id, value):
        super().__init__(scope, id, terraform_resource_type="toy_box")
        self.value = value

    def _synthesize_attributes(self):
        return {"value_wo": self._mark_write_only_attribute(self.value)}


def synth(name, value, **targets):
    app = App(outdir=name, context={"targetVersions": targets} if targets else None)
    stack = TerraformStack(app, "stack")
    Box(stack, "box", value(stack) if callable(value) else value)
    try:
        app.synth()
        print(name, "written")
    except RuntimeError as error:
        print(name, *sorted(line.strip() for line in str(error).splitlines() if "requires" in line))


new = {"terraform": ">=1.11.0"}
synth("text", "secret", **new)
synth("list", ["a", {"b": None}], **new)
synth("reference", lambda stack: TerraformVariable(stack, "v").string_value, **new)
synth("none", None)
synth("lazy-none", Lazy.any_value(Producer(None)))
synth("null", Token.null_value())
synth("lazy", Lazy.any_value(Producer("x")))
synth("old", "secret")
synth("zero", 0, terraform=">=1.10.0")
synth("only-opentofu", "secret", opentofu="1.11.x")
