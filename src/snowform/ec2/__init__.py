"""Facts of EC2 and of NixOS images on it that stacks and modules need while they are synthesized."""
