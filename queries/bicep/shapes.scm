; How Bicep's syntax nodes become neutral shapes (src/code.rs): a resource and a module are entries, their type or path is the key.
(infrastructure) @file
([(resource_declaration) (module_declaration)] @entry (#order! drop key value))
([(variable_declaration)] @binding (#order! name value))
((parameter_declaration) @binding (#order! name type value))
((assignment_expression) @assign (#role! left "left") (#role! right "right"))
((object) @record)
((object_property) @entry (#order! name value))
((array) @list (#child! value))
((for_statement) @list (#role! value "body") (#order! drop drop))
((if_statement) @inline (#order! drop value))
((ternary_expression) @choice (#role! condition "condition") (#role! branch "consequence") (#role! branch "alternative"))
((binary_expression) @binary (#role! left "left") (#name! "operator") (#role! right "right"))
((member_expression) @member (#role! object "object") (#name! "property"))
((subscript_expression) @index (#role! object "object") (#role! index "index"))
((call_expression) @call (#role! callee "function"))
((arguments) @inline (#child! argument))
[(parenthesized_expression) (interpolation)] @inline
(identifier) @name
(string) @text
(string_content) @chars
(escape_sequence) @escape
[(boolean) (number) (null)] @literal
; What a deployment tells others, and types, give nothing.
[(output_declaration) (metadata_declaration) (type_declaration) (user_defined_function) (test_block) (assert_statement) (decorators) (import_statement) (using_statement)] @drop
