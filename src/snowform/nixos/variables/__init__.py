"""The variables of a stack: their types as options, their validations as Nix."""
