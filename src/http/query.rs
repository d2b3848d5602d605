//! The query string, read strictly: an unknown name, a name given twice or a value that cannot be read is a problem that names it.
//!
//! Never here: what an operation does with the values.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::problem::{Code, Problem};
use crate::geometry::{Bbox, LonLat};
use crate::programme::Bilingual;

/// What a parameter's value looks like.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    /// Any text.
    Text,
    /// One of these words.
    Words(&'static [&'static str]),
    /// A whole number from 0, clamped to the largest where it is a limit.
    Whole {
        /// What holds when it is left out.
        default: Option<u32>,
        /// Largest value; more is taken as this.
        most: Option<u32>,
    },
    /// A decimal number.
    Decimal,
    /// West, south, east, north in degrees.
    Bbox,
    /// `true` or `false`.
    Flag,
}

/// One query parameter of an operation: both what is read and what is documented.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parameter {
    /// Its name.
    pub(super) name: &'static str,
    /// What its value looks like.
    pub(super) form: Form,
    /// Whether it may be repeated or hold several values between commas.
    pub(super) many: bool,
    /// What it is for.
    pub(super) about: &'static str,
}

impl Parameter {
    /// A parameter that is given at most once.
    pub(super) const fn one(name: &'static str, form: Form, about: &'static str) -> Self {
        Self { name, form, many: false, about }
    }

    /// A parameter that may be given several times.
    pub(super) const fn many(name: &'static str, form: Form, about: &'static str) -> Self {
        Self { name, form, many: true, about }
    }
}

/// The pairs of a query string in the order they came.
#[derive(Debug, Clone, Default)]
pub(super) struct Query(Vec<(String, String)>);

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Self::read(parts.uri.query().unwrap_or_default())
    }
}

impl Query {
    /// Reads a query string.
    pub(super) fn read(text: &str) -> Result<Self, Problem> {
        let uri: axum::http::Uri = format!("/?{text}").parse().map_err(|_| unreadable())?;
        axum::extract::Query::try_from_uri(&uri).map(|axum::extract::Query(pairs)| Self(pairs)).map_err(|_| unreadable())
    }

    /// The pairs as they came.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Refuses names that are on none of the lists of known ones, and names given twice that may be given once.
    pub(super) fn check(&self, known: &[&[Parameter]]) -> Result<(), Problem> {
        for (index, (name, _)) in self.0.iter().enumerate() {
            if name == "lang" {
                continue;
            }
            let parameter =
                known.iter().copied().flatten().find(|parameter| parameter.name == name).ok_or_else(|| unknown(name, known))?;
            let again = self.0[..index].iter().any(|(earlier, _)| earlier == name);
            if again && !parameter.many {
                return Err(Problem::parameter(name, "给出了两次，请只给一次", "it is given twice; give it once"));
            }
        }
        Ok(())
    }

    /// The value of a parameter, if it is given and not empty.
    pub(super) fn one(&self, name: &str) -> Option<&str> {
        self.pairs().find(|(given, value)| *given == name && !value.is_empty()).map(|(_, value)| value)
    }

    /// A whole number, or the default.
    pub(super) fn whole(&self, name: &str, default: u32, most: u32) -> Result<u32, Problem> {
        let Some(text) = self.one(name) else { return Ok(default) };
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits {
            let (zh, en) = (format!("“{text}” 不是 0 或正整数"), format!("“{text}” is not a whole number from 0"));
            return Err(Problem::parameter(name, &zh, &en));
        }
        // More digits than fit are more than the most as well.
        Ok(text.parse().unwrap_or(u32::MAX).min(most))
    }

    /// The most answers wanted: at least one, clamped to the most that is given at once.
    pub(super) fn limit(&self, default: u32, most: u32) -> Result<usize, Problem> {
        match self.whole("limit", default, most)? {
            0 => Err(Problem::parameter("limit", "至少为 1", "it must be at least 1")),
            limit => Ok(limit as usize),
        }
    }

    /// A decimal number.
    pub(super) fn decimal(&self, name: &str) -> Result<Option<f64>, Problem> {
        let Some(text) = self.one(name) else { return Ok(None) };
        let number = text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
        number.map(Some).ok_or_else(|| {
            let (zh, en) = (format!("“{text}” 不是数字"), format!("“{text}” is not a number"));
            Problem::parameter(name, &zh, &en)
        })
    }

    /// True or false.
    pub(super) fn flag(&self, name: &str) -> Result<Option<bool>, Problem> {
        self.word(name, &[("true", true), ("false", false)])
    }

