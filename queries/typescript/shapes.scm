; What only the grammars of TypeScript have (see queries/ecma/shapes.scm).
(ambient_declaration) @inline
((variable_declarator) @binding (#name! "name") (#role! pattern "name") (#role! type "type") (#role! value "value"))
(type_identifier) @name
((public_field_definition) @field (#name! "name") (#role! type "type") (#role! value "value"))
((required_parameter) @parameter (#name! "pattern") (#role! pattern "pattern") (#role! type "type") (#role! value "value"))
((optional_parameter) @parameter (#name! "pattern") (#role! pattern "pattern") (#role! type "type") (#role! value "value"))
((as_expression) @inline (#order! value type))
((satisfies_expression) @inline (#order! value drop))
((non_null_expression) @inline)
((type_annotation) @inline)
((nested_type_identifier) @member (#role! object "module") (#name! "name"))
((generic_type) @inline (#order! type drop))
((enum_declaration) @class (#name! "name") (#role! child "body"))
((enum_body) @inline)
((enum_assignment) @field (#name! "name") (#role! value "value"))
([(abstract_class_declaration)] @class (#name! "name") (#child! base) (#role! child "body"))
((import_require_clause) @import-name (#order! name) (#role! module "source"))
((type_arguments) @drop)
[(interface_declaration) (type_alias_declaration) (accessibility_modifier) (override_modifier) (type_parameters) (function_signature) (method_signature)
 (abstract_method_signature) (asserts_annotation) (type_predicate_annotation) (predefined_type) (object_type) (union_type) (array_type) (literal_type)
 (function_type) (tuple_type) (intersection_type) (conditional_type) (index_type_query) (lookup_type) (type_query)] @drop
[(extends_clause) (implements_clause)] @inline
