// The only file that asks the server. Every answer is JSON of types.ts, every failure a `Problem` with a sentence and a request id.
import { ownFaces } from '../core/han';
import { look, token } from '../core/store.svelte';
import { writeFilter, type Language, type Terms } from '../core/url';
import type {
  Alternatives, Appraisal, CarrierRecognition, HypotheticalRecognition, Explanation, Front, FrontAgainst, OpenQuestions, Repairs, Risk, RiskSettings, WorthLevel, FrozenSheet, Ledger, LedgerAlarms, ListedWorths, PlanWorth, Portfolio, Ranking, RecognitionBoard, SiteLedger, TwoWorths,
  AreaChoice, Availability, Caveat, Comparison, Coverage, Features, Filter, ImportReport, Overview, Plan, PlanSummary, ProblemOnWire, Revision, Scenario, SearchResults,
  Mapping, Progress, SiteDetail, SitePage, SiteSummary, SourceMapping, Verdict,
} from './types';

/** What went wrong, in the reader's language. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly requestId: string | null,
    readonly places: { place: string; message: { zh: string; en: string } }[] = [],
  ) {
    super(detail || title);
  }
}

interface Ask {
  method?: string;
  body?: BodyInit;
  json?: unknown;
  signal?: AbortSignal | undefined;
  write?: boolean;
  extra?: Record<string, string>;
}

async function ask(path: string, { method = 'GET', body, json, signal, write = false, extra = {} }: Ask = {}): Promise<Response> {
  const headers: Record<string, string> = { ...extra, Accept: 'application/json', 'Accept-Language': look.language === 'en' ? 'en' : 'zh-CN' };
  if (json !== undefined) headers['Content-Type'] = 'application/json';
  if (write && token.value) headers['Authorization'] = `Bearer ${token.value}`;
  const init: RequestInit = { method, headers, cache: 'no-cache' };
  if (json !== undefined) init.body = JSON.stringify(json);
  else if (body !== undefined) init.body = body;
  if (signal) init.signal = signal;
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (signal?.aborted) throw error;
    const zh = look.language !== 'en';
    throw new Problem(0, 'unreachable', zh ? '服务没有应答' : 'The server does not answer', zh ? '请确认服务已启动，然后重试。' : 'See that the server runs, then try again.', null);
  }
  if (!response.ok) throw await readProblem(response);
  return response;
}

async function readProblem(response: Response): Promise<Problem> {
  const id = response.headers.get('x-request-id');
  try {
    const problem = (await response.json()) as ProblemOnWire;
    return new Problem(response.status, problem.code, problem.title, problem.detail ?? '', problem.request_id ?? id, problem.errors ?? []);
  } catch {
    return new Problem(response.status, 'http', `HTTP ${response.status}`, response.statusText, id);
  }
}

const get = async <T>(path: string, signal?: AbortSignal): Promise<T> => (await ask(path, { signal })).json() as Promise<T>;
const part = encodeURIComponent;

export const overview = () => get<Overview>('/api/overview');

/** Floor area by group, in an area or everywhere. */
export async function availability(by: string, filter: Filter, area: AreaChoice | null, count: 'share' | 'centroid', signal?: AbortSignal): Promise<Availability> {
  const json = { by, filter, count, ...(area ? { area } : {}) };
  return (await ask('/api/availability', { method: 'POST', json, signal })).json() as Promise<Availability>;
}

/** Space within reach of carriers that are built. */
export function coverage(metres: number, filter: Filter, signal?: AbortSignal): Promise<Coverage> {
  const query = writeFilter(filter);
  query.set('by', 'total');
  query.set('reach_m', String(metres));
  return get<Coverage>(`/api/coverage?${query}`, signal);
}

/** Sites by filter, and in an area by the same rule as its sums. */
export async function sites(
  asked: { filter: Filter; area?: AreaChoice | null; rule?: 'share' | 'centroid' },
  page: { limit: number; offset?: number; sort?: string },
  signal?: AbortSignal,
): Promise<SitePage> {
  if (asked.area) {
    const json = { filter: asked.filter, area: asked.area, count: asked.rule ?? 'share', ...page };
    return (await ask('/api/sites', { method: 'POST', json, signal })).json() as Promise<SitePage>;
  }
  const query = writeFilter(asked.filter);
  query.set('limit', String(page.limit));
  if (page.offset) query.set('offset', String(page.offset));
  if (page.sort) query.set('sort', page.sort);
  return get<SitePage>(`/api/sites?${query}`, signal);
}

