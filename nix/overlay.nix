final: _: { snowform = final.callPackage ./package.nix { }; }
