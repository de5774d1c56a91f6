"""The Nix language: values written as Nix, texts told apart or given to Nix' own parser."""
