; How YAML's syntax nodes become neutral shapes (src/code.rs). Aliases are never followed.
(stream) @file
[(document) (block_node) (flow_node) (plain_scalar) (block_sequence_item)] @inline
[(block_mapping) (flow_mapping)] @record
([(block_mapping_pair) (flow_pair)] @entry (#role! key "key") (#role! value "value"))
([(block_sequence) (flow_sequence)] @list (#child! value))
[(string_scalar) (double_quote_scalar) (single_quote_scalar)] @plain
(escape_sequence) @escape
(block_scalar) @lines
[(boolean_scalar) (float_scalar) (integer_scalar) (null_scalar) (timestamp_scalar)] @literal
[(alias) (anchor) (tag) (yaml_directive) (tag_directive) (reserved_directive)] @drop
