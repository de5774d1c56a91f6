"""Remote modules, copied into the project: reviewed like any file, and the same on every host.

`vendor/<stack>/` holds the modules that a stack calls from elsewhere, and a manifest of where they came from.
What is applied then calls those copies.
"""

from __future__ import annotations

from snowform.provision.configuration.calls import ModuleCall, is_remote
from snowform.vendoring.calls import remote_modules
from snowform.vendoring.manifest import VendorError
from snowform.vendoring.vendored import FOLDER, Vendored, problems, vendored

__all__ = [
    "FOLDER",
    "ModuleCall",
    "VendorError",
    "Vendored",
    "is_remote",
    "problems",
    "remote_modules",
    "vendored",
]
