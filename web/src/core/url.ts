// The address of a view: path and query to state and back. Nothing else reads or writes the address. Broken values fall back silently.
import type { AreaChoice, Filter } from '../api/types';
import { readShort, writeShort } from './rings';
import type { Theme } from './tokens';

/** Screens of the page. */
export type Screen = 'overview' | 'map' | 'plan' | 'compare' | 'report' | 'site' | 'sheet' | 'sheets' | 'ledger' | 'data' | 'docs' | 'missing';
/** Languages of the page. */
export type Language = 'zh' | 'en';
/** What the camera sees. */
export interface Camera {
  zoom: number;
  lat: number;
  lng: number;
}
/** What an address says. */
export interface View {
  screen: Screen;
  id: string | null;
  language: Language | null;
  theme: Theme | null;
  camera: Camera | null;
  zone: string | null;
  site: string | null;
  sort: string | null;
  area: AreaChoice | null;
  count: 'share' | 'centroid';
  filter: Filter;
  /** Plans side by side. */
  plans: string[];
  /** Which set of targets stands on the overview: its day, and whether it is that of the zones. */
  goal: string | null;
  solid: boolean;
  /** Metres around each carrier that are shown as its reach. */
  reach: number | null;
  /** Groups of the map that are switched off. */
  hidden: Layer[];
  terms: Terms;
}

/** What a sheet is asked with, in the words of the API, and which sheets. */
export const TERMS = ['price_yuan_per_m2', 'works_yuan_per_m2', 'discount_rate', 'mode', 'profile', 'settings', 'frozen', 'ids'] as const;
export type Terms = Partial<Record<(typeof TERMS)[number], string>>;

/** Groups of the map that can be switched off, by the state of a site or the name of what is drawn. */
export const GROUPS = ['built', 'under_way', 'planned', 'vacant', 'm0', 'zones', 'stations'] as const;
export type Layer = (typeof GROUPS)[number];

/** Longest ring that an address spells out, in characters; a longer one is written short. */
export const LONGEST_RING = 1500;
/** Longest area that an address carries at all, in characters. */
export const LONGEST_AREA = 6000;

const paths: Record<string, Screen> = { '': 'overview', map: 'map', plan: 'plan', site: 'site', sheets: 'sheets', ledger: 'ledger', data: 'data', docs: 'docs', report: 'report' };
/** Most plans side by side. */
export const MOST_PLANS = 4;
/** Reaches of a carrier that can be shown, metres. */
export const REACHES = [300, 500, 1000] as const;
const lists = ['kind', 'zone', 'street', 'owner_kind', 'supply_class', 'near'] as const;
const numbers = ['vacant_min_m2', 'available_min_m2', 'vacancy_min_percent', 'storey_height_min_m', 'owners_max', 'price_max_yuan_per_m2', 'near_max_m'] as const;
const whole = ['owners_max', 'vacancy_min_percent'];

const flags = ['plan_named', 'include_unknown'] as const;

/** Whether a filter asks for a figure, which a site may not have. */
export const asksFigures = (filter: Filter): boolean => numbers.some((key) => filter[key] !== undefined) || filter.as_of_min !== undefined;

const number = (text: string | undefined): number | null => {
  if (text === undefined || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
};

function position(text: string): [number, number] | null {
  const [lng, lat, more] = text.split(',').map((part) => number(part));
  return lng != null && lat != null && more === undefined && Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? [lng, lat] : null;
}

function readCamera(text: string | null): Camera | null {
  const [zoom, lat, lng] = (text ?? '').split('/').map((part) => number(part));
  if (zoom == null || lat == null || lng == null) return null;
  return zoom >= 0 && zoom <= 22 && Math.abs(lat) <= 85 && Math.abs(lng) <= 180 ? { zoom, lat, lng } : null;
}

function readArea(text: string | null): AreaChoice | null {
  if (!text || text.length > LONGEST_AREA) return null;
  if (text.startsWith(SHORT)) return readShort(text.slice(SHORT.length));
  if (text.length > LONGEST_RING) return null;
  const [at, radius] = text.split('~');
  if (at !== undefined && radius !== undefined) {
    const centre = position(at);
    const metres = number(radius);
    return centre && metres && metres > 0 ? { circle: { centre, radius_m: metres } } : null;
  }
  const ring = text.split(';').map(position);
  if (ring.length < 3 || ring.some((corner) => corner === null)) return null;
  const corners = ring as [number, number][];
  return { type: 'Polygon', coordinates: [[...corners, corners[0] as [number, number]]] };
}

/** What a ring that is written short begins with. */
const SHORT = '.';

/** The address form of an area, or `null` where it is too long or has no such form. */
export function writeArea(area: AreaChoice | null): string | null {
  if (!area) return null;
  const place = ([lng, lat]: readonly number[]) => `${round(lng ?? 0, 6)},${round(lat ?? 0, 6)}`;
  if ('circle' in area) return `${place(area.circle.centre)}~${round(area.circle.radius_m, 1)}`;
  if (area.type === 'Polygon' && area.coordinates.length === 1) {
    const text = (area.coordinates[0] ?? []).slice(0, -1).map(place).join(';');
    if (text.length <= LONGEST_RING) return text;
  }
  const short = SHORT + writeShort(area.type === 'Polygon' ? [area.coordinates] : area.coordinates);
  return short.length <= LONGEST_AREA ? short : null;
}

const round = (value: number, digits: number) => String(Number(value.toFixed(digits)));

/** The area as its address gives it back, so that a figure is the same before and after a reload. */
export function asWritten(area: AreaChoice | null): AreaChoice | null {
  const text = writeArea(area);
  return text === null ? area : readArea(text);
}

/** The filter that a query names, in the words of the API. */
export function readFilter(query: URLSearchParams): Filter {
  const filter: Filter = {};
  for (const key of lists) {
    const values = query.getAll(key).flatMap((text) => text.split(',')).filter(Boolean);
    if (values.length > 0) filter[key] = values;
  }
  for (const key of numbers) {
    const value = number(query.get(key) ?? undefined);
    if (value !== null && value >= 0 && (!whole.includes(key) || Number.isInteger(value)) && (key !== 'vacancy_min_percent' || value <= 100)) filter[key] = value;
  }
  const day = query.get('as_of_min') ?? '';
  if (/^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day))) filter.as_of_min = day;
  for (const flag of flags) if (query.get(flag) === 'true') filter[flag] = true;
  const text = query.get('q')?.trim();
  if (text) filter.q = text;
  return filter;
}

