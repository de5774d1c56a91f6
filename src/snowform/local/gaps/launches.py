"""What EC2 refuses of a launch and of what one is described by: images, types, keys, user data, addresses."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from functools import cache
from ipaddress import ip_address, ip_network
from typing import Any

from snowform.ec2.instances import architecture_of
from snowform.local.gaps.registry import around, gap, target

# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html
LONGEST_USER_DATA = 16_384
TOO_LONG = f"User data is limited to {LONGEST_USER_DATA} bytes"


@gap("a machine that AWS refuses starts: an image of other processors, an unknown image, type or key")
def refused_launches() -> None:
    """A launch that EC2 refuses is refused, and so is a group whose template describes one."""
    instances = target("ec2.responses.instances", "InstanceResponse")
    groups = target("autoscaling.responses", "AutoScalingResponse")
    refusal = target("ec2.exceptions", "EC2ClientError")
    of_group = target("autoscaling.exceptions", "AutoscalingClientError")

    @around(instances, "run_instances")
    def run_instances(original: Callable[..., Any], self: Any) -> Any:
        named = self._get_param("LaunchTemplate", {})
        described = self.ec2_backend._get_template_from_args(named).data if named else {}
        asked = {name: self._get_param(name) for name in ("ImageId", "InstanceType", "KeyName", "UserData")}
        _check(self.ec2_backend, {**described, **_given(asked)}, refusal)
        _check_address(self, refusal)
        return original(self)

    @around(instances, "_dot_value_instance_attribute_handler")
    def modify(original: Callable[..., Any], self: Any) -> Any:
        instance_type = self._get_param("InstanceType.Value")
        if instance_type:
            instance = self.ec2_backend.get_instance(self._get_param("InstanceId"))
            _check_type(self.ec2_backend, instance.image_id, instance_type, refusal)
        return original(self)

    def checked(original: Callable[..., Any], self: Any) -> Any:
        least, most = self._get_int_param("MinSize"), self._get_int_param("MaxSize")
        if least is not None and most is not None and least > most:
            message = f"Max bound, {most}, must be greater than or equal to min bound, {least}"
            raise of_group("ValidationError", message)
        policy = self._get_param("MixedInstancesPolicy", {}).get("LaunchTemplate", {})
        named = self._get_param("LaunchTemplate", {}) or policy.get("LaunchTemplateSpecification", {})
        backend = self.autoscaling_backend.ec2_backend
        try:
            # Without one, or one that is not there, moto has its own errors.
            described = backend._get_template_from_args(named).data if named else None
        except (refusal, KeyError):
            described = None
        if described is not None:
            others = [_given(override) for override in policy.get("Overrides", [])]
            try:
                for override in others or [{}]:
                    _check(backend, {**described, **override}, refusal)
            except refusal as error:
                raise of_group(
                    "ValidationError",
                    f"You must use a valid fully-formed launch template. {error.message}",
                ) from error
        return original(self)

    around(groups, "create_auto_scaling_group")(checked)
    around(groups, "update_auto_scaling_group")(checked)


@gap("a launch template with more than 16,384 bytes of user data is made, which AWS refuses")
def user_data_of_templates() -> None:
    """A launch template is refused where its user data is too long for a machine."""
    responses = target("ec2.responses.launch_templates", "LaunchTemplates")
    refusal = target("ec2.exceptions", "EC2ClientError")

    def checked(original: Callable[..., Any], self: Any) -> Any:
        if _length(self._get_param("LaunchTemplateData.UserData")) > LONGEST_USER_DATA:
            raise refusal("InvalidUserData.Malformed", TOO_LONG)
        return original(self)

    around(responses, "create_launch_template")(checked)
    around(responses, "create_launch_template_version")(checked)


@gap("a public key that is none: importing EC2 Key Pair (…): … StatusCode: 500, again and again")
def key_format() -> None:
    """What is no public key is refused at once."""
    backend = target("ec2.models.key_pairs", "KeyPairBackend")
    refusal = target("ec2.exceptions", "EC2ClientError")

    @around(backend, "import_key_pair")
    def import_key_pair(original: Callable[..., Any], self: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return original(self, *args, **kwargs)
        except refusal:
            raise
        # Whatever stumbles over it: moto's parser has several ways to.
        except Exception as error:
            message = "Key is not in valid OpenSSH public key format"
            raise refusal("InvalidKey.Format", message) from error


@gap("a volume of another zone is attached to a machine, which AWS refuses (InvalidVolume.ZoneMismatch)")
def volumes_of_other_zones() -> None:
    """A volume is attached to a machine of its own zone alone."""
    responses = target("ec2.responses.elastic_block_store", "ElasticBlockStore")
    refusal = target("ec2.exceptions", "EC2ClientError")

    @around(responses, "attach_volume")
    def attach_volume(original: Callable[..., Any], self: Any) -> Any:
        volume = self.ec2_backend.get_volume(self._get_param("VolumeId"))
        instance = self.ec2_backend.get_instance(self._get_param("InstanceId"))
        if volume.zone.name != instance.availability_zone:
            raise refusal(
                "InvalidVolume.ZoneMismatch",
                f"The volume '{volume.id}' is not in the same availability zone as instance '{instance.id}'",
            )
        return original(self)


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _check(backend: Any, launch: Mapping[str, Any], refusal: type[Exception]) -> None:
    """Raises the refusal that EC2 answers a launch with; what it leaves out is not looked at."""
    image, key = launch.get("ImageId"), launch.get("KeyName")
    # AWS resolves these itself: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-launch-template.html
    if image and not image.startswith("resolve:ssm:"):
        if not re.fullmatch(r"ami-[0-9a-f]+", image):
            raise refusal("InvalidAMIID.Malformed", f'Invalid id: "{image}" (expecting "ami-...")')
        if image not in backend.amis:
            raise refusal("InvalidAMIID.NotFound", f"The image id '[{image}]' does not exist")
    if launch.get("InstanceType"):
        _check_type(backend, image, launch["InstanceType"], refusal)
    if key and key not in backend.key_pairs:
        raise refusal("InvalidKeyPair.NotFound", f"The key pair '{key}' does not exist")
    if _length(launch.get("UserData")) > LONGEST_USER_DATA:
        raise refusal("InvalidParameterValue", TOO_LONG)


def _check_type(backend: Any, image_id: str | None, instance_type: str, refusal: type[Exception]) -> None:
    processors = _processors(instance_type)
    if processors is None:
        raise refusal("InvalidParameterValue", f"Invalid value '{instance_type}' for InstanceType.")
    image = backend.amis.get(image_id)
    if image is not None and image.architecture not in (None, *processors):
        raise refusal(
            "InvalidParameterValue",
            f"The architecture '{','.join(processors)}' of the specified instance type does not match the "
            f"architecture '{image.architecture}' of the specified AMI. Specify an instance type and an AMI "
            "that have matching architectures, and try again.",
        )


def _check_address(responses: Any, refusal: type[Exception]) -> None:
    """moto has 500 for an address that is not of the subnet, which is asked again for minutes."""
    asked = [
        {name: responses._get_param(name) for name in ("SubnetId", "PrivateIpAddress")},
        *responses._get_param("NetworkInterfaces", []),
    ]
    for place in asked:
        if not place.get("SubnetId") or not place.get("PrivateIpAddress"):
            continue
        subnet = responses.ec2_backend.get_subnet(place["SubnetId"])
        if ip_address(place["PrivateIpAddress"]) not in ip_network(subnet.cidr_block, strict=False):
            raise refusal(
                "InvalidParameterValue",
                f"Address {place['PrivateIpAddress']} does not fall within the subnet's address range",
            )


def _length(user_data: Any) -> int:
    """The bytes of user data before base64; moto's own error says where that is no base64."""
    if not user_data:
        return 0
    try:
        return len(base64.b64decode(user_data if isinstance(user_data, bytes) else str(user_data)))
    except ValueError:
        return 0


