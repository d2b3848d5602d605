//! A city of which no site is held: each is made, gleaned and let go of, and made again where it is asked for, as a store reads it.

use std::sync::Arc;
use std::time::Instant;

use zaiti::atlas::{Archive, Atlas, Gleaning};
use zaiti::estate::{Dataset, Site, SiteId};

use crate::city::{self, Clusters, Dice};
use crate::{SEED, areas, cpu, looks, report, sums};

/// A city by its seeds, one for each site.
struct Seeds {
    clusters: Clusters,
    /// How the dice lay before each site was made.
    dice: Vec<u64>,
}

impl Seeds {
    fn site(&self, number: usize) -> Site {
        let mut site = self.clusters.site(&mut Dice(self.dice[number]), number);
        city::name_quarter(&mut site);
        site
    }
}

impl Archive for Seeds {
    fn sites(&self, first: &SiteId, last: &SiteId) -> Result<Vec<Site>, String> {
        let number = |id: &SiteId| id.0.trim_start_matches("S-").parse::<usize>().map_err(|error| error.to_string());
        Ok((number(first)?..=number(last)?).map(|number| self.site(number)).collect())
    }
}

/// Indexes so many sites without holding them, and asks what is asked of those that are held.
pub(crate) fn measure(sites: usize) {
    let spread = city::density(sites);
    let mut dice = Dice(SEED);
    let clusters = Clusters::of(&mut dice, spread);
    let mut seeds = Seeds { clusters, dice: Vec::with_capacity(sites) };
    let (mut gleaning, mut gleaned) = (Gleaning::default(), std::time::Duration::ZERO);
    for number in 0..sites {
        seeds.dice.push(dice.0);
        let mut site = seeds.clusters.site(&mut dice, number);
        city::name_quarter(&mut site);
        let begun = Instant::now();
        gleaning.take(&site);
        gleaned += begun.elapsed();
    }
    println!("gleaned {sites} sites: {:.1} s on the clock", gleaned.as_secs_f64());
    let outlines = city::outlines(spread);
    let besides =
        Dataset { revision: city::revision(), programme: city::programme(), outlines, backdrop: Vec::new(), sites: Vec::new() };
    let (begun, of_thread) = (Instant::now(), cpu());
    let atlas = Atlas::of_gleanings(besides, vec![gleaning], Arc::new(seeds));
    report("indexed, on this thread of two", 1, cpu() - of_thread);
    println!("indexed: {:.1} s on the clock, at most {} MB", begun.elapsed().as_secs_f64(), crate::stored::peak());
    println!("indexes: {:.1} bytes a site", atlas.index_bytes() as f64 / sites as f64);
    sums(&atlas);
    areas(&atlas);
    looks(&atlas);
}
