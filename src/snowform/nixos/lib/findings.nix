# What is refused and warned of: now, by NixOS, or later, by who reads the stack when the system is built.
{
  isRead,
  lib,
  stack,
  ...
}@scope:

let
  # Both are lists of { message, when, … }: `when` says on which facts of the stack one hangs.
  assertions = import ./assertions.nix scope;
  warnings = import ./warnings.nix scope;

  holds = one: lib.all (fact: stack.facts.${fact} == one.when.${fact}) (lib.attrNames one.when);
  isNow = one: one.when == { } || isRead && holds one;
  isLater = one: one.when != { } && !isRead;
  told = one: { inherit (one) message when; };
in
{
  assertions = map (one: { inherit (one) assertion message; }) (lib.filter isNow assertions);
  warnings = map (one: one.message) (lib.filter isNow warnings);
  later = {
    refused = map told (lib.filter (one: isLater one && !one.assertion) assertions);
    warned = map told (lib.filter isLater warnings);
  };
}
