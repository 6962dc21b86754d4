//! Trees that are deep, wide, or change while they are read.

use super::{PASSWORD, complaint, problems, program, put, run, scan, skipped, tell, tree};
use std::fs::{self, File};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

#[test]
#[ignore = "hostile"]
fn three_thousand_nested_folders() {
    let root = tree();
    // By relative steps: the path is longer than the system takes at once.
    let script = "i=0; while [ $i -lt 30 ]; do mkdir -p $0 && cd -P $0 || exit 1; i=$((i+1)); done; : > deep.py";
    assert!(Command::new("sh").args(["-c", script, &["d"; 100].join("/")]).current_dir(root.path()).status().unwrap().success());
    let outcome = scan("3,000 nested folders", root.path(), &[]);
    // The path is too long for the library's own clean-up.
    assert!(Command::new("rm").arg("-rf").arg(root.path()).status().unwrap().success());
    assert_eq!((problems(&outcome.json()).len(), skipped(&outcome.json(), "too-deep")), (1, 1));
}

#[test]
#[ignore = "hostile"]
fn long_names_of_folders() {
    let root = tree();
    let script = "i=0; while [ $i -lt 20 ]; do mkdir $0 && cd -P $0 || exit 1; i=$((i+1)); done; : > deep.py";
    assert!(Command::new("sh").args(["-c", script, &"d".repeat(250)]).current_dir(root.path()).status().unwrap().success());
    let outcome = scan("A path longer than the system takes", root.path(), &[]);
    assert!(Command::new("rm").arg("-rf").arg(root.path()).status().unwrap().success());
    assert_eq!(problems(&outcome.json()).len(), 1, "{:?}", problems(&outcome.json()));
}

#[test]
#[ignore = "hostile"]
fn very_many_empty_files() {
    let root = tree();
    for folder in 0..100 {
        fs::create_dir(root.path().join(format!("d{folder}"))).unwrap();
        for file in 0..1_000 {
            File::create(root.path().join(format!("d{folder}/f{file}.py"))).unwrap();
        }
    }
    scan("100,000 empty files", root.path(), &[]);
}

#[test]
#[ignore = "hostile"]
fn very_many_applications() {
    let root = tree();
    for folder in 0..2_000 {
        put(root.path(), &format!("d{folder}/requirements.txt"), b"msal==1.31.0\n");
        put(root.path(), &format!("d{folder}/app.py"), PASSWORD.as_bytes());
    }
    scan("2,000 applications", root.path(), &[]);
}

