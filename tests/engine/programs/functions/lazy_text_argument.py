"""A lazy text inside a function is not quoted."""

import jsii
from cdktf import App, Fn, IStringProducer, Lazy, TerraformLocal, TerraformStack


@jsii.implements(IStringProducer)
class Names:
    def produce(self, context):
        return "ann,bob"


app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "text", Fn.upper(Lazy.string_value(Names())))
TerraformLocal(stack, "joined", Fn.join(",", [Lazy.string_value(Names()), "c"]))
TerraformLocal(stack, "in_text", Fn.upper(f"x{Lazy.string_value(Names())}"))
TerraformLocal(stack, "plain", Lazy.string_value(Names()))
app.synth()
