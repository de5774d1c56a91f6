"""Tokens that go through libraries as the plain values that they are."""

import copy
import json
import os.path
import pickle
import shlex
import textwrap
from string import Template

import yaml
from cdktf import App, Fn, TerraformIterator, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "stack")
variable = TerraformVariable(stack, "variable")
number, text, texts = variable.number_value, variable.string_value, variable.list_value
numbers, flag = Fn.range(1, 3), variable.boolean_value
values = {"number": number, "text": text, text: "key"}
results = {
    "json": json.dumps(values),
    "json_indented": json.dumps(values, indent=2, sort_keys=True),
    "json_text": json.dumps(text),
    "yaml": yaml.safe_dump(values),
    "yaml_objects": yaml.dump({"a": [text, number]}),
    "pickled": pickle.loads(pickle.dumps([number, text, {"texts": texts}])),
    "copied": copy.deepcopy({"number": number, "text": text, "texts": texts}),
    "shallow": [copy.copy(number), copy.copy(text)],
    "shallow_list": copy.copy(texts),
    "joined": ",".join([text, "x", text]),
    "path": os.path.join("a", text),
    "shell": shlex.join(["echo", text]),
    "dedented": textwrap.dedent(f"\n    {text}\n"),
    "template": Template("a ${b}").substitute(b=text),
    "formatted": "{} {!s} {:}".format(text, text, number) + "%s %s" % (text, number),
    "f": f"{text}{number!r} {texts[0:0]}",
    "sum": text + "x" + text,
    "twice": text * 2,
    "list": list(texts),
    "tuple": [*texts],
    "float": float(number),
    "default": text or "x",
    "given": (text if text else "x") if number and texts else "y",
}
for name, result in results.items():
    TerraformLocal(stack, name, result)
for value in (text, number, texts, numbers):
    print(isinstance(value, (str, float, list)), type(value) == str, type(value) in (float, list), repr(value)[:5])
print({text: 1, number: 2}[text], text == str(text), number == float(number), texts == [*texts], {str: "s"}.get(type(text)))
print(isinstance(TerraformIterator.from_list(Fn.tolist(texts)), TerraformIterator))
app.synth()