/** One site in full; whoever holds a token sees the restricted facts too. */
export const site = async (id: string) => (await ask(`/api/sites/${part(id)}`, { write: true })).json() as Promise<SiteDetail>;
export const search = (q: string, signal?: AbortSignal) => get<SearchResults>(`/api/search?q=${part(q)}`, signal);
/** The nearest sites that have space. */
export const nearest = (lon: number, lat: number) => get<{ sites: { distance_m: number; site: SiteSummary }[] }>(`/api/nearest?lon=${lon}&lat=${lat}&min_area_m2=1&k=3`);
/** Buildings in a box, for drawing them underneath. */
export const footprints = (box: readonly number[]) => get<Features>(`/collections/buildings/items?bbox=${box.join(',')}&limit=1000`);
export const zoneOutlines = () => get<Features>('/collections/zones/items?limit=100');
/**
 * The map style, with the server's own font where the machine draws no Chinese. Addresses of tiles are resolved by the map, so that a proxy
 * in front of the server does no harm.
 */
export async function style(): Promise<Record<string, unknown>> {
  const faces = ownFaces();
  const [plain, fonts] = await Promise.all([get<Record<string, unknown>>('/style.json'), faces === null ? null : get<Record<string, { url: string }[]>>(faces)]);
  if (fonts === null) return plain;
  const placed = Object.entries(fonts).map(([family, slices]) => [family, slices.map((slice) => ({ ...slice, url: location.origin + slice.url }))]);
  return { ...plain, 'font-faces': Object.fromEntries(placed) };
}

/** Solves a scenario. A long search answers with a place to look, which is asked until the plan is there; `told` hears how far it is. */
export async function solve(scenario: Scenario, signal?: AbortSignal, told?: (progress: Progress) => void): Promise<Plan> {
  const first = await ask('/api/plans', { method: 'POST', json: scenario, signal });
  if (first.status !== 202) return first.json() as Promise<Plan>;
  const place = first.headers.get('location');
  told?.((await first.json()) as Progress);
  if (!place) throw new Problem(202, 'no_location', 'HTTP 202', 'Location', null);
  for (;;) {
    await new Promise((resume) => setTimeout(resume, 400));
    if (signal?.aborted) {
      await ask(place, { method: 'DELETE' }).catch(() => undefined);
      throw new DOMException('aborted', 'AbortError');
    }
    const answer = await ask(place, { signal });
    if (answer.status !== 202) return answer.json() as Promise<Plan>;
    told?.((await answer.json()) as Progress);
  }
}

/** Keeps a plan for good; the answer is the same plan. */
export const keepPlan = async (scenario: Scenario, title: string): Promise<Plan> =>
  (await ask('/api/plans', { method: 'POST', json: { ...scenario, keep: true, title }, write: true })).json() as Promise<Plan>;

export const plan = (id: string) => get<Plan>(`/api/plans/${part(id)}`);
/** Two to four plans side by side. */
export const compare = (ids: string[]) => get<Comparison>(`/api/plans/compare?p=${ids.map(part).join(',')}`);
export const plans = () => get<{ plans: PlanSummary[] }>('/api/plans');
/** What else may be asked of a plan; the server works on each for at most `seconds`. */
const weigh = async <T>(id: string, what: string, json: unknown, signal: AbortSignal): Promise<T> =>
  (await ask(`/api/plans/${part(id)}/${what}`, { method: 'POST', json, signal })).json() as Promise<T>;
/** Plans that really differ, each dearer by at most a share. */
export const alternatives = (id: string, within: number, signal: AbortSignal) => weigh<Alternatives>(id, 'alternatives', { within }, signal);
/** How likely every target is met, under assumptions. */
export const risk = (id: string, assumed: RiskSettings, signal: AbortSignal) => weigh<Risk>(id, 'risk', assumed, signal);
/** What a plan leans on; owners only for a token of the role. */
export const portfolio = (id: string, signal: AbortSignal) => get<Portfolio>(`/api/plans/${part(id)}/portfolio`, signal);
/** Cost against something else. */
export const front = (id: string, against: FrontAgainst, signal: AbortSignal) => weigh<Front>(id, 'pareto', { against }, signal);
/** Why a site is in a plan or not, in full. */
export const explain = (id: string, site: string, level: WorthLevel, signal: AbortSignal) => get<Explanation>(`/api/plans/${part(id)}/explain/${part(site)}?level=${level}`, signal);
export const repairs = (id: string, signal: AbortSignal) => get<Repairs>(`/api/plans/${part(id)}/repairs`, signal);
/** What a plan takes, as a file. */
export const planFile = (id: string, format: string, language: Language) => `/api/plans/${part(id)}/${format === 'geojson' ? 'geojson' : `properties?f=${format}&lang=${language}`}`;
export const verify = (id: string) => get<Verdict>(`/api/plans/${part(id)}/verify`);

