//! The groups A–L of 闲置楼宇收储评估表, as far as the estate knows them.

use serde::Serialize;

use super::cell::{Cell, CellValue, Writer};
use super::dossier::Dossier;
use super::gates::{GateOutcome, years_left};
use super::plan_worth::PLAN_CELL;
use super::score::Rating;
use super::use_path::FireRoute;
use super::{Appraisal, BuildingUse, FirePath, weighted_lease_months};
use crate::estate::{
    AcquisitionMode, FireAcceptance, Heritage, LandRight, OwnerKind, SafetyGrade, StructureKind, SupplyClass, valuation_ends,
};
use crate::programme::Bilingual;

/// One group of the sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SheetGroup {
    /// `A` to `L`.
    pub letter: char,
    /// What it is called.
    pub name: Bilingual,
    /// Its cells, in the order of the sheet.
    pub cells: Vec<Cell>,
}

/// Writes every group. The judgements of the appraisal are already made.
pub(super) fn write(dossier: &Dossier<'_>, appraisal: &Appraisal, terms: &EffectiveTerms) -> Vec<SheetGroup> {
    let group = |letter, zh: &str, en: &str, cells| SheetGroup { letter, name: Bilingual::new(zh, en), cells };
    vec![
        group('A', "基本", "Identity", identity(dossier)),
        group('B', "权属", "Title", title(dossier, appraisal)),
        group('C', "土地规划", "Land and planning", land(dossier)),
        group('D', "建筑", "Building", building(dossier)),
        group('E', "安全", "Safety", safety(dossier, appraisal.fire.as_ref())),
        group('F', "使用", "Use", occupation(dossier)),
        group('G', "价格", "Price", price(dossier, appraisal)),
        group('H', "改造", "Works", works(dossier, appraisal, terms)),
        group('I', "收益", "Income", income(dossier, appraisal, terms)),
        group('J', "债务", "Debt", debt(dossier, appraisal)),
        group('K', "贡献", "Contribution", contribution(dossier, appraisal)),
        group('L', "结论", "Conclusion", conclusion(dossier, appraisal)),
    ]
}

/// Price, rents and works after the request's own figures were put in their place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct EffectiveTerms {
    pub(super) works: f64,
    /// Whether works are those on record or in the request, not the default.
    pub(super) works_known: bool,
    pub(super) relief_years: u32,
}

fn identity(dossier: &Dossier<'_>) -> Vec<Cell> {
    let site = dossier.site;
    let mut w = Writer::new(dossier);
    w.ledger(("id", "编号", "Id", ""), Some(site.id.0.as_str()));
    w.ledger(("name", "楼宇名称", "Name", ""), site.name.as_deref());
    w.ledger(("aliases", "曾用名/别名", "Aliases", ""), (!site.aliases.is_empty()).then(|| site.aliases.join("；")).as_deref());
    let of_building = |field: fn(&crate::estate::Site) -> &crate::estate::Known<String>| {
        field(site).as_ref().or_else(|| dossier.building.and_then(|building| field(building).as_ref()))
    };
    w.fact(("address", "坐落", "Address", ""), of_building(|site| &site.address), |text| CellValue::from(text.as_str()));
    w.fact(("street", "街道", "Sub-district", ""), of_building(|site| &site.street), |text| CellValue::from(text.as_str()));
    w.text(("community", "社区", "Community", ""), &["community", "社区"]);
    let zone = dossier.zone.and_then(|zone| dossier.atlas.programme().zone(zone));
    w.computed(("zone", "片区", "Zone", ""), zone.map(|zone| zone.name.clone()));
    w.ledger(("plan_named", "方案点名", "Named by the programme", ""), Some(site.plan_named));
    w.fact(("supply_class", "供给类别", "Supply class", ""), site.supply_class.as_ref(), |class| supply_class(*class));
    let centre = dossier.atlas.centre_of(&site.id).map(|at| format!("{:.6}, {:.6}", at.lon(), at.lat()));
    w.computed(("position", "坐标（CGCS2000）", "Position (CGCS2000)", ""), centre.as_deref());
    w.text(("photo", "照片", "Photograph", ""), &["photo", "照片"]);
    w.finish()
}

