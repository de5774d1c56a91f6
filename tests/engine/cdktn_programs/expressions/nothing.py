"""None and null in calls, conditions, operators, lists and objects."""

from cdktn import App, Fn, Op, TerraformOutput, TerraformStack, TerraformVariable, Token

app = App()
stack = TerraformStack(app, "stack")
v = TerraformVariable(stack, "v").value
t = TerraformVariable(stack, "t").string_value
null = Token.null_value()
values = [
    Fn.jsonencode(None),
    Fn.jsonencode(null),
    Fn.jsonencode({"a": None, "b": null, "c": [None, null, 1]}),
    Fn.jsonencode([None, {"a": None}]),
    Fn.contains(["a", None, t], None),
    Fn.contains(v, null),
    Fn.concat([["a", None], ["b"], [null]]),
    Fn.coalesce([None, null, "x"]),
    Fn.merge([{"a": None}, {"b": null}, {"c": [1, None, 2]}]),
    Fn.tomap({"a": None, "b": [None]}),
    Fn.setproduct([[None, "a"], ["b"]]),
    Fn.conditional(v, None, "x"),
    Fn.conditional(v, null, None),
    Fn.conditional(None, "a", "b"),
    Fn.conditional(v, [None, 1], {"a": None}),
    Fn.lookup(v, "k", None),
    Fn.lookup(v, "k", null),
    Fn.lookup_nested(v, ["a", None, "b"]),
    Fn.try_([v, None]),
    Fn.tostring(None),
    Op.eq(v, None),
    Op.eq(v, null),
    Op.eq(None, v),
    Op.neq(null, v),
    Op.or_(v, None),
    Op.and_([None, 1], {"a": None}),
    Op.not_(None),
    Op.not_(null),
]
for number, value in enumerate(values):
    TerraformOutput(stack, f"o{number}", value=value)
TerraformOutput(stack, "minus-none", value=Op.sub(t, None))
TerraformOutput(stack, "minus-null", value=Op.sub(t, null))
TerraformOutput(stack, "negated-null", value=Op.negate(null))
app.synth()
