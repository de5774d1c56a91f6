"""A producer's error comes through."""

import jsii
from cdktf import App, IStringProducer, Lazy, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")


@jsii.implements(IStringProducer)
class Failing:
    def produce(self, context):
        raise ValueError("no value")


Box(stack, "box", {"text": Lazy.string_value(Failing())})
app.synth()
