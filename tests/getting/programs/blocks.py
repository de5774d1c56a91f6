"""Blocks: single ones, lists and sets of them, blocks in blocks, dynamic ones."""

from cdktf import App, TerraformOutput, TerraformStack, TerraformIterator
from imports.toy.blocks import Blocks, BlocksMany

app = App(skip_validation=True)
stack = TerraformStack(app, "s")


def out(**values):
    for name, value in values.items():
        TerraformOutput(stack, name, value=value)


NEEDED = {"needed": [{"x": "3"}], "needed_one": {"x": "4"}, "single_required": {"x": "5"}}
blocks = Blocks(
    stack,
    "blocks",
    **NEEDED,
    name="n",
    single={"y": 1},
    timeouts={"create": "1m"},
    one={"x": "1", "one_inner": {"z": True}, "many_inner": [{"z": False}]},
    one_set={"x": "2"},
    many=[BlocksMany(x="5", tags={"a": "b"}, deeper=[{"q": [{"w": "1"}]}])],
    several=[{"x": "6", "list": ["a"]}],
    empty={},
    tree=[{"leaf": "1", "tree": [{"leaf": "2"}]}],
    allow_list=[{"x": "7"}],
)
blocks.put_timeouts(create="2m", delete="3m")
blocks.one.x = "new"
blocks.one.put_one_inner(z=False)
blocks.one.reset_many_inner()
blocks.reset_single()
print(blocks.timeouts_input, blocks.one_input, blocks.many_input, blocks.needed_input, blocks.single_input)
out(
    single=blocks.single.x,
    computed=blocks.one.ro,
    inner=blocks.one.one_inner.z,
    in_set=blocks.one.many_inner.get(0).z,
    deeper=blocks.many.get(1).deeper.get(0).q.get(0).w,
    several=blocks.several.get(0).list,
    objects=blocks.computed_only.get(0).objects.get(0).color,
    leaf=blocks.tree.get(0).tree.get(0).tree.get(0).leaf,
    allowed=blocks.allow_list.get(0).x,
    read=blocks.single_read.x,
    time=blocks.timeouts.create,
    of_set=blocks.one_set.x,
    whole=blocks.several,
)
names = TerraformIterator.from_list(["a", "b"])
Blocks(
    stack,
    "dynamic",
    **{**NEEDED, "needed": names.dynamic({"x": names.value})},
    name="x",
    many=names.dynamic({"x": names.value}),
)
app.synth()
