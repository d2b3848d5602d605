//! Who asks: a bearer token in the Authorization header, never in an address. Never here: what a role may do; that is `desk::Role`'s table.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::Extension;
use axum::http::{HeaderMap, header};

use super::lockout::{FAILURES, LOCKED};
use super::problem::{Code, Problem};
use super::window::{Window, away, on_behalf};
use crate::desk::{Bearer, Origin, Power, Role, prefix_of};
use crate::programme::Bilingual;

/// The holder of a valid token.
#[derive(Debug, Clone)]
pub(super) struct Holder {
    /// What the token is called.
    pub(super) label: String,
    /// In which role.
    pub(super) role: Role,
    /// From where.
    pub(super) address: IpAddr,
}

impl Holder {
    /// What the audit says of whatever they write.
    pub(super) fn origin(&self) -> Origin {
        Origin { role: Some(self.role.word().to_owned()), address: Some(self.address.to_string()), request: None }
    }
}

/// Whether whoever asks holds a power; without a token nobody holds any.
pub(super) fn may(holder: Option<&Extension<Holder>>, power: Power) -> bool {
    holder.is_some_and(|Extension(holder)| holder.role.may(power))
}

/// The token that a request carries; empty where it carries something that is none.
pub(super) fn presented(headers: &HeaderMap) -> Option<&str> {
    let text = headers.get(header::AUTHORIZATION)?.to_str().unwrap_or_default();
    let token = text.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).map(|(_, token)| token.trim());
    Some(token.unwrap_or_default())
}

/// Whom a token makes of whoever presents it from an address. Wrong ones are counted, and after some nobody listens.
pub(super) async fn holder(window: &Window, token: &str, address: IpAddr) -> Result<Holder, Problem> {
    let account = prefix_of(token).unwrap_or_default().to_owned();
    if let Some(left) = window.lockout.locked(address, &account, Instant::now()) {
        return Err(locked(left));
    }
    match window.desk.bearer(token)? {
        Some(Bearer { label, role }) => {
            window.lockout.passed(address, &account);
            let holder = Holder { label, role, address };
            if window.logins.is_first(&holder) {
                let detail = format!("as {}", role.word());
                note(window, &holder.label, "login", "server", detail, holder.origin()).await;
            }
            Ok(holder)
        }
        None => {
            if window.lockout.failed(address, &account, Instant::now()) {
                let origin = Origin { address: Some(address.to_string()), ..Origin::default() };
                let detail = format!("{FAILURES} wrong tokens, locked for {} minutes", LOCKED.as_secs() / 60);
                note(window, "unknown", "lock", &format!("account {account}"), detail, origin).await;
            }
            Err(refused())
        }
    }
}

/// Notes in the audit what may go on without: a disk that is full keeps nobody from reading.
async fn note(window: &Window, who: &str, action: &'static str, object: &str, detail: String, origin: Origin) {
    let (desk, who, object) = (Arc::clone(&window.desk), who.to_owned(), object.to_owned());
    let noted = on_behalf(origin, away(move || desk.note(&who, action, &object, &detail))).await;
    if let Ok(Err(error)) = noted {
        tracing::warn!(%error, action, "not noted in the audit");
    }
}

/// Who has been here since the start, from where.
#[derive(Default)]
pub(super) struct Logins(Mutex<BTreeSet<(String, IpAddr)>>);

impl Logins {
    fn is_first(&self, holder: &Holder) -> bool {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.insert((holder.label.clone(), holder.address))
    }
}

fn locked(left: Duration) -> Problem {
    let minutes = left.as_secs().div_ceil(60);
    let zh = format!("此地址连续 {FAILURES} 次使用错误令牌，已锁定，{minutes} 分钟后再试。");
    let en = format!("{FAILURES} wrong tokens came from this address; it is locked for {minutes} more minutes.");
    Problem::new(Code::TooMany, Bilingual::new(zh, en)).wait(left.as_secs().max(1))
}

/// Refuses whoever does not hold a power.
pub(super) fn demand(holder: Option<&Holder>, power: Power) -> Result<(), Problem> {
    match holder {
        None => Err(needed(power)),
        Some(holder) if holder.role.may(power) => Ok(()),
        Some(holder) => Err(forbidden(holder.role, power)),
    }
}

fn roles_of(power: Power, read: impl Fn(Role) -> String) -> String {
    power.holders().map(read).collect::<Vec<_>>().join(", ")
}

/// A token is needed and none was given.
fn needed(power: Power) -> Problem {
    let zh = format!(
        "此操作需要令牌：Authorization: Bearer <令牌>，角色为 {}；首个令牌在 zaiti init 时显示一次，可用 zaiti token add 另建。",
        roles_of(power, |role| role.name().zh)
    );
    let en = format!(
        "This needs a token: Authorization: Bearer <token>, of the role {}; zaiti init prints the first one once, zaiti token add makes \
         another.",
        roles_of(power, |role| role.word().to_owned())
    );
    Problem::new(Code::Unauthorised, Bilingual::new(zh, en))
}

fn forbidden(role: Role, power: Power) -> Problem {
    let (has, zh) = (role.name().zh, roles_of(power, |role| role.name().zh));
    let zh = format!("令牌的角色是“{has}”，此操作需要：{zh}。");
    let en = roles_of(power, |role| role.word().to_owned());
    Problem::new(Code::Forbidden, Bilingual::new(zh, format!("The token is of the role {}; this needs {en}.", role.word())))
}

/// A token that is none.
fn refused() -> Problem {
    let zh = "令牌无效、已过期或已吊销；可用 zaiti token add 另建。";
    let en = "The token is not known, has expired or was revoked; zaiti token add makes another.";
    Problem::new(Code::Unauthorised, Bilingual::new(zh, en))
}