export interface ImportOptions {
  mode: 'dry_run' | 'commit';
  kind?: string;
  datum?: string;
  axes?: string;
  encoding?: string;
  source?: string;
  on_error?: string;
  why?: string;
  /** Which site of the project a site of the file is: id in the file=id in the project. */
  join?: string[];
}
const importQuery = (name: string, options: ImportOptions) => {
  const query = new URLSearchParams({ name });
  for (const [key, value] of Object.entries(options)) for (const one of [value].flat()) if (one) query.append(key, one);
  return query;
};
/** The parameters of a local grid go in a header: an address would keep them in logs and histories. */
const gridHeader = (grid: string): Record<string, string> => (grid ? { 'Zaiti-Local-Grid': grid.replaceAll(/\s+/g, ' ') } : {});
export async function importFile(name: string, bytes: Blob, options: ImportOptions, grid = ''): Promise<ImportReport> {
  const answer = await ask(`/api/imports?${importQuery(name, options)}`, { method: 'POST', body: bytes, write: true, extra: gridHeader(grid) });
  return answer.json() as Promise<ImportReport>;
}
/** The workbook that shows every finding at its cell. */
export const importFindings = async (name: string, bytes: Blob, options: ImportOptions, grid = ''): Promise<Blob> =>
  (await ask(`/api/imports/report?${importQuery(name, options)}`, { method: 'POST', body: bytes, write: true, extra: gridHeader(grid) })).blob();

/** What the headings of a source are remembered to mean, and what they may mean. */
export const mapping = (source: string) => get<SourceMapping>(`/api/mappings?source=${part(source)}`);
export const rememberMapping = async (source: string, chosen: Mapping): Promise<SourceMapping> =>
  (await ask(`/api/mappings?source=${part(source)}`, { method: 'POST', json: chosen, write: true })).json() as Promise<SourceMapping>;

export const revisions = () => get<{ revisions: Revision[] }>('/api/revisions');
export const revert = async (number: number, why: string): Promise<Revision> =>
  (await ask(`/api/revisions/${number}/revert?${new URLSearchParams({ why })}`, { method: 'POST', write: true })).json() as Promise<Revision>;
/** What the programme leaves open, with the values that stand for it. */
export const questions = () => get<OpenQuestions>('/api/questions');
export const programme = () => get<{ caveats: Caveat[] }>('/api/programme');

/** The OpenAPI document of this very server. */
export const openapi = () => get<{ info: { version: string; title: string }; paths: Record<string, Record<string, Operation>> }>('/api');
/** An operation as that document tells it. */
export interface Operation {
  summary?: string;
  description?: string;
  parameters?: { name: string; in: string; description?: string; schema?: { enum?: string[] } }[];
}

/** What the server answers to a reading, whatever that is: no answer is a fault here. */
export interface Attempt {
  status: number;
  type: string;
  bytes: number;
  /** The beginning of a text, in lines where it is JSON; nothing of what is no text. */
  text: string;
}
const SHOWN = 4000;
export async function attempt(path: string): Promise<Attempt> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), 10_000);
  try {
    const answer = await fetch(path, { signal: abort.signal, headers: { 'Accept-Language': look.language === 'en' ? 'en' : 'zh-CN' } });
    const type = answer.headers.get('content-type') ?? '';
    const bytes = await answer.arrayBuffer();
    const readable = /json|text|xml|csv/.test(type) ? new TextDecoder().decode(bytes) : '';
    const text = /json/.test(type) && bytes.byteLength < 200_000 ? JSON.stringify(JSON.parse(readable), null, 2) : readable;
    return { status: answer.status, type, bytes: bytes.byteLength, text: text.length > SHOWN ? `${text.slice(0, SHOWN)}\n…` : text };
  } finally {
    clearTimeout(timer);
  }
}

/** A file of the sites that a filter and an area let through: the same words as the question the page itself asks. */
export const exportUrl = (format: string, filter: Filter, area: AreaChoice | null = null, rule: 'share' | 'centroid' = 'share') => {
  const query = writeFilter(filter);
  if (area) query.set('area', JSON.stringify(area));
  if (area) query.set('count', rule);
  query.set('f', format);
  return `/api/exports?${query}`;
};

// ---- the land official's desk ----