fn title(dossier: &Dossier<'_>, appraisal: &Appraisal) -> Vec<Cell> {
    let said = &dossier.settings.declared;
    let mut w = Writer::new(dossier);
    w.text(("real_estate_unit", "不动产单元代码", "Real-estate unit code", ""), &["bdc_code", "不动产单元代码"]);
    w.restricted(("owner", "产权人", "Owner", ""), dossier.restricted(|tenure| &tenure.owner), |owner| {
        CellValue::from(owner.as_str())
    });
    w.fact(("owner_kind", "产权性质", "Kind of owner", ""), dossier.tenure(|tenure| &tenure.owner_kind), |kind| {
        owner_kind(*kind)
    });
    w.fact(("owner_count", "产权户数", "Owners", "户"), dossier.tenure(|tenure| &tenure.owner_count), |count| *count);
    w.computed(("share_of_building", "拟取得面积占整栋", "Share of the building", ""), appraisal.share_of_building);
    w.restricted(("mortgaged", "抵押", "Mortgage", ""), dossier.restricted(|tenure| &tenure.mortgaged), |yes| *yes);
    w.text(("mortgagee", "抵押权人", "Mortgagee", ""), &["mortgagee", "抵押权人"]);
    w.text(("mortgage_balance", "抵押余额", "Mortgage balance", "万元"), &["mortgage_balance", "抵押余额"]);
    w.restricted(("seized", "查封/冻结", "Seizure", ""), dossier.restricted(|tenure| &tenure.seized), |yes| *yes);
    w.declared_or_restricted(
        ("title_dispute", "权属争议", "Title dispute", ""),
        said.title_dispute,
        dossier.restricted(|tenure| &tenure.title_dispute),
    );
    w.text(("lawsuits", "诉讼", "Lawsuits", ""), &["lawsuits", "诉讼"]);
    w.text(("pre_emption", "租赁优先购买权", "Tenants' pre-emption", ""), &["pre_emption", "租赁优先购买权"]);
    w.finish()
}

fn land(dossier: &Dossier<'_>) -> Vec<Cell> {
    let said = &dossier.settings.declared;
    let mut w = Writer::new(dossier);
    w.words(("land_use", "土地用途", "Land use", ""), dossier.planning(|planning| &planning.land_use));
    w.fact(("land_right", "权利性质", "Kind of right", ""), dossier.planning(|planning| &planning.land_right), |right| {
        land_right(*right)
    });
    w.fact(("land_right_end", "终止日期", "End of the right", ""), dossier.tenure(|tenure| &tenure.land_right_end), |date| {
        *date
    });
    w.computed(("land_years", "剩余年限", "Years left", "年"), years_left(dossier).map(tenth));
    let transition = ("transition_from", "过渡期起始", "Transition since", "");
    w.declared_or(transition, said.transition_from, dossier.tenure(|tenure| &tenure.transition_from));
    w.words(("planned_use", "规划用途", "Planned use", ""), dossier.planning(|planning| &planning.planned_use));
    w.text(("land_premium", "划拨补缴估算", "Premium to be paid", "万元"), &["land_premium", "划拨补缴估算"]);
    w.text(("renewal_plan", "征收/更新计划", "Renewal plan", ""), &["renewal_plan", "更新计划"]);
    w.declared_or_restricted(
        ("illegal_area_m2", "违法建设", "Built illegally", "㎡"),
        said.illegal_area_m2,
        dossier.restricted_planning(|planning| &planning.illegal_area),
    );
    w.declared_or_restricted(
        ("expropriation", "征收范围", "Expropriation", ""),
        said.expropriation,
        dossier.restricted_planning(|planning| &planning.expropriation),
    );
    w.fact(("heritage", "保护等级", "Heritage", ""), dossier.condition(|condition| &condition.heritage), |heritage| {
        heritage_words(*heritage)
    });
    w.computed(("approval_first", "审批前置", "Approval first", ""), super::flags::approval_first(dossier));
    w.text(("allowed_works", "允许的修缮方式", "Works allowed", ""), &["allowed_works", "允许的修缮方式"]);
    w.finish()
}