def _processors(instance_type: str) -> tuple[str, ...] | None:
    """The architectures of a type; None where there is no such type.

    moto's list is of its release. The next generation of a family that it knows, in a size that it knows, is
    taken for one that came since.
    """
    types = target("ec2.models.instance_types", "INSTANCE_TYPES")
    if known := types.get(instance_type):
        return tuple(known["ProcessorInfo"]["SupportedArchitectures"])
    family, _, size = instance_type.partition(".")
    named = re.fullmatch(r"([a-z]+)(\d+)[a-z-]*", family)
    newest, families, sizes = _newest_generations()
    if not named or family in families or size not in sizes:
        return None
    return (architecture_of(instance_type),) if int(named[2]) <= newest.get(named[1], -2) + 1 else None


@cache
def _newest_generations() -> tuple[dict[str, int], frozenset[str], frozenset[str]]:
    """Of moto's list: the highest generation by the letters of a family, its families, and its sizes."""
    newest: dict[str, int] = {}
    families, sizes = set(), set()
    for name in target("ec2.models.instance_types", "INSTANCE_TYPES"):
        family, _, size = name.partition(".")
        families.add(family)
        sizes.add(size)
        if named := re.match(r"([a-z]+)(\d+)", family):
            newest[named[1]] = max(newest.get(named[1], 0), int(named[2]))
    return newest, frozenset(families), frozenset(sizes)
