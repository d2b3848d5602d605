// <carrier-map>: the map in a page of another site, in one file with nothing beside it. Attributes say what is shown; they may change at
// any time. Never here: a colour or a layer (the server's style has them), or a rule of the trade (the server's answers do).
//
//   src     address of the server; the one this file came from unless given
//   zone    id of a 片区: it is shown large and marked          plan   id of a plan: what it chooses and passes over
//   lang    zh (usual) or en                                     theme  light (usual) or dark
//   datum   cgcs2000 (usual), gcj02 or bd09                      filter a condition in CQL2 on what is shown
//   center  lng,lat           zoom  9–19                         live   present: redraws when the data change
//
// Events, on the element: carrier-ready; carrier-select { id, zone } (preventDefault keeps the popup away); carrier-error { message }.
import * as ml from 'maplibre-gl';
import sheet from 'maplibre-gl/dist/maplibre-gl.css?inline';
import workerSource from 'maplibre-gl/dist/maplibre-gl-worker.mjs?raw';

import { hatch } from '../src/map/hatches';
import { SITE_LAYERS } from '../src/map/layers';
import { texts, type Language } from './texts';

const home = new URL(import.meta.url).origin;
const own = `:host{display:block;position:relative;min-height:160px;height:400px}:host([hidden]){display:none}
.map{position:absolute;inset:0}.maplibregl-popup-content{font:14px/1.5 system-ui,sans-serif;color:#1a2230;max-width:260px}
.maplibregl-popup-content strong{display:block;font-size:15px}.note{display:none;padding:12px;font:14px/1.5 system-ui,sans-serif}
:host([data-map=broken]) .note{display:block}`;

let workerUrl = '';
/** The worker out of this very file, so that the page needs no second one. */
function startWorkers() {
  workerUrl ||= URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
  ml.setWorkerUrl(workerUrl);
}

interface Answer {
  id: string;
  name: string | null;
  available_area_m2: number | null;
  zone: string | null;
}

type Box = [number, number, number, number];

/** Corners of everything in a geometry. */
function boxOf(geometries: (GeoJSON.Geometry | null)[]): Box | null {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  const take = (at: unknown): void => {
    if (!Array.isArray(at)) return;
    const [x, y] = at as [unknown, unknown];
    if (typeof x !== 'number' || typeof y !== 'number') at.forEach(take);
    else box.splice(0, 4, Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y));
  };
  for (const geometry of geometries) if (geometry && 'coordinates' in geometry) take(geometry.coordinates);
  return box[0] <= box[2] ? box : null;
}

/** The map as an element. */
export class CarrierMap extends HTMLElement {
  static readonly observedAttributes = ['src', 'zone', 'plan', 'lang', 'theme', 'datum', 'filter', 'live'];

  #map: ml.Map | null = null;
  #popup: ml.Popup | null = null;
  #events: EventSource | null = null;
  #box: HTMLElement;
  #opening = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const style = new CSSStyleSheet();
    style.replaceSync(sheet + own);
    root.adoptedStyleSheets = [style];
    this.#box = document.createElement('div');
    this.#box.className = 'map';
    const note = document.createElement('div');
    note.className = 'note';
    note.append(document.createElement('slot'));
    root.append(this.#box, note);
  }

  /** The MapLibre map, for what the attributes do not say; none before it is open. */
  get map(): ml.Map | null {
    return this.#map;
  }

  connectedCallback() {
    void this.#open();
  }

  disconnectedCallback() {
    this.#close();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null) {
    if (!this.isConnected || before === now || !this.#map) return;
    if (['src', 'datum', 'filter'].includes(name)) return void this.#open();
    if (name === 'theme' || name === 'lang') this.#dress();
    if (name === 'zone') void this.#showZone();
    if (name === 'plan') void this.#showPlan();
    if (name === 'live') this.#listen();
  }

  get #server() {
    return new URL(this.getAttribute('src') ?? home, document.baseURI).href.replace(/\/$/, '');
  }

