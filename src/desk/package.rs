//! A district's package as files: the example built into the program, or a folder. Never here: what the files mean.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use rust_embed::RustEmbed;

use crate::recognition::{RuleBook, RuleError};

/// Files of a package by their path inside it, with `/` between folders.
pub type PackageFiles = BTreeMap<String, Vec<u8>>;

#[derive(RustEmbed)]
#[folder = "geodata/yuzhong"]
#[allow_missing = true]
struct Example;

/// The labelled example district that ships inside the program.
#[must_use]
pub fn example_package() -> PackageFiles {
    Example::iter().filter_map(|name| Example::get(&name).map(|file| (name.into_owned(), file.data.into_owned()))).collect()
}

#[derive(RustEmbed)]
#[folder = "geodata/rules"]
#[allow_missing = true]
struct Rules;

/// The recognition rules that ship with the program, as data.
pub(super) fn shipped_rules() -> Result<RuleBook, RuleError> {
    let file = Rules::get("recognition.json").map(|file| file.data.into_owned()).unwrap_or_default();
    RuleBook::parse(&String::from_utf8_lossy(&file))
}

/// The open questions that ship with the program, as data.
pub(super) fn shipped_questions() -> String {
    let file = Rules::get("questions.json").map(|file| file.data.into_owned()).unwrap_or_default();
    String::from_utf8_lossy(&file).into_owned()
}

/// Reads a package from a folder, at most two levels deep; hidden files are left out.
///
/// # Errors
/// When a file or folder cannot be read.
pub fn package_in(folder: &Path) -> io::Result<PackageFiles> {
    let mut files = PackageFiles::new();
    gather(folder, "", 2, &mut files)?;
    Ok(files)
}

fn gather(folder: &Path, prefix: &str, levels: u8, files: &mut PackageFiles) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        if name.starts_with('.') {
            continue;
        }
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            if levels > 1 {
                gather(&entry.path(), &format!("{path}/"), levels - 1, files)?;
            }
        } else {
            files.insert(path, fs::read(entry.path())?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_read_with_its_subfolders_and_without_hidden_files() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("sites/deep")).unwrap();
        for name in ["programme.json", ".hidden", "sites/a.csv", "sites/deep/b.csv"] {
            fs::write(folder.path().join(name), name).unwrap();
        }
        let files = package_in(folder.path()).unwrap();
        assert_eq!(files.keys().map(String::as_str).collect::<Vec<_>>(), ["programme.json", "sites/a.csv"]);
        assert_eq!(files["sites/a.csv"], b"sites/a.csv");
    }
}
