"""Values of contexts and metadata are copies as JavaScript has them, without None in dictionaries."""

from cdktf import (
    AnnotationMetadataEntryType,
    App,
    TerraformResourceLifecycle,
    TerraformStack,

)
from constructs import Construct


def ask(work):
    try:
        return work()
    except Exception as error:
        families = (TypeError, AttributeError, RuntimeError, Exception)
        return next(family.__name__ for family in families if isinstance(error, family))


app = App(context={"none": None, "list": [None, 1, {"x": None}], "map": {"x": None, "y": {"z": None}}})
stack = TerraformStack(app, "kept")
inner = Construct(stack, "inner")
for key in ("none", "list", "map", "absent"):
    print(key, inner.node.try_get_context(key), ask(lambda key=key: inner.node.get_context(key)))
everything = inner.node.get_all_context({"none": 3, "absent": None, "list": 4})
print(sorted(map(str, everything.items())))
inner.node.set_context("none", None)
inner.node.set_context("map", None)
print(inner.node.try_get_context("none"), inner.node.try_get_context("map"))
print("map" in inner.node.get_all_context())
construct = Construct(stack, "value")
lifecycle = TerraformResourceLifecycle(prevent_destroy=True)
VALUES = [
    *(False, 0, 0.5, "", "x", [], {}, {"a": None, "b": [None, {"c": None}]}, {5: 1, None: 2, True: 3}),
    *((1, 2), {1}, object(), print, int, lambda: 1, lifecycle, {"in": [lifecycle]}),
    *(AnnotationMetadataEntryType.INFO, b"x", range(2)),
]
for number, value in enumerate(VALUES):
    name = "str" if isinstance(value, str) else type(value).__name__
    kept = Construct(stack, f"kept{number}")
    print(name, ask(lambda kept=kept, value=value: kept.node.set_context("v", value)))
    print(name, kept.node.try_get_context("v"), ask(lambda kept=kept: kept.node.get_context("v")))
    print(name, ask(lambda kept=kept, value=value: kept.node.add_metadata("m", value)))
    print(name, [(entry.type, entry.data, entry.trace) for entry in kept.node.metadata])
construct.node.set_context("construct", inner)
print(construct.node.try_get_context("construct") is inner)
data = {"a": [1]}
construct.node.set_context("data", data)
construct.node.add_metadata("data", data)
data["a"].append(2)
construct.node.try_get_context("data")["a"].append(3)
print(construct.node.try_get_context("data"), construct.node.metadata[-1].data)
for work in (
    lambda: construct.node.set_context(None, 1),
    lambda: construct.node.set_context(5, 1),
    lambda: construct.node.get_all_context("x"),
    lambda: construct.node.add_metadata(None, 1),
    lambda: construct.node.add_metadata("x", 1, stack_trace="x"),
    lambda: construct.node.add_metadata("x", 1, stack_trace_override="x"),
    lambda: construct.node.add_metadata("x", 1, stack_trace_override=[1]),
    lambda: construct.node.add_metadata("x", 1, stack_trace_override=[]),
):
    print(ask(work), len(construct.node.metadata), construct.node.metadata[-1].trace)
app.synth()