const asked = (terms: Terms, more: Record<string, string> = {}) => {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...terms, ...more })) if (value && key !== 'ids' && key !== 'frozen') query.set(key, value);
  const text = query.toString();
  return text ? `?${text}` : '';
};
/** For whoever holds a token the answer has the restricted facts too. */
const seen = async <T>(path: string): Promise<T> => (await ask(path, { write: true })).json() as Promise<T>;

/** The acquisition sheet of a property under the terms of the address. */
export const appraisal = (id: string, terms: Terms) => seen<Appraisal>(`/api/sites/${part(id)}/appraisal${asked(terms)}`);
export const frozenSheets = (id: string) => seen<{ sheets: FrozenSheet[] }>(`/api/sheets?site=${part(id)}`);
export const frozenSheet = (number: string) => seen<Appraisal>(`/api/sheets/${part(number)}`);
/** Keeps a sheet as it is for a meeting. */
export async function freezeSheet(id: string, meeting: string, terms: Terms, on: string): Promise<FrozenSheet> {
  const { price_yuan_per_m2: price, works_yuan_per_m2: works, discount_rate: rate } = terms;
  const other = JSON.parse(terms.settings ?? '{}') as Record<string, unknown> & { economics?: object };
  const settings = { ...other, on, ...(price ? { price_yuan_per_m2: Number(price) } : {}), ...(works ? { works_yuan_per_m2: Number(works) } : {}), ...(rate ? { economics: { ...other.economics, discount_rate: Number(rate) } } : {}) };
  return (await ask(`/api/sites/${part(id)}/sheets`, { method: 'POST', json: { meeting, settings }, write: true })).json() as Promise<FrozenSheet>;
}
/** Where a sheet is had as a file. */
export const reportUrl = (id: string, format: 'docx' | 'xlsx', terms: Terms, frozen: number | null) =>
  frozen === null ? `/api/reports/sheets/${part(id)}${asked(terms, { f: format, lang: look.language })}` : `/api/sheets/${frozen}?f=${format}&lang=${look.language}`;
export const annexUrl = (format: 'docx' | 'xlsx') => `/api/reports/annex?f=${format}&lang=${look.language}`;
export const quarterUrl = (quarter: string, format: 'docx' | 'xlsx' | 'csv') =>
  format === 'csv' ? `/api/ledger/quarter?q=${quarter}&f=csv&lang=${look.language}` : `/api/reports/ledger?q=${quarter}&f=${format}&lang=${look.language}`;

/** What a property is worth to the least-cost plan, solved for it; this can take seconds. */
export const planWorth = async (id: string, terms: Terms): Promise<PlanWorth> => (await get<TwoWorths>(`/api/sites/${part(id)}/break-even${asked(terms)}`)).plan;
/** The same for a list, from one search. */
export const planWorths = async (ids: readonly string[]): Promise<ListedWorths['worths']> => (await get<ListedWorths>(`/api/break-even?ids=${ids.map(part).join(',')}`)).worths;
/** The sheets of a list as files in one archive. */
export const sheetsUrl = (ids: readonly string[], format: 'docx' | 'xlsx') => `/api/reports/sheets?ids=${ids.map(part).join(',')}&f=${format}&lang=${look.language}`;
/** Every property in the order of its appraisal. */
/** Every building and idle property, appraised and in order. */
export const ranking = () => seen<Ranking>('/api/appraisals');
export const rankingUrl = (format: 'docx' | 'xlsx' | 'csv') => (format === 'csv' ? `/api/appraisals?f=csv&lang=${look.language}` : `/api/reports/ranking?f=${format}&lang=${look.language}`);

export const recognition = (id: string) => get<CarrierRecognition>(`/api/carriers/${part(id)}/recognition`);
/** What a property's vacant floors would come to, or those named. */
export const suppose = async (site: string, labels: string[]): Promise<HypotheticalRecognition> =>
  (await ask('/api/recognition', { method: 'POST', json: { floors: [{ site, labels }] } })).json() as Promise<HypotheticalRecognition>;
export const recognitionBoard = (nesting: string) => get<RecognitionBoard>(`/api/recognition/board${nesting ? `?nesting=${nesting}` : ''}`);
export const ledger = () => seen<Ledger>('/api/ledger');
export const alarms = () => get<LedgerAlarms>('/api/ledger/alarms');
export const recordStep = async (id: string, step: { to: string; role: string; why: string; on?: string }): Promise<SiteLedger> =>
  (await ask(`/api/sites/${part(id)}/ledger`, { method: 'POST', json: step, write: true })).json() as Promise<SiteLedger>;
