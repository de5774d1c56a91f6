"""The error of everything that has to do with Packer templates."""

from __future__ import annotations

from snowform.errors import SnowformError


class PackerError(SnowformError):
    """No template can be made of what was given, or no image of the template."""
