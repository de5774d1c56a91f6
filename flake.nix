{
  description = "CDKTF stacks in Python, as Terraform/OpenTofu JSON and as a NixOS module that applies it";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";

  outputs =
    { self, nixpkgs }:
    let
      pkgsFor = system: nixpkgs.legacyPackages.${system};
      forEachSystem =
        make:
        nixpkgs.lib.genAttrs [
          "x86_64-linux"
          "aarch64-linux"
          "x86_64-darwin"
          "aarch64-darwin"
        ] (system: make (pkgsFor system));
    in
    {
      lib = import ./nix/lib { inherit pkgsFor; };
      overlays.default = import ./nix/overlay.nix;
      nixosModules.default = import ./src/snowform/nixos/lib/shared.nix {
        provision = ./src/snowform/provision;
      };
      flakeModules.default = import ./nix/flake-module.nix { snowform = self.lib; };
      templates.default = {
        path = ./nix/template;
        description = "NixOS machines on AWS: a stack with its settings and tests, and `nix run` to apply it";
        welcomeText = "README.md says how to go on.";
      };

      packages = forEachSystem (pkgs: {
        default = pkgs.callPackage ./nix/package.nix { };
      });
      apps = forEachSystem (
        pkgs:
        let
          package = self.packages.${pkgs.stdenv.hostPlatform.system}.default;
        in
        {
          default = {
            type = "app";
            program = nixpkgs.lib.getExe package;
            meta = { inherit (package.meta) description; };
          };
        }
      );
      devShells = forEachSystem (pkgs: {
        default = pkgs.callPackage ./nix/shell.nix { };
      });
      checks = forEachSystem (
        pkgs:
        import ./nix/checks.nix {
          inherit pkgs;
          snowform = self.lib;
        }
      );
      formatter = forEachSystem (pkgs: pkgs.nixfmt-tree);
    };
}
