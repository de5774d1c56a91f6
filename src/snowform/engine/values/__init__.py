"""Values as JavaScript has them: texts and numbers, structs, arguments and their types, unique ids."""
