"""Values as JavaScript has them: strings and numbers, structs, arguments and their types, unique ids."""
