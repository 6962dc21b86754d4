//! Options that never take effect: the same key of the same object is given another value before the object goes anywhere.

use crate::code::{Code, NodeId, Role, Shape};

/// Nodes behind an option that are looked through, and branches in one another.
const MOST_BEHIND: usize = 4_000;
const DEEPEST: usize = 8;

/// Whether an option of an object that a variable holds is given another value on every way before anything but a member of that variable is mentioned.
pub(in crate::classify) fn is_replaced(code: &Code, holder: NodeId) -> bool {
    let Some((key, target)) = code.key_of(holder).zip(holds(code, holder)) else { return false };
    let end = code.enclosing(holder, Shape::Function).map_or(code.node(0).end, |around| code.node(around).end);
    let goes_on = |id: NodeId| code.node(id).shape == Shape::Name && code.name(id) == target && !matches!(code.node(id).role, Role::Object);
    let behind = (code.node(holder).end..end).take(MOST_BEHIND).take_while(|id| !goes_on(*id));
    let puts = |id: &NodeId| code.node(*id).shape == Shape::Assign && holds(code, *id) == Some(target) && code.is_key(*id, &key);
    let mut covered: Vec<NodeId> = behind.filter(puts).filter_map(|put| block_of(code, put)).collect();
    for _ in 0..DEEPEST {
        if covered.iter().any(|block| code.ancestors(holder).any(|up| up == *block)) {
            return true;
        }
        // What every branch does is done by the block around them.
        let whole = |block: &NodeId| {
            let statement = code.ancestors(*block).take(2).find(|up| branches(code, *up).is_some())?;
            let all = branches(code, statement)?;
            all.iter().all(|branch| covered.contains(branch)).then(|| block_of(code, statement)).flatten()
        };
        covered = covered.iter().filter_map(whole).collect();
    }
    false
}

/// The variable that holds the object of an option: it is bound to the object, or the option is put into it.
pub(in crate::classify) fn holds(code: &Code, holder: NodeId) -> Option<&str> {
    let variable = |id: NodeId| (code.node(id).shape == Shape::Name).then(|| code.name(id));
    if code.node(holder).shape == Shape::Assign {
        let left = code.child(holder, Role::Left).filter(|left| matches!(code.node(*left).shape, Shape::Member | Shape::Index))?;
        return code.object(left).and_then(variable);
    }
    let record = code.node(holder).parent;
    let binder = code.node(record).parent;
    match code.node(binder).shape {
        _ if code.node(record).shape != Shape::Record => None,
        Shape::Assign => code.child(binder, Role::Left).and_then(variable),
        Shape::Binding => Some(code.name(binder)).filter(|name| !name.is_empty()),
        _ => None,
    }
}

/// The block in which a statement stands, if it always runs with it.
fn block_of(code: &Code, statement: NodeId) -> Option<NodeId> {
    let block = code.ancestors(statement).find(|up| matches!(code.node(*up).shape, Shape::Block | Shape::Function | Shape::File | Shape::Class | Shape::Try | Shape::Loop))?;
    let straight = code.ancestors(statement).take_while(|up| *up != block).all(|up| matches!(code.node(up).shape, Shape::Inline | Shape::Other));
    (straight && matches!(code.node(block).shape, Shape::Block | Shape::File)).then_some(block)
}

/// The blocks of a statement one of which always runs: the last of several stands under no condition of its own.
fn branches(code: &Code, statement: NodeId) -> Option<Vec<NodeId>> {
    let is_block = |id: &NodeId| code.node(*id).shape == Shape::Block;
    let mut found = Vec::new();
    let mut last = false;
    for child in code.children(statement).filter(|_| code.node(statement).shape == Shape::Other) {
        if is_block(&child) {
            last = !found.is_empty();
            found.push(child);
        } else if code.node(child).shape == Shape::Other
            && let Some(block) = code.children(child).find(is_block)
        {
            last = code.children(child).next() == Some(block) && !found.is_empty();
            found.push(block);
        }
    }
    last.then_some(found)
}
