//! Islands are judged side by side; what was said of one stands as long as no file joins it.

use crate::classify::{Classified, Shared, classify};
use crate::resolve::{Island, Program};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Stack of a thread that judges, in bytes: values are followed by recursion of a bounded depth, and builds without optimization need most.
const STACK: usize = 16 << 20;

/// What was said in the last round.
#[derive(Default)]
pub(super) struct Judged {
    /// The paths of all files, in their order.
    paths: Vec<String>,
    /// What was said of each island, by its files.
    islands: BTreeMap<Vec<usize>, Classified>,
}

impl Judged {
    /// What is said of a program, and whether it is the same as before.
    pub(super) fn judge(&mut self, program: &Program, shared: &Shared<'_>, links: impl Iterator<Item = (usize, usize)>) -> Classified {
        let mut known = self.carried(program);
        let islands = program.islands(links);
        let mut open: Vec<&Island> = Vec::new();
        for island in &islands {
            match known.remove(&island.files) {
                Some(classified) => drop(self.islands.insert(island.files.clone(), classified)),
                None => open.push(island),
            }
        }
        // The largest first: none of them holds up the end.
        let size = |island: &Island| island.files.iter().map(|file| program.files[*file].nodes.len()).sum::<usize>();
        open.sort_by_cached_key(|island| (std::cmp::Reverse(size(island)), island.files[0]));
        let judged = side_by_side(&open, &|island| survived(island, || classify(shared, island)));
        self.islands.extend(open.into_iter().map(|island| island.files.clone()).zip(judged));
        Classified::joined(self.islands.values())
    }

    /// What was said in the last round, by the files as they are numbered now.
    fn carried(&mut self, program: &Program) -> BTreeMap<Vec<usize>, Classified> {
        let before = std::mem::take(&mut self.paths);
        let known = std::mem::take(&mut self.islands);
        self.paths = program.files.iter().map(|code| code.source.path.clone()).collect();
        // Both stand in the order of the paths, and none is gone.
        let mut next = self.paths.iter().enumerate();
        let places: Vec<usize> = before.iter().filter_map(|path| next.find(|(_, other)| *other == path).map(|(index, _)| index)).collect();
        let to = |file: usize| places.get(file).copied().unwrap_or(file);
        known.into_iter().map(|(files, classified)| (files.into_iter().map(to).collect(), classified.moved(&to))).collect()
    }
}

/// A fault of this program in one island ends nothing else: all of its files are noted.
fn survived(island: &Island, work: impl FnOnce() -> Classified) -> Classified {
    let noted = || Classified { failed: island.files.iter().copied().collect(), ..Classified::default() };
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).unwrap_or_else(|_| noted())
}

/// The results of some work on each of a list, in its order, on as many threads as the scan may use.
fn side_by_side<T: Sync, R: Send>(list: &[T], work: &(dyn Fn(&T) -> R + Sync)) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let done: Mutex<BTreeMap<usize, R>> = Mutex::default();
    let run = || {
        while let Some((index, item)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|index| Some((index, list.get(index)?))) {
            let result = work(item);
            done.lock().unwrap_or_else(PoisonError::into_inner).insert(index, result);
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..rayon::current_num_threads().min(list.len()) {
            // Where no further thread can be had, this one does the rest.
            if std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run).is_err() {
                break;
            }
        }
    });
    run();
    done.into_inner().unwrap_or_else(PoisonError::into_inner).into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::survived;
    use crate::classify::Classified;
    use crate::resolve::Island;

    #[test]
    fn a_fault_is_noted_at_all_files_of_its_island() {
        let island = Island { applications: vec![0], files: vec![2, 5] };
        assert_eq!(survived(&island, || panic!("a fault")).failed.into_iter().collect::<Vec<_>>(), [2, 5]);
        assert!(survived(&island, Classified::default).failed.is_empty());
    }
}
