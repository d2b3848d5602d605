//! CQL2 Text, read by binding power (Pratt). Never here: JSON, or whether a name exists.

use super::fault::{Place, QueryFault, shown};
use super::lexer::{self, Sign};
use super::node::{Filter, Literal, Maker, Node, date, end, instant, short_enough, too_deep};
use super::words::{Comparison, Op, Reckoning};
use super::{MAX_DEPTH, wkt};

/// How firmly an operation binds what stands before it.
mod binding {
    pub(super) const OR: u8 = 1;
    pub(super) const AND: u8 = 2;
    pub(super) const NOT: u8 = 3;
    pub(super) const COMPARE: u8 = 4;
    pub(super) const SUM: u8 = 5;
    pub(super) const PRODUCT: u8 = 6;
    pub(super) const SIGN: u8 = 7;
    pub(super) const POWER: u8 = 8;
}

/// Words that stand for operations and are no names unless they are quoted.
const RESERVED: [&str; 9] = ["and", "or", "not", "like", "between", "in", "is", "null", "div"];

/// Reads a filter in CQL2 Text.
///
/// # Errors
/// [`QueryFault`] with the character at which reading stopped.
pub fn read_text(text: &str) -> Result<Filter, QueryFault> {
    short_enough(text, &Place::Letter(1))?;
    let mut reader = Reader { signs: lexer::split(text)?, next: 0, open: 0, maker: Maker::default() };
    let node = reader.expression(0)?;
    if *reader.peek() == Sign::End {
        return Ok(Filter(node));
    }
    Err(reader.unexpected("条件应在此结束，或接 AND、OR", "the filter should end here, or go on with AND or OR"))
}

/// The signs of a filter with a finger on the next one.
pub(super) struct Reader {
    signs: Vec<(Sign, Place)>,
    next: usize,
    open: usize,
    pub(super) maker: Maker,
}

/// An operation that stands between its parts.
#[derive(Clone, Copy)]
enum Infix {
    Chain(Op),
    Plain(Op),
    /// LIKE, BETWEEN, IN and IS, possibly after NOT.
    Predicate(&'static str),
}

impl Reader {
    pub(super) fn peek(&self) -> &Sign {
        &self.signs[self.next].0
    }

    pub(super) fn place(&self) -> Place {
        self.signs[self.next].1.clone()
    }

    fn advance(&mut self) -> Sign {
        let sign = self.signs[self.next].0.clone();
        self.next = (self.next + 1).min(self.signs.len() - 1);
        sign
    }

    pub(super) fn is(&self, mark: &str) -> bool {
        matches!(self.peek(), Sign::Mark(found) if *found == mark)
    }

    /// Takes a mark if it is next.
    pub(super) fn take(&mut self, mark: &str) -> bool {
        let found = self.is(mark);
        if found {
            self.advance();
        }
        found
    }

    pub(super) fn expect(&mut self, mark: &str) -> Result<(), QueryFault> {
        if self.take(mark) {
            return Ok(());
        }
        Err(self.unexpected(&format!("此处应为“{mark}”"), &format!("“{mark}” is expected here")))
    }

    /// Whether a keyword is so many signs ahead.
    fn keyword(&self, ahead: usize, keyword: &str) -> bool {
        let sign = self.signs.get(self.next + ahead).map(|(sign, _)| sign);
        matches!(sign, Some(Sign::Word(word)) if word.eq_ignore_ascii_case(keyword))
    }

    /// Takes a keyword if it is next.
    pub(super) fn take_keyword(&mut self, keyword: &str) -> bool {
        let found = self.keyword(0, keyword);
        if found {
            self.advance();
        }
        found
    }

