; How XML's syntax nodes become neutral shapes (src/code.rs): an element and an attribute are entries. Entities are never expanded.
(document) @file
((element) @entry (#child! value))
([(STag) (EmptyElemTag)] @inline (#order! name child))
((Attribute) @entry (#order! name value))
[(content) (CDSect)] @inline
[(AttValue) (CharData) (CData)] @plain
[(EntityRef) (CharRef)] @escape
(prolog) @inline
(Comment) @comment
[(XMLDecl) (doctypedecl) (ETag) (CDStart) (PI) (Name)] @drop
