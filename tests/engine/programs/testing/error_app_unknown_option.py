"""Only the known options are taken."""

from cdktf import Testing

Testing.app(nope=1)
