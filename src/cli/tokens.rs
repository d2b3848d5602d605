//! `zaiti token`: giving, listing and taking back tokens on the machine itself. Never here: what a role may do.

use std::path::Path;

use clap::{Args, Subcommand, ValueEnum};
use serde_json::json;

use super::ending::Ending;
use super::speech::Speech;
use super::table::Table;
use crate::desk::{Desk, Role, Secret, TOKEN_DAYS, TokenLine};
use crate::programme::Language;

/// `zaiti token`.
#[derive(Debug, Args)]
pub(super) struct TokenArguments {
    #[command(subcommand)]
    pub(super) action: TokenAction,
}

/// What is to be done about tokens.
#[derive(Debug, Subcommand)]
pub(super) enum TokenAction {
    /// 新建令牌，只显示一次 / make a token; it is shown once.
    Add(AddArguments),
    /// 列出令牌 / list the tokens.
    List,
    /// 吊销令牌 / take a token back.
    Revoke {
        /// 持有人或令牌开头的八位 / its holder, or the eight digits it begins with.
        token: String,
    },
}

/// `zaiti token add`.
#[derive(Debug, Args)]
pub(super) struct AddArguments {
    /// 持有人 / who holds it.
    pub(super) label: String,
    /// 角色 / role.
    #[arg(long, value_enum, default_value = "land")]
    pub(super) role: RoleWord,
    /// 有效天数 / days it holds.
    #[arg(long, default_value_t = TOKEN_DAYS)]
    pub(super) days: u16,
}

/// Role on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum RoleWord {
    /// 查阅人员 / reads, with who and why.
    Viewer,
    /// 规划人员 / and keeps plans.
    Planner,
    /// 土地收储人员 / and sees what is restricted and changes the data.
    Land,
    /// 系统管理员 / backups and how the server does.
    Admin,
    /// 安全管理员 / tokens.
    Security,
    /// 审计管理员 / the audit.
    Auditor,
}

impl From<RoleWord> for Role {
    fn from(word: RoleWord) -> Self {
        match word {
            RoleWord::Viewer => Self::Viewer,
            RoleWord::Planner => Self::Planner,
            RoleWord::Land => Self::Land,
            RoleWord::Admin => Self::Admin,
            RoleWord::Security => Self::Security,
            RoleWord::Auditor => Self::Auditor,
        }
    }
}

pub(super) fn run(project: &Path, arguments: &TokenArguments, speech: Speech) -> anyhow::Result<Ending> {
    match &arguments.action {
        TokenAction::Add(asked) => {
            let role = asked.role.into();
            let secret = Desk::open(project)?.grant("cli", &asked.label, role, asked.days)?;
            if speech.json {
                let (label, days) = (&asked.label, asked.days);
                speech.value(&json!({ "label": label, "role": role.word(), "days": days, "token": secret.reveal() }))?;
            } else {
                tell(&secret, role, asked.days, speech)?;
            }
        }
        TokenAction::List => list(&Desk::open_to_read(project)?.tokens()?, speech)?,
        TokenAction::Revoke { token } => {
            Desk::open(project)?.revoke("cli", token)?;
            speech.line(&format!("{}: {token}", speech.pick("已吊销", "revoked")))?;
        }
    }
    Ok(Ending::Done)
}

/// Shows a token in the one moment it can be read.
pub(super) fn tell(secret: &Secret, role: Role, days: u16, speech: Speech) -> anyhow::Result<()> {
    let zh = format!("{}令牌（只显示这一次，{days} 天有效）", role.name().zh);
    let en = format!("token of role {} (shown this once, holds {days} days)", role.word());
    Ok(speech.line(&format!("{}: {}", speech.pick(&zh, &en), secret.reveal()))?)
}

fn list(tokens: &[TokenLine], speech: Speech) -> anyhow::Result<()> {
    if speech.json {
        return speech.value(&tokens);
    }
    let mut table = match speech.language {
        Language::Zh => Table::new(["持有人", "开头", "角色", "至", "状态"]),
        Language::En => Table::new(["holder", "begins", "role", "until", "state"]),
    };
    for token in tokens {
        let state = match (token.valid, token.revoked_at) {
            (true, _) => speech.pick("有效", "valid"),
            (false, Some(_)) => speech.pick("已吊销", "revoked"),
            (false, None) => speech.pick("已过期", "expired"),
        };
        let until = token.expires_at.map_or_else(|| "–".to_owned(), |end| end.strftime("%Y-%m-%d %H:%MZ").to_string());
        table.row([token.label.clone(), token.prefix.clone(), token.role.clone(), until, state.to_owned()]);
    }
    Ok(speech.line(&table.print())?)
}
