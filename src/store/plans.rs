//! Plans kept as they were made: never replaced, never deleted. Never here: what a plan says.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

use super::digest::Digest;
use super::{Store, StoreError, audit, history, read_time};

/// A plan with its whole text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPlan {
    /// Its id.
    pub id: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// By whom.
    pub who: String,
    /// The revision it was made for.
    pub revision: u64,
    /// What it is called.
    pub title: String,
    /// The plan, as JSON; kept byte for byte.
    pub json: String,
}

/// A plan in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanSummary {
    /// Its id.
    pub id: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// By whom.
    pub who: String,
    /// The revision it was made for.
    pub revision: u64,
    /// What it is called.
    pub title: String,
}

impl Store {
    /// Keeps a plan. Keeping the very same plan again does nothing.
    ///
    /// # Errors
    /// [`StoreError::PlanExists`] when another plan has that id, [`StoreError::NoRevision`] when it is for a revision that is not there.
    pub fn keep_plan(&self, plan: &KeptPlan) -> Result<(), StoreError> {
        self.write(|transaction, at| {
            let known = transaction
                .query_row(
                    "SELECT id, created_at, who, revision, title, json FROM zaiti_plans WHERE id = ?1",
                    [&plan.id],
                    read_plan,
                )
                .optional()?;
            match known {
                Some(known) if known == *plan => return Ok(()),
                Some(_) => return Err(StoreError::PlanExists(plan.id.clone())),
                None => {}
            }
            history::revision(transaction, plan.revision)?;
            transaction.execute(
                "INSERT INTO zaiti_plans (id, created_at, who, revision, title, json) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![plan.id, plan.created_at.to_string(), plan.who, plan.revision.cast_signed(), plan.title, plan.json],
            )?;
            let digest = Digest::of(plan.json.as_bytes()).to_string();
            let object = format!("plan {}", plan.id);
            let entry = audit::Entry {
                who: &plan.who,
                action: "keep_plan",
                object: &object,
                detail: &plan.title,
                before: None,
                after: Some(&digest),
            };
            audit::append(transaction, at, entry).map(|_| ())
        })
    }

    /// The kept plans, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn plans(&self) -> Result<Vec<PlanSummary>, StoreError> {
        let connection = self.connection();
        let mut select =
            connection.prepare("SELECT id, created_at, who, revision, title FROM zaiti_plans ORDER BY created_at DESC, id")?;
        let rows = select.query_map([], |row| {
            Ok(PlanSummary {
                id: row.get(0)?,
                created_at: read_time(row, 1)?,
                who: row.get(2)?,
                revision: row.get::<_, i64>(3)?.cast_unsigned(),
                title: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// A kept plan by id.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn plan(&self, id: &str) -> Result<Option<KeptPlan>, StoreError> {
        let connection = self.connection();
        let mut select =
            connection.prepare_cached("SELECT id, created_at, who, revision, title, json FROM zaiti_plans WHERE id = ?1")?;
        Ok(select.query_row([id], read_plan).optional()?)
    }
}

fn read_plan(row: &Row<'_>) -> rusqlite::Result<KeptPlan> {
    Ok(KeptPlan {
        id: row.get(0)?,
        created_at: read_time(row, 1)?,
        who: row.get(2)?,
        revision: row.get::<_, i64>(3)?.cast_unsigned(),
        title: row.get(4)?,
        json: row.get(5)?,
    })
}
