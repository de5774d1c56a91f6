"""Values made when the stack is written."""

import jsii
from cdktf import (
    App,
    Fn,
    IAnyProducer,
    IListProducer,
    INumberProducer,
    IStringProducer,
    Lazy,
    TerraformResource,
    TerraformStack,
)


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")


@jsii.implements(IStringProducer)
class Text:
    def produce(self, context):
        return ",".join(names)


@jsii.implements(INumberProducer)
class Number:
    def produce(self, context):
        return len(names)


@jsii.implements(IListProducer)
class List:
    def produce(self, context):
        return names


@jsii.implements(IAnyProducer)
class Anything:
    def produce(self, context):
        return {"names": names, "none": None}


names = []
Box(
    stack,
    "box",
    {
        "text": Lazy.string_value(Text()),
        "number": Lazy.number_value(Number()),
        "list": Lazy.list_value(List()),
        "any": Lazy.any_value(Anything()),
        "in_text": f"all: {Lazy.string_value(Text(), display_hint='names')}",
        "in_list": ["first", Lazy.string_value(Text())],
        "in_function": Fn.upper(Lazy.string_value(Text())),
    },
)
names += ["ann", "bob"]
app.synth()
