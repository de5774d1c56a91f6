"""An existing configuration, in Terraform's JSON or in HCL, as a Python stack that gives it back.

`sources` reads files into the `model`, `shapes` decides what of it is a block and what a list, `program`
writes the Python of it, `verify` synthesizes that and compares.
"""
