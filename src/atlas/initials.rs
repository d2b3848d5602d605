//! The first letters of a name's pinyin, as people type them into a search field: 环球大厦 → hqds. Never here: a search.
//!
//! A character that is read in several ways has the reading of the dictionary, unless the words below say otherwise.

use pinyin::ToPinyin as _;

/// Words of this district whose usual reading the dictionary misses.
const READINGS: [(&str, &str); 6] =
    [("重庆", "cq"), ("重医", "cy"), ("重大", "cd"), ("朝天", "ct"), ("长江", "cj"), ("大厦", "ds")];

/// The initials of a text that holds Chinese characters; its letters and digits stay. `None` where there are none.
pub(super) fn initials(text: &str) -> Option<String> {
    let mut letters = String::with_capacity(text.len() / 3);
    let mut spoken = false;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some((word, read)) = READINGS.iter().find(|(word, _)| rest.starts_with(word)) {
            letters.push_str(read);
            spoken = true;
            rest = &rest[word.len()..];
            continue;
        }
        match first.to_pinyin() {
            Some(sound) => {
                letters.push_str(sound.first_letter());
                spoken = true;
            }
            None => letters.extend(first.to_lowercase().filter(char::is_ascii_alphanumeric)),
        }
        rest = &rest[first.len_utf8()..];
    }
    spoken.then_some(letters)
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn names_are_read_as_the_district_reads_them() {
        let read = |text| initials(text).unwrap_or_default();
        assert_eq!(read("环球大厦"), "hqds");
        assert_eq!(read("重庆总部城 A2栋"), "cqzbca2d");
        assert_eq!(read("解放碑-朝天门"), "jfbctm");
        assert_eq!(initials("D5 Space"), None);
    }
}
