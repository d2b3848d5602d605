//! Errors on the wire: RFC 9457 problems with a stable code, in both languages. The one table from error to status lives here.
//!
//! Never here: what went wrong in the trade's terms; that is said where it is found. A 5xx hides its cause from the reader and logs it
//! with the request id.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::json;

use crate::desk::{DeskError, Trouble, Unreadable};
use crate::programme::{Bilingual, Language};

/// At most this many single faults are listed in one problem; the total is always given.
pub(super) const LISTED_FAULTS: usize = 100;

/// What kind of problem it is; each has a stable code, a status and a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    /// A query parameter the operation does not know.
    UnknownParameter,
    /// A parameter whose value cannot be read.
    InvalidParameter,
    /// A body that cannot be read.
    InvalidBody,
    /// A malformed request, such as one without a Host.
    BadRequest,
    /// No token, or one that is not known.
    Unauthorised,
    /// From a page of another origin.
    Forbidden,
    /// Nothing at this address.
    NotFound,
    /// The address does not know this method.
    MethodNotAllowed,
    /// It took longer than allowed.
    RequestTimeout,
    /// Someone else changed the project first.
    Conflict,
    /// What is to be changed is not what the caller saw.
    PreconditionFailed,
    /// The caller does not say what they saw.
    PreconditionRequired,
    /// The body is larger than allowed.
    TooLarge,
    /// The address is longer than allowed.
    UriTooLong,
    /// A content type the operation does not read.
    UnsupportedMediaType,
    /// Asked under a host name this server does not answer to.
    Misdirected,
    /// Read, but it cannot be accepted: faults in the rows, an invalid shape, an impossible scenario.
    Unprocessable,
    /// A key to send a request again under, used for another request.
    KeyReused,
    /// Too many requests, or too many wrong tokens, from one address.
    TooMany,
    /// Too much at once.
    Overloaded,
    /// No room left on the disk.
    StorageFull,
    /// Our fault.
    Internal,
}

impl Code {
    /// Every code, for the documentation.
    pub(super) const ALL: [Self; 22] = [
        Self::UnknownParameter,
        Self::InvalidParameter,
        Self::InvalidBody,
        Self::BadRequest,
        Self::Unauthorised,
        Self::Forbidden,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::RequestTimeout,
        Self::Conflict,
        Self::PreconditionFailed,
        Self::PreconditionRequired,
        Self::TooLarge,
        Self::UriTooLong,
        Self::UnsupportedMediaType,
        Self::Misdirected,
        Self::Unprocessable,
        Self::KeyReused,
        Self::TooMany,
        Self::Overloaded,
        Self::StorageFull,
        Self::Internal,
    ];

