//! Options that stand beside one another: in one object, one list of pairs, one string, or put into one object by one statement after the other.

use super::texts::with_arguments;
use crate::classify::Classifier;
use crate::classify::select::Selected;
use crate::code::{Code, NodeId, Piece, Role, Shape};
use crate::query::{Selector, Step, plain_key};
use crate::resolve::{NodeRef, Value};
use crate::source::Span;

/// Parts of one joined string that are looked at.
const MOST_PARTS: usize = 400;
/// Calls that may send one object, and nodes behind an option in which they and later options are looked for.
const MOST_REQUESTS: usize = 16;
const MOST_BEHIND: usize = 4_000;

/// A part of a string: characters, or a value that is put in.
enum Part {
    Text(String, NodeId),
    Value(NodeId),
}

impl Classifier<'_> {
    /// The first of the options that a selector names which stands beside another one.
    pub(in crate::classify) fn option_beside(&self, file: usize, holder: NodeId, selector: &Selector) -> Option<Selected> {
        self.options_beside(file, holder, selector).next()
    }

    /// The options that a selector names which stand beside another one.
    pub(in crate::classify) fn options_beside(&self, file: usize, holder: NodeId, selector: &Selector) -> impl Iterator<Item = Selected> {
        let code = &self.program.files[file];
        selector.iter().filter_map(move |path| match path.as_slice() {
            [Step::Name(name)] if code.node(holder).shape == Shape::Text => self.pair_in_string(file, holder, name),
            [Step::Name(name)] => {
                let node = if name == "value" {
                    code.value_of(holder)
                } else {
                    sibling(code, holder, name).or_else(|| put_later(code, holder, name)).or_else(|| self.under_constant(file, holder, name))
                }?;
                let value = self.eval.value(file, node);
                (!value.is_nothing()).then_some(Selected { value, at: NodeRef { file, node }, path: Vec::new() })
            }
            _ => None,
        })
    }

    /// The value behind `name=` in the string that a text is a part of, or in one that is put behind it.
    fn pair_in_string(&self, file: usize, text: NodeId, name: &str) -> Option<Selected> {
        let code = &self.program.files[file];
        let others = || appended(code, text).into_iter().chain(listed_with(code, text));
        self.pair_in(file, text, name).or_else(|| others().find_map(|other| self.pair_in(file, other, name)))
    }

    fn pair_in(&self, file: usize, text: NodeId, name: &str) -> Option<Selected> {
        let parts = parts_of(&self.program.files[file], text);
        let mut found: Option<(Vec<Value>, NodeId)> = None;
        for part in &parts {
            match (&mut found, part) {
                (Some((values, _)), Part::Value(node)) => values.push(self.eval.value(file, *node)),
                (Some((values, at)), Part::Text(text, _)) => {
                    let end = text.find(ENDS);
                    values.push(Value::Text(text[..end.unwrap_or(text.len())].to_owned()));
                    if end.is_some() {
                        return Some(Selected { value: Value::joined(std::mem::take(values)), at: NodeRef { file, node: *at }, path: Vec::new() });
                    }
                }
                (None, Part::Text(text, at)) => {
                    let Some(value) = text.match_indices('=').find_map(|(equals, _)| {
                        let start = text[..equals].rfind(ENDS).map_or(0, |cut| cut + 1);
                        (plain_key(text[start..equals].trim()) == plain_key(name)).then(|| &text[equals + 1..])
                    }) else {
                        continue;
                    };
                    let end = value.find(ENDS);
                    let fixed = Value::Text(value[..end.unwrap_or(value.len())].to_owned());
                    if end.is_some() {
                        return Some(Selected { value: fixed, at: NodeRef { file, node: *at }, path: Vec::new() });
                    }
                    found = Some((vec![fixed], *at));
                }
                (None, Part::Value(_)) => {}
            }
        }
        found.map(|(values, node)| Selected { value: Value::joined(values), at: NodeRef { file, node }, path: Vec::new() })
    }
}

/// The characters of the whole string that a text is joined into; `{}` stands for what is put in.
pub(in crate::classify) fn joined_text(code: &Code, text: NodeId) -> String {
    parts_of(code, text).into_iter().map(|part| if let Part::Text(text, _) = part { text } else { "{}".into() }).collect()
}

