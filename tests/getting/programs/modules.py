"""Terraform's own modules: inputs of every type, outputs, what is set later."""

from cdktf import App, TerraformOutput, TerraformStack
from imports.rack_unit import RackUnit, RackUnitConfig
from imports.second_rack import SecondRack

app = App(skip_validation=True)
stack = TerraformStack(app, "s")


def out(**values):
    for name, value in values.items():
        TerraformOutput(stack, name, value=value)


GIVEN = {
    "name_set": ["b"],
    "amounts": {"a": 1},
    "one": {"a": "b"},
    "any_map": {"x": [1]},
    "deep": {"a": [{"b": "c"}]},
    "pair": ["a", 1],
    "plain_list": ["z"],
    "self_attribute": "s",
    "from_": 1,
}
first = RackUnit(
    stack,
    "first",
    **GIVEN,
    name="n",
    names=["a"],
    untyped={"k": 1},
    row_count=3,
    objects=[{"a": "1"}],
    text="t",
    id={"x": 1},
)
second = SecondRack(
    stack, "second", **GIVEN, depends_on=[first], name="n", names=[first.rack_id_output], untyped="u"
)
second.row_count = 7
second.names = ["changed"]
print(first.row_count, first.names, second.flag, RackUnitConfig(**GIVEN, name="n", names=[], untyped=1).name)
out(self_it=first.self_output, address=first.address1_output)
app.synth()