  get #language(): Language {
    return this.getAttribute('lang')?.startsWith('en') ? 'en' : 'zh';
  }

  /** What every address of shapes asks for. */
  get #asked() {
    const asked = new URLSearchParams();
    const datum = this.getAttribute('datum');
    if (datum && datum !== 'cgcs2000') asked.set('crs', datum);
    return asked;
  }

  async #ask<T>(path: string, asked = new URLSearchParams()): Promise<T> {
    const query = asked.size > 0 ? `?${asked}` : '';
    const answer = await fetch(`${this.#server}${path}${query}`, { headers: { Accept: 'application/json', 'Accept-Language': this.#language } });
    const body = (await answer.json()) as T & { title?: string; detail?: string };
    if (!answer.ok) throw new Error(body.detail ?? body.title ?? `HTTP ${answer.status}`);
    return body;
  }

  #fail(error: unknown) {
    const message = error instanceof Error ? error.message : String(error);
    this.dispatchEvent(new CustomEvent('carrier-error', { detail: { message }, bubbles: true, composed: true }));
  }

  async #open() {
    this.#close();
    const turn = ++this.#opening;
    this.setAttribute('data-map', 'busy');
    try {
      if (document.createElement('canvas').getContext('webgl2') === null) throw new Error(texts[this.#language].noWebgl);
      const [style, zones] = await Promise.all([
        this.#ask<ml.StyleSpecification>('/style.json', this.#asked),
        this.#ask<GeoJSON.FeatureCollection>('/collections/zones/items', this.#asked),
      ]);
      if (turn !== this.#opening || !this.isConnected) return;
      this.#draw(this.#filtered(style), boxOf(zones.features.map((zone) => zone.geometry)));
    } catch (error) {
      this.setAttribute('data-map', 'broken');
      this.#fail(error);
    }
  }

  /** The condition goes into the address of the tiles: the server draws only what meets it. */
  #filtered(style: ml.StyleSpecification): ml.StyleSpecification {
    const filter = this.getAttribute('filter');
    const sites = style.sources['sites'];
    if (filter && sites && 'tiles' in sites && sites.tiles) {
      sites.tiles = sites.tiles.map((tile) => `${tile}${tile.includes('?') ? '&' : '?'}filter=${encodeURIComponent(filter)}`);
    }
    return style;
  }

  #draw(style: ml.StyleSpecification, around: Box | null) {
    startWorkers();
    const center = this.getAttribute('center')?.split(',').map(Number);
    const seen = center?.length === 2 && center.every(Number.isFinite) ? { center: center as [number, number], zoom: Number(this.getAttribute('zoom') ?? 13) } : null;
    const start = seen ?? (around ? { bounds: around, fitBoundsOptions: { padding: 16 } } : {});
    const map = new ml.Map({ container: this.#box, style, attributionControl: false, dragRotate: false, pitchWithRotate: false, minZoom: 8, maxZoom: 19, ...start });
    this.#map = map;
    map.touchZoomRotate.disableRotation();
    map.addControl(new ml.AttributionControl({ compact: false, customAttribution: '载体 Zaiti' }));
    map.addControl(new ml.NavigationControl({ showCompass: false }));
    map.setMissingStyleImageResolver((id) => {
      const image = hatch(id);
      if (image && !map.hasImage(id)) map.addImage(id, image, { pixelRatio: 2 });
    });
    map.on('error', ({ error }) => this.#fail(error));
    map.on('dataloading', () => this.setAttribute('data-map', 'busy'));
    map.on('idle', () => this.setAttribute('data-map', 'idle'));
    map.on('click', ({ point, lngLat }) => void this.#select(point, lngLat));
    map.once('style.load', () => {
      this.#dress();
      void this.#showZone(seen === null);
      void this.#showPlan();
      this.#listen();
      this.dispatchEvent(new CustomEvent('carrier-ready', { bubbles: true, composed: true }));
    });
  }

  #dress() {
    const map = this.#map;
    if (!map) return;
    map.setGlobalStateProperty('theme', this.getAttribute('theme') === 'dark' ? 'dark' : 'light');
    map.setGlobalStateProperty('language', this.#language);
    map.getCanvas().setAttribute('aria-label', texts[this.#language].title);
  }

  async #showZone(move = true) {
    const zone = this.getAttribute('zone') ?? '';
    this.#map?.setGlobalStateProperty('zone', zone);
    if (!zone || !move) return;
    try {
      const asked = this.#asked;
      asked.set('zone', zone);
      const found = await this.#ask<GeoJSON.FeatureCollection>('/collections/zones/items', asked);
      const box = boxOf(found.features.map((feature) => feature.geometry));
      if (box && zone === this.getAttribute('zone')) this.#map?.fitBounds(box, { padding: 24, maxZoom: 16, duration: 0 });
    } catch (error) {
      this.#fail(error);
    }
  }

  async #showPlan() {
    const plan = this.getAttribute('plan');
    const pins: Record<'chosen' | 'passed', GeoJSON.Feature[]> = { chosen: [], passed: [] };
    try {
      if (plan) {
        const found = await this.#ask<GeoJSON.FeatureCollection>(`/api/plans/${encodeURIComponent(plan)}/geojson`, this.#asked);
        for (const feature of found.features) {
          const box = boxOf([feature.geometry]);
          if (!box) continue;
          const middle: GeoJSON.Point = { type: 'Point', coordinates: [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] };
          const properties = { id: feature.id, name: feature.properties?.['name'] ?? feature.id };
          pins[feature.properties?.['role'] === 'chosen' ? 'chosen' : 'passed'].push({ type: 'Feature', geometry: middle, properties });
        }
      }
      if (plan !== this.getAttribute('plan')) return;
      for (const source of ['chosen', 'passed'] as const) {
        (this.#map?.getSource(source) as ml.GeoJSONSource | undefined)?.setData({ type: 'FeatureCollection', features: pins[source] });
      }
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Where `live` is said: a new revision is drawn as soon as the server tells of it; tiles that did not change are not sent again. */
  #listen() {
    this.#events?.close();
    this.#events = null;
    if (!this.hasAttribute('live') || !this.#map) return;
    this.#events = new EventSource(`${this.#server}/api/events`);
    this.#events.addEventListener('revision', () => {
      for (const name of ['sites', 'zones']) {
        const source = this.#map?.getSource(name) as ml.VectorTileSource | undefined;
        if (source?.tiles) source.setTiles(source.tiles);
      }
    });
  }

  async #select(point: ml.Point, at: ml.LngLat) {
    const map = this.#map;
    if (!map) return;
    const near: [ml.PointLike, ml.PointLike] = [[point.x - 3, point.y - 3], [point.x + 3, point.y + 3]];
    const layers = SITE_LAYERS.filter((id) => map.getLayer(id));
    const site = map.queryRenderedFeatures(near, { layers }).find((feature) => typeof feature.properties['id'] === 'string');
    this.#popup?.remove();
    if (!site) return;
    const id = String(site.properties['id']);
    const detail = { id, zone: (site.properties['zone'] as string | undefined) ?? null };
    const wanted = this.dispatchEvent(new CustomEvent('carrier-select', { detail, bubbles: true, composed: true, cancelable: true }));
    if (!wanted) return;
    try {
      const answer = await this.#ask<Answer>(`/api/sites/${encodeURIComponent(id)}`);
      this.#popup = new ml.Popup({ maxWidth: '280px' }).setLngLat(at).setDOMContent(this.#card(answer)).addTo(map);
    } catch (error) {
      this.#fail(error);
    }
  }

  #card({ id, name, available_area_m2: area }: Answer): Node {
    const said = texts[this.#language];
    const card = document.createElement('div');
    const title = document.createElement('strong');
    title.textContent = name ?? id;
    const figure = document.createElement('span');
    figure.textContent = `${said.available} ${area === null ? said.unknown : `${Math.round(area).toLocaleString('en-US')} ㎡`}`;
    card.append(title, figure);
    return card;
  }

  #close() {
    this.#events?.close();
    this.#events = null;
    this.#popup?.remove();
    this.#popup = null;
    this.#map?.remove();
    this.#map = null;
  }
}

if (!customElements.get('carrier-map')) customElements.define('carrier-map', CarrierMap);