/// What is joined to the end of a text: `"key=" + value`.
pub(in crate::classify) fn joined_behind(code: &Code, text: NodeId) -> Option<NodeId> {
    let node = |part: &Part| match part {
        Part::Text(_, at) | Part::Value(at) => *at,
    };
    let is_joined = code.node(code.node(text).parent).shape == Shape::Binary;
    let parts = if is_joined { parts_of(code, text) } else { Vec::new() };
    parts.iter().map(node).skip_while(|at| *at != text).find(|at| *at != text)
}

/// The strings that are put behind the one with which a variable or member begins: `body += "&key=value"`.
pub(in crate::classify) fn appended(code: &Code, text: NodeId) -> Vec<NodeId> {
    let binder = code.ancestors(text).take(3).find(|up| matches!(code.node(*up).shape, Shape::Binding | Shape::Field | Shape::Assign));
    let Some(name) = binder.and_then(|binder| code.key_of(binder)).filter(|name| !name.is_empty()) else { return Vec::new() };
    let around = code.ancestors(text).find(|up| matches!(code.node(*up).shape, Shape::Function | Shape::Class)).unwrap_or(0);
    let puts_behind = |id: &NodeId| {
        let left = code.child(*id, Role::Left).map(|left| code.text(left));
        let starts = |right: NodeId| code.child(right, Role::Left).map(|first| code.text(first)) == left;
        let behind = code.value_of(*id).is_some_and(|right| code.node(right).shape == Shape::Binary && starts(right));
        code.key_of(*id).as_ref() == Some(&name) && (behind || crate::classify::hosts::is_added(code, *id))
    };
    let assigns = code.descendants(around).filter(|id| code.node(*id).shape == Shape::Assign).filter(puts_behind);
    assigns.flat_map(|id| code.descendants(id)).filter(|id| code.node(*id).shape == Shape::Text).collect()
}

/// The other strings of the call or list in which a string stands: `Concat("key=value", "&key=", value)`.
pub(in crate::classify) fn listed_with(code: &Code, text: NodeId) -> Vec<NodeId> {
    let joins = |id: NodeId| matches!(code.node(id).shape, Shape::Text | Shape::Binary | Shape::Argument);
    let group = code.ancestors(text).find(|up| !joins(*up)).filter(|up| matches!(code.node(*up).shape, Shape::Call | Shape::List | Shape::Initializer));
    let parts = group.into_iter().flat_map(|group| code.children(group)).filter(|part| joins(*part));
    parts.flat_map(|part| std::iter::once(part).chain(code.descendants(part))).filter(|id| *id != text && code.node(*id).shape == Shape::Text).take(MOST_PARTS).collect()
}

/// What ends a value inside a string, or stands before a key.
const ENDS: [char; 5] = ['&', ';', '?', '\n', '"'];

/// The parts of the whole string that a text is joined into.
fn parts_of(code: &Code, text: NodeId) -> Vec<Part> {
    let joins = |id: NodeId| code.node(id).shape == Shape::Text || code.node(id).shape == Shape::Binary && code.name(id) == "+";
    let root = std::iter::once(text).chain(code.ancestors(text).take_while(|up| joins(*up))).last().unwrap_or(text);
    let mut out = Vec::new();
    let mut stack = vec![root];
    while let Some(at) = stack.pop() {
        if out.len() > MOST_PARTS {
            break;
        }
        let node = code.node(at);
        let whole = node.shape == Shape::Text && code.children(at).any(|child| code.node(child).shape == Shape::Text);
        if whole || node.shape == Shape::Binary && joins(at) {
            let mut children: Vec<NodeId> = code.children(at).collect();
            children.reverse();
            stack.extend(children);
        } else if node.shape == Shape::Text {
            out.extend(with_arguments(code, at, code.pieces(at)).into_iter().map(|piece| match piece {
                Piece::Text(text, _) => Part::Text(text, at),
                Piece::Value(value) => Part::Value(value),
            }));
        } else {
            out.push(Part::Value(at));
        }
    }
    out
}

