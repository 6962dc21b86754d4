; How JSON's syntax nodes become neutral shapes (src/code.rs).
(document) @file
((object) @record)
((pair) @entry (#role! key "key") (#role! value "value"))
((array) @list (#child! value))
((string) @text)
(string_content) @chars
(escape_sequence) @escape
[(number) (true) (false) (null)] @literal