fn building(dossier: &Dossier<'_>) -> Vec<Cell> {
    let mut w = Writer::new(dossier);
    w.fact(("year_built", "年代", "Year built", "年"), dossier.fabric(|space| &space.year_built), |year| f64::from(*year));
    w.fact(("floor_area_m2", "总建筑面积", "Floor area", "㎡"), dossier.own(|space| &space.floor_area), |area| *area);
    w.computed(
        ("floorplate_m2", "标准层面积", "Floorplate", "㎡"),
        super::suitability::floorplate(dossier).map(|area| area.round()),
    );
    w.fact(("levels_above", "地上层数", "Storeys above", "层"), dossier.fabric(|space| &space.levels_above), |levels| {
        f64::from(*levels)
    });
    w.fact(("levels_below", "地下层数", "Storeys below", "层"), dossier.fabric(|space| &space.levels_below), |levels| {
        f64::from(*levels)
    });
    w.text(("street_levels", "平街层", "Street levels", ""), &["street_levels", "平街层"]);
    w.fact(("storey_height_m", "层高", "Storey height", "m"), dossier.fabric(|space| &space.storey_height_cm), |height| {
        f64::from(*height) / 100.0
    });
    w.hundredths(("clear_height_m", "净高", "Clear height", "m"), dossier.technical(|fabric| &fabric.clear_height_cm));
    w.hundredths(("column_span_m", "柱距", "Column span", "m"), dossier.technical(|fabric| &fabric.column_span_cm));
    w.hundredths(("core_depth_m", "进深", "Core to window", "m"), dossier.technical(|fabric| &fabric.core_depth_cm));
    w.fact(("structure", "结构类型", "Structure", ""), dossier.technical(|fabric| &fabric.structure), |kind| {
        structure_words(*kind)
    });
    w.computed(("efficiency", "得房率", "Usable over floor area", ""), dossier.efficiency().map(thousandth));
    let load = ("design_load_kn_per_m2", "设计荷载", "Design load", "kN/㎡");
    if !w.declared(load, dossier.settings.declared.design_load_kn_per_m2) {
        w.hundredths(load, dossier.technical(|fabric| &fabric.design_load_hundredths));
    }
    w.whole(("passenger_lifts", "客梯", "Passenger lifts", "台"), dossier.technical(|fabric| &fabric.passenger_lifts));
    w.whole(("goods_lifts", "货梯", "Goods lifts", "台"), dossier.technical(|fabric| &fabric.goods_lifts));
    w.whole(("power_va_per_m2", "供电容量", "Power", "VA/㎡"), dossier.technical(|fabric| &fabric.power_va_per_m2));
    w.whole(("parking", "停车位", "Parking", "个"), dossier.technical(|fabric| &fabric.parking));
    w.finish()
}

