"""Values of the wrong type and wrong references in resources of AWS, and its provider's configurations.

https://opentofu.org/docs/language/expressions/types/#type-conversion
"""

from __future__ import annotations

from typing import Any

from tests.synth.checks.corpus.aws_arguments import HOST, INSTANCE, RULE, SUBNET, WHEN_PLANNED, of, rules
from tests.synth.checks.corpus.case import Case, Document, twins

MORE: Document = {
    "variable": {
        "any": {},
        "flag": {"type": "bool"},
        "list": {"type": "list(string)"},
        "map": {"type": "map(string)"},
        "number": {"type": "number"},
        "object": {"type": "object({a=string,b=list(number)})"},
        "set": {"type": "set(string)"},
        "text": {"type": "string"},
    },
    "locals": {"list": ["a"], "map": {"a": "b"}, "n": 3, "text": "x"},
}
OTHERS = {
    "aws_vpc": {"one": {}, "some": {"count": 2}, "by": {"for_each": {"a": "b"}}},
    "aws_eip": {"ip": {}},
    "aws_instance": {"host": HOST},
    "aws_security_group": {"group": rules(RULE)},
    "aws_sqs_queue": {"q": {}},
}
DATA = {
    "aws_ami": {"a": {"owners": ["self"]}},
    "aws_availability_zones": {"z": {}},
    "aws_subnets": {"s": {}},
    "aws_iam_policy_document": {"p": {}},
}


def values(name: str, terraform_type: str, argument: str, *texts: Any, differs: str = "") -> tuple[Case, ...]:
    """Of one argument: a wrong value, and right ones."""
    needed = {"aws_subnet": {"vpc_id": "x"}, INSTANCE: HOST}.get(terraform_type, {})
    documents = [
        {
            **MORE,
            "data": DATA,
            "resource": {
                **OTHERS,
                terraform_type: {**OTHERS.get(terraform_type, {}), "it": {**needed, argument: text}},
            },
        }
        for text in texts
    ]
    fault, right, *others = documents
    more = (Case(f"{name}: {n}: right", document) for n, document in enumerate(others, 2))
    return (*twins(name, fault, right, differs=differs), *more)


def text(name: str, *expressions: Any, differs: str = "") -> tuple[Case, ...]:
    """A text: a wrong one, and right ones."""
    return values(name, "aws_subnet", "availability_zone", *expressions, differs=differs)


def texts(name: str, *expressions: Any, differs: str = "") -> tuple[Case, ...]:
    """A set of texts: a wrong one, and right ones."""
    return values(name, INSTANCE, "vpc_security_group_ids", *expressions, differs=differs)


def number(name: str, *expressions: Any) -> tuple[Case, ...]:
    """A number: a wrong one, and right ones."""
    return values(name, "aws_sqs_queue", "delay_seconds", *expressions)


def flag(name: str, *expressions: Any) -> tuple[Case, ...]:
    """A bool: a wrong one, and right ones."""
    return values(name, "aws_instance", "monitoring", *expressions)


def tags(name: str, *expressions: Any) -> tuple[Case, ...]:
    """A map of texts: a wrong one, and right ones."""
    return values(name, "aws_eip", "tags", *expressions)


