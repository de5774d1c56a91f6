"""Names that a language reserves, that have digits, or that meet those of accessors."""

from cdktf import App, TerraformOutput, TerraformStack
from imports.toy.odd import Odd, OddFor

app = App(skip_validation=True)
stack = TerraformStack(app, "s")


def out(**values):
    for name, value in values.items():
        TerraformOutput(stack, name, value=value)


odd = Odd(
    stack,
    "odd",
    self_attribute="a",
    build_attribute="b",
    fetch_password="c",
    equal_to="d",
    node_attribute="e",
    system_attribute="f",
    software_attribute="g",
    tf_resource_type_attribute="h",
    import_from_attribute="i",
    move_to_attribute="j",
    from_="k",
    lambda_="l",
    import_="m",
    class_="n",
    none="o",
    address1="p",
    convert608_to708="q",
    checksum_crc32_c="r",
    size2_x="s",
    value3_dx="t",
    license="u",
    id="v",
    scope="w",
    config="x",
    values="y",
    ipv6_cidr="z",
    a="1",
    b_c="2",
    s3_key="3",
    str="4",
    property="5",
    size=3,
    depth=4,
    length="6",
    for_=[OddFor(self_attribute="s", in_="i")],
    fetch_thing={"node_attribute": "n", "not_": "o"},
    and_=[{"x": "1"}],
)
out(
    self_it=odd.self_attribute,
    password=odd.fetch_password,
    converted=odd.convert608_to708,
    of_input=odd.size_input,
    length_of_input=odd.length_input,
    block=odd.for_.get(0).in_,
    thing=odd.fetch_thing.not_,
    keyword=odd.from_,
    text=odd.str,
    whole=odd.and_,
)
print(
    odd.size_tf_input, odd.depth_input, odd.length_tf_input, odd.fetch_thing_input, odd.checksum_crc32_c_input
)
odd.str = "changed"
odd.reset_tf_depth()
odd.reset_self_attribute()
odd.reset_from()
odd.put_and([{"x": "2"}])
odd.reset_fetch_password()
app.synth()
