# What the other files are called with, of which each names in its first lines what it takes: a stack, what its host
# says of it, and what they make of each other.
{
  # What the host sets of the stack's options, which are declared as `options`, at `optionPath`.
  cfg,
  options,
  optionPath,
  config,
  lib,
  pkgs,
  # The program that plans and applies.
  provision,
  # What stack.json says; where that is not read yet, what holds for every stack.
  stack,
  isRead ? true,
  # What OpenTofu is given of the stack's folder, in the store.
  configuration,
  # What the stack itself says of its variables, as far as Nix can say it.
  rules ? [ ],
}@given:

let
  scope = given // {
    inherit isRead rules;
    name = "snowform-${stack.name}";
    # All stacks of this host, of either kind of module.
    stacks =
      removeAttrs config.services.snowform [ "stacks" ] // config.services.snowform.stacks or { };
    systemctl = "${config.systemd.package}/bin/systemctl";
    types = import ./types.nix scope;
    declarations = import ./options.nix scope;
    providers = import ./providers.nix scope;
    program = import ./program.nix scope;
    settings = import ./settings.nix scope;
    schedule = import ./schedule.nix scope;
    sandbox = import ./sandbox.nix scope;
    switch = import ./switch.nix scope;
    state = import ./state.nix scope;
    findings = import ./findings.nix scope;
    check = import ./check.nix scope;
  };
in
scope
