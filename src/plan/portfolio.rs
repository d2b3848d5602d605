//! What a plan leans on, taken as one portfolio: whose title its space is, which tenants are in the way, and what the loss of any one
//! property would cost. Never here: a solver, for losses were worked out with the plan; or the name of an owner for those without a role.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::answer::{Plan, PlanChoice};
use crate::atlas::Atlas;
use crate::estate::{Known, OwnerKind, Site, SiteBody, SiteId, Space, Tenure};
use crate::programme::{Bilingual, counted};
use crate::units::{Area, Share, Yuan};

/// Share of the chosen space from which one owner is said to be much [A].
const CONCENTRATED: u32 = 300_000;

/// What a plan leans on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Portfolio {
    /// The plan's id.
    pub plan: String,
    /// Space chosen.
    pub area_m2: Area,
    /// Loss of one: the dearest first; irreplaceable ones before all.
    pub losses: Vec<Loss>,
    /// Chosen space by owner, the largest first; empty for those who may not see names.
    pub owners: Vec<OwnerShare>,
    /// Whether names are withheld from this reader.
    pub owners_withheld: bool,
    /// Chosen space by kind of owner, the largest first.
    pub owner_kinds: Vec<OwnerShare>,
    /// Owners to agree with, all in all, as far as known.
    pub titles: u64,
    /// Chosen sites of which the number of owners is not known.
    pub titles_unknown: usize,
    /// Tenancies in the way.
    pub tenancy: Tenancy,
    /// In sentences, what has to be watched.
    pub sentences: Vec<Bilingual>,
}

/// What becomes of the plan when one chosen property is lost.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Loss {
    /// The property.
    pub site: SiteId,
    /// What it is called.
    pub name: String,
    /// Space it makes.
    pub area_m2: Area,
    /// What the next-best plan costs more; `null` where there is none, or it was not worked out.
    pub extra_yuan: Option<Yuan>,
    /// Without it the targets cannot be met.
    pub irreplaceable: bool,
    /// What comes in instead.
    pub replaced_by: Vec<SiteId>,
}

/// What stands behind one owner, or one kind of owner.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OwnerShare {
    /// Who; `null` where that is not known.
    pub name: Option<Bilingual>,
    /// How many of the chosen sites.
    pub sites: usize,
    /// Chosen space.
    pub area_m2: Area,
    /// Its share of all chosen space.
    pub share: Share,
}

/// Tenancies in the chosen properties.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tenancy {
    /// Area let, as far as known.
    pub let_area_m2: Area,
    /// Chosen sites in which space is let, the most first.
    pub sites: Vec<LetSite>,
    /// Chosen sites of which nobody knows how much is let.
    pub unknown: usize,
}

/// A chosen property with tenants in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LetSite {
    /// The property.
    pub site: SiteId,
    /// What it is called.
    pub name: String,
    /// Area let.
    pub let_area_m2: Area,
    /// The day the last lease ends; `null` where that is not known.
    pub last_lease_end: Option<Date>,
}

/// What a plan leans on, as the data stand now. Owners' names only where they may be seen.
#[must_use]
pub fn portfolio(atlas: &Atlas, plan: &Plan, may_see: bool) -> Portfolio {
    let chosen: Vec<Chosen<'_>> = plan.choices.iter().map(|choice| Chosen::of(atlas, choice)).collect();
    let owners =
        if may_see { by_owner(&chosen, |one| one.tenure(|tenure| &tenure.owner).map(|name| both(name))) } else { Vec::new() };
    let kinds = by_owner(&chosen, |one| one.tenure(|tenure| &tenure.owner_kind).map(|kind| kind_words(*kind)));
    let counts = || chosen.iter().map(|one| one.tenure(|tenure| &tenure.owner_count));
    let mut portfolio = Portfolio {
        plan: plan.id.clone(),
        area_m2: plan.choices.iter().map(|choice| choice.area_m2).sum(),
        losses: losses(plan),
        owners,
        owners_withheld: !may_see,
        owner_kinds: kinds,
        titles: counts().flatten().map(|count| u64::from(*count)).sum(),
        titles_unknown: counts().filter(Option::is_none).count(),
        tenancy: tenancy(&chosen),
        sentences: Vec::new(),
    };
    portfolio.sentences = sentences(&portfolio);
    portfolio
}

