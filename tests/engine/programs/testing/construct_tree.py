"""The tree of constructs as text; classes of the program have the names of their bases."""

from cdktf import (
    TerraformHclModule,
    TerraformOutput,
    TerraformProvider,
    TerraformResource,
    TerraformStack,
    TerraformVariable,
    Testing,
)
from constructs import Construct


class Shop(TerraformStack):
    pass


class Box(TerraformResource):
    pass


class Room(Construct):
    pass


app = Testing.app()
stack = Shop(app, "shop")
room = Room(stack, "room")
Box(room, "box", terraform_resource_type="toy_box")
TerraformVariable(Construct(room, "inner"), "variable")
TerraformOutput(stack, "out", value=1)
TerraformHclModule(stack, "module", source="x")
TerraformProvider(stack, "toy", terraform_resource_type="toy")
TerraformStack(app, "other")
print(Testing.render_construct_tree(app))
print(Testing.render_construct_tree(room))