/** The query that names a filter; defaults are left out. The same text asks the API and names an export. */
export function writeFilter(filter: Filter, query = new URLSearchParams()): URLSearchParams {
  for (const key of lists) if (filter[key]?.length) query.set(key, filter[key].join(','));
  for (const key of numbers) if (filter[key] !== undefined) query.set(key, String(filter[key]));
  if (filter.as_of_min) query.set('as_of_min', filter.as_of_min);
  for (const flag of flags) if (filter[flag]) query.set(flag, 'true');
  if (filter.q) query.set('q', filter.q);
  return query;
}

/** Whether a filter lets everything through. */
export const isEmpty = (filter: Filter): boolean => [...writeFilter(filter)].length === 0;

/** Reads an address. */
export function readView(url: URL): View {
  const [first = '', second, third] = url.pathname.replace(/^\/+|\/+$/g, '').split('/');
  const named = Object.hasOwn(paths, first) ? (paths[first] as Screen) : 'missing';
  const screen = named === 'plan' && second === 'compare' ? 'compare' : named === 'site' && second && third === 'sheet' ? 'sheet' : named;
  const query = url.searchParams;
  const language = query.get('l');
  const theme = query.get('t');
  return {
    screen: screen === 'site' && !second ? 'missing' : screen,
    id: second && screen !== 'compare' ? safeDecode(second) : null,
    language: language === 'en' || language === 'zh' ? language : null,
    theme: theme === 'dark' || theme === 'light' ? theme : null,
    camera: readCamera(query.get('m')),
    zone: query.get('z'),
    site: query.get('s'),
    sort: query.get('o'),
    area: readArea(query.get('a')),
    count: query.get('count') === 'centroid' ? 'centroid' : 'share',
    filter: readFilter(query),
    plans: (query.get('p') ?? '').split(',').filter(Boolean).slice(0, MOST_PLANS),
    goal: /^\d{4}-\d\d-\d\d(-zones)?$/.test(query.get('g') ?? '') ? query.get('g') : null,
    solid: query.get('d') === '3',
    reach: REACHES.find((metres) => String(metres) === query.get('r')) ?? null,
    hidden: readHidden(query.get('ly')),
    terms: readTerms(query),
  };
}

/** The address names what is shown; whatever it does not name is off. No name known at all is a broken address: everything is shown. */
function readHidden(text: string | null): Layer[] {
  const shown = (text ?? '').split(',');
  return shown.includes('none') || GROUPS.some((group) => shown.includes(group)) ? GROUPS.filter((group) => !shown.includes(group)) : [];
}

/** Numbers that are none are left out; the rest is for the server to judge. */
function readTerms(query: URLSearchParams): Terms {
  const terms: Terms = {};
  for (const term of TERMS) {
    const text = query.get(term)?.trim();
    const figure = term === 'price_yuan_per_m2' || term === 'works_yuan_per_m2' || term === 'discount_rate' || term === 'frozen';
    if (text && (!figure || (number(text) ?? -1) >= 0)) terms[term] = text;
  }
  return terms;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Writes an address; what is at its default is left out. */
export function writeView(view: Partial<View> & { screen: Screen }): string {
  const folder = view.screen === 'sheet' ? 'site' : view.screen;
  const path = view.screen === 'overview' || view.screen === 'missing' ? '/' : view.screen === 'compare' ? '/plan/compare' : `/${folder}${view.id ? `/${encodeURIComponent(view.id)}` : ''}${view.screen === 'sheet' ? '/sheet' : ''}`;
  const query = new URLSearchParams();
  if (view.language === 'en') query.set('l', 'en');
  if (view.theme === 'dark') query.set('t', 'dark');
  if (view.camera) query.set('m', `${round(view.camera.zoom, 2)}/${round(view.camera.lat, 5)}/${round(view.camera.lng, 5)}`);
  if (view.zone) query.set('z', view.zone);
  if (view.site) query.set('s', view.site);
  if (view.sort) query.set('o', view.sort);
  const area = writeArea(view.area ?? null);
  if (area) query.set('a', area);
  if (view.count === 'centroid') query.set('count', 'centroid');
  if (view.plans?.length) query.set('p', view.plans.join(','));
  if (view.goal) query.set('g', view.goal);
  if (view.solid) query.set('d', '3');
  if (view.hidden?.length) query.set('ly', GROUPS.filter((group) => !view.hidden?.includes(group)).join(',') || 'none');
  if (view.reach) query.set('r', String(view.reach));
  if (view.filter) writeFilter(view.filter, query);
  for (const term of TERMS) if (view.terms?.[term]) query.set(term, view.terms[term]);
  const text = query.toString().replace(/%2C/gi, ',').replace(/%2F/gi, '/').replace(/%3B/gi, ';').replace(/%7E/gi, '~');
  return text ? `${path}?${text}` : path;
}
