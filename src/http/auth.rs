//! Who writes: a bearer token in the Authorization header, never in an address. Never here: what a role may do in the trade's terms.

use axum::http::{HeaderMap, header};

use super::problem::{Code, Problem};
use crate::desk::Desk;
use crate::programme::Bilingual;

/// The holder of a valid token.
#[derive(Debug, Clone)]
pub(super) struct Holder {
    /// What the token is called.
    pub(super) label: String,
}

/// The holder of the token that a request carries; none where it carries none.
pub(super) fn holder(desk: &Desk, headers: &HeaderMap) -> Result<Option<Holder>, Problem> {
    let Some(value) = headers.get(header::AUTHORIZATION) else { return Ok(None) };
    let text = value.to_str().unwrap_or_default();
    let token = text.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).map(|(_, token)| token.trim());
    let label = desk.token_label(token.unwrap_or_default()).map_err(Problem::from)?;
    label.map(|label| Some(Holder { label })).ok_or_else(refused)
}

/// A token is needed and none was given.
pub(super) fn needed() -> Problem {
    let zh = "写入需要令牌：Authorization: Bearer <令牌>；令牌在 zaiti init 时显示一次，可用 zaiti token 另建。";
    let en = "Writing needs a token: Authorization: Bearer <token>; zaiti init prints it once, zaiti token makes another.";
    Problem::new(Code::Unauthorised, Bilingual::new(zh, en))
}

fn refused() -> Problem {
    let zh = "令牌无效或已吊销；可用 zaiti token 另建。";
    let en = "The token is not known or was revoked; zaiti token makes another.";
    Problem::new(Code::Unauthorised, Bilingual::new(zh, en))
}
