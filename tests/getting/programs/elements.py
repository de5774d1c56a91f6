"""The provider, meta-arguments, data sources, classes whose names meet, imports."""

from cdktf import App, TerraformOutput, TerraformStack, TerraformIterator, Token
from imports.toy import box
from imports.toy.box_lid import BoxLidA
from imports.toy.data_other_thing import DataOtherThing
from imports.toy.data_toy_box import DataToyBox, DataToyBoxFilter
from imports.toy.http2_https import Http2Https
from imports.toy.index_resource import Index
from imports.toy.object_resource import ObjectResource
from imports.toy.provider import ToyProvider, ToyProviderAssumeRole
from imports.toy.provider_resource import ProviderResource
from imports.toy.string_resource import StringResource
from imports.toy.toy import Toy
from imports.toy.v2_thing4_x_ipv6 import V2Thing4XIpv6
from imports.toy.version_resource import VersionResource

app = App(skip_validation=True)
stack = TerraformStack(app, "s")


def out(**values):
    for name, value in values.items():
        TerraformOutput(stack, name, value=value)


role = ToyProviderAssumeRole(arn="x", tags={"k": "v"}, inner={"z": "y"})
provider = ToyProvider(
    stack,
    "toy",
    token="t",
    region="r",
    skip=True,
    retries=3,
    hosts=["a"],
    labels={"a": "b"},
    node_attribute="n",
    assume_role=role,
    endpoints=[{"x": "1"}],
    object=[{"a": "1"}],
    alias="other",
)
print(provider.region, provider.assume_role == role, provider.hosts_input, provider.alias)
provider.region = "elsewhere"
provider.reset_labels()
found = DataToyBox(stack, "found", name="x", filter=[DataToyBoxFilter(name="n", values=["v"])])
out(color=found.objects.get(0).color, ids=found.ids)
first = box.Box(stack, "first", name=found.name, lid=[box.BoxLid(x="1"), {"x": "2"}])
names = TerraformIterator.from_list(["a", "b"])
box.Box(
    stack,
    "second",
    name=Token.as_string(names.value),
    for_each=names,
    provider=provider,
    depends_on=[first],
    lifecycle={"prevent_destroy": True},
)
BoxLidA(stack, "third", name=first.lid.get(1).x, count=2)
for place, cls in enumerate(
    (DataOtherThing, Http2Https, Index, ObjectResource, ProviderResource, Toy, V2Thing4XIpv6, VersionResource)
):
    print(cls.__name__, cls.TF_RESOURCE_TYPE)
    cls(stack, f"other{place}", x="1")
StringResource(stack, "text", name="x")
StringResource.generate_config_for_import(stack, "imported", "id-1", provider)


class Crate(box.Box):
    def __init__(self, scope, name):
        super().__init__(scope, name, name="crate")


print(Crate(stack, "crate").name_input)
app.synth()
