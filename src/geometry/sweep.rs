//! Finds the pairs of edges that lie above one another, from west to east. Never what the pairs mean.

use std::ops::ControlFlow;

/// Something with a western and an eastern end.
pub(super) trait Span {
    fn west(&self) -> f64;
    fn east(&self) -> f64;
}

/// Visits every pair of one edge of each side whose spans meet, touching included, each pair once.
pub(super) fn between<T: Span + Copy>(
    mut one: Vec<T>,
    mut two: Vec<T>,
    mut visit: impl FnMut(&T, &T) -> ControlFlow<()>,
) -> ControlFlow<()> {
    one.sort_by(|a, b| a.west().total_cmp(&b.west()));
    two.sort_by(|a, b| a.west().total_cmp(&b.west()));
    let (mut open_one, mut open_two): (Vec<T>, Vec<T>) = (Vec::new(), Vec::new());
    let (mut one, mut two) = (one.into_iter().peekable(), two.into_iter().peekable());
    loop {
        let first = match (one.peek(), two.peek()) {
            (Some(a), Some(b)) => a.west() <= b.west(),
            (Some(_), None) => !open_two.is_empty(),
            (None, Some(_)) => false,
            (None, None) => return ControlFlow::Continue(()),
        };
        if first {
            let Some(edge) = one.next() else { return ControlFlow::Continue(()) };
            open_two.retain(|other| other.east() >= edge.west());
            open_two.iter().try_for_each(|other| visit(&edge, other))?;
            open_one.push(edge);
        } else {
            let Some(edge) = two.next() else { return ControlFlow::Continue(()) };
            open_one.retain(|other| other.east() >= edge.west());
            open_one.iter().try_for_each(|other| visit(other, &edge))?;
            open_two.push(edge);
        }
    }
}
/// Visits every pair of edges of one set whose spans meet, touching included, each pair once.
pub(super) fn among<T: Span + Copy>(mut edges: Vec<T>, mut visit: impl FnMut(&T, &T) -> ControlFlow<()>) -> ControlFlow<()> {
    edges.sort_by(|a, b| a.west().total_cmp(&b.west()));
    let mut open: Vec<T> = Vec::new();
    for edge in edges {
        open.retain(|other| other.east() >= edge.west());
        open.iter().try_for_each(|other| visit(other, &edge))?;
        open.push(edge);
    }
    ControlFlow::Continue(())
}
