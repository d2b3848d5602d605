// A typed client of a Zaiti server: every path, parameter, body and answer as the server's own OpenAPI document has them. It runs wherever
// there is fetch, and brings nothing else along.
import type { components, paths } from './wire.js';

/** What the server's answers are made of, by name. */
export type Schemas = components['schemas'];

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
/** Paths that know a method. */
export type PathOf<M extends Method> = { [P in keyof paths]: paths[P] extends { [K in M]: infer O } ? ([O] extends [undefined] ? never : P) : never }[keyof paths];
type Operation<P extends keyof paths, M extends Method> = paths[P] extends { [K in M]: infer O } ? O : never;
type Given<O, K extends string> = O extends { parameters: infer A } ? (K extends keyof A ? NonNullable<A[K]> : never) : never;
type Content<O> = O extends { content: infer C } ? C[keyof C] : undefined;
type Body<O> = O extends { requestBody: infer B } ? Content<NonNullable<B>> : undefined;
type Good<O> = O extends { responses: infer R } ? (200 extends keyof R ? Content<R[200]> : 201 extends keyof R ? Content<R[201]> : undefined) : undefined;

/** What a request says beside its path. */
export type Asked<P extends keyof paths, M extends Method> = {
  query?: Given<Operation<P, M>, 'query'>;
  headers?: Record<string, string>;
  signal?: AbortSignal;
} & ([Given<Operation<P, M>, 'path'>] extends [never] ? { path?: never } : { path: Given<Operation<P, M>, 'path'> }) &
  ([Body<Operation<P, M>>] extends [undefined] ? { body?: never } : { body?: Body<Operation<P, M>> });

/** What an operation answers. */
export type Answer<P extends keyof paths, M extends Method> = Good<Operation<P, M>>;

type Arguments<P extends keyof paths, M extends Method> = [Given<Operation<P, M>, 'path'>] extends [never] ? [asked?: Asked<P, M>] : [asked: Asked<P, M>];

/** What went wrong, in the language that was asked for (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly requestId: string | null,
    readonly errors: { place: string; message: { zh: string; en: string } }[],
  ) {
    super(detail);
  }
}

/** How a server is reached. */
export interface Settings {
  /** A token, for what is written. */
  token?: string;
  /** Language of problems; Chinese unless given. */
  language?: 'zh' | 'en';
  /** In place of the fetch of the platform. */
  fetch?: typeof fetch;
}

/** A server. */
export interface Zaiti {
  get<P extends PathOf<'get'>>(path: P, ...asked: Arguments<P, 'get'>): Promise<Answer<P, 'get'>>;
  post<P extends PathOf<'post'>>(path: P, ...asked: Arguments<P, 'post'>): Promise<Answer<P, 'post'>>;
  put<P extends PathOf<'put'>>(path: P, ...asked: Arguments<P, 'put'>): Promise<Answer<P, 'put'>>;
  patch<P extends PathOf<'patch'>>(path: P, ...asked: Arguments<P, 'patch'>): Promise<Answer<P, 'patch'>>;
  delete<P extends PathOf<'delete'>>(path: P, ...asked: Arguments<P, 'delete'>): Promise<Answer<P, 'delete'>>;
  /** Every feature of a collection, page after page, by the server's own next links. */
  features(collection: string, query?: Record<string, string | number | boolean>): AsyncGenerator<GeoJsonFeature>;
}

/** A feature as GeoJSON. */
export interface GeoJsonFeature {
  type: 'Feature';
  id: string;
  geometry: { type: string; coordinates: unknown } | null;
  properties: Record<string, unknown>;
}

interface Loose {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** A server at an address. */
export function connect(server: string, settings: Settings = {}): Zaiti {
  const base = server.replace(/\/$/, '');
  const send = async (address: string, method: string, { body, headers, signal }: Loose = {}): Promise<unknown> => {
    const all: Record<string, string> = { accept: 'application/json, application/geo+json', 'accept-language': settings.language ?? 'zh', ...headers };
    if (settings.token) all['authorization'] ??= `Bearer ${settings.token}`;
    if (body !== undefined) all['content-type'] ??= method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const init: RequestInit = { method, headers: all };
    if (body !== undefined) init.body = JSON.stringify(body);
    if (signal) init.signal = signal;
    const answer = await (settings.fetch ?? fetch)(address, init);
    if (!answer.ok) throw await problem(answer);
    const media = answer.headers.get('content-type') ?? '';
    if (answer.status === 204) return undefined;
    return /json/.test(media) ? answer.json() : answer.arrayBuffer();
  };
  const ask = (method: string) => (path: string, asked: Loose = {}) => send(base + address(path, asked), method, asked);
  const client = Object.fromEntries((['get', 'post', 'put', 'patch', 'delete'] as const).map((method) => [method, ask(method.toUpperCase())]));
  async function* features(collection: string, query: Record<string, unknown> = {}): AsyncGenerator<GeoJsonFeature> {
    let next: string | undefined = base + address(`/collections/${encodeURIComponent(collection)}/items`, { query });
    while (next) {
      const page = (await send(next, 'GET')) as { features: GeoJsonFeature[]; links: { rel: string; href: string }[] };
      yield* page.features;
      next = page.links.find(({ rel }) => rel === 'next')?.href;
    }
  }
  return { ...client, features } as unknown as Zaiti;
}

function address(path: string, { path: parts = {}, query = {} }: Loose): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parts[name])));
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) asked.set(name, Array.isArray(value) ? value.join(',') : String(value));
  return asked.size > 0 ? `${filled}?${asked}` : filled;
}

async function problem(answer: Response): Promise<Problem> {
  const said = (await answer.json().catch(() => ({}))) as { code?: string; title?: string; detail?: string; request_id?: string; errors?: Problem['errors'] };
  return new Problem(answer.status, said.code ?? 'http', said.detail ?? said.title ?? answer.statusText, said.request_id ?? answer.headers.get('x-request-id'), said.errors ?? []);
}