    /// Status, word on the wire, title in Chinese and in English.
    const fn entry(self) -> (StatusCode, &'static str, &'static str, &'static str) {
        match self {
            Self::UnknownParameter => (StatusCode::BAD_REQUEST, "unknown_parameter", "参数不存在", "Unknown parameter"),
            Self::InvalidParameter => (StatusCode::BAD_REQUEST, "invalid_parameter", "参数无效", "Invalid parameter"),
            Self::InvalidBody => (StatusCode::BAD_REQUEST, "invalid_body", "请求内容无法读取", "Unreadable body"),
            Self::BadRequest => (StatusCode::BAD_REQUEST, "bad_request", "请求无效", "Bad request"),
            Self::Unauthorised => (StatusCode::UNAUTHORIZED, "unauthorised", "需要有效令牌", "A valid token is needed"),
            Self::Forbidden => (StatusCode::FORBIDDEN, "forbidden", "不允许", "Not allowed"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not_found", "未找到", "Not found"),
            Self::MethodNotAllowed => {
                (StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", "不支持该方法", "Method not allowed")
            }
            Self::RequestTimeout => (StatusCode::REQUEST_TIMEOUT, "request_timeout", "请求超时", "Request timed out"),
            Self::Conflict => (StatusCode::CONFLICT, "conflict", "数据已被他人更新", "Changed by someone else"),
            Self::PreconditionFailed => {
                (StatusCode::PRECONDITION_FAILED, "precondition_failed", "要素已被修改", "Changed since it was read")
            }
            Self::PreconditionRequired => {
                (StatusCode::PRECONDITION_REQUIRED, "precondition_required", "须带 If-Match", "If-Match is needed")
            }
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too_large", "内容过大", "Too large"),
            Self::UriTooLong => (StatusCode::URI_TOO_LONG, "uri_too_long", "地址过长", "Address too long"),
            Self::UnsupportedMediaType => {
                (StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", "不支持的内容类型", "Unsupported content type")
            }
            Self::Misdirected => {
                (StatusCode::MISDIRECTED_REQUEST, "misdirected", "本服务不使用该主机名", "Not served under this host name")
            }
            Self::Unprocessable => (StatusCode::UNPROCESSABLE_ENTITY, "unprocessable", "内容不可接受", "Cannot be accepted"),
            Self::KeyReused => {
                (StatusCode::UNPROCESSABLE_ENTITY, "key_reused", "幂等键已用于其他请求", "Key used for another request")
            }
            Self::TooMany => (StatusCode::TOO_MANY_REQUESTS, "too_many_requests", "请求过多", "Too many requests"),
            Self::Overloaded => (StatusCode::SERVICE_UNAVAILABLE, "overloaded", "繁忙，请稍后再试", "Busy, try again shortly"),
            Self::StorageFull => (StatusCode::INSUFFICIENT_STORAGE, "storage_full", "磁盘空间不足", "No room left on the disk"),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "internal", "内部错误", "Internal error"),
        }
    }

    /// The status it is answered with.
    #[must_use]
    pub(super) const fn status(self) -> StatusCode {
        self.entry().0
    }

    /// The word on the wire.
    #[must_use]
    pub(super) const fn word(self) -> &'static str {
        self.entry().1
    }

    /// Its title.
    #[must_use]
    pub(super) fn title(self) -> Bilingual {
        Bilingual::new(self.entry().2, self.entry().3)
    }

    /// The code for an answer that some layer gave as a bare status.
    #[must_use]
    pub(super) fn of_status(status: StatusCode) -> Self {
        Self::ALL
            .into_iter()
            .find(|code| code.status() == status && *code != Self::UnknownParameter)
            .unwrap_or(if status.is_server_error() { Self::Internal } else { Self::BadRequest })
    }
}

/// One fault inside a request, with its place.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Fault {
    /// Where: a JSON pointer, a parameter, or row and field.
    pub(super) place: String,
    /// What is wrong and how to mend it.
    pub(super) message: Bilingual,
}

/// A problem as it travels to the layer that writes it in the reader's language.
#[derive(Debug, Clone)]
pub(super) struct Problem {
    code: Code,
    detail: Bilingual,
    faults: Vec<Fault>,
    cause: Option<String>,
    wait_s: Option<u64>,
}

impl Problem {
    /// A problem with its explanation.
    #[must_use]
    pub(super) const fn new(code: Code, detail: Bilingual) -> Self {
        Self { code, detail, faults: Vec::new(), cause: None, wait_s: None }
    }

    /// A parameter that cannot be read.
    #[must_use]
    pub(super) fn parameter(name: &str, zh: &str, en: &str) -> Self {
        let detail = Bilingual::new(format!("参数 {name}：{zh}"), format!("Parameter {name}: {en}"));
        Self::new(Code::InvalidParameter, detail.clone()).with_fault(name, detail)
    }

    /// Nothing by that name.
    #[must_use]
    pub(super) fn not_found(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(Code::NotFound, Bilingual::new(zh, en))
    }

    /// Our own fault: the cause is logged with the request id and never sent.
    #[must_use]
    pub(super) fn internal(cause: impl std::fmt::Display) -> Self {
        let detail = Bilingual::new(
            "服务器处理此请求时出错，已记录；请凭 request_id 查询日志。",
            "The server failed on this request and logged it; look for the request_id in its log.",
        );
        Self { code: Code::Internal, detail, faults: Vec::new(), cause: Some(cause.to_string()), wait_s: None }
    }

