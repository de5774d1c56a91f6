"""Whether an element has at least these properties; camel case stands for snake case."""

from cdktf import TerraformDataSource, TerraformProvider, TerraformResource, TerraformStack, Testing

BODY = {
    "a_name": "x",
    "camelKey": 1,
    "n": 2.0,
    "t": True,
    "zero": 0,
    "list": [1, {"in_ner": "y", "b": 2}],
    "empty": {},
    "nested": {"deep_er": {"z": "z"}},
    "text": "1",
}
EXPECTED = [
    {},
    {"a_name": "x"},
    {"aName": "x"},
    {"a_name": "y"},
    {"camelKey": 1},
    {"camel_key": 1},
    {"n": 2},
    {"n": 2.0},
    {"n": "2"},
    {"t": True},
    {"t": 1},
    {"t": "true"},
    {"zero": 0},
    {"zero": False},
    {"list": [1, {"inNer": "y"}]},
    {"list": [1]},
    {"list": [{"in_ner": "y"}, 1]},
    {"list": {"0": 1}},
    {"list": []},
    {"empty": {}},
    {"empty": []},
    {"empty": None},
    {"nested": {"deepEr": {}}},
    {"nested": {"deepEr": {"z": "z"}, "more": 1}},
    {"nested": {}},
    {"missing": None},
    {"missing": {}},
    {"text": 1},
    {"text": "1"},
    {"text": {}},
    {"a_name": "x", "text": "1"},
    {"list": [1, {}]},
]
stack = TerraformStack(Testing.app(), "stack")
for element in (
    TerraformProvider(stack, "toy", terraform_resource_type="toy"),
    TerraformResource(stack, "box", terraform_resource_type="toy"),
    TerraformDataSource(stack, "info", terraform_resource_type="toy"),
):
    for key, value in BODY.items():
        element.add_override(key, value)
text = Testing.synth(stack)
for expected in EXPECTED:
    print(
        expected,
        Testing.to_have_resource_with_properties(text, "toy", expected),
        Testing.to_have_data_source_with_properties(text, "toy", expected),
        Testing.to_have_provider_with_properties(text, "toy", expected),
        Testing.to_have_resource_with_properties(text, "other", expected),
    )
print(Testing.to_have_resource_with_properties(text, "toy"))
