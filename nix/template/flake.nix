{
  description = "Infrastructure on AWS, by Snowform";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
    # Where your copy of Snowform's repository is.
    snowform.url = "git+file:///srv/snowform";
    snowform.inputs.nixpkgs.follows = "nixpkgs";
  };

  outputs =
    { nixpkgs, snowform, ... }:
    let
      inherit (nixpkgs) lib;
      made = lib.genAttrs [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ] (
        system:
        snowform.lib.mkSnowformOutputs {
          inherit system;
          configurations.nixos-host.src = ./.;
        }
      );
    in
    {
      # `nix run .#nixos-host` applies the stack, `nix run .#nixos-host.plan` shows what that would do.
      packages = lib.mapAttrs (_: outputs: outputs.packages) made;
      devShells = lib.mapAttrs (_: outputs: outputs.devShells) made;

      # For a host that applies it by itself.
      nixosModules.nixos-host =
        { pkgs, ... }:
        {
          imports = [ snowform.nixosModules.default ];
          services.snowform.stacks.nixos-host.configuration = snowform.lib.snowformConfiguration {
            inherit pkgs;
            src = ./.;
            stack = "nixos-host";
          };
        };
    };
}