fn safety(dossier: &Dossier<'_>, fire: Option<&FireRoute>) -> Vec<Cell> {
    let said = &dossier.settings.declared;
    let mut w = Writer::new(dossier);
    let accepted = dossier.condition(|condition| &condition.fire_acceptance);
    w.fact(("fire_acceptance", "消防验收/备案", "Fire acceptance", ""), accepted, |state| fire_acceptance(*state));
    let use_of = |fact: &String| CellValue::from(fact.as_str());
    w.fact(
        ("registered_use", "房屋登记用途", "Registered use", ""),
        dossier.condition(|condition| &condition.registered_use),
        use_of,
    );
    w.computed(("intended_use", "拟用途", "Intended use", ""), fire.map(|fire| building_use(fire.to)));
    w.computed(
        ("fire_path", "消防路径", "Fire path", ""),
        fire.filter(|fire| fire.path != FirePath::Unknown).map(|fire| fire.sentence.clone()),
    );
    let consent = dossier.condition(|condition| &condition.fire_consent);
    w.declared_or(("fire_consent", "F3 同意", "Consent to F3", ""), said.fire_consent, consent);
    w.fact(
        ("in_renewal_library", "更新项目库", "In the renewal library", ""),
        dossier.condition(|condition| &condition.in_renewal_library),
        |yes| *yes,
    );
    w.fact(
        ("safety_grade", "安全鉴定等级", "Safety grade", ""),
        dossier.condition(|condition| &condition.safety_grade),
        |grade| safety_grade(*grade),
    );
    w.text(("safety_graded_on", "鉴定日期", "Graded on", ""), &["safety_graded_on", "鉴定日期"]);
    w.text(("strengthening_area", "加固范围", "Area to strengthen", "㎡"), &["strengthening_area", "加固范围"]);
    w.declared_or(
        ("strengthening_budget", "加固预算", "Strengthening budget", ""),
        said.strengthening_budget,
        dossier.condition(|condition| &condition.strengthening_budget),
    );
    w.text(("seismic", "抗震", "Seismic appraisal", ""), &["seismic", "抗震"]);
    w.finish()
}

fn occupation(dossier: &Dossier<'_>) -> Vec<Cell> {
    let mut w = Writer::new(dossier);
    w.fact(("usable_area_m2", "可用面积", "Usable", "㎡"), dossier.own(|space| &space.usable_area), |area| *area);
    w.fact(("self_used_area_m2", "自用", "Used by the owner", "㎡"), dossier.own(|space| &space.self_used_area), |area| *area);
    w.fact(("let_area_m2", "出租", "Let", "㎡"), dossier.own(|space| &space.let_area), |area| *area);
    w.fact(("vacant_area_m2", "空置", "Vacant", "㎡"), dossier.own(|space| &space.vacant_area), |area| *area);
    w.fact(("committed_area_m2", "已承诺", "Promised", "㎡"), dossier.own(|space| &space.committed_area), |area| *area);
    let since = dossier.own(|space| &space.vacant_since);
    w.fact(("vacant_since", "连续空置起始", "Vacant since", ""), since, |date| *date);
    let idle = since
        .and_then(|since| since.value.until((jiff::Unit::Month, dossier.settings.on)).ok())
        .map(|span| f64::from(span.get_months() + 12 * i32::from(span.get_years())));
    w.computed(("idle_months", "空置月数", "Months idle", "月"), idle);
    w.fact(
        ("contiguous_vacant_area_m2", "最大连续空置", "Largest contiguous", "㎡"),
        dossier.own(|space| &space.contiguous_vacant_area),
        |area| *area,
    );
    w.computed(("walt_months", "WALT", "WALT", "月"), weighted_lease_months(&dossier.settings.declared.leases).map(tenth));
    let clearing = ("clearing_yuan", "清退补偿", "Clearing", "元");
    if !w.declared(clearing, dossier.settings.declared.clearing_yuan) {
        w.text(clearing, &["clearing_yuan", "清退补偿"]);
    }
    w.text(("clearing_tenants", "清退户数", "Tenants to clear", "户"), &["clearing_tenants", "清退户数"]);
    w.words(("positioning", "产业定位", "Positioning", ""), dossier.planning(|planning| &planning.positioning));
    w.finish()
}