/// The value of a pair or option of a name.
fn value_of(code: &Code, id: NodeId, name: &str) -> Option<NodeId> {
    match code.node(id).shape {
        Shape::Entry | Shape::Argument | Shape::Shorthand | Shape::Assign if code.key_of(id).as_deref() == Some(name) => {
            code.value_of(id).or_else(|| code.children(id).find(|child| code.node(*child).role != Role::Key))
        }
        // `f(new("key", value))`: an argument that is a pair.
        Shape::Argument => code.children(id).next().filter(|inner| code.node(*inner).shape != Shape::Argument).and_then(|inner| value_of(code, inner, name)),
        Shape::Call | Shape::New => value_under(code, &mut code.positional(id), name),
        Shape::List | Shape::Initializer => value_under(code, &mut code.children(id).filter(|child| code.node(*child).role != Role::Type), name),
        _ => None,
    }
}

/// The value of a pair whose key is a name.
fn value_under(code: &Code, parts: &mut dyn Iterator<Item = NodeId>, name: &str) -> Option<NodeId> {
    let (key, value) = code.keyed(parts.next()?, parts.next()?);
    (code.plain(key).as_deref() == Some(name)).then_some(value)
}

/// An option of a name among the neighbours of another one.
fn sibling(code: &Code, holder: NodeId, name: &str) -> Option<NodeId> {
    let parent = code.node(holder).parent;
    let group = if matches!(code.node(parent).shape, Shape::Argument) { code.node(parent).parent } else { parent };
    matches!(code.node(group).shape, Shape::Record | Shape::List | Shape::Initializer | Shape::Call | Shape::New)
        .then(|| code.children(group).filter(|child| *child != holder).find_map(|child| value_of(code, child, name)))
        .flatten()
}

/// An option of a name that is put into the same object in the same function: `form.append("key", value)`, `form["key"] = value`, `form.key = value`.
fn put_later(code: &Code, holder: NodeId, name: &str) -> Option<NodeId> {
    let around = code.enclosing(holder, Shape::Function).unwrap_or(0);
    let start = (around + 1).max(holder.saturating_sub(crate::source::offset(MOST_BEHIND)));
    put_among(code, holder, name, (start..holder).chain(behind(code, holder)))
}

/// The call whose only argument something is.
fn only_argument_of(code: &Code, at: NodeId) -> Option<NodeId> {
    let up = code.node(at).parent;
    let call = if code.node(up).shape == Shape::Argument { code.node(up).parent } else { up };
    (code.node(call).shape == Shape::Call && code.positional(call).eq([at])).then_some(call)
}

/// The same among some nodes.
fn put_among(code: &Code, holder: NodeId, name: &str, nodes: impl Iterator<Item = NodeId>) -> Option<NodeId> {
    let called_on = |call: NodeId| code.callee(call).and_then(|callee| code.child(callee, Role::Object)).map(|object| code.text(chain_start(code, object)));
    let object = |at: NodeId| match code.node(at).shape {
        Shape::Call => called_on(at),
        // `form.Add(new("key", value))`
        Shape::New => only_argument_of(code, at).and_then(called_on),
        Shape::Assign => code.child(at, Role::Left).and_then(|left| code.child(left, Role::Object)).map(|object| code.text(object)),
        _ => None,
    };
    // `form |= {"key": value}`
    let added = |at: NodeId| {
        let into = code.child(at, Role::Left).filter(|left| code.node(at).shape == Shape::Assign && code.node(*left).shape == Shape::Name)?;
        crate::classify::hosts::is_added(code, at).then(|| code.text(into))
    };
    let bound = || {
        let binder = code.ancestors(holder).take_while(|up| code.node(*up).shape != Shape::Block).find(|up| matches!(code.node(*up).shape, Shape::Binding | Shape::Assign))?;
        match code.node(binder).shape {
            Shape::Assign => code.child(binder, Role::Left).map(|left| code.text(left)),
            _ => Some(code.name(binder)),
        }
    };
    let target = object(holder).or_else(bound).filter(|target| !target.is_empty())?;
    let mut others = nodes.filter(|at| *at != holder && object(*at).or_else(|| added(*at)) == Some(target));
    others.find_map(|at| value_of(code, at, name).or_else(|| value_handed(code, at, name)))
}

