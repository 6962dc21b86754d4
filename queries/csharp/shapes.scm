; How C#'s syntax nodes become neutral shapes (src/code.rs); the directives are explained in queries/ecma/shapes.scm.
(compilation_unit) @file
[(identifier) (predefined_type) (implicit_type) (implicit_parameter)] @name
((generic_name) @generic (#order! drop type-argument))
((type_argument_list) @inline (#child! type-argument))
"this" @this
((constructor_initializer) @new (#order! callee))
((qualified_name) @member (#role! object "qualifier") (#name! "name"))
((alias_qualified_name) @member (#role! object "alias") (#name! "name"))
((member_access_expression) @member (#role! object "expression") (#name! "name"))
((member_binding_expression) @member (#name! "name"))
((conditional_access_expression) @conditional-access (#role! object "condition") (#child! value))
((element_access_expression) @index (#role! object "expression") (#role! index "subscript"))
((bracketed_argument_list) @inline)
((element_binding_expression) @index (#child! index))
((invocation_expression) @call (#role! callee "function") (#role! argument "arguments"))
((object_creation_expression) @new (#role! callee "type") (#role! argument "arguments") (#role! initializer "initializer"))
; `: base(…)` constructs the type that the class is derived from.
((implicit_object_creation_expression) @new (#order! argument initializer))
((argument_list) @inline (#child! argument))
((argument) @argument (#name! "name") (#child! value))
((attribute) @call (#role! callee "name"))
((attribute_argument_list) @inline (#child! argument))
((attribute_argument) @argument (#name! "name") (#child! value))
((initializer_expression) @initializer (#child! value))
((anonymous_object_creation_expression) @record)
((with_expression) @record (#order! object child))
((with_initializer) @assign (#order! left right))
[(parenthesized_expression) (accessor_list) (await_expression) (expression_statement) (global_statement) (local_declaration_statement) (field_declaration)
 (parameter_list) (declaration_list) (arrow_expression_clause) (interpolation) (collection_element) (expression_element) (checked_expression) (ref_expression)
 (postfix_unary_expression) (nullable_type) (enum_member_declaration_list) (bracketed_parameter_list) (global_attribute)] @inline
((base_list) @inline (#child! base))
; `class B(x) : A(x)`: the head of a class calls the constructor of its base.
((primary_constructor_base_type) @inline (#role! base "type"))
((attribute_list) @inline (#child! child))
((cast_expression) @inline (#role! drop "type") (#role! value "value"))
((as_expression) @inline (#role! value "left") (#role! drop "right"))
([(preproc_if) (preproc_elif) (preproc_else) (preproc_if_in_attribute_list)] @inline (#role! drop "condition"))
[(string_literal) (verbatim_string_literal) (raw_string_literal) (interpolated_string_expression)] @text
[(string_literal_content) (string_content) (raw_string_content)] @chars
(escape_sequence) @escape
[(integer_literal) (real_literal) (boolean_literal) (null_literal) (character_literal) (default_expression)] @literal
([(implicit_array_creation_expression) (collection_expression) (tuple_expression)] @list (#child! value))
((array_creation_expression) @list (#role! type "type") (#child! value))
((spread_element) @spread (#child! value))
((conditional_expression) @choice (#role! condition "condition") (#role! branch "consequence") (#role! branch "alternative"))
((switch_expression) @choice (#order! condition branch))
((switch_expression_arm) @inline (#order! condition value))
((when_clause) @inline (#child! condition))
((binary_expression) @binary (#role! left "left") (#role! right "right") (#name! "operator"))
([(method_declaration) (local_function_statement)] @function (#name! "name") (#role! parameter "parameters") (#role! body "body") (#role! type "returns") (#role! type "type") (#role! drop "type_parameters"))
((constructor_declaration) @function (#name! "name") (#role! parameter "parameters") (#role! body "body"))
([(lambda_expression) (anonymous_method_expression)] @function (#role! parameter "parameters") (#role! body "body") (#role! drop "type"))
((accessor_declaration) @function (#name! "name") (#role! body "body"))
; `params T[] names` is no node of its own: its word is one, which takes in what stands behind it.
"params" @parameter
((parameter) @parameter (#name! "name") (#role! type "type") (#child! value))
([(class_declaration) (record_declaration) (struct_declaration) (interface_declaration) (enum_declaration)] @class (#name! "name") (#role! child "body"))
((enum_member_declaration) @field (#name! "name") (#role! value "value"))
((property_declaration) @field (#name! "name") (#role! type "type") (#role! value "value"))
((variable_declaration) @declaration (#role! type "type"))
((variable_declarator) @binding (#name! "name") (#child! value))
((declaration_expression) @binding (#name! "name") (#role! type "type"))
; `x is T name`, `case T name:`, `T name =>`: the name stands for what is tested, or for a part of it.
((is_pattern_expression) @other (#role! value "expression"))
((switch_statement) @other (#role! value "value"))
([(declaration_pattern) (recursive_pattern)] @binding (#name! "name") (#role! type "type"))
((var_pattern) @binding (#name! "name"))
((tuple_pattern) @pattern)
; `case "x":`, `x is "x" or "y"`: what something is held against.
((constant_pattern) @inline (#child! condition))
((assignment_expression) @assign (#role! left "left") (#role! right "right"))
((using_directive) @import (#name! "name") (#child! module))
((return_statement) @return (#child! value))
((try_statement) @try (#role! body "body"))
((catch_clause) @catch (#role! body "body"))
((foreach_statement) @loop (#name! "left") (#role! type "type") (#role! value "right") (#role! body "body"))
(query_expression) @comprehension
((from_clause) @loop (#name! "name") (#role! drop "type") (#child! value))
((select_clause) @inline (#child! body))
(block) @block
[(modifier) (type_parameter_list) (type_parameter_constraints_clause) (attribute_target_specifier) (explicit_interface_specifier) (raw_string_start)
 (raw_string_end) (interpolation_start) (interpolation_quote) (interpolation_brace) (interpolation_format_clause) (interpolation_alignment_clause) (catch_filter_clause)
 (preproc_region) (preproc_endregion) (preproc_pragma) (preproc_define) (preproc_undef) (preproc_nullable) (preproc_line) (string_literal_encoding)] @drop
