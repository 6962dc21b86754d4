//! Paths and regions as SARIF and code scanning want them.

use super::model::{ArtifactLocation, Location, PhysicalLocation, RegionObject};
use crate::finding::Region;
use crate::report::joined;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What cannot stand in a relative reference as it is; a colon would make a scheme of what stands before it.
const ENCODED: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b':').add(b'<').add(b'>').add(b'?').add(b'[').add(b'\\').add(b']').add(b'^').add(b'`').add(b'{').add(b'|').add(b'}');

/// The uri of a file, relative to the repository's root: `prefix` is the scanned root, `path` the file below it.
pub(super) fn uri(prefix: &str, path: &str) -> String {
    utf8_percent_encode(&joined(prefix, path), ENCODED).to_string()
}

/// A region whose four numbers are legal whatever stands in the report.
pub(super) fn region(region: Region) -> RegionObject {
    let start_line = region.line.max(1);
    let start_column = region.column.max(1);
    let end_line = region.end_line.max(start_line);
    let least = if end_line == start_line { start_column } else { 1 };
    RegionObject { start_line, start_column, end_line, end_column: region.end_column.max(least) }
}

/// A location in a file; the file alone where there is no region.
pub(super) fn location(uri: String, region: Option<RegionObject>) -> Location {
    let artifact_location = ArtifactLocation { uri };
    Location { id: None, physical: PhysicalLocation { artifact_location, region }, message: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_relative_encoded_references() {
        assert_eq!(uri("", "src/Program.cs"), "src/Program.cs");
        assert_eq!(uri("services/", "./a b/[id]#1?%é.ts"), "services/a%20b/%5Bid%5D%231%3F%25%C3%A9.ts");
        assert_eq!(uri("/x", "C:\\y.cs"), "x/C%3A%5Cy.cs");
        assert_eq!(uri("", "."), "");
        assert_eq!(uri("", "a+b~c@d(e)/f.js"), "a+b~c@d(e)/f.js");
    }

    #[test]
    fn regions_are_legal() {
        let four = |line, column, end_line, end_column| {
            let region = region(Region { line, column, end_line, end_column });
            (region.start_line, region.start_column, region.end_line, region.end_column)
        };
        assert_eq!(four(3, 5, 3, 9), (3, 5, 3, 9));
        assert_eq!(four(3, 5, 4, 2), (3, 5, 4, 2));
        assert_eq!(four(0, 0, 0, 0), (1, 1, 1, 1));
        assert_eq!(four(3, 5, 2, 1), (3, 5, 3, 5));
    }
}