/// The value of an option of a name in the objects that a statement puts into another: `form.update({"key": value})`, `form.update(key=value)`.
fn value_handed(code: &Code, at: NodeId, name: &str) -> Option<NodeId> {
    let in_record = |id: NodeId| if code.node(id).shape == Shape::Record { code.children(id).find_map(|entry| value_of(code, entry, name)) } else { None };
    match code.node(at).shape {
        Shape::Call => option_of(code, at, name),
        Shape::Assign => code.child(at, Role::Right).and_then(in_record),
        _ => None,
    }
}

/// An option of a name that is put into what is made here, further down.
pub(in crate::classify) fn put_behind(code: &Code, made: NodeId, name: &str) -> Option<NodeId> {
    put_among(code, made, name, behind(code, made))
}

/// The nodes of a function behind an option, as far as they are looked at.
fn behind(code: &Code, holder: NodeId) -> impl Iterator<Item = NodeId> + use<> {
    let end = code.enclosing(holder, Shape::Function).map_or(code.node(0).end, |around| code.node(around).end);
    (code.node(holder).end..end).take(MOST_BEHIND)
}

/// Whether an option of a name is put into the same object further down, before the object's name is given to another: on a branch of its own as well.
pub(in crate::classify) fn is_put_behind(code: &Code, holder: NodeId, name: &str) -> bool {
    let Some(at) = put_among(code, holder, name, behind(code, holder)) else { return false };
    let Some(target) = bound_name(code, holder) else { return true };
    let rebinds = |id: NodeId| matches!(code.node(id).shape, Shape::Binding | Shape::Assign) && code.key_of(id).as_deref() == Some(target) && is_plain_target(code, id);
    !(code.node(holder).end..at).any(rebinds)
}

/// The calls that send the object of an option: it stands in their arguments, or the variable that holds it does.
pub(in crate::classify) fn requests_of(code: &Code, holder: NodeId) -> Vec<NodeId> {
    let is_call = |id: &NodeId| matches!(code.node(*id).shape, Shape::Call | Shape::New);
    let around = code.ancestors(holder).take_while(|up| !matches!(code.node(*up).shape, Shape::Function | Shape::Block)).filter(is_call);
    let around = around.filter(|call| code.callee(*call).is_none_or(|callee| code.node(callee).end <= holder));
    let name = bound_name(code, holder);
    let takes = |call: &NodeId| name.is_some_and(|name| arguments(code, *call).any(|value| code.node(value).shape == Shape::Name && code.name(value) == name));
    around.chain(behind(code, holder).filter(is_call).filter(takes)).take(MOST_REQUESTS).collect()
}

/// The value of an option of a call: a named argument, or a field of an argument that is written as an object.
pub(in crate::classify) fn option_of(code: &Code, call: NodeId, name: &str) -> Option<NodeId> {
    let named = |id: NodeId| (code.key_of(id).as_deref() == Some(name)).then(|| code.value_of(id).or_else(|| code.children(id).next())).flatten();
    let in_record = |id: NodeId| if code.node(id).shape == Shape::Record { code.children(id).find_map(named) } else { None };
    code.children(call).filter(|child| code.node(*child).role == Role::Argument).find_map(|argument| named(argument).or_else(|| in_record(argument)))
}

/// What is put into a member of the object that a call is made on, before it in the same function: `session.auth = value`.
pub(in crate::classify) fn set_on(code: &Code, call: NodeId, member: &str) -> Option<NodeId> {
    let object = code.callee(call).and_then(|callee| code.child(callee, Role::Object)).filter(|object| code.node(*object).shape == Shape::Name)?;
    let around = code.enclosing(call, Shape::Function).unwrap_or(0);
    let puts = |id: &NodeId| {
        let left = code.child(*id, Role::Left).filter(|left| code.node(*left).shape == Shape::Member && code.name(*left) == member);
        left.and_then(|left| code.child(left, Role::Object)).is_some_and(|of| code.text(of) == code.text(object))
    };
    let start = (around + 1).max(call.saturating_sub(crate::source::offset(MOST_BEHIND)));
    (start..call).filter(|id| code.node(*id).shape == Shape::Assign).find(puts).and_then(|id| code.child(id, Role::Right))
}

/// The values of the arguments of a call.
fn arguments(code: &Code, call: NodeId) -> impl Iterator<Item = NodeId> {
    let all = code.children(call).filter(|child| code.node(*child).role == Role::Argument);
    all.map(|argument| if code.node(argument).shape == Shape::Argument { code.value_of(argument).or_else(|| code.children(argument).next()).unwrap_or(argument) } else { argument })
}

