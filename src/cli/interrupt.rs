//! What a run leaves behind when it is told to end: nothing.

use std::path::Path;

/// Removes a file or a folder on SIGINT and SIGTERM; the process then ends with 130 and 143 as a shell expects.
#[cfg(unix)]
pub(super) fn remove_when_ended(path: &Path) {
    use std::path::PathBuf;
    use std::sync::{Mutex, Once, PoisonError};
    static PATHS: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());
    static HANDLER: Once = Once::new();

    PATHS.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_path_buf());
    HANDLER.call_once(|| {
        use signal_hook::consts::{SIGINT, SIGTERM};
        // Without a handler the process ends as it would, and what it wrote stays.
        let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGINT, SIGTERM]) else { return };
        std::thread::spawn(move || {
            if let Some(signal) = signals.forever().next() {
                // Kept locked: nothing is begun any more.
                let paths = PATHS.lock().unwrap_or_else(PoisonError::into_inner);
                for path in paths.iter() {
                    let _ = std::fs::remove_file(path);
                    // Files may still come into a folder while it is emptied.
                    for _ in 0..1_000 {
                        if !path.exists() || std::fs::remove_dir_all(path).is_ok() {
                            break;
                        }
                    }
                }
                std::process::exit(128 + signal);
            }
        });
    });
}

/// Windows ends a process without asking it.
#[cfg(not(unix))]
pub(super) fn remove_when_ended(_: &Path) {}
