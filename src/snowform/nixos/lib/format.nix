# Of stack.json, as this library reads it.
1
