"""Tokens that are computed with as if they were the values: what comes of it."""

import math

from cdktf import App, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "stack")
variable = TerraformVariable(stack, "variable")
number, text, texts = variable.number_value, variable.string_value, variable.list_value
flag = variable.boolean_value
results = {
    "int": int(number),
    "round": round(number),
    "ceil": math.ceil(number),
    "round_digits": round(number, 1),
    "int_in_list": [int(number), {"key": int(number)}],
    "sum": number + 1,
    "sum_right": 1 + number,
    "largest": max(number, 1),
    "smallest": min(number, 1),
    "total": sum([number, 1]),
    "sliced": text[:10],
    "first": text[0],
    "replaced": text.replace("a", "b"),
    "stripped": text.strip(" "),
    "split": text.split(","),
    # No wider than any token: how long one is hangs on how many were made before.
    "wide": f"{text:>5}|{text:<5}|%-5s" % text,
    "loop": [[item] for item in texts],
    "copy": list(texts),
    "slice": texts[:1],
    "count": len(texts),
    "flag": 1 if flag else 2,
    "not": not flag,
}
for name, result in results.items():
    TerraformLocal(stack, name, result)
print(text.startswith("a"), "a" in text, number > 1, number == number + 1)
app.synth()
