; How the syntax nodes of Terraform's language become neutral shapes (src/code.rs): a block is an entry named by its first word, and its first label is a key.
(config_file) @file
[(body) (object)] @record
((block) @entry (#order! name key value))
((attribute) @entry (#order! name value))
((object_elem) @entry (#role! name "key") (#role! value "val"))
((tuple) @list (#child! value))
((conditional) @choice (#order! condition branch branch))
((function_call) @call (#order! callee argument))
((function_arguments) @inline (#child! argument))
[(expression) (literal_value) (template_expr) (collection_value) (template_interpolation)] @inline
[(string_lit) (quoted_template) (heredoc_template)] @text
(template_literal) @chars
[(variable_expr) (identifier)] @name
[(numeric_lit) (bool_lit) (null_lit)] @literal
[(block_start) (block_end) (object_start) (object_end) (tuple_start) (tuple_end) (quoted_template_start) (quoted_template_end) (heredoc_start) (heredoc_identifier)] @drop
[(template_interpolation_start) (template_interpolation_end) (strip_marker) (template_directive) (get_attr) (index) (splat)] @drop