/// The variable that is bound to the object of an option.
fn bound_name(code: &Code, holder: NodeId) -> Option<&str> {
    let binder = code.ancestors(holder).take_while(|up| code.node(*up).shape != Shape::Block).find(|up| matches!(code.node(*up).shape, Shape::Binding | Shape::Assign))?;
    let name = if code.node(binder).shape == Shape::Assign { code.child(binder, Role::Left).map(|left| code.name(left))? } else { code.name(binder) };
    Some(name).filter(|name| !name.is_empty())
}

/// Whether a binding or an assignment gives a value to a variable, and not to a member of one.
fn is_plain_target(code: &Code, id: NodeId) -> bool {
    code.child(id, Role::Left).is_none_or(|left| code.node(left).shape == Shape::Name)
}

/// What a chain of calls begins with.
pub(in crate::classify) fn chain_start(code: &Code, object: NodeId) -> NodeId {
    let next = |at: &NodeId| (code.node(*at).shape == Shape::Call).then(|| code.callee(*at)).flatten().and_then(|callee| code.child(callee, Role::Object));
    std::iter::successors(Some(object), next).take(64).last().unwrap_or(object)
}

/// Nodes of a function that is looked through as a whole for what stands beside an option.
const LARGEST_FUNCTION: u32 = 20_000;

/// The function around an option, or the file; of one that is longer than written code is, the largest part around the option that is not.
pub(in crate::classify) fn function_around(code: &Code, option: NodeId) -> NodeId {
    let is_small = |id: &NodeId| code.node(*id).end - id <= LARGEST_FUNCTION;
    let function = code.enclosing(option, Shape::Function).unwrap_or(0);
    if is_small(&function) { function } else { code.ancestors(option).take_while(is_small).last().unwrap_or(option) }
}

/// The text of a function that may run together with an option: without branches that return before it, without what stands behind a branch of its own that
/// returns, without other objects that hold the same option, and without parts that send nothing.
pub(in crate::classify) fn text_along(code: &Code, around: NodeId, node: NodeId, unsent: Vec<Span>) -> String {
    let key = code.key_of(node);
    let into = super::replaced::holds(code, node);
    let repeats = |at: NodeId| {
        let apart = code.node(at).shape == Shape::Record && (node < at || code.node(at).end <= node);
        // What is put into an object stands beside the rest of that.
        let filled = |entry: NodeId| into.is_some() && code.node(node).shape == Shape::Assign && super::replaced::holds(code, entry) == into;
        apart && !code.children(at).next().is_some_and(filled) && key.is_some() && code.children(at).any(|entry| code.key_of(entry) == key)
    };
    let returns = |block: NodeId| code.node(block).shape == Shape::Block && code.children(block).last().is_some_and(|last| code.node(last).shape == Shape::Return);
    let whole = code.node(around).span;
    let own = code.ancestors(node).take_while(|up| *up != around).filter(|up| returns(*up)).map(|up| code.node(up).span.end).min();
    let mut left_out = unsent;
    left_out.extend(code.descendants(around).filter(|at| code.node(*at).end <= node && returns(*at) || repeats(*at)).map(|at| code.node(at).span));
    left_out.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    code.without(Span { end: own.unwrap_or(whole.end), ..whole }, &left_out)
}

/// Whether a name stands in quotes in a text of code, and is no word of a sentence in a string: a mark follows it.
pub(in crate::classify) fn is_quoted_key(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let quote = text[..at].chars().next_back().filter(|quote| matches!(quote, '"' | '\''));
        let behind = quote.and_then(|quote| text[at + name.len()..].strip_prefix(quote));
        behind.is_some_and(|behind| behind.trim_start().starts_with([':', ',', ']', ')', '}', '=', ';', '+', '?', '|', '\\']) || behind.trim().is_empty())
    })
}

/// Whether a name in a text of code is given a value there: nothing but punctuation stands between the two.
pub(in crate::classify) fn is_given(text: &str, name: &str, value: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let behind = text[at + name.len()..].trim_start_matches(|between: char| !between.is_alphanumeric());
        behind.strip_prefix(value).is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_'))
    })
}
