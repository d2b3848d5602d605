// The wire as the server speaks it. Areas are ㎡, money is 元, unknown is null.
import type { Bilingual } from '../core/i18n';

export type { Bilingual };

export type SiteKind = 'building' | 'idle_property' | 'm0_parcel' | 'carrier' | 'place';
export type OwnerKind = 'state' | 'collective' | 'private' | 'foreign' | 'mixed';
export type Confidence = 'example' | 'estimated' | 'reported' | 'verified';

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
  plan_named?: boolean;
  q?: string;
}

export type Polygon = { type: 'Polygon'; coordinates: [number, number][][] };
export type MultiPolygon = { type: 'MultiPolygon'; coordinates: [number, number][][][] };
export type Circle = { circle: { centre: [number, number]; radius_m: number } };
export type AreaChoice = Polygon | MultiPolygon | Circle;

export interface TargetOnWire {
  metric: string;
  due: string;
  at_least: number;
  at_most: number | null;
  clause: string;
}

export interface ZoneRow {
  zone: string | null;
  name: Bilingual;
  official: boolean;
  targets: TargetOnWire[];
  built_area_m2: number;
  under_way_area_m2: number;
  planned_area_m2: number;
  vacant_area_m2: number;
  available_area_m2: number;
  gap_area_m2: number | null;
  incubatees: number | null;
  tech_firms: number | null;
  vacancy_unknown_sites: number;
  sites: number;
  carriers: number;
  example_sites: number;
}

export interface Revision {
  number: number;
  at: string;
  who: string;
  why: string;
}

export interface Overview {
  revision: Revision;
  as_of: string | null;
  example: boolean;
  programme: { id: string; title: Bilingual | string; document_number: string; period_start: string; period_end: string; expired: boolean };
  district: { name: Bilingual; headline_m2: number; table_m2: number; gap_to_headline_m2: number; sum_of_zone_gaps_m2: number };
  total: ZoneRow;
  zones: ZoneRow[];
  outside_zones: ZoneRow;
  counts: { sites: number; buildings: number; idle_properties: number; m0_parcels: number; carriers: number; places: number };
  notices: Bilingual[];
}

export interface Group {
  key: string | null;
  name: Bilingual | null;
  sites: number;
  floor_area_m2: number;
  vacant_area_m2: number;
  available_area_m2: number;
  footprint_area_m2: number;
  unknown: { floor_area: number; vacancy: number; available_area?: number; footprint_area?: number };
  example_sites: number;
}

export interface Availability {
  revision: number;
  count: 'share' | 'centroid';
  area_km2: number | null;
  groups: Group[];
  total: Group;
  left_out_within: number;
}

export interface SiteSummary {
  id: string;
  kind: SiteKind;
  name: string | null;
  zone: string | null;
  street: string | null;
  lon: number | null;
  lat: number | null;
  supply_class: string | null;
  floor_area_m2: number | null;
  vacant_area_m2: number | null;
  available_area_m2: number | null;
  owner_kind: OwnerKind | null;
  owner_count: number | null;
  asking_price_yuan_per_m2: number | null;
  status: string | null;
  example: boolean;
  confidence: Confidence | null;
  as_of: string | null;
}

export interface SitePage {
  revision: number;
  matched: number;
  returned: number;
  offset: number;
  sites: SiteSummary[];
}

export interface FactOnWire {
  value: string | number | boolean | string[] | null;
  source: string;
  as_of: string | null;
  confidence: Confidence;
}

export interface SiteDetail extends Partial<Omit<SiteSummary, 'id' | 'kind' | 'name'>> {
  id: string;
  kind: SiteKind;
  name: string | null;
  aliases?: string[];
  geometry: { type: string; coordinates: unknown } | null;
  facts: Record<string, FactOnWire | null>;
  restricted: string[];
}

export interface Found {
  id: string;
  kind: SiteKind;
  name: string;
  lon: number | null;
  lat: number | null;
}

export type LockKind = 'in' | 'out';
export type Scope = 'district' | { zone: string };
export interface Lock {
  site: string;
  kind: LockKind;
}

/** What shapes a plan. Every field has a default on the server, so `{}` is a scenario. */
export interface Scenario {
  milestone?: string | null;
  bind?: 'headline' | 'zones' | 'both' | null;
  budget_yuan?: number | null;
  owner_limit?: number | null;
  smallest_m2?: number | null;
  locks?: Lock[];
  include_unknown?: boolean;
  count_under_way?: boolean;
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

export interface Outcome {
  kind: 'optimal' | 'within_gap' | 'infeasible' | 'cut_short';
  gap_yuan: number | null;
  gap_share: number | null;
  bound_yuan: number | null;
  shortfalls: Shortfall[];
  sentence: Bilingual;
}

export interface ZoneResult {
  zone: string | null;
  name: Bilingual;
  target_m2: number | null;
  built_m2: number;
  chosen_m2: number;
  shortfall_m2: number;
  price_yuan_per_m2: number | null;
  cost_yuan: number;
  sites: number;
}

export interface Treatment {
  scope: string;
  refit: string;
  mode: string;
}

export interface Choice {
  site: string;
  name: string;
  zone: string | null;
  lon: number | null;
  lat: number | null;
  option: Treatment;
  area_m2: number;
  cost_yuan: number;
  unit_yuan_per_m2: number | null;
  example: boolean;
  reason: Bilingual;
}

export interface PassedOver extends Choice {
  discount_yuan: number | null;
}

export interface Plan {
  id: string;
  revision: number;
  scenario: Scenario;
  outcome: Outcome;
  totals: { cost_yuan: number; area_m2: number; sites: number; average_yuan_per_m2: number | null };
  zones: ZoneResult[];
  district: ZoneResult;
  choices: Choice[];
  passed_over: PassedOver[];
  not_offered: { site: string; name: string; reason: Bilingual }[];
  notices: Bilingual[];
  solved_in_ms: number | null;
}

export interface PlanSummary {
  id: string;
  revision: number;
  created_at?: string | null;
  title?: string | null;
  outcome: Pick<Outcome, 'kind' | 'sentence'>;
  totals: Plan['totals'];
}

export interface Verdict {
  valid: boolean;
  checks: unknown[];
  objections?: unknown[];
}

export interface Finding {
  severity: 'note' | 'warning' | 'fault';
  code: string;
  row: number | null;
  feature: string | null;
  field: string | null;
  message: Bilingual;
  remedy: Bilingual;
}

export interface ImportReport {
  format: string;
  encoding: string | null;
  datum: string | null;
  counts: { read: number; accepted: number; noted: number; refused: number; skipped: number };
  findings: Finding[];
  findings_total: number;
  revision: number | null;
  committed: boolean;
}

export interface Features {
  type: 'FeatureCollection';
  features: { type: 'Feature'; id?: string | number; geometry: { type: string; coordinates: unknown } | null; properties: Record<string, unknown> }[];
  numberMatched?: number;
}

/** application/problem+json. */
export interface ProblemOnWire {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  request_id?: string;
  errors?: { place: string; message: Bilingual }[];
}

/** A known inconsistency of the programme. */
export interface Caveat {
  id: string;
  issue: Bilingual;
  handling: Bilingual;
}