fn price(dossier: &Dossier<'_>, appraisal: &Appraisal) -> Vec<Cell> {
    let settings = dossier.settings;
    let mut w = Writer::new(dossier);
    w.fact(
        ("asking_price_yuan_per_m2", "业主报价", "Asking price", "元/㎡"),
        dossier.offer(|offer| &offer.asking_price),
        |price| *price,
    );
    if settings.price_yuan_per_m2.is_some() {
        w.assumed(("price_yuan_per_m2", "本表采用价格", "Price used here", "元/㎡"), settings.price_yuan_per_m2);
    }
    w.declared_or(
        ("valuation_yuan_per_m2", "评估值", "Valuation", "元/㎡"),
        settings.declared.valuation_yuan_per_m2,
        dossier.offer(|offer| &offer.valuation),
    );
    let valued_on = dossier.offer(|offer| &offer.valued_on);
    w.fact(("valued_on", "评估基准日", "Valued on", ""), valued_on, |day| *day);
    w.computed(("valued_until", "评估有效期至", "Valuation holds to", ""), valued_on.and_then(|day| valuation_ends(day.value)));
    w.text(("valuer", "评估机构", "Valuer", ""), &["valuer", "评估机构"]);
    w.text(("valuation_method", "评估方法", "Method of valuation", ""), &["valuation_method", "评估方法"]);
    w.text(("valuation_filing", "评估备案号", "Filing of the valuation", ""), &["valuation_filing", "备案号"]);
    w.text(("comparables", "可比成交", "Comparables", ""), &["comparables", "可比成交"]);
    w.text(("auction_price", "法拍价", "Auction price", "元/㎡"), &["auction_price", "法拍价"]);
    w.assumed(("deed_tax", "契税", "Deed tax", ""), Some(settings.economics.deed_tax));
    w.assumed(("stamp_tax", "印花税", "Stamp duty", ""), Some(settings.economics.stamp_tax));
    w.fact(
        ("modes", "业主接受的取得方式", "Modes the owner accepts", ""),
        dossier.offer(|offer| &offer.modes),
        |modes| modes_words(modes),
    );
    w.computed(("mode", "取得方式", "Mode", ""), appraisal.mode.map(super::modes::name));
    w.finish()
}

fn works(dossier: &Dossier<'_>, appraisal: &Appraisal, terms: &EffectiveTerms) -> Vec<Cell> {
    let economics = &dossier.settings.economics;
    let mut w = Writer::new(dossier);
    let on_record = dossier.offer(|offer| &offer.works_cost);
    let field = ("works_yuan_per_m2", "改造单价", "Works", "元/㎡");
    if dossier.settings.works_yuan_per_m2.is_none() && terms.works_known {
        w.fact(field, on_record, |price| *price);
    } else {
        w.assumed(field, Some(terms.works));
    }
    w.assumed(("soft_cost", "软成本", "Soft cost", ""), Some(economics.soft_cost));
    w.text(("works_items", "改造分项（单价×量）", "Works by item", ""), &["works_items", "改造分项"]);
    w.text(("works_months", "工期", "Months of works", "月"), &["works_months", "工期"]);
    w.assumed(("contingency", "预备费", "Contingency", ""), Some(economics.contingency));
    w.assumed(("works_interest", "建设期利息", "Interest during the works", ""), Some(economics.works_interest));
    w.computed(("gross_area_m2", "计价面积（建筑面积）", "Area priced (floor area)", "㎡"), appraisal.gross_area_m2);
    w.finish()
}

