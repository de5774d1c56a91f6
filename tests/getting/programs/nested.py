"""Nested attributes, as providers of plugin protocol 6 have them."""

from cdktf import App, TerraformOutput, TerraformStack
from imports.toy.nested import Nested

app = App(skip_validation=True)
stack = TerraformStack(app, "s")


def out(**values):
    for name, value in values.items():
        TerraformOutput(stack, name, value=value)


nested = Nested(
    stack,
    "nested",
    single_required={"name": "a", "sub": {"x": "1"}},
    list_required=[{"name": "b", "size": 1}],
    set_required=[{"name": "c"}],
    map_required={"k": {"name": "d", "bothWays": ["e"]}},
    single_optional={"name": "q"},
    map_both={"z": {"name": "z"}},
)
out(
    single=nested.single_required.arn,
    subs=nested.list_required.get(0).subs.get(0).x,
    in_set=nested.set_optional.get(0).sub.y,
    in_map=nested.map_required.get("k").both_ways,
    computed=nested.single_computed.sub.x,
    computed_list=nested.list_computed.get(1).name,
    computed_set=nested.set_computed.get(0).size,
    computed_map=nested.map_computed.get("a").arn,
    both=nested.single_both.name,
)
nested.put_list_both([{"name": "later"}])
nested.put_single_both(name="w", size=2)
print(nested.map_required_input, nested.single_optional_input, nested.single_both_input)
app.synth()
