"""User data of an instance that is there already."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

from snowform.local.gaps.launches import LONGEST_USER_DATA, TOO_LONG
from snowform.local.gaps.registry import around, gap, target


@gap("updating EC2 Instance (…) user data: … InvalidUserData.Malformed: Invalid BASE64 encoding of user data")
def changed_user_data() -> None:
    """A stopped instance takes other user data; moto decodes what it is sent, and then once more."""
    responses = target("ec2.responses.instances", "InstanceResponse")
    encoded = target("core.types", "Base64EncodedString")

    @around(responses, "_dot_value_instance_attribute_handler")
    def handler(original: Callable[..., Any], self: Any) -> bool:
        decoded = self._get_param("UserData.Value")
        if not isinstance(decoded, bytes):
            return bool(original(self))
        if len(decoded) > LONGEST_USER_DATA:
            raise target("ec2.exceptions", "EC2ClientError")("InvalidParameterValue", TOO_LONG)
        self.error_on_dryrun()
        self.ec2_backend.modify_instance_attribute(
            self._get_param("InstanceId"), "user_data", encoded(base64.b64encode(decoded).decode())
        )
        return True
