"""A stack is synthesized, not an app."""

from cdktf import Testing

Testing.synth(Testing.app())