/// A choice with what is on record of it, and of the building it is a part of.
struct Chosen<'a> {
    choice: &'a PlanChoice,
    site: Option<&'a Site>,
    building: Option<&'a Site>,
}

impl<'a> Chosen<'a> {
    fn of(atlas: &'a Atlas, choice: &'a PlanChoice) -> Self {
        let site = atlas.site(&choice.site);
        let building = site.and_then(|site| match &site.body {
            SiteBody::IdleProperty(property) => atlas.site(property.within.as_ref()?),
            SiteBody::Building(_) | SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => None,
        });
        Self { choice, site, building }
    }

    fn tenure<T>(&self, field: fn(&Tenure) -> &Known<T>) -> Option<&'a T> {
        let of = |site: Option<&'a Site>| field(site?.tenure()?).as_ref().map(|fact| &fact.value);
        of(self.site).or_else(|| of(self.building))
    }

    fn space<T: Copy>(&self, field: fn(&Space) -> &Known<T>) -> Option<T> {
        field(self.site?.space()?).as_ref().map(|fact| fact.value)
    }
}

fn losses(plan: &Plan) -> Vec<Loss> {
    let loss = |choice: &PlanChoice| Loss {
        site: choice.site.clone(),
        name: choice.name.clone(),
        area_m2: choice.area_m2,
        extra_yuan: choice.if_lost_yuan,
        irreplaceable: choice.irreplaceable,
        replaced_by: choice.replaced_by.clone(),
    };
    let mut losses: Vec<Loss> = plan.choices.iter().map(loss).collect();
    losses.sort_by(|a, b| (b.irreplaceable, b.extra_yuan).cmp(&(a.irreplaceable, a.extra_yuan)).then(a.site.cmp(&b.site)));
    losses
}

fn by_owner(chosen: &[Chosen<'_>], name_of: impl Fn(&Chosen<'_>) -> Option<Bilingual>) -> Vec<OwnerShare> {
    let mut held: BTreeMap<Option<String>, OwnerShare> = BTreeMap::new();
    for one in chosen {
        let name = name_of(one);
        let blank = OwnerShare { name: name.clone(), sites: 0, area_m2: Area::ZERO, share: Share::NONE };
        let share = held.entry(name.map(|name| name.zh)).or_insert(blank);
        share.sites += 1;
        share.area_m2 = [share.area_m2, one.choice.area_m2].into_iter().sum();
    }
    let all: Area = chosen.iter().map(|one| one.choice.area_m2).sum();
    let mut shares: Vec<OwnerShare> = held.into_values().collect();
    for share in &mut shares {
        share.share =
            if all > Area::ZERO { Share::nearest(share.area_m2.square_metres() / all.square_metres()) } else { Share::NONE };
    }
    shares.sort_by_key(|share| std::cmp::Reverse(share.area_m2));
    shares
}

fn tenancy(chosen: &[Chosen<'_>]) -> Tenancy {
    let let_area = |one: &Chosen<'_>| one.space(|space| &space.let_area);
    let let_site = |one: &Chosen<'_>| {
        let area = let_area(one).filter(|area| *area > Area::ZERO)?;
        Some(LetSite {
            site: one.choice.site.clone(),
            name: one.choice.name.clone(),
            let_area_m2: area,
            last_lease_end: one.space(|space| &space.lease_end),
        })
    };
    let mut sites: Vec<LetSite> = chosen.iter().filter_map(let_site).collect();
    sites.sort_by(|a, b| b.let_area_m2.cmp(&a.let_area_m2).then(a.site.cmp(&b.site)));
    Tenancy {
        let_area_m2: sites.iter().map(|site| site.let_area_m2).sum(),
        unknown: chosen.iter().filter(|one| let_area(one).is_none()).count(),
        sites,
    }
}

