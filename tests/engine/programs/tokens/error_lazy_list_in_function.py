"""A lazy list in a function."""

import jsii
from cdktf import App, Fn, IListProducer, Lazy, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")


@jsii.implements(IListProducer)
class List:
    def produce(self, context):
        return ["a", "b"]


Box(stack, "box", {"joined": Fn.join(",", Lazy.list_value(List()))})
app.synth()
