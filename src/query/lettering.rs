//! Text as filters compare it: case and accents folded away, and patterns with `%` and `_`. Never here: a column.

use super::accents;

/// Upper and lower case alike: through capitals, so that “ß” meets “SS”, and back.
pub(super) fn without_case(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect()
}

/// With and without accents alike.
pub(super) fn without_accents(text: &str) -> String {
    text.chars().filter_map(accents::plain).collect()
}

/// One piece of a pattern.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Piece {
    /// This letter.
    Letter(char),
    /// `_`: any one letter.
    One,
    /// `%`: any letters, or none.
    Any,
}

/// A pattern of LIKE.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pattern(Vec<Piece>);

impl Pattern {
    /// A backslash takes the meaning of `%`, `_` and itself away.
    pub(super) fn of(text: &str) -> Self {
        let mut pieces = Vec::new();
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            pieces.push(match letter {
                '%' => Piece::Any,
                '_' => Piece::One,
                '\\' => Piece::Letter(letters.next_if(|next| matches!(next, '%' | '_' | '\\')).unwrap_or('\\')),
                letter => Piece::Letter(letter),
            });
        }
        pieces.dedup_by(|one, two| *one == Piece::Any && *two == Piece::Any);
        Self(pieces)
    }

    /// Whether a text is as the pattern says. Goes back to the last `%` only, so the work is at most text times pattern.
    pub(super) fn fits(&self, text: &str) -> bool {
        let (mut rest, mut piece) = (text.chars(), 0);
        let mut back: Option<(usize, std::str::Chars<'_>)> = None;
        loop {
            let before = rest.clone();
            let fits = match (self.0.get(piece), rest.next()) {
                (None, None) => return true,
                (Some(Piece::Any), _) => {
                    rest = before.clone();
                    back = Some((piece, before));
                    piece += 1;
                    continue;
                }
                (Some(Piece::One), Some(_)) => true,
                (Some(Piece::Letter(wanted)), Some(letter)) => *wanted == letter,
                (_, None) => return false,
                (None, Some(_)) => false,
            };
            if fits {
                piece += 1;
                continue;
            }
            // The last % takes one letter more.
            let Some((any, mut from)) = back.take() else { return false };
            if from.next().is_none() {
                return false;
            }
            rest = from.clone();
            back = Some((any, from));
            piece = any + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_fits_as_written() {
        for (pattern, text, fits) in [
            ("B_r%", "Berlin", true),
            ("B_r%", "Br", false),
            ("%", "", true),
            ("%%", "x", true),
            ("_%", "", false),
            ("", "", true),
            ("", "x", false),
            ("%大厦", "环球大厦", true),
            ("大_", "大厦", true),
            ("%ab%cd", "xabababcd", true),
            ("%ab%cd", "xabababc", false),
            ("100\\%", "100%", true),
            ("100\\%", "1000", false),
            ("a\\_b", "a_b", true),
            ("a\\b", "a\\b", true),
        ] {
            assert_eq!(Pattern::of(pattern).fits(text), fits, "{pattern} {text}");
        }
    }

    #[test]
    fn a_hostile_pattern_costs_little() {
        // Tried letter by letter and place by place these would not end.
        assert!(!Pattern::of(&"%a".repeat(2_000)).fits(&"a".repeat(1_999)));
        assert!(!Pattern::of(&format!("{}b", "%a".repeat(500))).fits(&"a".repeat(5_000)));
    }

    #[test]
    fn case_is_folded_beyond_ascii() {
        assert_eq!(without_case("Straße"), without_case("STRASSE"));
        assert_eq!(without_case("KØBENHAVN"), without_case("København"));
        assert_eq!(without_case("ΟΔΟΣ"), without_case("Οδος"));
    }
}
