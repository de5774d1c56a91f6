"""Wrong arguments, and what structs are."""

import re

from cdktf import App, TerraformOutput, TerraformStack
from imports.rack_unit import RackUnit
from imports.toy.blocks import Blocks, BlocksNeeded, BlocksOne, BlocksSingle
from imports.toy.box import Box, BoxLid
from imports.toy.plain import Plain, PlainConfig
from imports.toy.provider import ToyProvider

app = App(skip_validation=True)
stack = TerraformStack(app, "s")


def out(**values):
    for name, value in values.items():
        TerraformOutput(stack, name, value=value)


NEEDED = {"name": "n", "needed": [{"x": "3"}], "needed_one": {"x": "4"}, "single_required": {"x": "1"}}
number = iter(range(1000))


def tell(make):
    try:
        print("made", make())
    except TypeError as error:
        # The words are Python's, and differ between its versions.
        print("TypeError", re.findall(r"'(\w+)'|argument (\w+) must|(\w+) type|got (\w+) inst", str(error)))
    except RuntimeError:
        print("RuntimeError")
    except AttributeError as error:
        print("AttributeError", re.findall(r"'(\w+)'", str(error)))


def box(*given, **named):
    return lambda: Box(stack, f"x{next(number)}", *given, **named).name_input


def blocks(**named):
    return lambda: Blocks(stack, f"x{next(number)}", **{**NEEDED, **named}).name_input


tell(box(nam="x"))
tell(box(name=1))
tell(box("by position"))
tell(box(name="x", nam="y", title="z"))
tell(lambda: Box(stack))
tell(lambda: Box())
tell(lambda: Box("x", "y"))
tell(lambda: Box(stack, 3))
tell(lambda: Box(scope=stack, id="by name").name_input)
tell(lambda: Plain(stack, "plain"))
tell(blocks(one={"unknown": 1}))
tell(blocks(one=[{"x": "1"}]))
tell(blocks(needed=[{"y": "1"}]))
tell(blocks(needed={"x": "1"}))
tell(blocks(many=[{"tags": {"a": 1}}]))
tell(box(lid="x"))
tell(box(lid=[3]))
tell(box(count="x"))
tell(box(provider="x"))
tell(box(lifecycle={"no": 1}))
tell(box(depends_on=["x"]))
tell(lambda: BoxLid("x"))
tell(lambda: BoxLid(x=1))
tell(lambda: BoxLid(y=1))
tell(lambda: ToyProvider(stack, "without"))
tell(lambda: ToyProvider(stack, "wrong", token=1))
tell(lambda: RackUnit(stack, "rack", name="x"))
tell(lambda: Box.generate_config_for_import(stack))
tell(lambda: Box.generate_config_for_import(stack, 1, "x"))
tell(lambda: repr(BoxLid(x="1")))
tell(lambda: (BoxLid(x="1") == BoxLid(x="1"), BoxLid(x="1") != BoxLid(x="2"), BoxLid() == 1))
tell(lambda: hash(BoxLid()))
tell(lambda: BoxLid(x="2").x)
tell(lambda: BlocksOne(x="1", one_inner={"z": True}))
tell(lambda: BlocksSingle(y=None))
tell(lambda: BlocksNeeded(x="a"))
tell(lambda: PlainConfig(count=3))
one = Box(stack, "one", name="x")
two = Blocks(stack, "two", **NEEDED)
tell(lambda: setattr(one, "name", 1))
tell(lambda: setattr(one, "name", "y"))
tell(lambda: setattr(one, "lid", []))
tell(lambda: setattr(one, "name_input", "x"))
tell(lambda: one.put_lid(1))
tell(lambda: one.put_lid([{"x": 1}]))
tell(lambda: one.put_lid())
tell(lambda: one.put_lid(None))
tell(lambda: one.lid.get("x"))
tell(lambda: one.nothing)
tell(lambda: two.put_timeouts(created="x"))
tell(lambda: two.put_timeouts("x"))
tell(lambda: two.put_single(x="1"))
tell(lambda: two.put_single(y="1"))
tell(lambda: type(one.lid).__name__)
app.synth()
