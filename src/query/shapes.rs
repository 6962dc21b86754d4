//! The shapes of a language: which syntax node becomes which neutral shape, read from its `shapes.scm`.

use super::sexp::{Sexp, read};
use super::{QueryError, nearest};
use crate::code::{Role, Shape};
use std::collections::HashMap;
use tree_sitter::Language;

/// What a kind of syntax node becomes.
#[derive(Debug, Clone)]
pub struct ShapeRule {
    /// The neutral shape.
    pub shape: Shape,
    /// Roles by field id.
    pub roles: Vec<(u16, Role)>,
    /// Roles of children without a field, by position; the last one repeats.
    pub order: Vec<Role>,
    /// Role of children without a field; of an inline node it wins over the parent's.
    pub child: Option<Role>,
    /// The field that names the node.
    pub name: Option<u16>,
    /// The field that gives an import another name.
    pub alias: Option<u16>,
    /// The field that makes an index a member where it is a string that is written like a name.
    pub member: Option<u16>,
    /// A word of the language that the grammar may take for the name that is called, and what the node is then.
    pub keyword: Option<Box<(String, ShapeRule)>>,
}

impl ShapeRule {
    fn of(shape: Shape) -> Self {
        Self { shape, roles: Vec::new(), order: Vec::new(), child: None, name: None, alias: None, member: None, keyword: None }
    }
}

/// The shapes of a language by kind id.
#[derive(Debug, Default, Clone)]
pub struct Shapes {
    rules: Vec<Option<ShapeRule>>,
}

impl Shapes {
    /// Reads files of shapes (path and text) for a grammar.
    ///
    /// # Errors
    /// An unknown node, field, shape, role or directive, with its line.
    pub fn load(files: &[(&str, &str)], grammar: &Language) -> Result<Self, QueryError> {
        let mut rules = vec![None; grammar.node_kind_count()];
        // A name may belong to several kinds.
        let mut known: HashMap<(&str, bool), Vec<u16>> = HashMap::new();
        for id in 0..u16::try_from(rules.len()).unwrap_or(u16::MAX) {
            if let Some(kind) = grammar.node_kind_for_id(id) {
                known.entry((kind, grammar.node_kind_is_named(id))).or_default().push(id);
            }
        }
        for (path, text) in files {
            Self::read(&mut rules, path, text, grammar, &known)?;
        }
        Ok(Self { rules })
    }

    fn read(rules: &mut [Option<ShapeRule>], path: &str, text: &str, grammar: &Language, known: &HashMap<(&str, bool), Vec<u16>>) -> Result<(), QueryError> {
        let fail = |line: u32, message: String| QueryError { file: path.to_owned(), line, message };
        let items = read(text).map_err(|(line, message)| fail(line, message))?;
        let mut index = 0;
        while index < items.len() {
            let item = &items[index];
            index += 1;
            let (pattern, capture, directives): (&Sexp, &Sexp, &[Sexp]) = match item {
                Sexp::List(inner, _) if matches!(inner.first(), Some(Sexp::List(..) | Sexp::Bracket(..))) && inner.len() > 1 => (&inner[0], &inner[1], &inner[2..]),
                Sexp::List(..) | Sexp::Bracket(..) | Sexp::Str(..) if index < items.len() => {
                    index += 1;
                    (item, &items[index - 1], &[])
                }
                other => return Err(fail(other.line(), "a pattern such as `(identifier) @name` is expected".into())),
            };
            let Sexp::Word(capture, line) = capture else { return Err(fail(capture.line(), "a capture is expected".into())) };
            let word = capture.trim_start_matches('@');
            let shape = Shape::parse(word).ok_or_else(|| fail(*line, format!("unknown shape \"{word}\": {}", nearest(word, Shape::WORDS.iter().copied()))))?;
            let rule = directives_of(shape, directives, grammar).map_err(|(line, message)| fail(line, message))?;
            for (kind, named, line) in kinds(pattern).map_err(|(line, message)| fail(line, message))? {
                let Some(ids) = known.get(&(kind, named)) else { return Err(fail(line, format!("the grammar has no node \"{kind}\""))) };
                for id in ids {
                    rules[usize::from(*id)] = Some(rule.clone());
                }
            }
        }
        Ok(())
    }

    /// What a kind of node becomes, if anything is said of it.
    #[must_use]
    pub fn rule(&self, kind: u16) -> Option<&ShapeRule> {
        self.rules.get(usize::from(kind)).and_then(Option::as_ref)
    }
}

/// The kinds of nodes that a pattern speaks of, each with whether it is a named one (`"this"` is a token) and its line.
fn kinds<'s>(pattern: &'s Sexp<'_>) -> Result<Vec<(&'s str, bool, u32)>, (u32, String)> {
    match pattern {
        Sexp::Str(kind, line) => Ok(vec![(kind, false, *line)]),
        Sexp::List(items, line) => match items.as_slice() {
            [Sexp::Word(kind, line)] => Ok(vec![(kind, true, *line)]),
            _ => Err((*line, "a shape's pattern is a single node".into())),
        },
        Sexp::Bracket(items, _) => {
            let mut all = Vec::new();
            for item in items {
                all.extend(kinds(item)?);
            }
            Ok(all)
        }
        other @ Sexp::Word(..) => Err((other.line(), "a node is expected".into())),
    }
}

fn directives_of(shape: Shape, directives: &[Sexp], grammar: &Language) -> Result<ShapeRule, (u32, String)> {
    let mut rule = ShapeRule::of(shape);
    for directive in directives {
        let Sexp::List(words, line) = directive else { return Err((directive.line(), "a directive is expected".into())) };
        let words: Vec<&str> = words
            .iter()
            .map(|word| match word {
                Sexp::Word(text, _) => text,
                Sexp::Str(text, _) => text.as_ref(),
                _ => "",
            })
            .collect();
        let role = |word: &str| Role::parse(word).ok_or_else(|| (*line, format!("unknown role \"{word}\": {}", nearest(word, Role::WORDS.iter().copied()))));
        let field = |word: &str| grammar.field_id_for_name(word).map(std::num::NonZero::get).ok_or_else(|| (*line, format!("the grammar has no field \"{word}\"")));
        match words.as_slice() {
            ["#role!", word, name] => rule.roles.push((field(name)?, role(word)?)),
            ["#order!", roles @ ..] => rule.order = roles.iter().map(|word| role(word)).collect::<Result<_, _>>()?,
            ["#child!", word] => rule.child = Some(role(word)?),
            ["#name!", name] => rule.name = Some(field(name)?),
            ["#alias!", name] => rule.alias = Some(field(name)?),
            ["#member!", name] => rule.member = Some(field(name)?),
            ["#keyword!", word] => rule.keyword = Some(Box::new(((*word).to_owned(), ShapeRule { order: vec![Role::Drop, Role::Value], ..ShapeRule::of(Shape::Inline) }))),
            [other, ..] => {
                return Err((*line, format!("unknown directive \"{other}\": {}", nearest(other, ["#role!", "#order!", "#child!", "#name!", "#alias!", "#member!", "#keyword!"]))));
            }
            [] => return Err((*line, "an empty directive".into())),
        }
    }
    Ok(rule)
}