fn income(dossier: &Dossier<'_>, appraisal: &Appraisal, terms: &EffectiveTerms) -> Vec<Cell> {
    let settings = dossier.settings;
    let mut w = Writer::new(dossier);
    w.computed(("profile", "目标载体类型", "Type of carrier", ""), Some(appraisal.profile.name()));
    let incubation = ("incubation_rent_yuan_per_m2_month", "入孵租金", "Incubation rent", "元/㎡·月");
    w.fact(incubation, dossier.offer(|offer| &offer.incubation_rent), |rent| *rent);
    w.fact(
        ("rent_yuan_per_m2_month", "平均租金", "Average rent", "元/㎡·月"),
        dossier.offer(|offer| &offer.rent_per_month),
        |rent| *rent,
    );
    let used = appraisal.rent_used_yuan_per_m2_month;
    if settings.rent_yuan_per_m2_month.is_some() {
        w.assumed(("rent_used", "本表采用租金", "Rent used here", "元/㎡·月"), used);
    } else {
        w.computed(("rent_used", "本表采用租金", "Rent used here", "元/㎡·月"), used);
    }
    w.assumed(("occupancy", "出租率", "Occupancy", ""), Some(settings.economics.occupancy));
    w.assumed(
        ("service_income", "服务收入", "Income from services", "元/㎡·年"),
        Some(settings.economics.service_income_yuan_per_m2),
    );
    w.assumed(("grants", "奖补", "Grants", "元/㎡·年"), Some(settings.economics.grants_yuan_per_m2));
    w.assumed(("operating_cost", "运营成本", "Operating cost", ""), Some(settings.economics.operating_cost));
    w.assumed(("discount_rate", "折现率", "Discount rate", ""), Some(settings.economics.discount_rate));
    w.assumed(("relief_years", "税收优惠年数", "Years of relief", "年"), Some(terms.relief_years));
    w.assumed(("relief_end", "优惠到期", "Relief ends", ""), Some(settings.relief_end));
    w.finish()
}

fn debt(dossier: &Dossier<'_>, appraisal: &Appraisal) -> Vec<Cell> {
    let debt = dossier.settings.debt;
    let mut w = Writer::new(dossier);
    let loan = if debt.is_some() { Bilingual::new("有", "Yes") } else { Bilingual::new("未设", "None set") };
    w.assumed(("loan", "贷款", "Loan", ""), Some(loan));
    if debt.is_none() {
        return w.finish();
    }
    w.assumed(("loan_to_value", "LTV", "Loan to value", ""), debt.map(|debt| debt.loan_to_value));
    w.assumed(("interest", "利率", "Interest", ""), debt.map(|debt| debt.interest));
    w.assumed(("loan_years", "期限", "Term", "年"), debt.map(|debt| debt.years));
    w.computed(("dscr", "DSCR", "DSCR", ""), appraisal.debt_service_cover.map(thousandth));
    w.finish()
}

fn contribution(dossier: &Dossier<'_>, appraisal: &Appraisal) -> Vec<Cell> {
    let adds = &appraisal.contribution;
    let mut w = Writer::new(dossier);
    w.computed(("carrier_area_m2", "孵化面积", "Carrier area", "㎡"), adds.carrier_area_m2);
    w.computed(("capacity_firms", "在孵容量", "Room for firms", "个"), adds.capacity_firms);
    w.computed(("capacity_tech_firms", "科技企业", "Technology firms", "家"), adds.capacity_tech_firms);
    w.computed(("share_of_gap", "片区缺口贡献", "Share of the zone's gap", ""), adds.share_of_gap.map(thousandth));
    w.computed(("zone_gap_before_m2", "片区缺口（前）", "Zone gap before", "㎡"), adds.zone_gap_before_m2);
    w.computed(("zone_gap_after_m2", "片区缺口（后）", "Zone gap after", "㎡"), adds.zone_gap_after_m2);
    w.computed(
        ("recognition", "可达认定级别", "Recognition in reach", ""),
        appraisal.recognition_next.as_ref().map(|next| next.name.clone()),
    );
    w.computed(
        ("recognition_missing", "认定差距", "Missing to it", ""),
        appraisal.recognition_next.as_ref().map(|next| next.sentence.clone()),
    );
    w.finish()
}

