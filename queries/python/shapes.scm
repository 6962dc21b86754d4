; How Python's syntax nodes become neutral shapes (src/code.rs); the directives are explained in queries/ecma/shapes.scm.
(module) @file
[(identifier) (dotted_name) (relative_import)] @name
((attribute) @member (#role! object "object") (#name! "attribute"))
((subscript) @index (#role! object "value") (#role! index "subscript"))
((call) @call (#role! callee "function") (#role! argument "arguments"))
((argument_list) @inline)
((keyword_argument) @argument (#name! "name") (#role! value "value"))
([(list_splat) (dictionary_splat)] @spread (#child! value))
[(parenthesized_expression) (await) (expression_statement) (decorator) (decorated_definition) (parameters) (lambda_parameters) (with_clause) (with_item) (type)] @inline
((string) @text)
((concatenated_string) @text)
(string_content) @chars
[(escape_sequence) (escape_interpolation)] @escape
((interpolation) @inline (#role! value "expression") (#role! drop "format_specifier") (#role! drop "type_conversion"))
[(integer) (float) (true) (false) (none) (ellipsis)] @literal
([(list) (set) (tuple) (expression_list)] @list (#child! value))
((dictionary) @record)
((pair) @entry (#name! "key") (#role! key "key") (#role! value "value"))
((conditional_expression) @choice (#order! branch condition branch))
((binary_operator) @binary (#role! left "left") (#role! right "right") (#name! "operator"))
((boolean_operator) @binary (#role! left "left") (#role! right "right") (#name! "operator"))
((comparison_operator) @binary (#order! left right) (#name! "operators"))
((function_definition) @function (#name! "name") (#role! parameter "parameters") (#role! body "body") (#role! drop "return_type") (#role! drop "type_parameters"))
((lambda) @function (#role! parameter "parameters") (#role! body "body"))
([(default_parameter)] @parameter (#name! "name") (#role! value "value"))
((typed_default_parameter) @parameter (#name! "name") (#role! type "type") (#role! value "value"))
((typed_parameter) @parameter (#order! name) (#role! type "type"))
([(list_splat_pattern) (dictionary_splat_pattern)] @parameter (#order! name))
((class_definition) @class (#name! "name") (#role! base "superclasses") (#role! child "body"))
((assignment) @assign (#role! left "left") (#role! right "right") (#role! type "type"))
((augmented_assignment) @assign (#role! left "left") (#role! right "right") (#name! "operator"))
((named_expression) @binding (#name! "name") (#role! value "value"))
([(pattern_list) (tuple_pattern) (list_pattern)] @pattern)
((import_statement) @import (#role! module "name"))
((import_from_statement) @import (#role! module "module_name") (#role! imported "name"))
((aliased_import) @import-name (#name! "name") (#alias! "alias"))
(wildcard_import) @import-all
((return_statement) @return (#child! value))
((try_statement) @try (#role! body "body"))
((except_clause) @catch)
((for_statement) @loop (#name! "left") (#role! pattern "left") (#role! value "right") (#role! body "body"))
([(list_comprehension) (set_comprehension) (generator_expression)] @comprehension (#role! value "body"))
((for_in_clause) @loop (#name! "left") (#role! pattern "left") (#role! value "right"))
((as_pattern) @binding (#name! "alias") (#child! value))
(as_pattern_target) @generic
; `case "x" | "y":`: what something is held against.
([(case_pattern) (union_pattern)] @inline (#child! condition))
(block) @block
[(string_start) (string_end) (line_continuation) (type_conversion) (format_specifier)] @drop
