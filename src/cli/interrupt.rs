//! What a run leaves behind when it is told to end: nothing.

use std::io;
use std::path::Path;

#[cfg(unix)]
use std::{
    path::PathBuf,
    sync::{Mutex, MutexGuard, Once, PoisonError},
};

/// What is taken away where the run is ended. Whoever holds the lock is not ended.
#[cfg(unix)]
static PATHS: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// While it lives, SIGINT and SIGTERM wait.
pub(super) struct Hold {
    #[cfg(unix)]
    paths: MutexGuard<'static, Vec<PathBuf>>,
}

impl Hold {
    /// Nothing is left to do: the run ends by itself, with its own exit code.
    pub(super) fn until_the_end(self) {
        std::mem::forget(self);
    }
}

/// Holds signals back, for what must not be begun and left, or done and then be told to be ended.
#[cfg(unix)]
pub(super) fn hold() -> Hold {
    Hold { paths: PATHS.lock().unwrap_or_else(PoisonError::into_inner) }
}

/// Makes a file or a folder that SIGINT and SIGTERM remove; the process then ends with 130 and 143 as a shell expects.
///
/// # Errors
/// Those of `make`.
#[cfg(unix)]
pub(super) fn made<T: AsRef<Path>>(make: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    static HANDLER: Once = Once::new();

    HANDLER.call_once(|| {
        use signal_hook::consts::{SIGINT, SIGTERM};
        // Without a handler the process ends as it would, and what it wrote stays.
        let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGINT, SIGTERM]) else { return };
        std::thread::spawn(move || {
            if let Some(signal) = signals.forever().next() {
                // Kept locked: nothing is begun any more.
                let held = hold();
                for path in held.paths.iter() {
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
    let mut held = hold();
    let made = make()?;
    held.paths.push(made.as_ref().to_path_buf());
    Ok(made)
}

/// Windows ends a process without asking it.
#[cfg(not(unix))]
pub(super) fn made<T: AsRef<Path>>(make: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    make()
}

#[cfg(not(unix))]
pub(super) fn hold() -> Hold {
    Hold {}
}
