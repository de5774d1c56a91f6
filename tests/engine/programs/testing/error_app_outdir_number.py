"""A folder is a text."""

from cdktf import Testing

Testing.app(outdir=1)
