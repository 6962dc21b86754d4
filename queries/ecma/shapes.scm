; How the syntax of JavaScript and TypeScript nodes become neutral shapes (src/code.rs). `#role!` gives a field's child its role, `#child!` the role of
; children without a field, `#order!` roles of such children by position, `#name!` the field that names the node, `#member!` the field by which an index
; is a member where it is a string (`a["b"]` is `a.b`), `#keyword!` a word that the grammar may take for what is called (`await (x)`).
(program) @file
[(identifier) (property_identifier) (private_property_identifier) (undefined)] @name
[(this) (super)] @this
((member_expression) @member (#role! object "object") (#name! "property"))
((subscript_expression) @index (#role! object "object") (#role! index "index") (#member! "index"))
((call_expression) @call (#role! callee "function") (#role! argument "arguments") (#keyword! "await"))
((new_expression) @new (#role! callee "constructor") (#role! argument "arguments"))
((arguments) @inline)
[(parenthesized_expression) (await_expression) (expression_statement) (template_substitution) (decorator) (formal_parameters)
 (class_heritage) (class_body) (import_clause) (named_imports) (lexical_declaration) (variable_declaration)] @inline
((string) @text)
((template_string) @text)
(string_fragment) @chars
(escape_sequence) @escape
[(number) (true) (false) (null) (regex)] @literal
((array) @list (#child! value))
((object) @record)
((pair) @entry (#name! "key") (#role! key "key") (#role! value "value"))
(shorthand_property_identifier) @shorthand
((spread_element) @spread (#child! value))
((ternary_expression) @choice (#role! condition "condition") (#role! branch "consequence") (#role! branch "alternative"))
((binary_expression) @binary (#role! left "left") (#role! right "right") (#name! "operator"))
([(function_declaration) (function_expression) (generator_function) (generator_function_declaration) (method_definition)] @function
 (#name! "name") (#role! parameter "parameters") (#role! body "body"))
((arrow_function) @function (#role! parameter "parameters") (#role! parameter "parameter") (#role! body "body"))
((assignment_pattern) @parameter (#name! "left") (#role! pattern "left") (#role! value "right"))
((rest_pattern) @parameter (#child! pattern))
([(class_declaration) (class)] @class (#name! "name") (#child! base) (#role! child "body"))
((assignment_expression) @assign (#role! left "left") (#role! right "right"))
((augmented_assignment_expression) @assign (#role! left "left") (#role! right "right") (#name! "operator"))
((object_pattern) @pattern)
((array_pattern) @pattern)
; `case "x":`: what something is held against.
((switch_case) @other (#role! condition "value"))
(switch_default) @other
((pair_pattern) @entry (#name! "key") (#role! value "value"))
(shorthand_property_identifier_pattern) @shorthand
((object_assignment_pattern) @parameter (#name! "left") (#role! value "right"))
((import_statement) @import (#role! module "source") (#child! imported))
((import_specifier) @import-name (#name! "name") (#alias! "alias"))
((namespace_import) @import-all (#order! name))
((return_statement) @return (#child! value))
((try_statement) @try (#role! body "body") (#role! handler "handler"))
((catch_clause) @catch (#role! body "body"))
((for_in_statement) @loop (#name! "left") (#role! pattern "left") (#role! value "right") (#role! body "body"))
(statement_block) @block
[(hash_bang_line) (regex_flags) (regex_pattern) (optional_chain)] @drop
((export_statement) @export (#role! value "value") (#role! module "source"))
(export_clause) @inline
((export_specifier) @import-name (#name! "name") (#alias! "alias"))