/// Everything that uses a library of the repository is judged with it, and each of these uses all others.
#[test]
#[ignore = "hostile"]
fn packages_that_need_one_another() {
    let ring = |count: usize, files: &dyn Fn(usize, &mut dyn Iterator<Item = usize>) -> [(String, String); 2], needs: usize| {
        let root = tree();
        for one in 0..count {
            for (path, text) in files(one, &mut (1..=needs).map(|step| (one + step) % count)) {
                put(root.path(), &path, text.as_bytes());
            }
        }
        root
    };
    let python = |one: usize, needed: &mut dyn Iterator<Item = usize>| {
        let names: Vec<String> = needed.map(|other| format!("\"pack-{other}\"")).collect();
        let code = format!("import msal\ndef f{one}(scopes):\n    return msal.PublicClientApplication(\"a\").acquire_token_interactive(scopes=scopes)\n");
        let imports: String = names.iter().map(|name| format!("import {}\n", name.trim_matches('"').replace('-', "_"))).collect();
        let manifest = format!("[project]\nname = \"pack-{one}\"\ndependencies = [\"msal\", {}]\n", names.join(", "));
        [(format!("p{one}/pyproject.toml"), manifest), (format!("p{one}/pack_{one}/__init__.py"), imports + &code)]
    };
    let javascript = |one: usize, needed: &mut dyn Iterator<Item = usize>| {
        let names: Vec<usize> = needed.collect();
        let manifest = names.iter().map(|other| format!("\"@a/p{other}\": \"1\"")).collect::<Vec<_>>().join(", ");
        let imports: String = names.iter().map(|other| format!("require(\"@a/p{other}\");\n")).collect();
        let code = format!(
            "const msal = require(\"@azure/msal-node\");\nexports.f{one} = (scopes) => new msal.PublicClientApplication({{ auth: {{ clientId: \"a\" }} }}).acquireTokenInteractive({{ scopes }});\n"
        );
        [
            (format!("p{one}/package.json"), format!("{{ \"name\": \"@a/p{one}\", \"dependencies\": {{ \"@azure/msal-node\": \"2\", {manifest} }} }}")),
            (format!("p{one}/index.js"), imports + &code),
        ]
    };
    let csharp = |one: usize, needed: &mut dyn Iterator<Item = usize>| {
        let references: String = needed.map(|other| format!("<ProjectReference Include=\"../p{other}/p{other}.csproj\" />")).collect();
        let manifest =
            format!("<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"Microsoft.Identity.Client\" Version=\"4.0.0\" />{references}</ItemGroup></Project>");
        let code = format!(
            "using Microsoft.Identity.Client;\nnamespace P{one};\npublic class A{one} {{ public object F(string[] scopes) => PublicClientApplicationBuilder.Create(\"a\").Build().AcquireTokenInteractive(scopes); }}\n"
        );
        [(format!("p{one}/p{one}.csproj"), manifest), (format!("p{one}/A.cs"), code)]
    };
    let star = tree();
    let functions: String = (0..1_000).map(|one| format!("def f{one}(scopes): return msal.PublicClientApplication(\"a\").acquire_token_interactive(scopes=scopes)\n")).collect();
    put(star.path(), "lib/pyproject.toml", b"[project]\nname = \"packl\"\ndependencies = [\"msal\"]\n");
    put(star.path(), "lib/packl/__init__.py", format!("import msal\n{functions}").as_bytes());
    for one in 0..1_000 {
        put(star.path(), &format!("p{one}/pyproject.toml"), format!("[project]\nname = \"pack-{one}\"\ndependencies = [\"packl\"]\n").as_bytes());
        put(star.path(), &format!("p{one}/a.py"), format!("import packl\nimport sys\npackl.f{one}([sys.argv[1]])\n").as_bytes());
    }
    scan("1,000 Python packages that call a function each of one", star.path(), &[]);
    scan("1,000 Python packages in a ring", ring(1_000, &python, 1).path(), &[]);
    scan("1,000 npm packages in a ring", ring(1_000, &javascript, 1).path(), &[]);
    scan("1,000 C# projects in a ring", ring(1_000, &csharp, 1).path(), &[]);
    scan("300 Python packages that each need all others", ring(300, &python, 299).path(), &[]);
}

#[test]
#[ignore = "hostile"]
fn files_that_change_while_they_are_read() {
    let root = tree();
    put(root.path(), "package.json", br#"{ "dependencies": { "@azure/msal-node": "2.0.0" } }"#);
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for round in 0_usize.. {
                if done.load(Ordering::Relaxed) {
                    break;
                }
                let file = root.path().join(format!("f{}.py", round % 50));
                let _ = match round % 3 {
                    0 => fs::write(&file, PASSWORD.repeat(round % 400)),
                    1 => File::options().write(true).open(&file).and_then(|file| file.set_len(100)),
                    _ => fs::remove_file(&file),
                };
            }
        });
        for round in 0..10 {
            let outcome = run(program(root.path(), &["scan", "--format", "json"]));
            if round == 0 {
                tell("Files that grow, shrink and vanish", &outcome);
            }
            let complaint = complaint(&outcome);
            done.store(complaint.is_some(), Ordering::Relaxed);
            assert_eq!(complaint, None);
        }
        done.store(true, Ordering::Relaxed);
    });
}
