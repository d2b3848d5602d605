// Names for the types of the wire. They come from the server's own document (wire.ts, made by `npm run types`), so that a change there
// is a compile error here. Only what the document leaves open is spelled out. Areas are ㎡, money is 元, unknown is null.
import type { components } from './wire';

type Wire = components['schemas'];

export type Bilingual = Wire['Bilingual'];
export type SiteKind = Wire['SiteSummary']['kind'];
export type Confidence = Wire['Fact']['confidence'];

/** Conditions on sites, with lists always as lists. */
export interface Filter {
  kind?: string[];
  zone?: string[];
  street?: string[];
  owner_kind?: string[];
  supply_class?: string[];
  vacant_min_m2?: number;
  available_min_m2?: number;
  owners_max?: number;
  price_max_yuan_per_m2?: number;
  vacancy_min_percent?: number;
  storey_height_min_m?: number;
  as_of_min?: string;
  near?: string[];
  near_max_m?: number;
  include_unknown?: boolean;
  plan_named?: boolean;
  q?: string;
}

export type Polygon = { type: 'Polygon'; coordinates: [number, number][][] };
export type MultiPolygon = { type: 'MultiPolygon'; coordinates: [number, number][][][] };
export type Circle = { circle: { centre: [number, number]; radius_m: number } };
export type AreaChoice = Polygon | MultiPolygon | Circle;

export type Overview = Wire['Overview'];
export type TargetSet = Wire['TargetSet'];
export type ZoneRow = Wire['Row'];
export type Revision = Wire['Revision'];
export type Availability = Wire['Availability'];
export type Coverage = Wire['Coverage'];
export type Group = Wire['Group'];
export type SiteSummary = Wire['SiteSummary'];
export type SitePage = Wire['SitePage'];
export type SearchResults = Wire['SearchResults'];
export type Found = Wire['SearchResults']['results'][number];
export type Finding = Wire['Finding'];
export type Readings = Wire['Readings'];
export type PossibleReading = Wire['PossibleReading'];
export type ImportReport = Wire['ImportReport'];
export type MappableColumn = Wire['MappableColumn'];
export type Mapping = Wire['Mapping'];
export type SourceMapping = Wire['SourceMapping'];
export type ProblemOnWire = Wire['Problem'];
export type Verdict = Wire['Verdict'];
export type Totals = Wire['Totals'];
export type ZoneResult = Wire['ZoneResult'];
export type Treatment = Wire['Treatment'];
export type Choice = Wire['Choice'];
export type PassedOver = Wire['PassedOver'];
export type Comparison = Wire['Comparison'];
export type Alternatives = Omit<Wire['Alternatives'], 'alternatives'> & { alternatives: (Omit<Wire['Alternative'], 'scenario'> & { scenario: Scenario })[] };
export type Portfolio = Wire['Portfolio'];
export type Risk = Wire['Risk'];
export type RiskSettings = Wire['RiskSettings'];
export type Front = Wire['Front'];
export type FrontAgainst = Front['against'];
export type Explanation = Wire['Explanation'];
export type WorthLevel = Wire['SiteWorth']['level'];
export type OpenQuestions = Wire['Questions'];
export type Repairs = Omit<Wire['Repairs'], 'repairs'> & { repairs: Repair[] };
/** A change that was tried and makes a scenario feasible. */
export type Repair = Omit<Wire['Repair'], 'scenario'> & { scenario: Scenario };
export type PlanSummary = Wire['PlanList']['plans'][number];

export type Appraisal = Wire['Appraisal'];
export type SheetCell = Wire['SheetCell'];
export type FrozenSheet = Wire['FrozenSheet'];
export type CarrierRecognition = Wire['CarrierRecognition'];
export type HypotheticalRecognition = Wire['HypotheticalRecognition'];
export type ClauseResult = Wire['ClauseResult'];
export type Ranking = Wire['Ranking'];
export type RankedProperty = Wire['RankedProperty'];
export type RecognitionBoard = Wire['RecognitionBoard'];
export type Ledger = Wire['Ledger'];
export type LedgerRow = Wire['LedgerRow'];
export type LedgerAlarms = Wire['LedgerAlarms'];
export type SiteLedger = Wire['SiteLedger'];

export type TwoWorths = Wire['TwoWorths'];
export type PlanWorth = Wire['PlanWorth'];
export type ListedWorths = Wire['ListedWorths'];
export type Assumption = Wire['Assumption'];

/** A value with where it comes from. */
export type FactOnWire = Omit<Wire['Fact'], 'value'> & { value: string | number | boolean | string[] | null };
export type SiteDetail = Omit<Wire['SiteDetail'], 'facts'> & { facts: Record<string, FactOnWire | null> };

export type LockKind = 'in' | 'out';
export type Scope = 'district' | { zone: string };
export interface Lock {
  site: string;
  kind: LockKind;
}

/** The settings of a scenario that this page knows; whatever is left out has its default on the server. */
export interface Scenario {
  milestone?: string | null;
  bind?: 'headline' | 'zones' | 'both' | null;
  budget_yuan?: number | null;
  owner_limit?: number | null;
  locks?: Lock[];
  prices?: Record<string, number>;
  include_unknown?: boolean;
  count_under_way?: boolean;
  count_enclave?: boolean;
  bind_firms?: boolean;
  smallest_m2?: number | null;
  count_modes?: string[];
  costs?: Record<string, number>;
  targets?: { scope: Scope; at_least_m2: number }[];
}

export type Amount = { m2: number } | { yuan: number } | { count: number };
export type Subject = 'district' | { zones: string[] } | { sites: string[] };

/** Something asked that cannot be met. */
export interface Shortfall {
  row: number;
  subject: Subject;
  measure: 'area' | 'firms' | 'tech_firms' | 'cost' | 'owners' | 'sites';
  asked: Amount;
  attainable: Amount;
  missing: Amount;
  sentence: Bilingual;
}

/** How far a search is. */
export type Progress = Wire['Search'];
export type Outcome = Omit<Wire['Outcome'], 'shortfalls'> & { shortfalls: Shortfall[] };
export type Plan = Omit<Wire['Plan'], 'scenario' | 'outcome'> & { scenario: Scenario; outcome: Outcome };

export interface Features {
  type: 'FeatureCollection';
  features: { type: 'Feature'; id?: string | number; geometry: { type: string; coordinates: unknown } | null; properties: Record<string, unknown> }[];
}

/** A known inconsistency of the programme. */
export interface Caveat {
  id: string;
  issue: Bilingual;
  handling: Bilingual;
}