    /// The same problem, with how long to wait before asking again, seconds.
    #[must_use]
    pub(super) const fn wait(mut self, seconds: u64) -> Self {
        self.wait_s = Some(seconds);
        self
    }

    /// The same problem with one more fault listed.
    #[must_use]
    pub(super) fn with_fault(mut self, place: impl Into<String>, message: Bilingual) -> Self {
        self.faults.push(Fault { place: place.into(), message });
        self
    }

    /// What kind of problem it is.
    #[must_use]
    #[cfg(test)]
    pub(super) const fn code(&self) -> Code {
        self.code
    }

    /// What to log and never to send.
    #[must_use]
    pub(super) fn cause(&self) -> Option<&str> {
        self.cause.as_deref()
    }

    /// The problem in one line, in both languages, where there is no response of its own to carry it.
    #[must_use]
    pub(super) fn line(&self) -> serde_json::Value {
        let title = self.code.title();
        json!({
            "code": self.code.word(), "status": self.code.status().as_u16(),
            "title_zh": title.zh, "title_en": title.en, "detail_zh": self.detail.zh, "detail_en": self.detail.en,
        })
    }

    /// The answer in the reader's language.
    #[must_use]
    pub(super) fn render(&self, language: Language, instance: &str, request_id: &str) -> Response {
        let title = self.code.title();
        let status = self.code.status();
        let listed: Vec<&Fault> = self.faults.iter().take(LISTED_FAULTS).collect();
        let body = json!({
            "type": format!("/docs#problem-{}", self.code.word()),
            "title": title.read(language),
            "status": status.as_u16(),
            "detail": self.detail.read(language),
            "code": self.code.word(),
            "instance": instance,
            "request_id": request_id,
            "title_zh": title.zh, "title_en": title.en,
            "detail_zh": self.detail.zh, "detail_en": self.detail.en,
            "errors": listed, "errors_total": self.faults.len(),
        });
        let mut response = (status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if self.code == Code::Unauthorised {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"zaiti\""));
        }
        let usual = (self.code == Code::Overloaded).then_some(2).or((self.code == Code::TooMany).then_some(1));
        if let Some(seconds) = self.wait_s.or(usual) {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// A handler's problem is a bare status with the problem beside it; the envelope writes the body once it knows the language.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.code.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The one table from what the desk says to what the reader is told.
impl From<DeskError> for Problem {
    fn from(error: DeskError) -> Self {
        let code = match error.trouble() {
            Trouble::Missing => Code::NotFound,
            Trouble::Conflict => Code::Conflict,
            Trouble::Unreadable => Code::InvalidParameter,
            Trouble::Refused | Trouble::Unacceptable => Code::Unprocessable,
            Trouble::NoRoom => Code::StorageFull,
            Trouble::Busy => Code::Overloaded,
            Trouble::Failure => return Self::internal(error),
        };
        let problem = Self::new(code, error.sentence());
        error.faults().into_iter().fold(problem, |problem, (place, message)| problem.with_fault(place, message))
    }
}

impl From<Unreadable> for Problem {
    fn from(unreadable: Unreadable) -> Self {
        Self::parameter(&unreadable.name, &unreadable.message.zh, &unreadable.message.en)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_word_of_its_own() {
        let mut words: Vec<_> = Code::ALL.iter().map(|code| code.word()).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), Code::ALL.len());
    }

    #[test]
    fn a_bare_status_of_a_layer_finds_its_code() {
        assert_eq!(Code::of_status(StatusCode::PAYLOAD_TOO_LARGE), Code::TooLarge);
        assert_eq!(Code::of_status(StatusCode::IM_A_TEAPOT), Code::BadRequest);
        assert_eq!(Code::of_status(StatusCode::BAD_GATEWAY), Code::Internal);
    }
}
