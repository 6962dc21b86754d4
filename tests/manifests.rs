//! What manifests say, who owns which file, and what broken ones do.

use entralint::application::PackageRows;
use entralint::application::manifest::{Manifest, ManifestKind, Manifests};
use entralint::application::ownership::Ownership;
use entralint::application::test_code::TestCode;
use entralint::source::SourceFile;

fn read(files: &[(&str, &str)]) -> Manifests {
    let files: Vec<SourceFile> = files.iter().map(|(path, text)| SourceFile::decode((*path).to_string(), text.as_bytes().to_vec())).collect();
    Manifests::read(&files)
}

fn one(path: &str, text: &str) -> Manifest {
    let mut manifests = read(&[(path, text)]);
    assert_eq!(manifests.problems, []);
    manifests.list.remove(0)
}

/// `name version line`, with `dev` where it is for development.
fn packages(manifest: &Manifest) -> Vec<String> {
    let line = |dependency: &entralint::application::manifest::Dependency| {
        let version = dependency.version.as_deref().unwrap_or("-");
        let development = if dependency.development { " dev" } else { "" };
        format!("{} {version} {}{development}", dependency.name, dependency.line)
    };
    manifest.dependencies.iter().map(line).collect()
}

fn property<'a>(manifest: &'a Manifest, name: &str) -> &'a str {
    manifest.property(name).unwrap_or("")
}

#[test]
fn an_sdk_project_gives_packages_references_usings_and_properties() {
    let manifest = one(
        "src/App/App.csproj",
        r#"<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup>
    <TargetFramework>net8.0</TargetFramework>
    <MsalVersion>4.60.0</MsalVersion>
    <UseWPF>true</UseWPF>
    <OutputType Condition="'$(A)' > 'b'">Exe</OutputType>
    <OutputType Condition="'$(A)' == 'c'">WinExe</OutputType>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.Identity.Client" Version="$(MsalVersion)" />
    <PackageReference Include="Analyzer"><Version>1.0</Version><PrivateAssets>all</PrivateAssets></PackageReference>
    <PackageReference Include="A;B" Version="2" />
    <PackageReference Remove="B" />
    <FrameworkReference Include="Microsoft.AspNetCore.App" />
    <ProjectReference Include="..\lib\LIB.csproj" />
    <ProjectReference Include="..\..\..\Outside\X.csproj" />
    <Using Include="Microsoft.Identity.Client" />
    <Using Include="System.Console" Static="true" />
    <Compile Include="..\Shared\Tokens.cs" Link="Tokens.cs" />
    <Compile Include="Own.cs" />
  </ItemGroup>
  <Import Project="..\Common\Common.projitems" Label="Shared" />
</Project>"#,
    );
    assert_eq!(packages(&manifest), ["Microsoft.Identity.Client 4.60.0 10", "Analyzer 1.0 11 dev", "A 2 12"]);
    assert_eq!(manifest.project_references, ["src/lib/LIB.csproj"]);
    assert_eq!(manifest.global_usings, ["Microsoft.Identity.Client"]);
    assert_eq!(manifest.linked_files, ["src/Shared/Tokens.cs", "src/Common/**"]);
    assert_eq!((manifest.name.as_deref(), manifest.folder.as_str()), (Some("App"), "src/App"));
    assert_eq!(property(&manifest, "Sdk"), "Microsoft.NET.Sdk.Web");
    assert_eq!(property(&manifest, "usewpf"), "true");
    assert_eq!(property(&manifest, "OutputType"), "Exe;WinExe");
    assert_eq!(property(&manifest, "FrameworkReference"), "Microsoft.AspNetCore.App");
    assert!(manifest.dependency("microsoft.identity.client").is_some());
}

