//! Every assumption behind a sheet as a row: name, unit, mark, value used, value by default. Never here: what an assumption does.

use serde::Serialize;
use serde_json::Value;

use super::AppraisalSettings;
use crate::programme::Bilingual;

/// On what an assumption rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Mark {
    /// Assumed; the district sets it.
    A,
    /// General knowledge, 待核.
    K,
    /// A secondary publication, 据二手来源.
    #[serde(rename = "c")]
    Cited,
}

impl Mark {
    /// The mark as it is printed.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::A => "[A]",
            Self::K => "[K]",
            Self::Cited => "[c]",
        }
    }
}

/// One assumption.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assumption {
    /// Where it stands among the settings, such as `economics.discount_rate`.
    pub key: &'static str,
    /// What it is called.
    pub name: Bilingual,
    /// Its unit; empty for shares and words.
    pub unit: &'static str,
    /// On what it rests.
    pub mark: Mark,
    /// The value used; `null` where nothing is set.
    pub value: Value,
    /// The value where nobody sets one.
    pub default: Value,
}

type Line = (&'static str, &'static str, &'static str, &'static str, Mark);

/// Key, Chinese, English, unit, mark: in the order of the sheet.
const LINES: [Line; 36] = [
    ("economics.horizon_years", "测算年限", "Horizon", "年", Mark::A),
    ("economics.discount_rate", "折现率", "Discount rate", "", Mark::A),
    ("economics.occupancy", "出租率", "Occupancy", "", Mark::A),
    ("economics.ramp", "爬坡（前几年占稳定出租率）", "Ramp of the first years", "", Mark::A),
    ("economics.operating_cost", "运营成本占租金", "Operating cost of rent", "", Mark::A),
    ("economics.works_yuan_per_m2", "改造单价（无记录时）", "Works where none are on record", "元/㎡", Mark::A),
    ("economics.soft_cost", "软成本占改造", "Soft cost of works", "", Mark::A),
    ("economics.contingency", "预备费", "Contingency", "", Mark::A),
    ("economics.works_interest", "建设期利息占改造", "Interest during the works", "", Mark::A),
    ("economics.clearing_yuan_per_m2", "清退补偿", "Clearing", "元/㎡", Mark::A),
    ("economics.subsidy_yuan_per_m2", "投资补助", "Subsidies on the investment", "元/㎡", Mark::A),
    ("economics.service_income_yuan_per_m2", "服务收入", "Income from services", "元/㎡·年", Mark::A),
    ("economics.grants_yuan_per_m2", "奖补", "Grants", "元/㎡·年", Mark::A),
    ("economics.residual", "期末残值占价格", "Residual of the price", "", Mark::A),
    ("economics.deed_tax", "契税", "Deed tax", "", Mark::K),
    ("economics.stamp_tax", "印花税", "Stamp duty", "", Mark::K),
    ("economics.property_tax", "房产税占租金", "Property tax of rent", "", Mark::K),
    ("relief_end", "税收优惠到期", "Relief ends", "", Mark::Cited),
    ("relief_years", "税收优惠年数（代替到期日）", "Years of relief, in place of its end", "年", Mark::A),
    ("market_rent_yuan_per_m2_month", "支付业主租金", "Rent paid to the owner", "元/㎡·月", Mark::A),
    ("rent_yuan_per_m2_month", "入孵租金", "Rent earned", "元/㎡·月", Mark::A),
    ("modes.lease_years", "租赁/委托年限", "Years of a lease or entrustment", "年", Mark::A),
    ("modes.deposit_months", "租赁押金", "Deposit of a lease", "月", Mark::A),
    ("modes.entrust_rent_share", "委托运营保底占市场租金", "Guarantee under entrustment, of market rent", "", Mark::A),
    ("modes.entrust_works_yuan_per_m2", "委托运营改造", "Works under entrustment", "元/㎡", Mark::A),
    ("modes.transfer_yuan_per_m2", "划转成本", "Cost of a transfer", "元/㎡", Mark::A),
    ("modes.transfer_residual", "划转期末残值占价格", "Residual of a transfer", "", Mark::A),
    ("modes.equity_share", "作价入股业主份额", "The owner's share for equity in kind", "", Mark::A),
    ("modes.counting", "计入目标的方式", "Modes that count", "", Mark::A),
    ("debt.loan_to_value", "贷款成数 LTV", "Loan to value", "", Mark::Cited),
    ("debt.interest", "贷款利率", "Interest", "", Mark::A),
    ("debt.years", "贷款期限", "Term of the loan", "年", Mark::A),
    ("illegal_share_max", "违建上限", "Most that may be illegal", "", Mark::A),
    ("incubation_share", "孵化使用占比", "Share used for incubation", "", Mark::A),
    ("example_is_missing", "示例数据按缺失", "Example data count as missing", "", Mark::A),
    ("price_yuan_per_m2", "价格（代替业主报价）", "Price in place of the owner's", "元/㎡", Mark::A),
];

/// Every assumption of a question.
pub(super) fn assumptions(settings: &AppraisalSettings) -> Vec<Assumption> {
    let tree = |settings: &AppraisalSettings| serde_json::to_value(settings).unwrap_or_default();
    let (used, default) = (tree(settings), tree(&AppraisalSettings::on(settings.on)));
    let at = |tree: &Value, key: &str| tree.pointer(&format!("/{}", key.replace('.', "/"))).cloned().unwrap_or_default();
    let line = |(key, zh, en, unit, mark): Line| Assumption {
        key,
        name: Bilingual::new(zh, en),
        unit,
        mark,
        value: at(&used, key),
        default: at(&default, key),
    };
    LINES.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_member_of_the_settings_that_is_an_assumption_has_a_row_with_its_mark() {
        let settings = AppraisalSettings {
            debt: Some(super::super::Debt { loan_to_value: 0.5, interest: 0.04, years: 10 }),
            ..AppraisalSettings::on(date(2026, 11, 22))
        };
        let rows = assumptions(&settings);
        let has = |key: String| assert!(rows.iter().any(|row| row.key == key), "{key} has no row");
        for (group, inside) in [("economics", true), ("modes", true), ("debt", true), ("", false)] {
            let tree = serde_json::to_value(&settings).unwrap();
            let members = if inside { tree.get(group) } else { Some(&tree) }.unwrap().as_object().unwrap().clone();
            // The day, what is chosen, what is declared and the signed yardstick are no assumptions; works and years of relief of the
            // cash flow are those of the property.
            let none = ["on", "profile", "mode", "economics", "modes", "debt", "rating", "declared", "works_yuan_per_m2"];
            for key in members.keys().filter(|key| inside || !none.contains(&key.as_str())) {
                if inside && (group, key.as_str()) == ("economics", "relief_years") {
                    continue;
                }
                has(if inside { format!("{group}.{key}") } else { key.clone() });
            }
        }
        assert_eq!(rows.iter().find(|row| row.key == "economics.discount_rate").unwrap().value, 0.045);
        assert_eq!(rows.iter().find(|row| row.key == "debt.years").unwrap().default, Value::Null);
    }
}
