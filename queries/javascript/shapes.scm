; What only the grammar of JavaScript has (see queries/ecma/shapes.scm).
((field_definition) @field (#name! "property") (#role! value "value"))
((variable_declarator) @binding (#name! "name") (#role! pattern "name") (#role! value "value"))
