"""A lazy list inside a function fails when it is resolved."""

import jsii
from cdktf import App, Fn, IListProducer, Lazy, TerraformLocal, TerraformStack


@jsii.implements(IListProducer)
class Names:
    def produce(self, context):
        return ["ann", "bob"]


app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "x", Fn.join(",", Lazy.list_value(Names())))
app.synth()
