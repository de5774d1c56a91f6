"""Attributes that are objects, lists and maps of them, and lists and maps of those."""

from cdktf import App, TerraformOutput, TerraformStack, TerraformIterator
from imports.toy.deep import Deep, DeepObjects
from imports.toy.deep_both import DeepBoth
from imports.toy.deep_read import DeepRead
from imports.toy.deep_required import DeepRequired

app = App(skip_validation=True)
stack = TerraformStack(app, "s")


def out(**values):
    for name, value in values.items():
        TerraformOutput(stack, name, value=value)


deep = Deep(
    stack,
    "deep",
    pairs=[["a", "b"], ["c"]],
    map_of_lists={"a": ["b"]},
    list_of_maps=[{"a": "b"}],
    objects=[
        DeepObjects(color="c", size=1, names=["n"], inner_parts=[{"deepName": "x"}]),
        {"color": "blue", "innerParts": [{"deepName": "y"}]},
    ],
    object_set=[{"size": 3}],
    object_map={"k": {"color": "z"}},
    one={"color": "red", "size": 2},
)
out(
    in_list=deep.objects.get(1).inner_parts.get(0).deep_name,
    in_set=deep.object_set.get(0).size,
    in_map=deep.object_map.get("k").color,
    in_object=deep.one.inner_parts.get(2).deep_name,
    pairs=deep.pairs,
    map_of_lists=deep.map_of_lists,
    list_of_maps=deep.list_of_maps,
    names=deep.one.names,
    all_objects=deep.objects,
)
print(deep.objects_input, deep.one_input, deep.pairs_input)
read = DeepRead(stack, "read")
out(
    map_list=read.map_of_object_lists.get("k").get(1).color,
    map_set=read.map_of_object_sets.get("k").get(1).color,
    list_list=read.object_lists.get(1).get(2).size,
    set_list=read.object_list_sets.get(1).get(2).inner_parts.get(0).deep_name,
    list_map=read.object_map_list.get(1).get("a").color,
    set_map=read.object_map_set.get(1).get("a").names,
    set_set=read.set_of_sets.get(0).get(0).color,
    list_set=read.list_of_sets.get(0).get(0).color,
    map_texts=read.map_of_lists,
    list_texts=read.pairs,
    first_of_maps=read.list_of_maps.get(0),
)
both = DeepBoth(stack, "both", one={"color": deep.one.color})
both.put_objects([{"color": "c"}])
both.one.size = 3
out(both_color=both.objects.get(0).color)
DeepRequired(stack, "required", one={"color": "a"}, object_map={"k": {"size": 1}})
names = TerraformIterator.from_list(["a", "b"])
Deep(stack, "dynamic", objects=names.dynamic({"color": names.value}))
app.synth()
