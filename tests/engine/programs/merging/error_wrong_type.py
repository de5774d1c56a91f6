"""What is contributed to a typed resource is held against its schema."""

from cdktf import App, TerraformStack
from snowform import contribute
from snowform.aws import AwsProvider, S3Bucket

app = App()
stack = TerraformStack(app, "one")
AwsProvider(stack, "aws")
contribute(S3Bucket(stack, "bucket"), tags={"a": []})
app.synth()
