"""What a configuration in Terraform's JSON syntax says: its blocks, backend, providers and module calls.

Each is decided here once, for `snowform synth` and `snowform nixos` as for an apply. Reads documents only: no
file, and no value is evaluated.
"""