TYPES: tuple[Case, ...] = (
    *text("text is a list", ["a"], "a", 5, True, None),
    *text("text is an object", {"a": "b"}, "${null}"),
    *text("text is an expression of a list", '${["a"]}', '${"a"}', "${1 + 1}", "${true}"),
    *text("text is a loop", "${[for x in var.list : x]}", '${join("", [for x in var.list : x])}'),
    *text("text is a variable of a list", "${var.list}", "${var.text}", "${var.any}", "${var.number}"),
    *text("text is a variable of a map", "${var.map}", "${var.map.a}", '${var.map["b"]}'),
    *text("text is a variable of an object", "${var.object}", "${var.object.a}"),
    *text("text is a field of a list", "${var.object.b}", "${var.object.b[0]}"),
    *text("text is a local list", "${local.list}", "${local.text}", "${local.list[0]}", "${local.n}"),
    *text("text is a local object", "${local.map}", "${local.map.a}"),
    *text("text is tags", "${aws_vpc.one.tags}", '${aws_vpc.one.tags["a"]}', "${aws_vpc.one.tags.Name}"),
    *text("text is a resource", "${aws_vpc.one}", "${aws_vpc.one.id}"),
    *text("text is resources", "${aws_vpc.some}", "${aws_vpc.some[0].id}"),
    *text(
        "text is a splat", "${aws_vpc.some[*].id}", "${aws_vpc.some.*.id[0]}", "${one(aws_vpc.some[*].id)}"
    ),
    *text(
        "text is names of zones",
        "${data.aws_availability_zones.z.names}",
        "${data.aws_availability_zones.z.names[0]}",
    ),
    *text("text is a list by a condition", "${var.flag ? var.list : []}", "${var.flag ? var.text : null}"),
    *text("text is a number or a list", "${var.flag ? 1 : [1]}", '${var.flag ? 1 : "a"}'),
    *text(
        "text is a list of a call",
        '${split(",", var.text)}',
        '${split(",", var.text)[0]}',
        "${element(var.list, 0)}",
    ),
    *text("text is an object of a call", "${merge(var.map, {})}", "${jsonencode(merge(var.map, {}))}"),
    *text("text with a list in it", "x-${var.list}", "x-${var.text}", "x-${var.number}", "x-${var.flag}"),
    *text("text with tags in it", "x-${aws_vpc.one.tags}", "x-${aws_vpc.one.id}"),
    *text("text with a resource in it", "x-${aws_vpc.one}", "x-${aws_vpc.one.arn}"),
    *texts("list is a text", "subnet-1", ["subnet-1"], [], None, [5]),
    *texts("list is a number", 5, "${[5]}"),
    *texts("list is an object", {"a": "b"}, '${values({ a = "b" })}'),
    *texts("list of lists", [["a"]], ["${var.text}"], "${[var.text]}"),
    *texts("list of objects", [{"a": "b"}], ["a", "${local.text}"]),
    *texts("list with a list in it", ["${var.list}"], "${var.list}", "${var.set}"),
    *texts("list is a variable of a text", "${var.text}", "${[var.text]}", "${var.any}"),
    *texts("list is a variable of a map", "${var.map}", "${values(var.map)}", "${keys(var.map)}"),
    *texts("list is an id", "${aws_vpc.one.id}", "${[aws_vpc.one.id]}", ["${aws_vpc.one.id}"]),
    *texts("list is tags", "${aws_vpc.one.tags}", "${data.aws_subnets.s.ids}"),
    *texts("list of splats", ["${aws_vpc.some[*].id}"], "${aws_vpc.some[*].id}", "${aws_vpc.some.*.id}"),
    *texts("list is a join", '${join(",", var.list)}', '${split(",", var.text)}', "${toset(var.list)}"),
    *texts("list is a text by a condition", '${var.flag ? "a" : "b"}', '${var.flag ? ["a"] : []}'),
    *texts("list of resources", "${aws_vpc.some}", "${values(aws_vpc.by)[*].id}"),
    *texts("list is a local text", "${local.text}", "${local.list}", "${concat(local.list, var.list)}"),
    *number("number is a text", "many", 60, "60", "6e1", None),
    *number("number is a bool", True, "${60}", "${local.n}"),
    *number("number is a list", [60], "${[60][0]}"),
    *number("number is a local text", "${local.text}", "${var.number}", "${var.text}"),
    *number("number is a variable of a bool", "${var.flag}", "${var.flag ? 1 : 2}"),
    *number("number is a call's text", '${upper("x")}', "${length(var.list)}", '${tonumber("60")}'),
    *number(
        "number is an attribute of bool",
        "${aws_vpc.one.enable_dns_support}",
        "${aws_sqs_queue.q.delay_seconds}",
    ),
    *number("number is a list of a variable", "${var.list}", "${length(var.list)}"),
    *flag("bool is a word", "yes", "true", "false", True, None),
    *flag("bool is a number", 1, "${1 == 1}", "${var.flag}"),
    *flag("bool is a text of a number", "1", "${!var.flag}", "${var.text}"),
    *flag("bool is a list", [True], "${contains(var.list, var.text)}"),
    *flag("bool is a local text", "${local.text}", '${local.text == "x"}'),
    *flag("bool is a variable of a number", "${var.number}", "${var.number > 1}"),
    *tags("map is a text", "x", {"a": "b"}, {}, None, {"a": 1, "b": True}),
    *tags("map is a list", ["a"], "${{ a = 1 }}", '${{ for x in ["a"] : x => x }}'),
    *tags("map of lists", {"a": ["b"]}, {"a": "${local.list[0]}"}),
    *tags("map of maps", {"a": {"b": "c"}}, {"a": "${jsonencode({ b = 1 })}"}),
    *tags("map with a list in it", {"a": "${var.list}"}, {"a": "${var.list[0]}"}, {"${var.text}": "b"}),
    *tags("map is a variable of a list", "${var.list}", "${var.map}", "${var.any}"),
    *tags("map is a merge of lists", "${merge(var.list)}", "${merge(var.map, local.map, { a = var.text })}"),
    *tags("map is a resource's list", "${aws_instance.host.security_groups}", "${aws_vpc.one.tags_all}"),
    *values(
        "text in a block is a list",
        INSTANCE,
        "root_block_device",
        {"volume_type": ["gp3"]},
        {"volume_type": "gp3"},
    ),
    *values(
        "number in a block is a word",
        INSTANCE,
        "root_block_device",
        {"volume_size": "big"},
        {"volume_size": "8"},
    ),
    *values(
        "number in a block is a local text",
        INSTANCE,
        "root_block_device",
        {"iops": "${local.text}"},
        {"iops": "${local.n}"},
    ),
    *values(
        "text in a block is a variable of a list",
        INSTANCE,
        "root_block_device",
        {"volume_type": "${var.list}"},
        {"volume_type": "${var.text}"},
    ),
    *values(
        "tags in a block are a list",
        INSTANCE,
        "root_block_device",
        {"tags": ["a"]},
        {"tags": {"a": "b"}},
        {"tags": "${var.map}"},
    ),
)

