//! Whether the guards of a row hold for an option.

use super::Setting;
use super::carried::is_of_request;
use super::texts::{pairs_of, parts_have};
use super::{begun, beside};
use crate::classify::Classifier;
use crate::code::{NodeId, Shape};
use crate::query::{Guard, Selector, Step, plain_key};
use crate::resolve::{NodeRef, Value};

impl Classifier<'_> {
    pub(super) fn setting_guards_hold(&self, file: usize, setting: &Setting, guards: &[Guard]) -> bool {
        let code = &self.program.files[file];
        let texts = setting.value.texts();
        let written = setting.value_node.map_or("", |node| code.text(node));
        // What the other options beside this one say.
        let beside = code.ancestors(setting.holder).find(|up| matches!(code.node(*up).shape, Shape::Record | Shape::Call | Shape::New | Shape::Element));
        let is_text = code.node(setting.holder).shape == Shape::Text;
        let holds = |guard: &Guard| match guard {
            Guard::Value(wanted) => wanted.iter().any(|one| texts.iter().any(|text| text.eq_ignore_ascii_case(one)) || written == one || written.ends_with(&format!(".{one}"))),
            Guard::ValueHas(wanted) => wanted.iter().any(|one| texts.iter().any(|text| text.contains(one.as_str())) || parts_have(&setting.value, one)),
            Guard::Below(limits) => !self.lasts(file, setting, limits),
            Guard::Under(names) => self.stands_under(file, setting.holder, names),
            Guard::Unseen(selector) if is_own_value(selector) => is_unseen(&setting.value),
            other => match other {
                Guard::Has(_) | Guard::Lacks(_) | Guard::Is(..) | Guard::Not(..) => match (beside, other) {
                    (Some(beside), _) => self.holds_beside(file, beside, setting, other),
                    // A string that stands in nothing may still say it itself.
                    (None, Guard::Lacks(selector)) => !is_text || !self.holds_in_text(file, setting, &Guard::Has(selector.clone())),
                    (None, Guard::Not(..)) => true,
                    (None, Guard::Has(selector)) => {
                        let names = plain_names(selector);
                        let added =
                            self.holds_in_text(file, setting, other) || self.is_begun_with(file, setting.holder, &names) || self.is_handed_with(file, setting.holder, &names);
                        added
                            || self.is_declared_with(file, setting.holder, &names)
                            || self.is_carried(file, setting.holder, selector, &[])
                            || self.is_gathered_with(file, setting, selector, &names, &[])
                    }
                    (None, Guard::Is(selector, texts)) => {
                        self.holds_in_text(file, setting, other)
                            || self.is_carried(file, setting.holder, selector, texts)
                            || self.is_gathered_with(file, setting, selector, &[], texts)
                    }
                    (None, _) => self.holds_in_text(file, setting, other),
                },
                other => beside.is_some_and(|beside| self.guards_hold(file, beside, std::slice::from_ref(other))),
            },
        };
        // The value itself is asked first: what stands around it costs more.
        let of_value = |guard: &&Guard| match guard {
            Guard::Value(_) | Guard::ValueHas(_) | Guard::Below(_) => true,
            Guard::Unseen(selector) => is_own_value(selector),
            _ => false,
        };
        guards.iter().filter(of_value).all(holds) && guards.iter().filter(|guard| !of_value(guard)).all(holds)
    }

    /// Whether the value is seen to be a call of one of these with a number that is not below the one beside it.
    fn lasts(&self, file: usize, setting: &Setting, limits: &[(String, u32)]) -> bool {
        let written = setting.value_node.map(|node| NodeRef { file, node });
        let Some(made) = (if let Value::Object(made) = setting.value { Some(made) } else { written }) else { return false };
        let code = &self.program.files[made.file];
        let Some((_, limit)) = code.callee_name(made.node).and_then(|name| limits.iter().find(|(of, _)| of == name)) else { return false };
        let Some(Value::Literal(number)) = code.positional(made.node).next().map(|given| self.eval.value(made.file, given)) else { return false };
        number.parse::<f64>().is_ok_and(|number| number >= f64::from(*limit))
    }

    /// A guard on the options beside a setting: in its record or call, among the pairs of the same string, or among pairs added one by one.
    fn holds_beside(&self, file: usize, beside: NodeId, setting: &Setting, guard: &Guard) -> bool {
        let direct = self.guards_hold(file, beside, std::slice::from_ref(guard));
        match guard {
            Guard::Has(selector) => {
                let written = direct || self.holds_in_text(file, setting, guard) || self.is_added_to(file, setting, selector);
                let names = plain_names(selector);
                written
                    || self.is_put_together(file, setting.holder, &names)
                    || self.is_begun_with(file, setting.holder, &names)
                    || self.is_gathered_with(file, setting, selector, &names, &[])
            }
            Guard::Is(selector, texts) => {
                direct
                    || self.holds_in_text(file, setting, guard)
                    || self.is_carried(file, setting.holder, selector, texts)
                    || self.is_gathered_with(file, setting, selector, &[], texts)
            }
            Guard::Lacks(selector) => direct && !self.holds_in_text(file, setting, &Guard::Has(selector.clone())),
            Guard::Not(..) => direct && !self.holds_in_text(file, setting, guard),
            _ => direct,
        }
    }

    /// Whether an option that a row asks for is put into the setting's object by a later statement, or (`request.X`) carried by the request that sends the object.
    fn is_added_to(&self, file: usize, setting: &Setting, selector: &Selector) -> bool {
        let code = &self.program.files[file];
        let put = |path: &Vec<Step>| matches!(path.as_slice(), [Step::Name(name)] if beside::is_put_behind(code, setting.holder, name));
        selector.iter().any(put) || self.is_carried(file, setting.holder, selector, &[])
    }

    /// The same for keys that are written into a string, a list of pairs, or one call after the other in the same function; of what must not be given, whether it is.
    fn holds_in_text(&self, file: usize, setting: &Setting, guard: &Guard) -> bool {
        let code = &self.program.files[file];
        let names = plain_names;
        let around = beside::function_around(code, setting.holder);
        // What the request carries stands outside the string.
        let carried = matches!(guard, Guard::Is(selector, _) if is_of_request(selector));
        let near = if code.node(setting.holder).shape == Shape::Text && !carried {
            beside::joined_text(code, setting.holder)
        } else {
            let (Guard::Has(selector) | Guard::Is(selector, _) | Guard::Not(selector, _)) = guard else { return false };
            beside::text_along(code, around, setting.holder, self.unsent(file, around, &names(selector)))
        };
        match guard {
            Guard::Has(selector)
                if code.node(setting.holder).shape == Shape::Text
                    && names(selector).iter().any(|name| {
                        let parts = std::iter::once(setting.holder).chain(beside::appended(code, setting.holder)).chain(begun::strings_before(code, setting.holder));
                        let parts = parts.chain(beside::listed_with(code, setting.holder));
                        parts.into_iter().any(|part| pairs_of(code, part).contains(&plain_key(name)))
                    }) =>
            {
                true
            }
            Guard::Has(selector) => {
                let names = names(selector);
                names.iter().any(|name| near.contains(&format!("{name}=")) || beside::is_quoted_key(&near, name)) || self.has_constant_key(file, around, &near, &names)
            }
            Guard::Is(selector, texts) => names(selector).iter().any(|name| {
                texts.iter().any(|text| {
                    near.contains(&format!("{name}={text}"))
                        || (near.contains(&format!("\"{name}\"")) || near.contains(&format!("'{name}'")) || near.contains(name.as_str())) && near.contains(text.as_str())
                })
            }),
            // What must not be given counts where it is given right there.
            Guard::Not(selector, texts) => names(selector).iter().any(|name| texts.iter().any(|text| beside::is_given(&near, name, text))),
            _ => false,
        }
    }
}

/// Whether a selector means the value of the setting itself.
fn is_own_value(selector: &Selector) -> bool {
    matches!(selector.as_slice(), [path] if matches!(path.as_slice(), [Step::Name(name)] if name == "value"))
}

/// Whether nothing is seen of a value: settings decide it, or what cannot be followed.
fn is_unseen(value: &Value) -> bool {
    match value {
        Value::Configured(_) | Value::Unknown(_) => true,
        Value::Choice(parts) => parts.iter().all(is_unseen),
        _ => false,
    }
}

/// The alternatives of a selector that are a name and no more.
pub(super) fn plain_names(selector: &Selector) -> Vec<String> {
    let plain = |path: &Vec<Step>| if let [Step::Name(name)] = path.as_slice() { Some(name.clone()) } else { None };
    selector.iter().filter_map(plain).collect()
}