fn conclusion(dossier: &Dossier<'_>, appraisal: &Appraisal) -> Vec<Cell> {
    let mut w = Writer::new(dossier);
    w.computed(("verdict", "结论", "Verdict", ""), Some(appraisal.verdict.clone()));
    w.computed(("gates", "闸门结果", "Gates", ""), Some(gates_in_short(appraisal)));
    w.computed(("score", "得分区间", "Score", ""), score_in_short(&appraisal.rating).as_deref());
    w.computed(("grade", "等级", "Grade", ""), Some(grade_in_short(&appraisal.rating)));
    w.computed(("break_even_price", "财务保本价", "Break-even price", "元/㎡"), appraisal.break_even_price_yuan_per_m2);
    w.computed((PLAN_CELL, "方案保本价", "Break-even price by the plan", "元/㎡"), None::<Bilingual>);
    w.computed(("alternatives", "替代方案比较", "Against the next best mode", ""), against_the_next(appraisal));
    w.computed(("completeness", "完整度", "Completeness", ""), Some(thousandth(appraisal.completeness)));
    w.text(("opinion", "会商会审意见", "Opinions of the meeting", ""), &["opinion", "会商会审意见"]);
    w.text(("decision", "决定", "Decision", ""), &["decision", "决定"]);
    w.text(("review_on", "复核日期", "Review on", ""), &["review_on", "复核日期"]);
    w.finish()
}

fn gates_in_short(appraisal: &Appraisal) -> Bilingual {
    let count = |wanted: &[GateOutcome]| appraisal.gates.iter().filter(|gate| wanted.contains(&gate.outcome)).count();
    let (fail, open) = (count(&[GateOutcome::Fail]), count(&[GateOutcome::Unknown, GateOutcome::NeedsRole]));
    let pass = count(&[GateOutcome::Pass]);
    Bilingual::new(format!("不通过 {fail}，待核 {open}，通过 {pass}"), format!("{fail} fail, {open} open, {pass} pass"))
}

fn score_in_short(rating: &Rating) -> Option<String> {
    match rating {
        Rating::Stopped => None,
        Rating::ToVerify { score, .. } | Rating::Graded { score, .. } => Some(format!("{:.1}–{:.1}", score.low, score.high)),
    }
}

fn grade_in_short(rating: &Rating) -> Bilingual {
    match rating {
        Rating::Stopped => Bilingual::new("红：不评级", "stopped: no grade"),
        Rating::ToVerify { provisional, .. } => {
            Bilingual::new(format!("待核，暂列 {provisional:?}"), format!("to verify, provisionally {provisional:?}"))
        }
        Rating::Graded { grade, .. } => Bilingual::new(format!("{grade:?}"), format!("{grade:?}")),
    }
}