REFERENCES: tuple[Case, ...] = (
    *text("unknown attribute", "${aws_vpc.one.idd}", "${aws_vpc.one.id}"),
    *text("unknown attribute in a call", "${upper(aws_vpc.one.name)}", "${upper(aws_vpc.one.arn)}"),
    *text("unknown attribute of a data source", "${data.aws_ami.a.ami_id}", "${data.aws_ami.a.image_id}"),
    *text("unknown attribute of one of several", "${aws_vpc.some[0].idd}", "${aws_vpc.some[1].id}"),
    *text("unknown attribute of one by a key", '${aws_vpc.by["a"].idd}', '${aws_vpc.by["a"].id}'),
    *text(
        "unknown attribute behind a computed index",
        "${aws_vpc.some[var.number].idd}",
        "${aws_vpc.some[var.number].id}",
        differs=WHEN_PLANNED,
    ),
    *texts(
        "unknown attribute of a splat",
        "${aws_vpc.some[*].idd}",
        "${aws_vpc.some[*].id}",
        differs=WHEN_PLANNED,
    ),
    *texts(
        "unknown attribute of an old splat",
        "${aws_vpc.some.*.idd}",
        "${aws_vpc.some.*.id}",
        differs=WHEN_PLANNED,
    ),
    *texts(
        "unknown attribute of a splat of one",
        "${aws_vpc.one[*].idd}",
        "${aws_vpc.one[*].id}",
        differs=WHEN_PLANNED,
    ),
    *text(
        "unknown attribute of a loop's variable",
        '${join("", [for v in aws_vpc.some : v.idd])}',
        '${join("", [for v in aws_vpc.some : v.id])}',
    ),
    *text(
        "unknown attribute of values",
        '${join("", values(aws_vpc.by)[*].idd)}',
        '${join("", values(aws_vpc.by)[*].id)}',
    ),
    *text(
        "unknown attribute of a block",
        "${aws_instance.host.root_block_device[0].size}",
        "${aws_instance.host.root_block_device[0].volume_size}",
        "${aws_instance.host.root_block_device.0.volume_id}",
    ),
    *text(
        "block without its index",
        "${aws_instance.host.root_block_device.volume_id}",
        "${one(aws_instance.host.root_block_device[*].volume_id)}",
    ),
    *texts(
        "unknown attribute of blocks",
        "${aws_instance.host.ebs_block_device[*].size}",
        "${aws_instance.host.ebs_block_device[*].volume_id}",
        differs=WHEN_PLANNED,
    ),
    *text(
        "index into a set of blocks",
        "${aws_instance.host.ebs_block_device[0].volume_id}",
        "${tolist(aws_instance.host.ebs_block_device)[0].volume_id}",
    ),
    *text(
        "index into a set of texts",
        "${aws_instance.host.vpc_security_group_ids[0]}",
        "${tolist(aws_instance.host.vpc_security_group_ids)[0]}",
        '${join("", aws_instance.host.vpc_security_group_ids)}',
    ),
    *text(
        "index into a set of rules",
        "${aws_security_group.group.ingress[0].protocol}",
        "${tolist(aws_security_group.group.ingress)[0].protocol}",
    ),
    *text("attribute of an id", "${aws_vpc.one.id.name}", "${aws_vpc.one.tags.name}"),
    *text("attribute of an index of an id", "${aws_vpc.one.id[0]}", "${substr(aws_vpc.one.id, 0, 1)}"),
    *text("attribute of a number", "${aws_sqs_queue.q.delay_seconds.x}", "${aws_sqs_queue.q.delay_seconds}"),
    *text(
        "attribute of a list",
        "${data.aws_availability_zones.z.names.x}",
        "${data.aws_availability_zones.z.names.0}",
    ),
    *text("several without an index", "${aws_vpc.some.id}", "${aws_vpc.some[0].id}"),
    *text("several by keys without one", "${aws_vpc.by.id}", '${aws_vpc.by["b"].id}'),
    *text("one with an index", "${aws_vpc.one[0].id}", "${aws_vpc.one.id}"),
    *text("one with a key", '${aws_vpc.one["a"].id}', "${aws_vpc.one.id}"),
    *text("not declared", "${aws_vpc.two.id}", "${aws_vpc.one.id}"),
    *text("data source that is not declared", "${data.aws_vpc.one.id}", "${data.aws_ami.a.id}"),
    *text("type that is not declared", "${aws_subnets.s.ids}", "${aws_eip.ip.id}"),
    *text("without a name", "${aws_vpc}", "${aws_vpc.one.id}"),
    *text("data source without a name", "${data.aws_ami}", "${data.aws_ami.a.id}"),
    *text("field of an object", "${var.object.c}", "${var.object.a}"),
    *text("field of a local", "${local.map.b}", "${local.map.a}"),
    *text("field of a text", "${var.text.a}", "${var.any.a}"),
    *text(
        "policy by a wrong name",
        "${data.aws_iam_policy_document.p.policy}",
        "${data.aws_iam_policy_document.p.json}",
    ),
    *text(
        "argument of a data source's filter",
        "${data.aws_ami.a.filter[0].name}",
        "${tolist(data.aws_ami.a.filter)[0].name}",
    ),
    *tags("unknown attribute in a map", {"a": "${aws_vpc.one.idd}"}, {"a": "${aws_vpc.one.id}"}),
    *tags("unknown attribute in a key", {"${aws_vpc.one.idd}": "a"}, {"${aws_vpc.one.id}": "a"}),
    *values(
        "unknown attribute in a block",
        INSTANCE,
        "root_block_device",
        {"kms_key_id": "${aws_vpc.one.idd}"},
        {"kms_key_id": "${aws_vpc.one.id}"},
    ),
    *of(
        "itself",
        "aws_subnet",
        {**SUBNET, "availability_zone": "${aws_subnet.it.id}"},
        {**SUBNET, "availability_zone": "x"},
        differs=WHEN_PLANNED,
    ),
    *of(
        "ignored and not there",
        "aws_vpc",
        {"lifecycle": {"ignore_changes": ["cidr"]}},
        {"lifecycle": {"ignore_changes": ["cidr_block", 'tags["a"]', "tags"]}},
    ),
    *of(
        "own attribute and not there",
        "aws_vpc",
        {"lifecycle": {"postcondition": {"condition": '${self.idd != ""}', "error_message": "A message."}}},
        {"lifecycle": {"postcondition": {"condition": '${self.id != ""}', "error_message": "A message."}}},
    ),
)


