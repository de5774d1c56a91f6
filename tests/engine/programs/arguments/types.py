"""Arguments of a wrong type, missing and unknown ones: which built-in error each call raises, if any."""

import builtins

from cdktf import (
    Annotations,
    App,
    Aspects,
    Lazy,
    LocalBackend,
    TerraformDataSource,
    TerraformLocal,
    TerraformOutput,
    TerraformResource,
    TerraformStack,
    TerraformVariable,
    Token,
)
from constructs import Construct

app = App()
stack = TerraformStack(app, "stack")
box = TerraformResource(stack, "box", terraform_resource_type="toy_box")
variable = TerraformVariable(stack, "v")
names = iter(f"name{number}" for number in range(1000))


def resource(**arguments):
    return TerraformResource(stack, next(names), terraform_resource_type="toy_box", **arguments)


CALLS = {
    "stack id": lambda: TerraformStack(app, 5),
    "stack scope": lambda: TerraformStack("app", "x"),
    "stack without id": lambda: TerraformStack(app),
    "app context": lambda: App(context=[1]),
    "app outdir": lambda: App(outdir=5),
    "app stack_traces": lambda: App(stack_traces="no"),
    "type missing": lambda: TerraformResource(stack, next(names)),
    "type number": lambda: TerraformResource(stack, next(names), terraform_resource_type=5),
    "unknown argument": lambda: resource(size=1),
    "count text": lambda: resource(count="2"),
    "count token": lambda: resource(count=variable.number_value),
    "depends_on texts": lambda: resource(depends_on=["toy_box.box"]),
    "depends_on one": lambda: resource(depends_on=box),
    "depends_on local": lambda: resource(depends_on=[TerraformLocal(stack, next(names), 1)]),
    "provider text": lambda: resource(provider="toy"),
    "lifecycle text": lambda: resource(lifecycle="x"),
    "lifecycle flag": lambda: resource(lifecycle={"prevent_destroy": "yes"}),
    "for_each list": lambda: resource(for_each=["a"]),
    "data source count": lambda: TerraformDataSource(
        stack, next(names), terraform_resource_type="t", count="1"
    ),
    "output sensitive": lambda: TerraformOutput(stack, next(names), value=1, sensitive="yes"),
    "output static_id": lambda: TerraformOutput(stack, next(names), value=1, static_id=1),
    "output depends_on": lambda: TerraformOutput(stack, next(names), value=1, depends_on=["x"]),
    "variable description": lambda: TerraformVariable(stack, next(names), description=1),
    "variable nullable": lambda: TerraformVariable(stack, next(names), nullable="yes"),
    "variable validation": lambda: TerraformVariable(stack, next(names), validation={"condition": True}),
    "local without value": lambda: TerraformLocal(stack, next(names)),
    "local with None": lambda: TerraformLocal(stack, next(names), None),
    "backend path": lambda: LocalBackend(stack, path=5),
    "override path": lambda: box.add_override(5, 1),
    "override value missing": lambda: box.add_override("a"),
    "stack override path": lambda: stack.add_override(None, 1),
    "logical id": lambda: box.override_logical_id(5),
    "attribute name": lambda: box.get_string_attribute(5),
    "move target": lambda: box.add_move_target(5),
    "move index": lambda: box.move_to("x", [1]),
    "move id": lambda: box.move_to_id(5),
    "import id": lambda: box.import_from(5),
    "import provider": lambda: box.import_from("x", "toy"),
    "dependency": lambda: stack.add_dependency("x"),
    "depends on": lambda: stack.depends_on("x"),
    "info": lambda: Annotations.of(stack).add_info(5),
    "annotations of text": lambda: Annotations.of("stack"),
    "aspects of text": lambda: Aspects.of("stack"),
    "aspect": lambda: Aspects.of(stack).add("aspect"),
    "stack of text": lambda: TerraformStack.of("x"),
    "find child": lambda: stack.node.find_child(5),
    "try find child": lambda: stack.node.try_find_child(None),
    "context key": lambda: stack.node.try_get_context(5),
    "metadata type": lambda: stack.node.add_metadata(5, "x"),
    "validation": lambda: stack.node.add_validation("x"),
    "node dependency": lambda: stack.node.add_dependency("x"),
    "find all": lambda: stack.node.find_all("PREORDER"),
    "construct without id": lambda: Construct(stack),
    "construct None": lambda: Construct(None, "x"),
    "construct stranger": lambda: Construct(object(), "x"),
    "token text": lambda: Token.as_string(5).startswith("${TfToken["),
    "token number": lambda: Token.as_number("5") < 0,
    "lazy": lambda: Lazy.string_value("x"),
    "set count": lambda: setattr(box, "count", "2"),
    "set lifecycle": lambda: setattr(resource(), "lifecycle", {"prevent_destroy": True}),
    "set node": lambda: setattr(box, "node", 1),
    "set fqn": lambda: setattr(box, "fqn", "x"),
}

for name, call in CALLS.items():
    try:
        call()
    except Exception as error:
        kinds = (cls.__name__ for cls in type(error).__mro__ if getattr(builtins, cls.__name__, None) is cls)
        print(f"{name}: {next(kinds)}")
    else:
        print(f"{name}: accepted")