    pub(super) fn unexpected(&self, zh: &str, en: &str) -> QueryFault {
        let found = match self.peek() {
            Sign::End => ("条件已结束".to_owned(), "the filter ends".to_owned()),
            Sign::Word(text) | Sign::Quoted(text) => (format!("遇到“{}”", shown(text)), format!("found “{}”", shown(text))),
            Sign::Text(text) => (format!("遇到 '{}'", shown(text)), format!("found '{}'", shown(text))),
            Sign::Whole(number) => (format!("遇到 {number}"), format!("found {number}")),
            Sign::Decimal(number) => (format!("遇到 {number}"), format!("found {number}")),
            Sign::Mark(mark) => (format!("遇到“{mark}”"), format!("found “{mark}”")),
        };
        QueryFault::new(&self.place(), format!("{}；{zh}", found.0), format!("{}; {en}", found.1))
    }

    /// Reads on as long as what follows binds more firmly than `floor`.
    fn expression(&mut self, floor: u8) -> Result<Node, QueryFault> {
        let place = self.place();
        self.open += 1;
        if self.open > MAX_DEPTH {
            return Err(too_deep(&place));
        }
        let mut left = self.prefix()?;
        while let Some((infix, binding)) = self.infix().filter(|(_, binding)| *binding > floor) {
            left = self.continued(left, infix, binding, &place)?;
        }
        self.open -= 1;
        Ok(left)
    }

    fn infix(&self) -> Option<(Infix, u8)> {
        let compare = |comparison| Some((Infix::Plain(Op::Compare(comparison)), binding::COMPARE));
        let reckon = |reckoning, binding| Some((Infix::Plain(Op::Reckon(reckoning)), binding));
        match self.peek() {
            Sign::Mark("=") => compare(Comparison::Equal),
            Sign::Mark("<>") => compare(Comparison::NotEqual),
            Sign::Mark("<") => compare(Comparison::Less),
            Sign::Mark(">") => compare(Comparison::Greater),
            Sign::Mark("<=") => compare(Comparison::AtMost),
            Sign::Mark(">=") => compare(Comparison::AtLeast),
            Sign::Mark("+") => reckon(Reckoning::Add, binding::SUM),
            Sign::Mark("-") => reckon(Reckoning::Subtract, binding::SUM),
            Sign::Mark("*") => reckon(Reckoning::Multiply, binding::PRODUCT),
            Sign::Mark("/") => reckon(Reckoning::Divide, binding::PRODUCT),
            Sign::Mark("%") => reckon(Reckoning::Remainder, binding::PRODUCT),
            Sign::Mark("^") => reckon(Reckoning::Power, binding::POWER),
            Sign::Word(_) if self.keyword(0, "div") => reckon(Reckoning::DivideWhole, binding::PRODUCT),
            Sign::Word(_) if self.keyword(0, "and") => Some((Infix::Chain(Op::And), binding::AND)),
            Sign::Word(_) if self.keyword(0, "or") => Some((Infix::Chain(Op::Or), binding::OR)),
            Sign::Word(_) if self.keyword(0, "is") => Some((Infix::Predicate("is"), binding::COMPARE)),
            Sign::Word(_) => {
                let ahead = usize::from(self.keyword(0, "not"));
                let word = ["like", "between", "in"].into_iter().find(|word| self.keyword(ahead, word))?;
                Some((Infix::Predicate(word), binding::COMPARE))
            }
            Sign::Quoted(_) | Sign::Text(_) | Sign::Whole(_) | Sign::Decimal(_) | Sign::Mark(_) | Sign::End => None,
        }
    }

    fn continued(&mut self, left: Node, infix: Infix, binding: u8, place: &Place) -> Result<Node, QueryFault> {
        match infix {
            Infix::Chain(op) => {
                let mut parts = vec![left];
                while self.take_keyword(op.word()) {
                    parts.push(self.expression(binding)?);
                }
                self.maker.call(place.clone(), op, parts)
            }
            Infix::Plain(op) => {
                self.advance();
                // Only powers are read from the right: 2 ^ 3 ^ 2 is 2 ^ (3 ^ 2).
                let floor = if binding == binding::POWER { binding - 1 } else { binding };
                let right = self.expression(floor)?;
                self.maker.call(place.clone(), op, vec![left, right])
            }
            Infix::Predicate(word) => self.predicate(left, word, place),
        }
    }

