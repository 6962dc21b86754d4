; How TOML's syntax nodes become neutral shapes (src/code.rs).
(document) @file
([(table) (table_array_element)] @record (#order! name child))
((pair) @entry (#order! name value))
[(bare_key) (dotted_key) (quoted_key)] @name
((array) @list (#child! value))
(inline_table) @record
(string) @plain
(escape_sequence) @escape
[(integer) (float) (boolean) (local_date) (local_time) (local_date_time) (offset_date_time)] @literal
