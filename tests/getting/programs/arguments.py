"""Attributes of every plain type, as they are given, read, set and reset."""

from cdktf import App, TerraformOutput, TerraformStack, Fn, Token
from imports.toy.plain import Plain

app = App(skip_validation=True)
stack = TerraformStack(app, "s")


def out(**values):
    for name, value in values.items():
        TerraformOutput(stack, name, value=value)


REQUIRED = {
    "required_text": "a",
    "required_amount": 1.5,
    "required_flag": True,
    "required_texts": ["x"],
    "required_text_set": ["y"],
    "required_amounts": [1, 2],
    "required_amount_set": [3],
    "required_flags": [True, False],
    "required_flag_set": [True],
    "required_text_map": {"a": "b"},
    "required_amount_map": {"a": 1},
    "required_flag_map": {"x": False},
    "required_anything": {"a": [1, {"b": "c"}]},
}
first = Plain(stack, "first", **REQUIRED, text="t", amounts=[1], flags=[False])
for name in REQUIRED:
    kind = name.removeprefix("required_")
    out(**{f"o_{kind}": getattr(first, kind), f"r_{kind}": getattr(first, f"read_{kind}")})
    print(kind, repr(getattr(first, f"{kind}_input")), repr(getattr(first, f"{name}_input")))
print(first.id_input, Plain.TF_RESOURCE_TYPE)

given = {"required_text": first.text, "required_amount": first.amount, "required_texts": first.texts}
more = {"required_text_map": first.text_map, "required_flag": first.flag, "both_texts": first.text_set}
second = Plain(stack, "second", **{**REQUIRED, **given, **more}, id="given", anything={"k": [True]})
second.text = "later"
second.reset_id()
second.flags = [True, first.flag]
second.texts = Token.as_list(Fn.concat([first.texts, ["q"]]))
second.amount_set = [1, 2]
second.reset_amount_set()
second.add_override("text_map.k", "v")
app.synth()
