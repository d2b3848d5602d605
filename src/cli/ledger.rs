//! `zaiti ledger`: where things stand, a step recorded, what falls due, the list of a quarter.

use std::path::Path;

use clap::Args;
use jiff::civil::Date;

use super::ending::Ending;
use super::speech::Speech;
use super::table::{Table, bare};
use super::words::Author;
use crate::desk::{Desk, DeskError, StepRequest, Unreadable, today};
use crate::estate::{LedgerState, SiteId};
use crate::ledger::{Alarms, Quarter, Register, SiteLedger, Urgency};
use crate::programme::{Bilingual, Language};

/// `zaiti ledger`.
#[derive(Debug, Args)]
pub(super) struct LedgerArguments {
    /// 楼宇、闲置物业或载体编号；不给则显示全部 / id of a site; without one, the whole ledger.
    #[arg(value_name = "SITE")]
    pub(super) site: Option<String>,
    /// 登记新状态（中文或英文）/ record a step to this state, in Chinese or English.
    #[arg(long, value_name = "STATE", requires = "site")]
    pub(super) to: Option<String>,
    /// 办理日期，默认今天 / day of the step, today by default.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) on: Option<Date>,
    /// 单位和职务 / unit and post in which you act.
    #[arg(long, default_value = "")]
    pub(super) role: String,
    /// 到期与催办 / what falls due, by unit.
    #[arg(long, conflicts_with_all = ["site", "quarter"])]
    pub(super) alarms: bool,
    /// 季度清单，如 2026Q3 / the list of a quarter, such as 2026Q3.
    #[arg(long, value_name = "QUARTER", conflicts_with = "site")]
    pub(super) quarter: Option<String>,
    #[command(flatten)]
    pub(super) author: Author,
}

pub(super) fn run(project: &Path, arguments: &LedgerArguments, speech: Speech) -> anyhow::Result<Ending> {
    let today = today();
    if let Some(text) = &arguments.to {
        let request = step(arguments, text)?;
        let found = Desk::open(project)?.record_step(&request, today)?;
        return one(&found, speech).map(|()| Ending::Done);
    }
    let desk = Desk::open_to_read(project)?;
    match (&arguments.site, &arguments.quarter) {
        (Some(site), _) => one(&desk.site_ledger(&SiteId(site.clone()), today, true)?, speech)?,
        (None, Some(text)) => quarter(&desk, text, today, speech)?,
        (None, None) if arguments.alarms => alarms(&desk.alarms(today), speech)?,
        (None, None) => whole(&desk.ledger(today, true)?, speech)?,
    }
    Ok(Ending::Done)
}

fn step(arguments: &LedgerArguments, text: &str) -> Result<StepRequest, DeskError> {
    let unreadable = |name: &str, zh: String, en: String| {
        DeskError::Unreadable(Unreadable { name: name.to_owned(), message: Bilingual::new(zh, en) })
    };
    let states = || LedgerState::ALL.map(LedgerState::word).join(", ");
    let to = LedgerState::parse(text).ok_or_else(|| {
        unreadable("--to", format!("“{text}”不是台账状态；可用 {}", states()), format!("“{text}” is none of {}", states()))
    })?;
    let site = arguments.site.clone().ok_or_else(|| {
        unreadable("SITE", "请写明楼宇或载体编号".to_owned(), "name the site whose step is recorded".to_owned())
    })?;
    Ok(StepRequest {
        site: SiteId(site),
        to,
        on: arguments.on.unwrap_or_else(today),
        who: arguments.author.who.clone(),
        role: arguments.role.clone(),
        why: arguments.author.why.clone(),
    })
}

