"""Which providers are in use is read from the dependency lock file."""

from __future__ import annotations

import pytest

from snowform.provision.configuration.dependency_lock import locked_providers
from snowform.provision.errors import UsageError

AWS, TLS = "registry.opentofu.org/hashicorp/aws", "registry.opentofu.org/hashicorp/tls"


def test_each_provider_has_its_version_wherever_it_stands() -> None:
    text = f"""\
# This file is maintained automatically by "tofu init".
# provider "registry.opentofu.org/hashicorp/none" {{}}
provider "{AWS}" {{
  version     = "5.100.0"
  constraints = "~> 5.0"
}}

provider "{TLS}" {{
  constraints = "4.0.6" # version = "1"
  version     = "4.0.6"
  hashes = [
    "h1:}}",
  ]
}}
"""
    assert locked_providers(text) == ((AWS, "5.100.0"), (TLS, "4.0.6"))
    assert locked_providers("") == ()
    assert locked_providers(f'provider "{AWS}" {{}}') == ((AWS, ""),)


def test_a_file_that_is_no_hcl_is_an_error() -> None:
    with pytest.raises(UsageError, match=r"\.terraform\.lock\.hcl: cannot be read: line 1"):
        locked_providers(f'provider "{AWS}" {{\n')
