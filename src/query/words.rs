//! The operations of a filter with their words in text and in JSON, and how many parts each takes. Never here: what they do.

/// How one drawing lies to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    Intersects,
    Disjoint,
    Equals,
    Within,
    Contains,
    Touches,
    Crosses,
    Overlaps,
}

/// How one time lies to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    After,
    Before,
    Disjoint,
    Equals,
    Intersects,
    Contains,
    During,
    Finishes,
    FinishedBy,
    Meets,
    MetBy,
    OverlappedBy,
    Overlaps,
    StartedBy,
    Starts,
}

/// How one list stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holding {
    Contains,
    ContainedBy,
    Equals,
    Overlaps,
}

/// A comparison of two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    Greater,
    AtMost,
    AtLeast,
}

/// A reckoning with two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reckoning {
    Add,
    Subtract,
    Multiply,
    Divide,
    DivideWhole,
    Remainder,
    Power,
}

/// An operation of a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Op {
    And,
    Or,
    Not,
    Compare(Comparison),
    Like,
    Between,
    In,
    IsNull,
    /// Upper and lower case alike.
    CaseI,
    /// With and without accents alike.
    AccentI,
    Reckon(Reckoning),
    Interval,
    Space(Relation),
    Time(Order),
    Array(Holding),
}

/// Every operation by its word in JSON. Those written as functions have the same word in text, in any case.
const WORDS: [(&str, Op); 50] = [
    ("and", Op::And),
    ("or", Op::Or),
    ("not", Op::Not),
    ("=", Op::Compare(Comparison::Equal)),
    ("<>", Op::Compare(Comparison::NotEqual)),
    ("<", Op::Compare(Comparison::Less)),
    (">", Op::Compare(Comparison::Greater)),
    ("<=", Op::Compare(Comparison::AtMost)),
    (">=", Op::Compare(Comparison::AtLeast)),
    ("like", Op::Like),
    ("between", Op::Between),
    ("in", Op::In),
    ("isNull", Op::IsNull),
    ("casei", Op::CaseI),
    ("accenti", Op::AccentI),
    ("+", Op::Reckon(Reckoning::Add)),
    ("-", Op::Reckon(Reckoning::Subtract)),
    ("*", Op::Reckon(Reckoning::Multiply)),
    ("/", Op::Reckon(Reckoning::Divide)),
    ("div", Op::Reckon(Reckoning::DivideWhole)),
    ("%", Op::Reckon(Reckoning::Remainder)),
    ("^", Op::Reckon(Reckoning::Power)),
    ("interval", Op::Interval),
    ("s_intersects", Op::Space(Relation::Intersects)),
    ("s_disjoint", Op::Space(Relation::Disjoint)),
    ("s_equals", Op::Space(Relation::Equals)),
    ("s_within", Op::Space(Relation::Within)),
    ("s_contains", Op::Space(Relation::Contains)),
    ("s_touches", Op::Space(Relation::Touches)),
    ("s_crosses", Op::Space(Relation::Crosses)),
    ("s_overlaps", Op::Space(Relation::Overlaps)),
    ("t_after", Op::Time(Order::After)),
    ("t_before", Op::Time(Order::Before)),
    ("t_disjoint", Op::Time(Order::Disjoint)),
    ("t_equals", Op::Time(Order::Equals)),
    ("t_intersects", Op::Time(Order::Intersects)),
    ("t_contains", Op::Time(Order::Contains)),
    ("t_during", Op::Time(Order::During)),
    ("t_finishes", Op::Time(Order::Finishes)),
    ("t_finishedby", Op::Time(Order::FinishedBy)),
    ("t_meets", Op::Time(Order::Meets)),
    ("t_metby", Op::Time(Order::MetBy)),
    ("t_overlappedby", Op::Time(Order::OverlappedBy)),
    ("t_overlaps", Op::Time(Order::Overlaps)),
    ("t_startedby", Op::Time(Order::StartedBy)),
    ("t_starts", Op::Time(Order::Starts)),
    ("a_contains", Op::Array(Holding::Contains)),
    ("a_containedby", Op::Array(Holding::ContainedBy)),
    ("a_equals", Op::Array(Holding::Equals)),
    ("a_overlaps", Op::Array(Holding::Overlaps)),
];

impl Op {
    /// The operation of a word in JSON.
    pub(super) fn of_json(word: &str) -> Option<Self> {
        WORDS.iter().find(|(known, _)| *known == word || known.eq_ignore_ascii_case(word)).map(|(_, op)| *op)
    }

    /// The operation that is written as a function in text.
    pub(super) fn of_function(word: &str) -> Option<Self> {
        Self::of_json(word).filter(|op| match op {
            Self::CaseI | Self::AccentI | Self::Interval | Self::Space(_) | Self::Time(_) | Self::Array(_) => true,
            Self::And
            | Self::Or
            | Self::Not
            | Self::Compare(_)
            | Self::Like
            | Self::Between
            | Self::In
            | Self::IsNull
            | Self::Reckon(_) => false,
        })
    }

    /// Its word in JSON.
    pub(super) fn word(self) -> &'static str {
        WORDS.iter().find(|(_, op)| *op == self).map_or("", |(word, _)| word)
    }

    /// Whether it takes so many parts.
    pub(super) fn takes(self, parts: usize) -> bool {
        match self {
            Self::And | Self::Or => parts >= 2,
            Self::Not | Self::IsNull | Self::CaseI | Self::AccentI => parts == 1,
            Self::Between => parts == 3,
            Self::Compare(_)
            | Self::Like
            | Self::In
            | Self::Reckon(_)
            | Self::Interval
            | Self::Space(_)
            | Self::Time(_)
            | Self::Array(_) => parts == 2,
        }
    }

    /// How many parts it takes, in Chinese and in English.
    pub(super) fn arity_in_words(self) -> (&'static str, &'static str) {
        match (self.takes(1), self.takes(2), self.takes(3)) {
            (true, _, _) => ("一个参数", "one argument"),
            (_, true, true) => ("两个以上参数", "two or more arguments"),
            (_, true, _) => ("两个参数", "two arguments"),
            _ => ("三个参数", "three arguments"),
        }
    }
}