def configured(*configurations: Any, **body: Any) -> Document:
    """Configurations of the provider, and a resource."""
    return {
        "provider": {"aws": list(configurations)},
        "resource": {"aws_vpc": {"it": body}},
        "variable": {"v": {}},
    }


HERE, EAST = {"region": "eu-west-1"}, {"alias": "east", "region": "us-east-1"}

PROVIDERS: tuple[Case, ...] = (
    *twins(
        "alias that is not there",
        configured(HERE, provider="aws.east"),
        configured(HERE, EAST, provider="aws.east"),
    ),
    *twins(
        "alias alone is configured",
        configured(EAST, provider="aws.west"),
        configured(EAST, provider="aws.east"),
    ),
    *twins("alias twice", configured(EAST, EAST), configured(EAST, HERE)),
    *twins("two defaults", configured(HERE, HERE), configured(HERE, EAST)),
    *twins("unknown argument", configured({"regions": "x"}), configured(HERE)),
    *twins("region is a list", configured({"region": ["x"]}), configured({"region": "${var.v}"})),
    *twins(
        "tags without their block",
        configured({"default_tags": {"Name": "x"}}),
        configured({"default_tags": {"tags": {"Name": "x"}}}),
    ),
    *twins(
        "tags twice",
        configured({"default_tags": [{}, {"tags": {"Name": "x"}}]}),
        configured({"default_tags": [{"tags": {"Name": "x"}}]}),
    ),
    *twins("tags to ignore twice", configured({"ignore_tags": [{}, {}]}), configured({"ignore_tags": [{}]})),
    *twins(
        "roles of an identity twice",
        configured({"assume_role_with_web_identity": [{}, {}]}),
        configured({"assume_role": [{"session_name": "one"}, {"session_name": "two"}]}),
    ),
    *twins(
        "tags are a list",
        configured({"default_tags": {"tags": ["x"]}}),
        configured({"default_tags": {"tags": {}}}),
    ),
    *twins(
        "role of an unknown argument",
        configured({"assume_role": {"arn": "x"}}),
        configured({"assume_role": {"session_name": "session"}}),
    ),
    *twins("role is a text", configured({"assume_role": "x"}), configured({"assume_role": []})),
    *twins(
        "endpoint of an unknown service",
        configured({"endpoints": {"nope": "x"}}),
        configured({"endpoints": {"ec2": "http://localhost:5000"}}),
    ),
    *twins(
        "flag is a word",
        configured({"skip_region_validation": "maybe"}),
        configured({"skip_region_validation": "true"}),
    ),
    *twins("number is a word", configured({"max_retries": "many"}), configured({"max_retries": "5"})),
    *twins(
        "accounts are a text",
        configured({"allowed_account_ids": "1"}),
        configured({"allowed_account_ids": ["1"]}),
    ),
    *twins("not declared in it", configured({"region": "${var.w}"}), configured({"region": "${var.v}"})),
    *twins(
        "of a resource that needs it",
        configured({"region": "${aws_vpc.it.id}"}),
        configured({"region": "eu-west-1"}),
    ),
    *twins(
        "loop in it", configured({"region": "${each.key}"}), configured({"region": '${lower("EU-WEST-1")}'})
    ),
)
