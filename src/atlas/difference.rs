//! What came of the space between two revisions, group by group. Never here: which sites changed; the store knows that.

use serde::Serialize;

use super::{Atlas, Group, GroupBy, Question, Sums, Tally};
use crate::programme::Bilingual;
use crate::units::Area;

/// One group before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupChange {
    /// Zone id, street or word of the wire; `None` for what has none.
    pub key: Option<String>,
    /// What it is called; a street has only its key.
    pub name: Option<Bilingual>,
    /// Its sums before; nothing where the group was not there.
    pub before: Sums,
    /// Its sums after.
    pub after: Sums,
    /// How much more there is after.
    pub change: SumsChange,
}

/// How much more there is after than before; less than nothing where there is less.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SumsChange {
    /// Sites.
    pub sites: i64,
    /// 建筑面积; `None` where a side of it is wholly unknown.
    pub floor_area_m2: Option<Area>,
    /// 空置面积.
    pub vacant_area_m2: Option<Area>,
    /// 可用面积.
    pub available_area_m2: Option<Area>,
    /// Ground taken.
    pub footprint_area_m2: Option<Area>,
}

impl SumsChange {
    fn between(before: &Sums, after: &Sums) -> Self {
        let more = |of: fn(&Sums) -> &Tally| Some(of(after).figure()? - of(before).figure()?);
        Self {
            sites: i64::from(after.sites) - i64::from(before.sites),
            floor_area_m2: more(|sums| &sums.floor_area),
            vacant_area_m2: more(|sums| &sums.vacant_area),
            available_area_m2: more(|sums| &sums.available_area),
            footprint_area_m2: more(|sums| &sums.footprint_area),
        }
    }
}

impl GroupChange {
    fn of(key: Option<String>, name: Option<Bilingual>, before: Sums, after: Sums) -> Self {
        let change = SumsChange::between(&before, &after);
        Self { key, name, before, after, change }
    }
}

impl Atlas {
    /// What came of every group since an earlier revision, and of all together: groups of either, what belongs to none last.
    #[must_use]
    pub fn change_since(&self, earlier: &Self, by: GroupBy) -> (Vec<GroupChange>, GroupChange) {
        let ask = |atlas: &Self| atlas.availability(&Question { by, ..Question::default() });
        let (mut before, after) = (ask(earlier), ask(self));
        let total = GroupChange::of(None, None, before.total, after.total);
        let mut changes: Vec<GroupChange> = after.groups.into_iter().map(|group| pair(group, &mut before.groups)).collect();
        let gone = before.groups.into_iter().map(|group| GroupChange::of(group.key, group.name, group.sums, Sums::default()));
        changes.extend(gone);
        changes.sort_by_key(|change| change.key.is_none());
        (changes, total)
    }
}

/// A group with what it was before, which is taken out of the list.
fn pair(group: Group, before: &mut Vec<Group>) -> GroupChange {
    let at = before.iter().position(|earlier| earlier.key == group.key);
    let earlier = at.map(|at| before.remove(at).sums).unwrap_or_default();
    GroupChange::of(group.key, group.name, earlier, group.sums)
}