fn both(name: &str) -> Bilingual {
    Bilingual::new(name, name)
}

fn kind_words(kind: OwnerKind) -> Bilingual {
    match kind {
        OwnerKind::State => Bilingual::new("国有", "state"),
        OwnerKind::Collective => Bilingual::new("集体", "collective"),
        OwnerKind::Private => Bilingual::new("民营或个人", "private"),
        OwnerKind::Foreign => Bilingual::new("外资", "foreign"),
        OwnerKind::Mixed => Bilingual::new("混合", "mixed"),
    }
}

fn sentences(portfolio: &Portfolio) -> Vec<Bilingual> {
    let all = [worst_loss(portfolio), concentration(portfolio), titles(portfolio), tenants(&portfolio.tenancy)];
    all.into_iter().flatten().collect()
}

fn worst_loss(portfolio: &Portfolio) -> Option<Bilingual> {
    let none = portfolio.losses.iter().filter(|loss| loss.irreplaceable).count();
    if none > 0 {
        let en = if none == 1 {
            "1 property cannot be replaced: without it the targets cannot be met".to_owned()
        } else {
            format!("{none} properties cannot be replaced: without any one of them the targets cannot be met")
        };
        return Some(Bilingual::new(format!("{none} 处不可替代：失去任何一处，目标即无法达到"), en));
    }
    let worst = portfolio.losses.iter().find(|loss| loss.extra_yuan.is_some())?;
    let extra = worst.extra_yuan?;
    Some(Bilingual::new(
        format!("失去“{}”代价最高：次优方案多花 {extra}", worst.name),
        format!("losing “{}” costs most: the next-best plan takes {extra:#} more", worst.name),
    ))
}

fn concentration(portfolio: &Portfolio) -> Option<Bilingual> {
    let largest = portfolio.owners.iter().find(|owner| owner.name.is_some())?;
    let name = largest.name.as_ref()?;
    let percent = f64::from(largest.share.millionths()) / 10_000.0;
    let (zh, en) = if largest.share.millionths() >= CONCENTRATED {
        ("，产权集中，一方谈判失败影响大（30% 为设定值[A]）", ": much hangs on one agreement (30 % is a setting [A])")
    } else {
        ("", "")
    };
    Some(Bilingual::new(
        format!("最大产权人“{}”占入选面积 {percent:.1}%{zh}", name.zh),
        format!("the largest owner, “{}”, holds {percent:.1} % of the chosen space{en}", name.en),
    ))
}

fn titles(portfolio: &Portfolio) -> Option<Bilingual> {
    let (known, unknown) = (portfolio.titles, portfolio.titles_unknown);
    (known > 0 || unknown > 0).then(|| {
        Bilingual::new(
            format!("须与 {known} 户产权人协商；另有 {unknown} 处户数未知"),
            format!(
                "{} to agree with; of {} the number is not known",
                counted(known, "owner", "owners"),
                counted(unknown, "site", "sites")
            ),
        )
    })
}

fn tenants(tenancy: &Tenancy) -> Option<Bilingual> {
    let (area, sites, unknown) = (tenancy.let_area_m2, tenancy.sites.len(), tenancy.unknown);
    (sites > 0 || unknown > 0).then(|| {
        Bilingual::new(
            format!("{sites} 处入选物业内尚有出租 {area}，整栋取得须清退或带租；另有 {unknown} 处出租情况未知"),
            format!("{area:#} are let in {sites} of them: clear or keep the tenants where a whole building is taken; of {unknown} nobody knows"),
        )
    })
}