    /// A box of degrees.
    pub(super) fn bbox(&self) -> Result<Option<Bbox>, Problem> {
        self.one("bbox").map(read_bbox).transpose()
    }

    /// A position given as `lon` and `lat`.
    pub(super) fn position(&self) -> Result<LonLat, Problem> {
        let part = |name: &str| {
            self.decimal(name)?.ok_or_else(|| Problem::parameter(name, "缺少，请给出度数", "it is missing; give degrees"))
        };
        let (lon, lat) = (part("lon")?, part("lat")?);
        LonLat::new(lon, lat).map_err(|fault| Problem::parameter("lon, lat", &fault.zh(), &fault.to_string()))
    }

    /// One of some words, each standing for a value.
    pub(super) fn word<T: Copy>(&self, name: &str, words: &[(&str, T)]) -> Result<Option<T>, Problem> {
        let Some(text) = self.one(name) else { return Ok(None) };
        words.iter().find(|(word, _)| *word == text).map(|(_, value)| Some(*value)).ok_or_else(|| {
            let offered = words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
            let (zh, en) = (format!("“{text}” 无效，可用：{offered}"), format!("“{text}” is none of {offered}"));
            Problem::parameter(name, &zh, &en)
        })
    }
}

fn read_bbox(text: &str) -> Result<Bbox, Problem> {
    let numbers: Option<Vec<f64>> = text.split(',').map(|part| part.trim().parse().ok()).collect();
    let Some([west, south, east, north]) = numbers.as_deref().and_then(|numbers| <[f64; 4]>::try_from(numbers).ok()) else {
        let zh = format!("“{text}” 不是四个数：西,南,东,北（度）");
        let en = format!("“{text}” is not four numbers: west,south,east,north in degrees");
        return Err(Problem::parameter("bbox", &zh, &en));
    };
    let bbox =
        Bbox::new([west, south], [east, north]).map_err(|fault| Problem::parameter("bbox", &fault.zh(), &fault.to_string()))?;
    if west > east || south > north {
        let zh = "西应不大于东，南应不大于北；顺序为 西,南,东,北";
        return Err(Problem::parameter(
            "bbox",
            zh,
            "west must not exceed east nor south north; the order is west,south,east,north",
        ));
    }
    Ok(bbox)
}

fn unreadable() -> Problem {
    let detail = Bilingual::new("查询字符串无法读取，请按百分号编码。", "The query string cannot be read; percent-encode it.");
    Problem::new(Code::BadRequest, detail)
}

fn unknown(name: &str, known: &[&[Parameter]]) -> Problem {
    let shown: String = name.chars().take(60).collect();
    let names = known.iter().copied().flatten().map(|parameter| parameter.name).chain(["lang"]).collect::<Vec<_>>().join(", ");
    let zh = format!("没有参数“{shown}”；可用参数：{names}");
    let en = format!("There is no parameter “{shown}”; known are {names}");
    let detail = Bilingual::new(zh, en);
    Problem::new(Code::UnknownParameter, detail.clone()).with_fault(shown, detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [Parameter; 2] = [
        Parameter::one("limit", Form::Whole { default: Some(10), most: Some(1000) }, ""),
        Parameter::many("kind", Form::Text, ""),
    ];

    fn query(text: &str) -> Query {
        Query::read(text).unwrap()
    }

    #[test]
    fn an_unknown_name_and_a_repeated_one_are_refused_by_name() {
        assert_eq!(query("lmit=3").check(&[&KNOWN]).unwrap_err().code(), Code::UnknownParameter);
        assert_eq!(query("limit=3&limit=4").check(&[&KNOWN]).unwrap_err().code(), Code::InvalidParameter);
        assert!(query("kind=a&kind=b&limit=3&lang=en").check(&[&KNOWN]).is_ok());
    }

    #[test]
    fn a_limit_is_clamped_and_nonsense_is_refused() {
        assert_eq!(query("").limit(10, 1000).ok(), Some(10));
        assert_eq!(query("limit=99999999999999999999").limit(10, 1000).ok(), Some(1000));
        for bad in ["limit=0", "limit=-1", "limit=1e3", "limit=ten", "limit=1.5"] {
            assert!(query(bad).limit(10, 1000).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_box_is_four_numbers_in_order() {
        assert!(query("bbox=106.5,29.5,106.6,29.6").bbox().unwrap().is_some());
        for bad in ["1,2,3", "a,b,c,d", "106.6,29.5,106.5,29.6", "29.5,106.5,29.6,106.6", "NaN,1,2,3", "1,2,3,inf"] {
            assert!(query(&format!("bbox={bad}")).bbox().is_err(), "{bad}");
        }
    }
}