fn whole(register: &Register, speech: Speech) -> anyhow::Result<()> {
    if speech.json {
        return speech.value(register);
    }
    let mut counts = match speech.language {
        Language::Zh => Table::new(["类别", "状态", "个数", "面积 ㎡"]),
        Language::En => Table::new(["course", "state", "sites", "area m²"]),
    };
    for count in register.counts.iter().filter(|count| count.sites > 0) {
        let (track, name) = (count.track.name(), speech.read(&count.name).to_owned());
        counts.row([speech.read(&track).to_owned(), name, count.sites.to_string(), bare(count.area_m2)]);
    }
    speech.line(&counts.print())?;
    speech.line("")?;
    let mut rows = match speech.language {
        Language::Zh => Table::new(["编号", "名称", "状态", "自", "可登记"]),
        Language::En => Table::new(["id", "name", "state", "since", "what may follow"]),
    };
    for row in &register.rows {
        let state = row.state_name.as_ref().map_or("—", |name| speech.read(name));
        let since = row.since.map_or_else(|| "—".to_owned(), |day| day.to_string());
        let next: Vec<&str> = row.next.iter().map(|next| speech.read(&next.name)).collect();
        rows.row([row.site.to_string(), row.name.clone(), state.to_owned(), since, next.join(speech.language.comma())]);
    }
    speech.line(&rows.print())?;
    notices(&register.notices, speech)
}

fn one(found: &SiteLedger, speech: Speech) -> anyhow::Result<()> {
    if speech.json {
        return speech.value(found);
    }
    let row = &found.row;
    let state = row.state_name.as_ref().map_or(speech.pick("未入账", "not in the ledger"), |name| speech.read(name));
    speech.line(&format!("{} {}: {state}", row.site, row.name))?;
    let mut table = match speech.language {
        Language::Zh => Table::new(["日期", "状态", "经办", "单位职务", "事由"]),
        Language::En => Table::new(["on", "state", "who", "role", "why"]),
    };
    for entry in &found.history {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let state = speech.read(&entry.to_name).to_owned();
        table.row([entry.on.to_string(), state, text(&entry.who), text(&entry.role), text(&entry.why)]);
    }
    speech.line(&table.print())?;
    let next: Vec<&str> = row.next.iter().map(|next| speech.read(&next.name)).collect();
    speech.line(&format!("{}: {}", speech.pick("可登记", "what may follow"), next.join(speech.language.comma())))?;
    notices(row.note.as_slice(), speech)
}

fn alarms(found: &Alarms, speech: Speech) -> anyhow::Result<()> {
    if speech.json {
        return speech.value(found);
    }
    let mut units = match speech.language {
        Language::Zh => Table::new(["责任单位", "已过期", "紧急", "将到期"]),
        Language::En => Table::new(["unit", "overdue", "urgent", "soon"]),
    };
    for unit in &found.by_unit {
        units.row([unit.unit.clone(), unit.overdue.to_string(), unit.urgent.to_string(), unit.soon.to_string()]);
    }
    speech.line(&units.print())?;
    speech.line("")?;
    let mut table = match speech.language {
        Language::Zh => Table::new(["程度", "到期日", "编号", "名称", "事项"]),
        Language::En => Table::new(["urgency", "due", "id", "name", "what"]),
    };
    for alarm in &found.alarms {
        let urgency = match alarm.urgency {
            Urgency::Overdue => speech.pick("已过期", "overdue"),
            Urgency::Urgent => speech.pick("紧急", "urgent"),
            Urgency::Soon => speech.pick("将到期", "soon"),
        };
        let due = alarm.due.map_or_else(|| "—".to_owned(), |day| day.to_string());
        let sentence = speech.read(&alarm.sentence).to_owned();
        table.row([urgency.to_owned(), due, alarm.site.to_string(), alarm.name.clone(), sentence]);
    }
    speech.line(&table.print())?;
    notices(&found.notices, speech)
}

fn quarter(desk: &Desk, text: &str, today: jiff::civil::Date, speech: Speech) -> anyhow::Result<()> {
    let quarter: Quarter = text.parse().map_err(|fault: crate::ledger::QuarterFault| {
        DeskError::Unreadable(Unreadable { name: "--quarter".to_owned(), message: fault.sentence() })
    })?;
    let list = desk.quarter(quarter, today, true)?;
    if speech.json {
        return speech.value(&list);
    }
    speech.line(&Table::of_rows(list.table(speech.language)).print())?;
    notices(&list.notices, speech)
}

fn notices(notices: &[Bilingual], speech: Speech) -> anyhow::Result<()> {
    for notice in notices {
        speech.line(&format!("· {}", speech.read(notice)))?;
    }
    Ok(())
}
