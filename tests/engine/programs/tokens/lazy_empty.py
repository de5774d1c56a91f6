"""Empty lists and nothing left out or written."""

import jsii
from cdktf import (
    App,
    IAnyProducer,
    IListProducer,
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


@jsii.implements(IListProducer)
class List:
    def produce(self, context):
        return []


@jsii.implements(IAnyProducer)
class Nothing:
    def __init__(self, value):
        self._value = value

    def produce(self, context):
        return self._value


Box(
    stack,
    "box",
    {
        "kept": Lazy.list_value(List()),
        "omitted": Lazy.list_value(List(), omit_empty=True),
        "any_kept": Lazy.any_value(Nothing([])),
        "any_omitted": Lazy.any_value(Nothing([]), omit_empty_array=True),
        "nothing": Lazy.any_value(Nothing(None)),
        "empty_map": Lazy.any_value(Nothing({}), omit_empty_array=True),
        "in_list": ["a", Lazy.any_value(Nothing(None)), "b"],
        "false": Lazy.any_value(Nothing(False)),
        "zero": Lazy.any_value(Nothing(0)),
        "text": Lazy.any_value(Nothing(""), display_hint="x"),
    },
)
app.synth()
