"""What a template takes from its stack, and what it says where the stack leaves something open."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from snowform.errors import SnowformError
from snowform.packer import Choices, Image, PackerError, Source, read_source
from tests.packer.cases import AMI, ESCAPED, NIX, instance, lookup, stack

OWN = lookup(owners=["self"])


def source(document: dict[str, Any], **choices: Any) -> Source:
    return read_source(document, Choices(**choices))


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def template(user_data: Any, **more: Any) -> dict[str, Any]:
    mappings = [
        {"device_name": "/dev/sdb", "ebs": {"volume_size": 500}},
        {"device_name": "/dev/xvda", "ebs": {"volume_size": 40}},
    ]
    arguments = {"image_id": AMI, "instance_type": "t3.large", "block_device_mappings": mappings}
    return stack(aws_launch_template={"fleet": {**arguments, "user_data": user_data, **more}})


def test_look_up_region_type_volume_and_tags_are_the_stacks() -> None:
    provider = {"region": "eu-central-1", "default_tags": {"tags": {"Project": "x", "Who": "${var.who}"}}}
    web = instance(root_block_device={"volume_size": 30})
    found = source(stack(provider=provider, aws_instance={"web": web}))
    assert found.image == Image(("427812963091",), {"name": ("nixos/26.05.*",), "architecture": ("x86_64",)})
    assert (found.region, found.instance_type, found.volume_size) == ("eu-central-1", "t3.medium", 30)
    # Who it is, only the apply knows.
    assert found.tags == {"Project": "x"}
    assert found.user_data() == (NIX, "aws_instance.web")


def test_what_is_chosen_goes_before_what_the_stack_says() -> None:
    found = source(stack(), region="us-east-1", instance_type="m5.large", volume_size=50)
    assert (found.region, found.instance_type, found.volume_size) == ("us-east-1", "m5.large", 50)


def test_a_launch_template_is_a_machine_too() -> None:
    found = source(template(encoded(NIX)))
    assert (found.instance_type, found.volume_size) == ("t3.large", 40)
    assert found.user_data() == (NIX, "aws_launch_template.fleet")


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(
            stack(aws_instance={"w": instance(user_data=None, user_data_base64=encoded(NIX))}), id="base64"
        ),
        pytest.param(
            template("${base64encode(local.nix)}") | {"locals": {"nix": ESCAPED}}, id="encoded local"
        ),
        pytest.param(
            stack(aws_instance={"w": instance(user_data=ESCAPED.replace("26.05", "${var.release}"))})
            | {"variable": {"release": {"default": "26.05"}}},
            id="variable with a default",
        ),
        pytest.param(
            stack(aws_instance={"w": instance(user_data="${local.nix}")}) | {"locals": {"nix": ESCAPED}},
            id="local",
        ),
    ],
)
def test_user_data_is_read_back_to_what_was_written(document: dict[str, Any]) -> None:
    assert source(document).user_data()[0] == NIX


@pytest.mark.parametrize(
    ("user_data", "said"),
    [
        pytest.param(
            "{ x = ${aws_s3_bucket.b.id}; }",
            "the user data depends on aws_s3_bucket.b.id, which only an apply knows; "
            "give the image's by --configuration FILE.nix",
            id="reference",
        ),
        pytest.param(
            '${templatefile("x", {})}',
            "the user data depends on templatefile(…), which only an apply knows; "
            "give the image's by --configuration FILE.nix",
            id="function",
        ),
        pytest.param(
            "#!/bin/sh\necho\n",
            "the user data is not a configuration.nix; give the image's by --configuration FILE.nix",
            id="script",
        ),
    ],
)
def test_user_data_that_is_no_known_configuration_is_an_error(user_data: str, said: str) -> None:
    found = source(stack(aws_instance={"web": instance(user_data=user_data)}))
    with pytest.raises(PackerError) as caught:
        found.user_data()
    assert str(caught.value) == f"aws_instance.web: {said}"


def test_several_machines_need_a_choice_only_where_they_differ() -> None:
    web, db = instance(), instance(instance_type="t3.large", user_data=ESCAPED + "# db\n")
    document = stack(aws_instance={"db": db, "web": web})
    with pytest.raises(PackerError) as caught:
        source(document)
    assert str(caught.value) == (
        "the machines are of several types; choose by --instance-type, or one by --machine: "
        "aws_instance.db, aws_instance.web"
    )
    with pytest.raises(PackerError) as caught:
        source(document, instance_type="t3.large").user_data()
    assert str(caught.value) == (
        "the machines have different user data; give --configuration FILE.nix, or one by --machine: "
        "aws_instance.db, aws_instance.web"
    )
    assert source(document, machine="aws_instance.db").user_data() == (NIX + "# db\n", "aws_instance.db")
    assert source(stack(aws_instance={"a": web, "b": web})).user_data() == (NIX, "aws_instance.a")


def test_the_smallest_root_volume_is_the_images() -> None:
    sizes = {f"m{size}": instance(root_block_device={"volume_size": size}) for size in (40, 25)}
    assert source(stack(aws_instance=sizes)).volume_size == 25


def test_machines_of_other_images_do_not_count() -> None:
    debian = instance(ami="${data.aws_ami.debian.id}", instance_type="m5.large")
    assert source(stack(aws_instance={"debian": debian, "web": instance()})).instance_type == "t3.medium"


@pytest.mark.parametrize(
    ("provider", "image", "region"),
    [
        pytest.param(
            [{"region": "a-b-1"}, {"alias": "west", "region": "c-d-2"}],
            {"provider": "aws.west"},
            "c-d-2",
            id="alias",
        ),
        pytest.param([{"alias": "west", "region": "c-d-2"}, {"region": "a-b-1"}], {}, "a-b-1", id="default"),
        pytest.param({"region": "a-b-1"}, {"region": "e-f-3"}, "e-f-3", id="of the look-up"),
        pytest.param({"region": "${var.region}"}, {}, "g-h-4", id="variable"),
    ],
)
def test_the_region_is_the_one_that_the_image_is_looked_up_in(
    provider: Any, image: dict[str, Any], region: str
) -> None:
    document = stack({"nixos": lookup(**image)}, provider, {"variable": {"region": {}}})
    assert source(document, variables={"region": "g-h-4"}).region == region


def test_blocks_are_found_in_lists_and_a_provider_by_its_local_name() -> None:
    document = stack({"nixos": lookup(provider="amazon.west")}, {"region": "a-b-1"})
    document["provider"] = [{"aws": {"region": "a-b-1"}}, {"amazon": [{"alias": "west", "region": "c-d-2"}]}]
    document["data"], document["resource"] = [document["data"]], [document["resource"]]
    found = source(document)
    assert (found.image, found.region) == (source(stack()).image, "c-d-2")
    assert found.machines == source(stack()).machines


@pytest.mark.parametrize(
    ("document", "choices", "said"),
    [
        pytest.param(
            stack({"own": OWN}),
            {},
            "the stack looks up no image of the NixOS project; start from one by --release, as in --release "
            "26.05; it does look up data.aws_ami.own: name it by --image",
            id="no NixOS image",
        ),
        pytest.param(
            stack({}),
            {},
            "the stack looks up no image of the NixOS project; "
            "start from one by --release, as in --release 26.05",
            id="no image",
        ),
        pytest.param(
            stack({"arm": lookup("arm64"), "nixos": lookup()}),
            {},
            "the stack looks up several NixOS images; "
            "name one by --image: data.aws_ami.arm, data.aws_ami.nixos",
            id="several",
        ),
        pytest.param(
            stack(),
            {"image": "data.aws_ami.nixo"},
            '--image: the stack looks up no data.aws_ami.nixo; did you mean "data.aws_ami.nixos"?',
            id="unknown image",
        ),
        pytest.param(
            stack(),
            {"machine": "aws_instance.db"},
            '--machine: no aws_instance.db starts from the image; did you mean "aws_instance.web"?',
            id="unknown machine",
        ),
        pytest.param(
            stack(aws_instance={"web": instance(instance_type="t4g.small")}),
            {},
            "data.aws_ami.nixos: t4g.small has arm64 processors, the image is for x86_64; "
            "give a type that fits by --instance-type, or another image by --image",
            id="type that does not fit",
        ),
        pytest.param(
            stack(aws_instance={"web": instance(instance_type="${var.type}")}),
            {},
            "aws_instance.web: the instance type depends on var.type; "
            "give --instance-type, or --variable NAME=VALUE where that is a variable",
            id="type that is open",
        ),
        pytest.param(
            stack(aws_vpc={"v": {}}),
            {},
            "nothing starts from the image; give --instance-type, such as t3.medium",
            id="no machine",
        ),
        pytest.param(
            stack(),
            {"instance_type": "large"},
            "'large' is not a valid instance type; give one such as t3.small",
            id="no type",
        ),
        pytest.param(
            stack(provider=[{"alias": "west", "region": "x"}]),
            {},
            "the stack's provider names no region; give --region, such as eu-central-1",
            id="no region",
        ),
        pytest.param(
            stack(provider={"region": "${var.region}"}),
            {},
            "the region depends on var.region; "
            "give --region, or --variable NAME=VALUE where that is a variable",
            id="region that is open",
        ),
        pytest.param(
            stack(more={"variable": {"region": {}}}),
            {"variables": {"regoin": "x"}},
            '--variable regoin: the stack has no such variable; did you mean "region"?',
            id="unknown variable",
        ),
        pytest.param(
            stack({"nixos": lookup(name_regex="^nixos")}),
            {},
            "data.aws_ami.nixos: has name_regex, which Packer has not; use filters",
            id="what Packer has not",
        ),
    ],
)
def test_what_cannot_be_told_is_an_error_that_says_how_to_tell_it(
    document: dict[str, Any], choices: dict[str, Any], said: str
) -> None:
    with pytest.raises(SnowformError) as caught:
        source(document, **choices)
    assert str(caught.value) == said


def test_a_release_stands_in_where_the_stack_uses_its_own_image() -> None:
    own = stack(
        {"own": OWN}, aws_instance={"web": instance(ami="${data.aws_ami.own.id}", instance_type="t4g.small")}
    )
    found = source(own, release="26.05")
    assert found.image.owners == ("427812963091",)
    assert found.image.filters["name"] == ("nixos/26.05.*",)
    assert found.image.architecture == "arm64"
    assert found.user_data() == (NIX, "aws_instance.web")
