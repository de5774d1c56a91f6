"""Imported where they are used, again and again."""

from cdktf import App, TerraformStack


class Pets(TerraformStack):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        from cdktf_cdktf_provider_random.provider import RandomProvider

        RandomProvider(self, "random")
        for number in range(3):
            from cdktf_cdktf_provider_random.pet import Pet

            Pet(self, f"pet-{number}", length=number + 1)


app = App()
Pets(app, "pets")
Pets(app, "more")
app.synth()
