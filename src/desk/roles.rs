//! Who may do what: the one table of roles, read by every door and by the document of the API. Never here: how a token travels.
//!
//! Three roles do the district's work and each holds what the one before it holds; three look after the program and touch none of the work,
//! so that nobody both does something and administers or audits it (三员分立). A token has one role, and a label one valid token.

use serde::Serialize;

use crate::programme::Bilingual;

/// What a role may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Power {
    /// Ask what is public, where the server asks even that of everybody.
    Read,
    /// See what is internal: who did something and why, in ledger, revisions and sheets.
    SeeInternal,
    /// See what is restricted: owner, mortgage, seizure, dispute, expropriation, illegal building, tax, and columns that came along.
    SeeRestricted,
    /// Keep plans in the project.
    KeepPlans,
    /// Change the data: import, edit, record, sign, freeze, go back.
    ChangeData,
    /// Take backups and look at how the server does.
    Operate,
    /// Give, list and take back tokens.
    ManageTokens,
    /// Read the audit.
    ReadAudit,
}

impl Power {
    /// Every power.
    pub const ALL: [Self; 8] = [
        Self::Read,
        Self::SeeInternal,
        Self::SeeRestricted,
        Self::KeepPlans,
        Self::ChangeData,
        Self::Operate,
        Self::ManageTokens,
        Self::ReadAudit,
    ];

    /// Its word on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::SeeInternal => "see_internal",
            Self::SeeRestricted => "see_restricted",
            Self::KeepPlans => "keep_plans",
            Self::ChangeData => "change_data",
            Self::Operate => "operate",
            Self::ManageTokens => "manage_tokens",
            Self::ReadAudit => "read_audit",
        }
    }

    /// The roles that hold it.
    pub fn holders(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |role| role.may(self))
    }
}

/// What the bearer of a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 查阅人员.
    Viewer,
    /// 规划人员.
    Planner,
    /// 土地收储人员.
    Land,
    /// 系统管理员.
    Admin,
    /// 安全管理员.
    Security,
    /// 审计管理员.
    Auditor,
}

/// The table.
const TABLE: [(Role, &str, &str, &[Power]); 6] = {
    use Power::{ChangeData, KeepPlans, ManageTokens, Operate, Read, ReadAudit, SeeInternal, SeeRestricted};
    [
        (Role::Viewer, "viewer", "查阅人员", &[Read, SeeInternal]),
        (Role::Planner, "planner", "规划人员", &[Read, SeeInternal, KeepPlans]),
        (Role::Land, "land", "土地收储人员", &[Read, SeeInternal, KeepPlans, SeeRestricted, ChangeData]),
        (Role::Admin, "admin", "系统管理员", &[Operate]),
        (Role::Security, "security", "安全管理员", &[ManageTokens]),
        (Role::Auditor, "auditor", "审计管理员", &[ReadAudit]),
    ]
};

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] = [Self::Viewer, Self::Planner, Self::Land, Self::Admin, Self::Security, Self::Auditor];

    const fn row(self) -> (Self, &'static str, &'static str, &'static [Power]) {
        TABLE[self as usize]
    }

    /// Its word, on the wire and in the project.
    #[must_use]
    pub const fn word(self) -> &'static str {
        self.row().1
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> Bilingual {
        Bilingual::new(self.row().2, self.row().1)
    }

    /// What it holds.
    #[must_use]
    pub const fn powers(self) -> &'static [Power] {
        self.row().3
    }

    /// Whether it holds a power.
    #[must_use]
    pub fn may(self, power: Power) -> bool {
        self.powers().contains(&power)
    }

    /// The role of that word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_every_role_in_its_place_and_every_power_is_held_by_someone() {
        for (at, role) in Role::ALL.into_iter().enumerate() {
            assert_eq!((TABLE[at].0, Role::of_word(role.word())), (role, Some(role)));
        }
        assert!(Power::ALL.into_iter().all(|power| power.holders().next().is_some()));
    }

    #[test]
    fn those_who_look_after_the_program_hold_nothing_of_the_work_and_nothing_of_each_other() {
        let keepers = [Role::Admin, Role::Security, Role::Auditor];
        for keeper in keepers {
            for power in keeper.powers() {
                assert_eq!(power.holders().collect::<Vec<_>>(), [keeper], "{power:?}");
            }
        }
        // Whoever changes sites must see all of them: a change made blind would wipe or betray what it does not show.
        assert!(Power::ChangeData.holders().all(|role| role.may(Power::SeeRestricted)));
    }
}