#[test]
fn versions_and_packages_come_from_the_files_above() {
    let manifests = read(&[
        (
            "Directory.Packages.props",
            r#"<Project><ItemGroup><PackageVersion Include="azure.identity" Version="1.12.0" /><GlobalPackageReference Include="Gen" Version="1" /></ItemGroup></Project>"#,
        ),
        ("Directory.Build.props", "<Project><PropertyGroup><UseMaui>true</UseMaui></PropertyGroup></Project>"),
        (
            "src/Directory.Build.props",
            r#"<Project><Import Project="$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))" />
<PropertyGroup><TargetFrameworks>net8.0;net8.0-ios</TargetFrameworks></PropertyGroup>
<ItemGroup><PackageReference Include="MSAL" Version="4" /></ItemGroup></Project>"#,
        ),
        (
            "src/App/App.csproj",
            r#"<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFrameworks Condition="$(W)">$(TargetFrameworks);net8.0-windows</TargetFrameworks></PropertyGroup>
<ItemGroup><PackageReference Include="Azure.Identity" /></ItemGroup></Project>"#,
        ),
        ("tools/T/T.csproj", "<Project />"),
    ]);
    assert_eq!(manifests.problems, []);
    let [app, tool] = manifests.list.as_slice() else { panic!("{manifests:?}") };
    assert_eq!(packages(app), ["Gen 1 1 dev", "Azure.Identity 1.12.0 2", "MSAL 4 3"]);
    assert_eq!(app.dependencies[2].path, "src/Directory.Build.props");
    assert_eq!(property(app, "TargetFrameworks"), "net8.0;net8.0-ios;net8.0-windows");
    assert_eq!((property(app, "UseMaui"), property(tool, "UseMaui")), ("true", "true"));
    assert!(tool.dependency("MSAL").is_none());
}

#[test]
fn an_old_project_has_its_packages_beside_it() {
    let manifests = read(&[
        (
            "Web/packages.config",
            "<?xml version=\"1.0\"?>\n<packages>\n<package id=\"Microsoft.Owin.Security.OpenIdConnect\" version=\"4.2.2\" />\n<package id=\"Tool\" version=\"1\" developmentDependency=\"true\" />\n</packages>",
        ),
        (
            "Web/Web.csproj",
            r#"<Project ToolsVersion="15.0" xmlns="http://schemas.microsoft.com/developer/msbuild/2003"><PropertyGroup>
<ProjectTypeGuids>{349c5851-65df-11da-9384-00065b846f21};{fae04ec0}</ProjectTypeGuids><TargetFrameworkVersion>v4.8</TargetFrameworkVersion><AssemblyName>Contoso.Web</AssemblyName></PropertyGroup>
<ItemGroup><Reference Include="Microsoft.Owin.Security.OpenIdConnect, Version=4.2.2.0, Culture=neutral"><HintPath>x</HintPath></Reference></ItemGroup></Project>"#,
        ),
    ]);
    let web = &manifests.list[0];
    assert_eq!(manifests.list.len(), 1);
    assert_eq!(packages(web), ["Microsoft.Owin.Security.OpenIdConnect 4.2.2 3", "Tool 1 4 dev"]);
    assert_eq!((web.name.as_deref(), property(web, "TargetFrameworks")), (Some("Contoso.Web"), "v4.8"));
    assert!(property(web, "ProjectTypeGuids").starts_with("{349c5851"));
}

#[test]
fn properties_that_name_each_other_end() {
    let manifest = one("a.csproj", "<Project><PropertyGroup><A>$(B)$(B)</A><B>$(A)$(A)x</B><C>$(C)$(</C></PropertyGroup></Project>");
    assert!(manifest.properties.values().all(|value| value.len() <= 10_000));
}

#[test]
fn package_json_gives_lines_and_kinds() {
    let manifest = one(
        "web/package.json",
        r#"{
  "name": "web", "private": true, "main": "main.js",
  "devDependencies": {"jest": "29", "@azure/msal-node": "2"},
  "config": {"dependencies": {"fake": "1"}},
  "dependencies": {
    "@azure/msal-node": "^2.1.0",
    "a\"b": "file:../lib"
  }
}"#,
    );
    assert_eq!(packages(&manifest), ["jest 29 3 dev", "@azure/msal-node ^2.1.0 6", "a\"b file:../lib 7"]);
    assert_eq!(property(&manifest, "main"), "main.js");
    assert_eq!(manifest.project_references, ["lib"]);
    assert!(!manifest.is_workspace_root());
    assert!(manifest.dependency("@Azure/msal-node").is_none());
}

