# What `terranix --with-nulls` says.
{ strip_nulls = false; }
