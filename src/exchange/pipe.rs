//! A file's way into a worker and its sites' way back, as frames over a pipe: a letter, a length, the content. Never here: a process.
//!
//! Whoever reads believes nothing of what comes back but its form: shapes pass the gate again, and the answer has a largest size.

use std::collections::BTreeSet;
use std::io::{self, Read, Write};
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::{Checked, Counts, DoubtfulJoin, Encoding, ExchangeError, Format, MappedHeading, ReadOptions, Readings};
use crate::estate::{Backdrop, BackdropKind, Fact, Provenance, canonical};
use crate::geometry::{Datum, Shape};
use crate::programme::Language;

/// What a worker is asked to make of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Product {
    /// The sites, with the findings.
    Sites,
    /// The workbook that shows every finding at its cell.
    Report(Language),
}

/// One file to be read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Task {
    /// File name.
    pub name: String,
    /// What the file does not say.
    pub options: ReadOptions,
    /// What is wanted.
    pub product: Product,
}

/// What became of a file.
#[derive(Debug)]
pub enum Outcome {
    /// Read and checked.
    Sites(Box<Checked>),
    /// A workbook of findings.
    Report(Vec<u8>),
}

impl Task {
    /// Does it here and now.
    ///
    /// # Errors
    /// [`ExchangeError`] when the file as a whole cannot be read.
    pub fn perform(&self, bytes: &[u8]) -> Result<Outcome, ExchangeError> {
        match self.product {
            Product::Sites => super::read(&self.name, bytes, &self.options).map(Box::new).map(Outcome::Sites),
            Product::Report(language) => super::report(&self.name, bytes, &self.options, language).map(Outcome::Report),
        }
    }
}

/// What holds for a file as a whole.
#[derive(Serialize, Deserialize)]
struct Head {
    format: Format,
    encoding: Encoding,
    datum: Option<Datum>,
    counts: Counts,
    headings: Vec<MappedHeading>,
    readings: Option<Readings>,
    doubtful: Vec<DoubtfulJoin>,
    backdrop: Vec<Drawn>,
}

/// What is drawn underneath.
#[derive(Serialize, Deserialize)]
struct Drawn {
    kind: BackdropKind,
    name: Option<String>,
    name_en: Option<String>,
    #[serde(with = "as_wkb")]
    shape: Option<Shape>,
    source: Arc<str>,
}

impl From<&Backdrop> for Drawn {
    fn from(drawn: &Backdrop) -> Self {
        let Backdrop { kind, name, name_en, shape, source } = drawn.clone();
        Self { kind, name, name_en, shape: Some(shape), source }
    }
}

impl Drawn {
    fn backdrop(self) -> Option<Backdrop> {
        let Self { kind, name, name_en, shape, source } = self;
        shape.map(|shape| Backdrop { kind, name, name_en, shape, source })
    }
}

/// Sends a task and the bytes of its file.
///
/// # Errors
/// When the pipe breaks.
pub fn ask(mut pipe: impl Write, task: &Task, bytes: &[u8]) -> io::Result<()> {
    frame(&mut pipe, b'T', &serde_json::to_vec(task)?)?;
    frame(&mut pipe, b'B', bytes)?;
    pipe.flush()
}

/// Takes a task from a pipe and answers it.
///
/// # Errors
/// When a pipe breaks or what comes is no task.
pub fn answer(mut question: impl Read, mut pipe: impl Write) -> io::Result<()> {
    let (b'T', task) = next(&mut question, u32::MAX.into())? else { return Err(torn()) };
    let task: Task = serde_json::from_slice(&task)?;
    let (b'B', bytes) = next(&mut question, u32::MAX.into())? else { return Err(torn()) };
    match task.perform(&bytes) {
        Err(refusal) => frame(&mut pipe, b'R', &serde_json::to_vec(&refusal.finding())?)?,
        Ok(Outcome::Report(report)) => frame(&mut pipe, b'X', &report)?,
        Ok(Outcome::Sites(checked)) => send_sites(&mut pipe, &checked)?,
    }
    frame(&mut pipe, b'E', &[])?;
    pipe.flush()
}

fn send_sites(pipe: &mut impl Write, checked: &Checked) -> io::Result<()> {
    let Checked { format, encoding, datum, counts, .. } = *checked;
    let head = Head {
        format,
        encoding,
        datum,
        counts,
        headings: checked.headings.clone(),
        readings: checked.readings.clone(),
        doubtful: checked.doubtful.clone(),
        backdrop: checked.backdrop.iter().map(Drawn::from).collect(),
    };
    frame(pipe, b'H', &serde_json::to_vec(&head)?)?;
    for finding in &checked.findings {
        frame(pipe, b'F', &serde_json::to_vec(finding)?)?;
    }
    for site in &checked.sites {
        // Without what is not known, which is most of a site.
        frame(pipe, b'S', &serde_json::to_vec(&canonical(&**site)?)?)?;
        if let Some(shape) = &site.shape {
            frame(pipe, b'P', &serde_json::to_vec(&shape.provenance)?)?;
            frame(pipe, b'G', &shape.value.wkb())?;
        }
    }
    Ok(())
}

