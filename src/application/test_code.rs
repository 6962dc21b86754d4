//! What is test code: by the path, by the project's own words.

use super::manifest::{Manifest, ManifestKind};

/// Folders that hold tests, in lower case.
const FOLDERS: [&str; 8] = ["test", "tests", "__tests__", "__mocks__", "spec", "specs", "e2e", "testing"];
/// Ends of the names of test projects' folders, in lower case: `Portal.UnitTests`.
const FOLDER_ENDS: [&str; 8] = [".test", ".tests", ".unittest", ".unittests", ".integrationtest", ".integrationtests", ".specs", ".functionaltests"];
/// The project type of a test project in the form before SDKs.
const TEST_GUID: &str = "3AC096D0-A1C2-E12C-1390-A8335801FDAB";
/// Packages without which no .NET test runs.
const TEST_PACKAGES: [&str; 4] = ["Microsoft.NET.Test.Sdk", "MSTest.TestFramework", "xunit", "NUnit"];

/// Whether a file is test code; `manifest` is one of its application.
#[must_use]
pub fn is_test(path: &str, manifest: Option<&Manifest>) -> bool {
    is_test_path(path) || manifest.is_some_and(is_test_project)
}

/// Whether a path is that of test code, for example `src/__tests__/auth.ts` or `Portal.Tests/AuthTests.cs`.
#[must_use]
pub fn is_test_path(path: &str) -> bool {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    folders.split('/').any(is_test_folder) || is_test_name(name)
}

/// Whether a project says that it is one of tests.
#[must_use]
pub fn is_test_project(manifest: &Manifest) -> bool {
    if manifest.kind != ManifestKind::Project {
        return false;
    }
    let declared = manifest.property("IsTestProject").map(|value| value.eq_ignore_ascii_case("true"));
    let sdk = manifest.property("Sdk").is_some_and(|sdk| sdk.split(';').any(|sdk| sdk.starts_with("MSTest.Sdk")));
    let guid = manifest.property("ProjectTypeGuids").is_some_and(|guids| guids.to_ascii_uppercase().contains(TEST_GUID));
    declared.unwrap_or_else(|| sdk || guid || TEST_PACKAGES.iter().any(|package| manifest.dependency(package).is_some()))
}

fn is_test_folder(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    // `UnitTests`, but not `Contests`: a capital letter starts the word.
    let word = name.len() > 5 && (name.ends_with("Tests") || name.ends_with("Test") && name.contains('.'));
    FOLDERS.contains(&lower.as_str()) || FOLDER_ENDS.iter().any(|end| lower.ends_with(end)) || word
}

fn is_test_name(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let python = lower.strip_suffix(".py");
    let in_python = python.is_some_and(|stem| matches!(stem, "conftest" | "tests") || stem.starts_with("test_") || stem.ends_with("_test"));
    in_python || lower.contains(".test.") || lower.contains(".spec.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_tests() {
        for path in ["tests/a.py", "a/__tests__/b.ts", "Portal.Tests/A.cs", "src/UnitTests/A.cs", "a/b.spec.ts", "a.test.jsx", "test_a.py", "a_test.py", "conftest.py", "shop/tests.py"] {
            assert!(is_test_path(path), "{path}");
        }
        for path in ["a.py", "contest/a.py", "Contests/a.cs", "src/latest.ts", "attestation/a.cs", "tested.py", "spectrum/a.ts"] {
            assert!(!is_test_path(path), "{path}");
        }
    }

    #[test]
    fn a_project_may_say_that_it_is_none() {
        let mut manifest = Manifest::new("a/A.csproj", ManifestKind::Project);
        assert!(!is_test_project(&manifest));
        manifest.properties.insert("ProjectTypeGuids".into(), "{3ac096d0-a1c2-e12c-1390-a8335801fdab};{X}".into());
        assert!(is_test("a/A.cs", Some(&manifest)));
        manifest.properties.insert("IsTestProject".into(), "false".into());
        assert!(!is_test("a/A.cs", Some(&manifest)));
    }
}
