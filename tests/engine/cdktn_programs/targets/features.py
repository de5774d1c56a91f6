"""What elements of bindings ask for."""

from cdktn import App, ProviderFeature, TerraformProvider, TerraformResource, TerraformStack

print([(feature.name, feature.value) for feature in ProviderFeature])
for targets in (None, {"terraform": ">=1.12.0"}, {"opentofu": "1.11"}):
    app = App(outdir=f"out-{targets}", context={"targetVersions": targets} if targets else None)
    stack = TerraformStack(app, "stack")
    box = TerraformResource(stack, "box", terraform_resource_type="toy_box")
    provider = TerraformProvider(stack, "toy", terraform_resource_type="toy")
    for feature in ProviderFeature:
        box._register_provider_feature_usage(feature)
        box._register_provider_feature_usage(feature)
    provider._register_provider_feature_usage(ProviderFeature.RESOURCE_IDENTITY)
    try:
        app.synth()
        print("written")
    except RuntimeError as error:
        print(*sorted(line.strip() for line in str(error).splitlines() if "[stack" in line), sep="\n")
