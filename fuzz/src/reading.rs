//! Files read, and read again once written. Never here: how a file is framed.

use std::ops::ControlFlow;
use std::sync::OnceLock;

use zaiti::desk::Desk;
use zaiti::estate::Site;
use zaiti::exchange::{self, Audience, Cover, Format, ReadOptions};
use zaiti::geometry::Shape;
use zaiti::plan::Scenario;

/// The first sites of the example that stand on a surface.
fn sites() -> &'static [Site] {
    static SITES: OnceLock<Vec<Site>> = OnceLock::new();
    SITES.get_or_init(|| {
        let package = exchange::read_package(&zaiti::desk::example_package()).expect("the example");
        package.sites.into_iter().filter(|site| site.shape.is_some()).take(3).collect()
    })
}

/// A shape of the example.
pub(crate) fn example_shape() -> &'static Shape {
    shapes().first().copied().expect("a site with a shape")
}

/// The shapes of the sites.
pub fn shapes() -> Vec<&'static Shape> {
    sites().iter().filter_map(|site| site.shape.as_ref().map(|fact| &fact.value)).collect()
}

/// The plan that the example gets when nothing is asked but the programme.
pub fn example_plan() -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let desk =
        Desk::init(&folder.path().join("p.gpkg"), &zaiti::desk::example_package(), "fuzz", "fuzz").expect("the example").desk;
    let asked = desk.ask(Scenario::default()).expect("a question");
    let plan = desk.solve(&asked, &mut |_| ControlFlow::Continue(())).expect("a plan");
    serde_json::to_vec(plan.as_ref()).expect("a file")
}

/// A few sites of the example as a file.
pub fn example_file(format: Format) -> Vec<u8> {
    let some: Vec<&Site> = sites().iter().collect();
    exchange::write(format, &some, Audience::Official, &Cover::default()).expect("a written format")
}

/// Reads bytes as whatever they are.
pub(crate) fn once(bytes: &[u8]) {
    let _ = exchange::read("fuzz", bytes, &ReadOptions::default());
}

/// Reads bytes; what is accepted of them can be written and is read again in the same number.
pub(crate) fn and_again(format: Format, bytes: &[u8]) {
    let Ok(checked) = exchange::read("fuzz", bytes, &ReadOptions::default()) else { return };
    if checked.sites.is_empty() {
        return;
    }
    let some: Vec<&Site> = checked.sites.iter().collect();
    let written =
        exchange::write(format, &some, Audience::Official, &Cover::default()).expect("sites that were read can be written");
    let again = exchange::read("again", &written, &ReadOptions::default()).expect("what was written is read");
    assert_eq!(again.sites.len(), checked.sites.len(), "sites were lost between writing and reading:\n{:?}", again.findings);
}
