"""An aspect that merges into maps given by expression, by dictionary or not at all."""

import jsii
from cdktf import App, Aspects, Fn, IAspect, TerraformStack, TerraformVariable, Token
from cdktf_cdktf_provider_null.provider import NullProvider
from cdktf_cdktf_provider_null.resource import Resource


@jsii.implements(IAspect)
class Triggers:
    def __init__(self, extra):
        self.extra = extra

    def visit(self, node):
        if isinstance(node, Resource):
            given = node.triggers_input
            node.triggers = Token.as_string_map(Fn.merge([given, self.extra])) if given else self.extra


app = App()
stack = TerraformStack(app, "tags")
NullProvider(stack, "null")
variable = TerraformVariable(stack, "v")
Resource(stack, "none")
Resource(stack, "given", triggers={"a": "b"})
Resource(stack, "expression", triggers=Token.as_string_map(variable.value))
Aspects.of(stack).add(Triggers({"team": "x"}))
app.synth()
