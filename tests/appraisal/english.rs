//! The English of the desk, over everything the example makes it say. Never here: how a sentence is worded.

use std::collections::BTreeSet;

use serde_json::Value;
use zaiti::appraisal::{AppraisalSettings, appraise};
use zaiti::atlas::Overview;
use zaiti::estate::SiteKind;
use zaiti::recognition::{Nesting, Pipeline, recognise};

use super::{ATLAS, BOOK, official, properties, today};

/// Every sentence that has a Chinese side, with both.
fn sentences(value: &Value, found: &mut BTreeSet<(String, String)>) {
    match value {
        Value::Object(map) => {
            if let (Some(Value::String(zh)), Some(Value::String(en))) = (map.get("zh"), map.get("en")) {
                found.insert((zh.clone(), en.clone()));
            }
            map.values().for_each(|inner| sentences(inner, found));
        }
        Value::Array(list) => list.iter().for_each(|inner| sentences(inner, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn everything_said() -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    let mut hear = |value: serde_json::Result<Value>| sentences(&value.unwrap(), &mut found);
    for site in properties(&ATLAS) {
        for settings in [official(), AppraisalSettings::on(today())] {
            hear(serde_json::to_value(appraise(&ATLAS, &BOOK, &site.id, &settings).unwrap()));
        }
    }
    for carrier in ATLAS.sites().iter().filter(|site| site.kind() == SiteKind::Carrier) {
        hear(serde_json::to_value(recognise(&BOOK, carrier, today()).unwrap()));
    }
    for nesting in [Nesting::Nested, Nesting::Additive] {
        hear(serde_json::to_value(Pipeline::of(&ATLAS, &BOOK, nesting, today())));
    }
    let overview: Overview = ATLAS.overview(today());
    hear(serde_json::to_value(overview));
    found
}

/// `1 clauses`: a one that is not the end of a longer number, before a word in the plural.
fn one_in_the_plural(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let plural = |word: &str| {
        let word = word.trim_end_matches([',', ';', '.', ':', ')']);
        word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && word.chars().all(|letter| letter.is_ascii_lowercase())
    };
    words.windows(2).any(|pair| pair[0] == "1" && plural(pair[1]) && pair[1] != "pass")
}

#[test]
fn english_sentences_use_square_metres_and_yuan_the_english_way_and_no_chinese_punctuation() {
    let all = everything_said();
    assert!(all.len() > 500, "only {} sentences were heard", all.len());
    for (zh, en) in &all {
        assert!(!zh.is_empty() && !en.is_empty(), "“{zh}” “{en}”");
        assert!(!en.contains(['㎡', '元', '，', '。', '；', '：', '（', '）', '、']), "{en}");
    }
}

#[test]
fn one_of_a_thing_is_not_said_in_the_plural_and_no_word_is_said_twice() {
    assert!(one_in_the_plural("1 clauses are not known") && !one_in_the_plural("11 clauses, and 1 clause"));
    for (_, en) in everything_said() {
        assert!(!one_in_the_plural(&en), "{en}");
        let words: Vec<String> = en.split_whitespace().map(str::to_lowercase).collect();
        let doubled = words.windows(2).find(|pair| pair[0] == pair[1] && pair[0].chars().all(char::is_alphabetic));
        assert_eq!(doubled, None, "{en}");
    }
}
