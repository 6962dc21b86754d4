; Mark-up inside JavaScript and TSX (see queries/ecma/shapes.scm).
(jsx_expression) @inline
((jsx_opening_element) @element (#role! callee "name") (#role! argument "attribute"))
((jsx_self_closing_element) @element (#role! callee "name") (#role! argument "attribute"))
((jsx_attribute) @argument (#order! name value))
(html_character_reference) @escape
[(jsx_closing_element) (jsx_text)] @drop
