// The map itself, without the framework: created once, its style never replaced. Theme, language and filters are global state.
import * as ml from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

import type { AreaChoice, Features } from '../api/types';
import type { Pin, Ring, Scene } from '../core/store.svelte';
import type { Camera } from '../core/url';
import { boxOf, boxOfFeatures, circleRing, outline, type Box } from './geometry';
import { hatch } from './hatches';
import { SITE_LAYERS } from './layers';

ml.setWorkerUrl(workerUrl);

/** What the map tells its owner. */
export interface Listener {
  camera(camera: Camera): void;
  site(id: string): void;
  zone(zone: string | null): void;
  hover(id: string | null): void;
  idle(): void;
  trouble(message: string): void;
}

/** Room that panels take from the map. */
export interface Padding {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
const collection = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({ type: 'FeatureCollection', features });
const place = (pin: Pin): GeoJSON.Feature => ({
  type: 'Feature', geometry: { type: 'Point', coordinates: [pin.lon, pin.lat] }, properties: { id: pin.id, name: pin.name },
});

/** Whether this browser can draw the map at all. */
export function canDraw(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
}

/** The style with its addresses at this page's own origin. Only the camera moves: a colour that changes is there at once, on paper too. */
function ownOrigin(style: Record<string, unknown>): ml.StyleSpecification {
  const own = JSON.parse(JSON.stringify(style)) as ml.StyleSpecification;
  own.transition = { duration: 0, delay: 0 };
  for (const source of Object.values(own.sources)) {
    if ('tiles' in source && source.tiles) source.tiles = source.tiles.map((tile) => tile.replace(/^(https?:\/\/[^/]+)?\//, `${location.origin}/`));
  }
  return own;
}

/** Opens the map in a box. */
export function openMap(
  container: HTMLElement,
  style: Record<string, unknown>,
  zones: Features,
  start: { camera: Camera | null; padding: Padding },
  listener: Listener,
) {
  const own = ownOrigin(style);
  const home = boxOfFeatures(zones);
  const plain = (own.sources['sites'] as ml.VectorSourceSpecification).tiles ?? [];
  let filtered = '';
  const map = new ml.Map({
    container,
    style: own,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    maxZoom: 19,
    minZoom: 9,
    maxPitch: 60,
    fadeDuration: 0,
    ...(start.camera ? { center: [start.camera.lng, start.camera.lat] as [number, number], zoom: start.camera.zoom } : {}),
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new ml.ScaleControl({ maxWidth: 90 }), 'bottom-left');
  map.setPadding(start.padding);
  const motion = () => ({ duration: still() ? 0 : 400 });
  const fit = (box: Box | null, animate = true, maxZoom = 16) => {
    if (box) map.fitBounds(box, { padding: 24, maxZoom, ...(animate ? motion() : { duration: 0 }) });
  };
  if (!start.camera) fit(home, false);

  const setData = (source: string, features: GeoJSON.Feature[]) => void (map.getSource(source) as ml.GeoJSONSource | undefined)?.setData(collection(features));
  /** Runs now, or as soon as the style is there. */
  const ready = (work: () => void) => (map.isStyleLoaded() || styled ? work() : void map.once('style.load', work));
  let styled = false;
  map.once('style.load', () => (styled = true));

  map.setMissingStyleImageResolver((id) => {
    const image = hatch(id);
    if (image && !map.hasImage(id)) map.addImage(id, image, { pixelRatio: 2 });
  });
  map.on('moveend', () => {
    const { lng, lat } = map.getCenter();
    listener.camera({ zoom: map.getZoom(), lat, lng });
  });
  map.on('error', ({ error }) => listener.trouble(error.message));
  map.on('dataloading', () => container.setAttribute('data-map', 'busy'));
  map.on('idle', () => {
    container.setAttribute('data-map', 'idle');
    listener.idle();
  });

  let drawing = false;
  const under = (point: ml.Point, layers: readonly string[]) =>
    map.queryRenderedFeatures([[point.x - 3, point.y - 3], [point.x + 3, point.y + 3]], { layers: layers.filter((id) => map.getLayer(id)) });
  const siteUnder = (point: ml.Point) => under(point, SITE_LAYERS).find((feature) => typeof feature.properties['id'] === 'string');
  map.on('click', ({ point }) => {
    if (drawing) return;
    const site = siteUnder(point);
    const heap = under(point, ['dot'])[0];
    if (site) listener.site(String(site.properties['id']));
    // A dot that stands for many opens by coming closer.
    else if (heap?.geometry.type === 'Point') map.easeTo({ center: heap.geometry.coordinates as [number, number], zoom: map.getZoom() + 2 });
    else {
      const zone = under(point, ['zone-fill'])[0];
      listener.zone(zone ? String(zone.properties['zone']) : null);
    }
  });
  let under_pointer: string | null = null;
  const pointAt = (id: string | null) => {
    if (id !== under_pointer) listener.hover((under_pointer = id));
  };
  map.on('mousemove', ({ point }) => {
    if (drawing) return;
    const site = siteUnder(point);
    map.getCanvas().style.cursor = site ? 'pointer' : '';
    pointAt(site ? String(site.properties['id']) : null);
  });
  map.on('mouseout', () => pointAt(null));

  return {
    map,
    set(name: 'theme' | 'language' | 'zone', value: string) {
      ready(() => map.setGlobalStateProperty(name, value));
    },
    /** Shows only the sites that a query of the API names: its tiles are asked for. An empty query shows all. */
    setFilter(query: string) {
      ready(() => {
        if (query === filtered) return;
        filtered = query;
        (map.getSource('sites') as ml.VectorTileSource).setTiles(plain.map((tiles) => (query ? `${tiles}?${query}` : tiles)));
      });
    },
    /** Switches groups of the map off. */
    setHidden(groups: readonly string[]) {
      ready(() => map.setGlobalStateProperty('hidden', Object.fromEntries(groups.map((group) => [group, true]))));
    },
    setArea(area: AreaChoice | null) {
      ready(() => setData('area', area ? [{ type: 'Feature', geometry: outline(area) as GeoJSON.Geometry, properties: {} }] : []));
    },
    setReach(rings: Ring[]) {
      ready(() => setData('reach', rings.map(({ lon, lat, radius_m }) => ({ type: 'Feature', geometry: { type: 'Polygon', coordinates: [circleRing([lon, lat], radius_m)] }, properties: {} }))));
    },
    /** Shades the zones and writes on them; `null` takes both away. */
    setPrices(prices: Scene['prices']) {
      ready(() => {
        const text = Object.fromEntries(Object.entries(prices?.text ?? {}).map(([zone, said]) => [zone, `\n${said}`]));
        map.setGlobalStateProperty('shade', prices?.shade ?? {});
        map.setGlobalStateProperty('zone_text', text);
        map.setGlobalStateProperty('priced', prices !== null);
      });
    },
    setPins(source: 'chosen' | 'passed' | 'selected', pins: Pin[]) {
      ready(() => setData(source, pins.map(place)));
    },
    setPadding(padding: Padding) {
      map.setPadding(padding);
    },
    /** Buildings as high as their storeys, seen from an angle; or flat, seen from above. */
    setSolid(on: boolean) {
      ready(() => map.setGlobalStateProperty('solid', on));
      if (on !== map.getPitch() > 0) map.easeTo({ pitch: on ? 50 : 0, bearing: on ? -15 : 0, ...motion() });
    },
    /** What the map is called to those who cannot see it. */
    setTitle(title: string) {
      map.getCanvas().setAttribute('aria-label', title);
    },
    zoomBy(steps: number) {
      map.easeTo({ zoom: map.getZoom() + steps, ...motion() });
    },
    goHome() {
      fit(home);
    },
    goToZone(zone: string | null) {
      fit(zone === null ? home : boxOfFeatures({ ...zones, features: zones.features.filter((feature) => String(feature.properties['zone'] ?? feature.id) === zone) }));
    },
    goToArea(area: AreaChoice) {
      fit(boxOf(outline(area).coordinates));
    },
    /** Shows all of them, and enough around them to see where they are. */
    goToPins(pins: Pin[]) {
      fit(boxOf(pins.map((pin) => [pin.lon, pin.lat])), true, 13.5);
    },
    goTo(lng: number, lat: number, zoom: number) {
      map.easeTo({ center: [lng, lat], zoom: Math.max(map.getZoom(), zoom), ...motion() });
    },
    setDrawing(on: boolean) {
      drawing = on;
      map.getCanvas().style.cursor = on ? 'crosshair' : '';
    },
  };
}

/** An open map. */
export type OpenMap = ReturnType<typeof openMap>;
