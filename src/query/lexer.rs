//! CQL2 Text into signs and words, each with its place. Never here: what they mean together.

use super::fault::{Place, QueryFault, shown};

/// One sign or word.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Sign {
    /// A name or keyword as written.
    Word(String),
    /// A name in double quotes.
    Quoted(String),
    /// A string in single quotes.
    Text(String),
    /// A whole number without sign.
    Whole(i64),
    /// A number with a point or an exponent, or too large for a whole one.
    Decimal(f64),
    /// Punctuation or an operator.
    Mark(&'static str),
    /// Behind the last character.
    End,
}

/// Two-letter marks stand before their first letters.
const MARKS: [&str; 15] = ["<>", "<=", ">=", "=", "<", ">", "+", "-", "*", "/", "%", "^", "(", ")", ","];

/// Splits a text; the last sign is [`Sign::End`].
pub(super) fn split(text: &str) -> Result<Vec<(Sign, Place)>, QueryFault> {
    let letters: Vec<char> = text.chars().collect();
    let mut signs = Vec::new();
    let mut at = 0;
    loop {
        at += letters[at..].iter().take_while(|letter| letter.is_whitespace() || **letter == '\0').count();
        let place = Place::Letter(at + 1);
        let Some(first) = letters.get(at) else {
            signs.push((Sign::End, place));
            return Ok(signs);
        };
        let (sign, length) = match first {
            '\'' => quoted(&letters[at..], '\'', &place).map(|(text, length)| (Sign::Text(text), length))?,
            '"' => quoted(&letters[at..], '"', &place).map(|(text, length)| (Sign::Quoted(text), length))?,
            '.' | '0'..='9' => number(&letters[at..], &place)?,
            letter if begins_name(*letter) => name(&letters[at..]),
            _ => mark(&letters[at..], &place)?,
        };
        signs.push((sign, place));
        at += length;
    }
}

fn begins_name(letter: char) -> bool {
    letter.is_alphabetic() || letter == '_' || letter == ':'
}

fn name(letters: &[char]) -> (Sign, usize) {
    let belongs = |letter: &&char| begins_name(**letter) || letter.is_alphanumeric() || matches!(letter, '.' | '\u{b7}');
    let length = letters.iter().take_while(belongs).count();
    (Sign::Word(letters[..length].iter().collect()), length)
}

fn mark(letters: &[char], place: &Place) -> Result<(Sign, usize), QueryFault> {
    let stands = |mark: &&&str| mark.chars().enumerate().all(|(at, letter)| letters.get(at) == Some(&letter));
    let Some(mark) = MARKS.iter().find(stands) else {
        let letter = letters[0];
        let (zh, en) = match letter {
            '!' => ("不等于请写作 <>".to_owned(), "write “not equal” as <>".to_owned()),
            '’' | '‘' | '“' | '”' => {
                ("文字请用半角单引号 '…' 括起".to_owned(), "put text between straight single quotes '…'".to_owned())
            }
            _ => (format!("不认识符号“{letter}”"), format!("the sign “{letter}” has no meaning here")),
        };
        return Err(QueryFault::new(place, zh, en));
    };
    Ok((Sign::Mark(mark), mark.len()))
}

/// What stands between two quotes; a quote inside is written twice or after a backslash.
fn quoted(letters: &[char], quote: char, place: &Place) -> Result<(String, usize), QueryFault> {
    let mut text = String::new();
    let mut at = 1;
    while let Some(letter) = letters.get(at) {
        let doubled = letters.get(at + 1) == Some(&quote);
        if doubled && (*letter == quote || (*letter == '\\' && quote == '\'')) {
            text.push(quote);
            at += 2;
        } else if *letter == quote {
            return Ok((text, at + 1));
        } else {
            text.push(*letter);
            at += 1;
        }
    }
    Err(QueryFault::new(
        place,
        format!("引号 {quote} 没有闭合，请在末尾补上"),
        format!("the quote {quote} is not closed; add one at its end"),
    ))
}

fn number(letters: &[char], place: &Place) -> Result<(Sign, usize), QueryFault> {
    let digits = |from: usize| letters[from..].iter().take_while(|letter| letter.is_ascii_digit()).count();
    let mut length = digits(0);
    let mut whole = true;
    if letters.get(length) == Some(&'.') {
        whole = false;
        length += 1 + digits(length + 1);
    }
    if matches!(letters.get(length), Some('e' | 'E')) {
        let signed = usize::from(matches!(letters.get(length + 1), Some('+' | '-')));
        let exponent = digits(length + 1 + signed);
        if exponent > 0 {
            whole = false;
            length += 1 + signed + exponent;
        }
    }
    let text: String = letters[..length].iter().collect();
    if let Some(number) = text.parse().ok().filter(|_| whole) {
        return Ok((Sign::Whole(number), length));
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok((Sign::Decimal(number), length)),
        _ => Err(QueryFault::new(
            place,
            format!("“{}” 不是可以计算的数", shown(&text)),
            format!("“{}” is no number to reckon with", shown(&text)),
        )),
    }
}