#[test]
fn workspaces_are_found_by_pattern_and_linked_by_name() {
    let manifests = read(&[
        ("package.json", r#"{"private": true, "workspaces": {"packages": ["packages/*", "!packages/old"]}, "dependencies": {"x": "1"}}"#),
        ("packages/auth/package.json", r#"{"name": "@c/auth"}"#),
        ("packages/web/package.json", r#"{"name": "@c/web", "dependencies": {"@c/auth": "workspace:*", "@c/old": "1"}}"#),
        ("packages/old/package.json", r#"{"name": "@c/old"}"#),
        ("other/package.json", r#"{"name": "other", "dependencies": {"@c/auth": "1.0"}}"#),
        ("pnpm/package.json", "{}"),
        ("pnpm/pnpm-workspace.yaml", "# members\npackages:\n  # all\n  - 'apps/**'\n  - \"lib\" # one\nother: 1\n"),
        ("pnpm/apps/a/b/package.json", r#"{"dependencies": {"lib": "1"}}"#),
        ("pnpm/lib/package.json", r#"{"name": "lib"}"#),
    ]);
    let get = |path: &str| manifests.list.iter().find(|manifest| manifest.path == path).unwrap_or_else(|| panic!("{path}"));
    // Whatever the version that is asked for: the source of the package is here.
    assert_eq!(get("packages/web/package.json").project_references, ["packages/auth/package.json", "packages/old/package.json"]);
    assert_eq!(get("other/package.json").project_references, ["packages/auth/package.json"]);
    assert_eq!(get("pnpm/apps/a/b/package.json").project_references, ["pnpm/lib/package.json"]);
    assert!(get("package.json").is_workspace_root() && get("pnpm/package.json").is_workspace_root());
}

#[test]
fn pyproject_is_read_in_all_its_dialects() {
    let manifest = one(
        "svc/pyproject.toml",
        r#"[project]
name = "svc"
requires-python = ">=3.9"
dependencies = [
  "msal>=1.2,<2 ; python_version > '3'",
  "azure-identity[aio]",
  "lib @ file:../lib",
]
[project.scripts]
svc = "svc:main"
[project.optional-dependencies]
test = ["pytest"]
web = ["flask"]
[dependency-groups]
lint = ["ruff", {include-group = "x"}]
[tool.poetry.dependencies]
python = "^3.9"
adal = "^1.2"
own = {path = "../own", develop = true}
[tool.poetry.group.dev.dependencies]
mypy = "*"
[tool.uv.sources]
other = {path = "../other"}
"#,
    );
    let expected = ["msal >=1.2,<2 5", "azure-identity - 6", "lib - 7", "pytest - 12 dev", "flask - 13", "ruff - 15 dev", "adal ^1.2 18", "own - 19", "mypy * 21 dev"];
    assert_eq!(packages(&manifest), expected);
    assert_eq!(manifest.project_references, ["lib", "own", "other"]);
    assert!(manifest.dependency("Azure_Identity").is_some());
}

#[test]
fn requirements_follow_includes_and_continuations() {
    let manifests = read(&[
        (
            "a/requirements.txt",
            "# comment\n-r ../base/requirements.txt\n--index-url https://x\nmsal==1.2 # why\nflask \\\n  >=2 --hash=sha256:1\n-e ../lib\n./own\ngit+https://g/x.git#egg=named&y=1\nhttps://x/y.whl\n-c constraints.txt\n",
        ),
        ("base/requirements.txt", "-r ../a/requirements.txt\nadal\n"),
        ("lib/setup.py", "from setuptools import setup"),
    ]);
    let a = &manifests.list[0];
    assert_eq!(packages(a), ["msal ==1.2 4", "flask >=2 6", "named - 9", "adal - 2"]);
    assert_eq!(a.project_references, ["a/own", "lib/setup.py"]);
}

#[test]
fn other_python_lists() {
    let pipfile = one("Pipfile", "[packages]\nmsal = \"*\"\nx = {path = \"./x\", editable = true}\n[dev-packages]\npytest = \"*\"\n");
    assert_eq!(packages(&pipfile), ["msal * 2", "x - 3", "pytest * 5 dev"]);
    assert_eq!(pipfile.project_references, ["x"]);
    let config = one("setup.cfg", "[metadata]\nname = pkg\n[options]\ninstall_requires =\n    msal>=1\n    adal; python_version<'3'\n[options.extras_require]\ntest = pytest\n");
    assert_eq!((config.name.as_deref(), packages(&config)), (Some("pkg"), vec!["msal >=1 5".to_string(), "adal - 6".into(), "pytest - 8 dev".into()]));
    let conda = one(
        "environment.yml",
        "name: env\nchannels:\n  - conda-forge\ndependencies:\n  - python=3.9\n  - conda-forge::msal=1.2=py39\n  - numpy>=1.0\n  - pip:\n    - azure-identity==1.5\nprefix: /x\n",
    );
    assert_eq!(packages(&conda), ["python 3.9 5", "msal 1.2=py39 6", "numpy >=1.0 7", "azure-identity ==1.5 9"]);
    assert!(!ManifestKind::Environment.makes_application());
}

#[test]
fn setup_py_is_read_and_never_run() {
    let manifest = one(
        "setup.py",
        "import os, setuptools\nos.system('x')\nREQUIRES = [\n    'msal>=1',  # why\n    \"adal\",\n]\nsetup(name='pkg', rename='no', install_requires=REQUIRES + read(), tests_require=['pytest'])\n",
    );
    assert_eq!((manifest.name.as_deref(), packages(&manifest)), (Some("pkg"), vec!["msal >=1 4".to_string(), "adal - 5".into(), "pytest - 7 dev".into()]));
    for text in ["setup(install_requires=", "install_requires=['", "install_requires=x\nx=y\ny=x", "install_requires=[é'ü", "name=\"", "install_requires=install_requires"] {
        one("setup.py", &format!("import setuptools\n{text}"));
    }
}

#[test]
fn a_broken_manifest_is_a_problem_and_its_folder_an_application_all_the_same() {
    let deep = format!("<Project>{}", "<a>".repeat(100_000));
    let nested = "[".repeat(100_000);
    let bomb = "<!DOCTYPE a [<!ENTITY b 'c'>]><Project><PropertyGroup><X>&b;</X></PropertyGroup></Project>";
    let toml = format!("a = {}", "[".repeat(100_000));
    let files = [
        ("a/package.json", "{"),
        ("b/package.json", "[]"),
        ("c/package.json", nested.as_str()),
        ("d/D.csproj", "<Project>"),
        ("e/E.csproj", &deep),
        ("f/F.csproj", bomb),
        ("g/pyproject.toml", "[project\n"),
        ("h/Pipfile", toml.as_str()),
        ("i/I.csproj", ""),
        ("j/package.json", ""),
        ("k/Directory.Build.props", "<"),
    ];
    let manifests = read(&files);
    assert_eq!(manifests.problems.iter().map(|problem| problem.path.as_str()).collect::<Vec<_>>(), files.map(|(path, _)| path));
    assert!(manifests.problems.iter().all(|problem| problem.message.ends_with('.') && problem.message.len() < 300), "{:?}", manifests.problems);
    assert!(manifests.list.iter().all(|manifest| manifest.broken));
    let ownership = Ownership::new(&manifests.list);
    assert_eq!(ownership.applications().collect::<Vec<_>>(), ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]);
}

#[test]
fn a_broken_project_keeps_what_the_files_above_say() {
    let manifests = read(&[("Directory.Build.props", "<Project><PropertyGroup><UseWPF>true</UseWPF></PropertyGroup></Project>"), ("a/A.csproj", "<Project")]);
    assert_eq!((manifests.list[0].broken, property(&manifests.list[0], "UseWPF")), (true, "true"));
}

#[test]
fn utf_16_and_invalid_utf_8_are_read() {
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain("<Project Sdk=\"S\" />".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let files = [SourceFile::decode("A.csproj".into(), wide), SourceFile::decode("package.json".into(), b"{\"name\": \"x\", \"author\": \"\xE9\"}".to_vec())];
    let manifests = Manifests::read(&files);
    assert_eq!(manifests.problems, []);
    assert_eq!((property(&manifests.list[0], "Sdk"), manifests.list[1].name.as_deref()), ("S", Some("x")));
}

#[test]
fn the_nearest_manifest_owns_a_file() {
    let manifests = read(&[
        ("package.json", r#"{"workspaces": ["web"]}"#),
        ("web/package.json", r#"{"dependencies": {"a": "1"}}"#),
        ("svc/requirements/base.txt", "msal"),
        ("svc/setup.py", "import setuptools"),
        ("svc/handlers/setup.py", "def setup(): pass"),
        ("svc/dev-requirements.txt", "pytest"),
        ("api/Api.csproj", "<Project />"),
        ("api/package.json", "{}"),
        ("data/environment.yml", "dependencies:\n  - msal\n"),
    ]);
    let ownership = Ownership::new(&manifests.list);
    assert_eq!(ownership.applications().collect::<Vec<_>>(), ["api", "svc", "web"]);
    for (file, owner) in [
        ("web/src/a/b.ts", "web"),
        ("webapp/a.ts", "."),
        ("scripts/x.js", "."),
        ("svc/requirements/x.py", "svc"),
        ("svc/a/b.py", "svc"),
        ("svc/handlers/a.py", "svc"),
        ("api/Api.cs", "api"),
        ("x.py", "."),
    ] {
        assert_eq!(ownership.owner(file), owner, "{file}");
    }
    let names = |folder: &str| ownership.manifests(folder).iter().map(|index| manifests.list[*index].path.as_str()).collect::<Vec<_>>();
    assert_eq!(names("api"), ["api/Api.csproj", "api/package.json"]);
    assert_eq!(names("svc"), ["svc/requirements/base.txt", "svc/setup.py", "svc/dev-requirements.txt"]);
    assert_eq!(names("."), ["package.json", "data/environment.yml"]);
}

#[test]
fn without_a_manifest_each_folder_is_one() {
    let ownership = Ownership::new(&[]);
    assert_eq!((ownership.owner("a/b/c.py"), ownership.owner("a/d.py"), ownership.owner("e.py")), ("a/b", "a", "."));
}

#[test]
fn test_code_is_known_by_its_path() {
    let tests = TestCode::new(&[], &PackageRows::load(entralint::embedded::QUERIES).unwrap());
    for path in [
        "tests/a.py",
        "a/__tests__/b.ts",
        "Portal.Tests/A.cs",
        "src/UnitTests/A.cs",
        "Portal.Test/A.cs",
        "a/b.spec.ts",
        "a.test.jsx",
        "test_a.py",
        "a_test.py",
        "b/conftest.py",
        "a/b.http",
    ] {
        assert!(tests.is_path(path), "{path}");
    }
    for path in ["a.py", "contest/a.py", "Contests/a.cs", "src/latest.ts", "attestation/a.cs", "tested.py", "spectrum/a.ts", "a.https"] {
        assert!(!tests.is_path(path), "{path}");
    }
}

#[test]
fn test_projects_are_known_by_what_they_say() {
    let is_test = |text: &str| TestCode::new(&[one("x/X.csproj", text)], &PackageRows::load(entralint::embedded::QUERIES).unwrap()).is_project(0);
    let package = r#"<ItemGroup><PackageReference Include="Microsoft.NET.Test.Sdk" Version="17" /></ItemGroup>"#;
    assert!(is_test(&format!(r#"<Project Sdk="Microsoft.NET.Sdk">{package}</Project>"#)));
    assert!(is_test("<Project><PropertyGroup><ProjectTypeGuids>{3ac096d0-a1c2-e12c-1390-a8335801fdab};{X}</ProjectTypeGuids></PropertyGroup></Project>"));
    assert!(is_test(r#"<Project Sdk="MSTest.Sdk/3.6"></Project>"#));
    // A project may say that it is none.
    assert!(!is_test(&format!(r#"<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><IsTestProject>false</IsTestProject></PropertyGroup>{package}</Project>"#)));
    assert!(!is_test(r#"<Project Sdk="Microsoft.NET.Sdk" />"#));
}