/// The best mode, the runner-up, and the price or rent at which they change places.
fn against_the_next(appraisal: &Appraisal) -> Option<Bilingual> {
    let choice = appraisal.mode_choice.as_ref()?;
    let (best, next) = (super::modes::name(choice.best), super::modes::name(choice.runner_up?));
    let swap = match (choice.swap_price_yuan_per_m2, choice.swap_rent_yuan_per_m2_month) {
        (Some(price), _) => {
            Bilingual::new(format!("，价格 {price} 时互换"), format!(", changing places at a price of {price:#}"))
        }
        (None, Some(rent)) => {
            Bilingual::new(format!("，月租 {rent} 时互换"), format!(", changing places at a rent of {rent:#} a month"))
        }
        (None, None) => Bilingual::new("", ""),
    };
    Some(Bilingual::new(format!("{}优于{}{}", best.zh, next.zh, swap.zh), format!("{} before {}{}", best.en, next.en, swap.en)))
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

fn thousandth(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

fn modes_words(modes: &[AcquisitionMode]) -> Bilingual {
    let names: Vec<Bilingual> = modes.iter().map(|mode| super::modes::name(*mode)).collect();
    let zh: Vec<&str> = names.iter().map(|name| name.zh.as_str()).collect();
    let en: Vec<&str> = names.iter().map(|name| name.en.as_str()).collect();
    Bilingual::new(zh.join("、"), en.join(", "))
}

fn supply_class(class: SupplyClass) -> Bilingual {
    match class {
        SupplyClass::IdleBuilding => Bilingual::new("闲置楼宇", "Idle building"),
        SupplyClass::IdleFactory => Bilingual::new("闲置厂房", "Idle factory"),
        SupplyClass::UnderusedLand => Bilingual::new("低效用地", "Underused land"),
        SupplyClass::M0 => Bilingual::new("M0", "M0"),
    }
}

fn owner_kind(kind: OwnerKind) -> Bilingual {
    match kind {
        OwnerKind::State => Bilingual::new("国有", "State"),
        OwnerKind::Collective => Bilingual::new("集体", "Collective"),
        OwnerKind::Private => Bilingual::new("民营或个人", "Private"),
        OwnerKind::Foreign => Bilingual::new("外资", "Foreign"),
        OwnerKind::Mixed => Bilingual::new("混合", "Mixed"),
    }
}

fn heritage_words(heritage: Heritage) -> Bilingual {
    match heritage {
        Heritage::None => Bilingual::new("无", "None"),
        Heritage::Traditional => Bilingual::new("传统风貌建筑", "Traditional building"),
        Heritage::Historic => Bilingual::new("历史建筑", "Historic building"),
        Heritage::Relic => Bilingual::new("文物", "Protected relic"),
    }
}

fn land_right(right: LandRight) -> Bilingual {
    match right {
        LandRight::Granted => Bilingual::new("出让", "Granted"),
        LandRight::Allocated => Bilingual::new("划拨", "Allocated"),
        LandRight::Leased => Bilingual::new("租赁", "Leased"),
        LandRight::Contributed => Bilingual::new("作价出资", "Contributed as capital"),
    }
}

fn structure_words(kind: StructureKind) -> Bilingual {
    match kind {
        StructureKind::Masonry => Bilingual::new("砖混", "Masonry"),
        StructureKind::Frame => Bilingual::new("框架", "Frame"),
        StructureKind::FrameShearWall => Bilingual::new("框剪", "Frame and shear wall"),
        StructureKind::Steel => Bilingual::new("钢", "Steel"),
    }
}

fn fire_acceptance(state: FireAcceptance) -> Bilingual {
    match state {
        FireAcceptance::Accepted => Bilingual::new("已验收", "Accepted"),
        FireAcceptance::Filed => Bilingual::new("已备案", "Filed"),
        FireAcceptance::NotDone => Bilingual::new("未办理", "Not done"),
    }
}

fn safety_grade(grade: SafetyGrade) -> &'static str {
    match grade {
        SafetyGrade::A => "A",
        SafetyGrade::B => "B",
        SafetyGrade::C => "C",
        SafetyGrade::D => "D",
    }
}

fn building_use(used: BuildingUse) -> Bilingual {
    match used {
        BuildingUse::Shop => Bilingual::new("商店", "Shop"),
        BuildingUse::Office => Bilingual::new("一般办公", "General office"),
        BuildingUse::AdministrativeOffice => Bilingual::new("行政办公", "Administrative office"),
        BuildingUse::ResearchOffice => Bilingual::new("研发等企业办公", "R&D company office"),
        BuildingUse::Hotel => Bilingual::new("宾馆", "Hotel"),
        BuildingUse::Supermarket => Bilingual::new("超市", "Supermarket"),
        BuildingUse::Catering => Bilingual::new("餐饮", "Catering"),
        BuildingUse::Cinema => Bilingual::new("影院", "Cinema"),
        BuildingUse::Gym => Bilingual::new("健身", "Gym"),
        BuildingUse::Training => Bilingual::new("培训", "Training"),
        BuildingUse::FinancialServices => Bilingual::new("金融服务", "Financial services"),
        BuildingUse::Medical => Bilingual::new("医疗", "Medical"),
        BuildingUse::ElderlyCare => Bilingual::new("养老", "Elderly care"),
        BuildingUse::Industrial => Bilingual::new("工业厂房", "Industrial"),
        BuildingUse::Incubator => Bilingual::new("孵化器", "Incubator"),
    }
}
