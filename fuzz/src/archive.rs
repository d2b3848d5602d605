//! Archives with one part replaced. Never here: what is in a part.

use std::io::{Cursor, Read as _, Write as _};
use std::sync::OnceLock;

use zaiti::exchange::Format;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::{WHOLE, example_file};

/// The files of an archive by name.
type Parts = Vec<(String, Vec<u8>)>;

/// The files of the example written in a format that is an archive.
pub fn parts_of(format: Format) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(example_file(format))).expect("an archive");
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).expect("a file");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("its bytes");
            (file.name().to_owned(), bytes)
        })
        .collect()
}

/// The example with the part that the first byte names replaced by the rest.
pub(crate) fn framed(format: Format, bytes: &[u8]) -> Vec<u8> {
    static BOOK: OnceLock<Parts> = OnceLock::new();
    static LAYERS: OnceLock<Parts> = OnceLock::new();
    let Some((&which, rest)) = bytes.split_first() else { return Vec::new() };
    if which == WHOLE {
        return rest.to_vec();
    }
    let parts = if format == Format::Xlsx { &BOOK } else { &LAYERS }.get_or_init(|| parts_of(format));
    let replaced = usize::from(which) % parts.len();
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (at, (name, content)) in parts.iter().enumerate() {
        archive.start_file(name, stored).expect("a file");
        archive.write_all(if at == replaced { rest } else { content }).expect("its bytes");
    }
    archive.finish().expect("an archive").into_inner()
}