    fn predicate(&mut self, left: Node, word: &str, place: &Place) -> Result<Node, QueryFault> {
        let mut negated = self.take_keyword("not");
        self.advance();
        let node = match word {
            "like" => {
                let pattern = self.expression(binding::COMPARE)?;
                self.maker.call(place.clone(), Op::Like, vec![left, pattern])?
            }
            "between" => {
                let low = self.expression(binding::COMPARE)?;
                if !self.take_keyword("and") {
                    return Err(self.unexpected("BETWEEN 应写作 a BETWEEN 1 AND 9", "write a BETWEEN 1 AND 9"));
                }
                let high = self.expression(binding::COMPARE)?;
                self.maker.call(place.clone(), Op::Between, vec![left, low, high])?
            }
            "in" => {
                let list = self.list()?;
                self.maker.call(place.clone(), Op::In, vec![left, list])?
            }
            _ => {
                negated = self.take_keyword("not");
                if !self.take_keyword("null") {
                    return Err(self.unexpected("IS 之后应为 NULL 或 NOT NULL", "IS is followed by NULL or NOT NULL"));
                }
                self.maker.call(place.clone(), Op::IsNull, vec![left])?
            }
        };
        if negated { self.maker.call(place.clone(), Op::Not, vec![node]) } else { Ok(node) }
    }

    fn prefix(&mut self) -> Result<Node, QueryFault> {
        let place = self.place();
        if self.take("(") {
            let inner = self.expression(0)?;
            self.expect(")")?;
            return Ok(inner);
        }
        if self.take("-") {
            return self.negative(place);
        }
        if self.take("+") {
            return self.expression(binding::SIGN);
        }
        if self.take_keyword("not") {
            let inner = self.expression(binding::NOT)?;
            return self.maker.call(place, Op::Not, vec![inner]);
        }
        self.value(place)
    }

    /// A number with its sign, or −1 times whatever follows.
    fn negative(&mut self, place: Place) -> Result<Node, QueryFault> {
        let powered = matches!(self.signs.get(self.next + 1), Some((Sign::Mark("^"), _)));
        let literal = match self.peek() {
            Sign::Whole(number) if !powered => Some(Literal::Whole(-number)),
            Sign::Decimal(number) if !powered => Some(Literal::Decimal(-number)),
            Sign::Whole(_) | Sign::Decimal(_) | Sign::Word(_) | Sign::Quoted(_) | Sign::Text(_) | Sign::Mark(_) | Sign::End => {
                None
            }
        };
        if let Some(literal) = literal {
            self.advance();
            return self.maker.literal(place, literal);
        }
        let minus = self.maker.literal(place.clone(), Literal::Whole(-1))?;
        let inner = self.expression(binding::SIGN)?;
        self.maker.call(place, Op::Reckon(Reckoning::Multiply), vec![minus, inner])
    }

    fn value(&mut self, place: Place) -> Result<Node, QueryFault> {
        let sign = self.peek().clone();
        match sign {
            Sign::Whole(number) => self.literal(place, Literal::Whole(number)),
            Sign::Decimal(number) => self.literal(place, Literal::Decimal(number)),
            Sign::Text(text) => self.literal(place, Literal::Text(text)),
            Sign::Quoted(name) => {
                self.advance();
                self.maker.property(place, &name)
            }
            Sign::Word(word) if !RESERVED.iter().any(|reserved| word.eq_ignore_ascii_case(reserved)) => self.word(&word, place),
            Sign::Word(_) | Sign::Mark(_) | Sign::End => Err(self.unexpected(
                "此处应为属性名、数值、'文字' 或函数",
                "a property, a number, 'text' or a function is expected here",
            )),
        }
    }

    fn literal(&mut self, place: Place, literal: Literal) -> Result<Node, QueryFault> {
        self.advance();
        self.maker.literal(place, literal)
    }