/// Takes an answer from a pipe; `most` is the largest size accepted, in bytes.
///
/// # Errors
/// When the pipe breaks before the end, more comes than is accepted, or it has no sense.
pub fn receive(mut pipe: impl Read, most: u64) -> io::Result<Result<Outcome, ExchangeError>> {
    let mut left = most;
    let mut checked: Option<Checked> = None;
    let mut outcome = None;
    let mut stamp: Option<Provenance> = None;
    loop {
        let (kind, content) = next(&mut pipe, left)?;
        left = left.saturating_sub(content.len() as u64);
        match (kind, &mut checked) {
            (b'E', _) => break,
            (b'R', _) => outcome = Some(Err(ExchangeError::Told(Box::new(serde_json::from_slice(&content)?)))),
            (b'X', _) => outcome = Some(Ok(Outcome::Report(content))),
            (b'H', _) => checked = Some(opened(serde_json::from_slice(&content)?)),
            (b'F', Some(checked)) => checked.findings.push(serde_json::from_slice(&content)?),
            (b'S', Some(checked)) => checked.sites.push(Arc::new(serde_json::from_slice(&content)?)),
            (b'P', Some(_)) => stamp = Some(serde_json::from_slice(&content)?),
            (b'G', Some(Checked { sites, .. })) => {
                let shape = Shape::from_wkb(&content).map_err(io::Error::other)?;
                let (site, stamp) = sites.last_mut().zip(stamp.take()).ok_or_else(torn)?;
                Arc::make_mut(site).shape = Some(Fact { value: shape, provenance: stamp });
            }
            _ => return Err(torn()),
        }
    }
    outcome.or(checked.map(|checked| Ok(Outcome::Sites(Box::new(checked))))).ok_or_else(torn)
}

fn opened(head: Head) -> Checked {
    let Head { format, encoding, datum, counts, headings, readings, doubtful, backdrop } = head;
    let backdrop = backdrop.into_iter().filter_map(Drawn::backdrop).collect();
    Checked { format, encoding, datum, counts, headings, readings, doubtful, backdrop, sites: Vec::new(), findings: Vec::new() }
}

fn frame(pipe: &mut impl Write, kind: u8, content: &[u8]) -> io::Result<()> {
    let length = u32::try_from(content.len()).map_err(io::Error::other)?;
    pipe.write_all(&[kind])?;
    pipe.write_all(&length.to_le_bytes())?;
    pipe.write_all(content)
}

fn next(pipe: &mut impl Read, most: u64) -> io::Result<(u8, Vec<u8>)> {
    let mut head = [0; 5];
    pipe.read_exact(&mut head)?;
    let [kind, length @ ..] = head;
    let length = u64::from(u32::from_le_bytes(length));
    if length > most {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "the answer is larger than is accepted"));
    }
    let mut content = Vec::new();
    // In one piece: growing by doubling would take a large file three times over.
    content.try_reserve_exact(length as usize).map_err(|_| io::Error::from(io::ErrorKind::OutOfMemory))?;
    if pipe.take(length).read_to_end(&mut content)? as u64 == length { Ok((kind, content)) } else { Err(torn()) }
}

fn torn() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the answer is torn")
}

/// Codes of findings met in answers. They are words of this program's own vocabulary, so few that they may stay for good.
static CODES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
const MOST_CODES: usize = 1_000;

/// The code of a finding that came over a pipe.
pub(super) fn code<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<&'static str, D::Error> {
    let text = String::deserialize(deserializer)?;
    let mut codes = CODES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = codes.get(text.as_str()) {
        return Ok(known);
    }
    if codes.len() >= MOST_CODES || text.len() > 40 {
        return Ok("unnamed");
    }
    let known: &'static str = Box::leak(text.into_boxed_str());
    codes.insert(known);
    Ok(known)
}

/// A shape among the options, as WKB.
pub(super) mod as_wkb {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

    use crate::geometry::Shape;

    pub(crate) fn serialize<S: Serializer>(shape: &Option<Shape>, serializer: S) -> Result<S::Ok, S::Error> {
        shape.as_ref().map(Shape::wkb).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Shape>, D::Error> {
        let bytes = Option::<Vec<u8>>::deserialize(deserializer)?;
        bytes.map(|bytes| Shape::from_wkb(&bytes).map_err(D::Error::custom)).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "楼宇编码,经度,纬度,空置面积\nY-1,106.55,29.55,1.2万㎡\nY-2,106.55,29.55,x\n";

    fn exchange(task: &Task, bytes: &[u8]) -> Result<Outcome, ExchangeError> {
        let (mut question, mut pipe) = (Vec::new(), Vec::new());
        ask(&mut question, task, bytes).unwrap();
        answer(question.as_slice(), &mut pipe).unwrap();
        for cut in [0, 3, pipe.len() / 2, pipe.len() - 1] {
            assert!(receive(&pipe[..cut], u64::MAX).is_err(), "an answer cut at {cut} is torn");
        }
        assert!(receive(pipe.as_slice(), 10).is_err(), "an answer larger than agreed is refused");
        receive(pipe.as_slice(), u64::MAX).unwrap()
    }

    #[test]
    fn what_comes_over_the_pipe_is_what_was_read() {
        let task = Task { name: "a.csv".to_owned(), options: ReadOptions::default(), product: Product::Sites };
        let here = super::super::read("a.csv", TABLE.as_bytes(), &ReadOptions::default()).unwrap();
        let Ok(Outcome::Sites(there)) = exchange(&task, TABLE.as_bytes()) else { panic!("sites") };
        assert_eq!((&there.sites, &there.findings, there.counts), (&here.sites, &here.findings, here.counts));
        let refusal = exchange(&task, b"").expect_err("an empty file").finding();
        assert_eq!(refusal, ExchangeError::Empty.finding());
    }
}
