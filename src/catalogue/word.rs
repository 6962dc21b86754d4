//! Reads the members of closed lists of words.
//! Knows their spelling, not their meaning.

use super::condition::{Once, Silent};
use super::rule::{Effect, Precision, RuleKind, Status};
use crate::fact::{AppKind, CacheKind, ClientKind, FactKind, Flow, ScopeState};
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// A closed list of words.
pub(super) trait Word: Sized {
    /// All of them.
    const ALL: &'static [&'static str];
    /// The member that a word stands for.
    fn of(word: &str) -> Option<Self>;
}

macro_rules! word {
    ($($name:ty),+ $(,)?) => {
        $(impl Word for $name {
            const ALL: &'static [&'static str] = Self::WORDS;
            fn of(word: &str) -> Option<Self> {
                Self::parse(word)
            }
        })+
    };
}

word!(FactKind, Flow, ClientKind, CacheKind, AppKind, ScopeState);
word!(Silent, Once, RuleKind, Effect, Precision, Status);

/// The member, or serde's error that names the valid words.
pub(super) fn parse<W: Word, E: Error>(word: &str) -> Result<W, E> {
    W::of(word).ok_or_else(|| E::unknown_variant(word, W::ALL))
}

/// One word, or a list of words that is not empty.
pub(super) fn many<'de, W: Word, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<W>, D::Error> {
    struct Many<W>(PhantomData<W>);

    impl<'de, W: Word> Visitor<'de> for Many<W> {
        type Value = Vec<W>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a word or a list of words")
        }

        fn visit_str<E: Error>(self, word: &str) -> Result<Self::Value, E> {
            Ok(vec![parse(word)?])
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut words = Vec::new();
            while let Some(word) = list.next_element::<String>()? {
                words.push(parse(&word)?);
            }
            if words.is_empty() { Err(A::Error::custom("the list is empty; leave the key out")) } else { Ok(words) }
        }
    }

    deserializer.deserialize_any(Many(PhantomData))
}

/// Derives serde's reading for a list of words.
macro_rules! deserialize_word {
    ($($name:ty),+ $(,)?) => {
        $(impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                parse(&<String as serde::Deserialize>::deserialize(deserializer)?)
            }
        })+
    };
}

deserialize_word!(RuleKind, Effect, Precision, Status);