    /// What begins with an unquoted word: a function, a drawing, a truth, a name.
    fn word(&mut self, word: &str, place: Place) -> Result<Node, QueryFault> {
        self.advance();
        let lower = word.to_ascii_lowercase();
        if wkt::begins(&lower, self) {
            return wkt::drawing(&lower, place, self);
        }
        if !self.is("(") {
            return match lower.as_str() {
                "true" => self.maker.literal(place, Literal::Boolean(true)),
                "false" => self.maker.literal(place, Literal::Boolean(false)),
                _ => self.maker.property(place, word),
            };
        }
        match lower.as_str() {
            "date" => self.moment(place, date),
            "timestamp" => self.moment(place, instant),
            "interval" => self.interval(place),
            _ => match Op::of_function(&lower) {
                Some(op @ Op::Array(_)) => self.arrays(op, place),
                Some(op) => {
                    let args = self.arguments()?;
                    self.maker.call(place, op, args)
                }
                None => {
                    let args = self.arguments()?;
                    self.maker.function(place, word, args)
                }
            },
        }
    }

    fn moment(&mut self, place: Place, read: fn(&str, &Place) -> Result<Literal, QueryFault>) -> Result<Node, QueryFault> {
        self.expect("(")?;
        let text = self.string()?;
        let literal = read(&text, &place)?;
        self.expect(")")?;
        self.maker.literal(place, literal)
    }

    fn string(&mut self) -> Result<String, QueryFault> {
        let Sign::Text(text) = self.peek().clone() else {
            return Err(self.unexpected("此处应为单引号括起的文字", "text between single quotes is expected here"));
        };
        self.advance();
        Ok(text)
    }

    fn interval(&mut self, place: Place) -> Result<Node, QueryFault> {
        self.expect("(")?;
        let start = self.interval_end()?;
        self.expect(",")?;
        let finish = self.interval_end()?;
        self.expect(")")?;
        self.maker.call(place, Op::Interval, vec![start, finish])
    }

    fn interval_end(&mut self) -> Result<Node, QueryFault> {
        let place = self.place();
        if let Sign::Text(text) = self.peek().clone() {
            let literal = end(&text, &place)?;
            return self.literal(place, literal);
        }
        self.expression(0)
    }

    fn arguments(&mut self) -> Result<Vec<Node>, QueryFault> {
        self.separated(|reader| reader.expression(0))
    }

    /// The arguments of an array operation: there, what stands in parentheses is a list.
    fn arrays(&mut self, op: Op, place: Place) -> Result<Node, QueryFault> {
        let args = self.separated(|reader| if reader.is("(") { reader.list() } else { reader.expression(0) })?;
        self.maker.call(place, op, args)
    }

    fn list(&mut self) -> Result<Node, QueryFault> {
        let place = self.place();
        let items = self.separated(|reader| reader.expression(0))?;
        self.maker.list(place, items)
    }

    /// What stands between parentheses, separated by commas; possibly nothing.
    fn separated(&mut self, read: impl Fn(&mut Self) -> Result<Node, QueryFault>) -> Result<Vec<Node>, QueryFault> {
        let mut items = Vec::new();
        self.expect("(")?;
        if self.take(")") {
            return Ok(items);
        }
        loop {
            items.push(read(self)?);
            if !self.take(",") {
                break;
            }
        }
        self.expect(")")?;
        Ok(items)
    }

    /// A number with its sign.
    pub(super) fn number(&mut self) -> Result<f64, QueryFault> {
        let sign = if self.take("-") {
            -1.0
        } else {
            self.take("+");
            1.0
        };
        let number = match self.peek() {
            Sign::Whole(number) => *number as f64,
            Sign::Decimal(number) => *number,
            Sign::Word(_) | Sign::Quoted(_) | Sign::Text(_) | Sign::Mark(_) | Sign::End => {
                return Err(self.unexpected("此处应为坐标数值", "a coordinate is expected here"));
            }
        };
        self.advance();
        Ok(sign * number)
    }
}
