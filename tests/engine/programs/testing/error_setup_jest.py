"""Jest is not there."""

from cdktf import Testing

Testing.setup_jest()
