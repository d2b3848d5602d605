// Builds the map style from the tokens and the layer list. `npm run tokens` writes the answer to style.template.json, which the
// server fills with its own origin; this file is not part of the page. Theme, language and filters are global state, so that the
// style is never replaced while the map is open.
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';

import { themes, type Token } from '../core/tokens';
import { LAYERS, type LayerId } from './layers';

type Expression = ExpressionSpecification;

const font = ['Noto Sans SC', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'sans-serif'];
const empty = { type: 'FeatureCollection', features: [] } as const;

const colour = (token: Token): Expression =>
  ['match', ['global-state', 'theme'], 'dark', themes.dark[token], themes.light[token]] as Expression;
const name: Expression = [
  'match',
  ['global-state', 'language'],
  'en',
  ['coalesce', ['get', 'name_en'], ['get', 'name'], ''],
  ['coalesce', ['get', 'name'], ''],
];
const kind = (...kinds: string[]): Expression => ['in', ['get', 'kind'], ['literal', kinds]];
const state = (...states: string[]): Expression => ['in', ['get', 'state'], ['literal', states]];
const all = (...parts: Expression[]): Expression => ['all', ...parts] as Expression;
const surface: Expression = ['==', ['geometry-type'], 'Polygon'];
const point: Expression = ['==', ['geometry-type'], 'Point'];
/** Whether a group of the map is switched off. */
const off = (group: Expression | string): Expression => ['has', group, ['object', ['global-state', 'hidden'], ['literal', {}]]] as unknown as Expression;
const unlessOff = (group: string) => ['case', off(group), 'none', 'visible'] as unknown as 'visible';
/** True for sites whose group is switched on. What passes the page's filter is the server's answer: the tiles of `sites` are asked with it. */
const matches: Expression = ['!', off(['to-string', ['get', 'state']])];
/** What a table in the global state holds for this zone. */
const ofZone = (table: string, otherwise: number | string): Expression =>
  ['coalesce', ['get', ['to-string', ['get', 'zone']], ['object', ['global-state', table], ['literal', {}]]], otherwise] as unknown as Expression;
const byState = (pick: Partial<Record<string, Token>>, otherwise: Token): Expression =>
  ['match', ['get', 'state'], ...Object.entries(pick).flatMap(([value, token]) => [value, colour(token as Token)]), colour(otherwise)] as unknown as Expression;
const hatch = (prefix: Expression | string): Expression => ['image', ['concat', 'hatch-', prefix, '-', ['to-string', ['global-state', 'theme']]]];
/**
 * Radius with the drawn area in proportion to the floor area, never below a visible dot; a dot that stands for many is never larger than the
 * place it has, since there are as many beside it.
 */
const radius = (extra: number): Expression => {
  const at = (scale: number, least: number): Expression => {
    const grown: Expression = ['max', least, ['*', scale, ['sqrt', ['to-number', ['coalesce', ['get', 'available'], ['get', 'floor'], 0]]]]];
    return ['+', extra, ['case', ['has', 'count'], ['min', 7, grown], grown]];
  };
  return ['interpolate', ['exponential', 1.7], ['zoom'], 11, at(0.022, 1.6), 13, at(0.045, 2.2), 14.4, at(0.075, 2.6), 14.6, 3.4 + extra, 18, 5 + extra];
};
const label = (size: number | Expression, token: Token, field: Expression = name) => ({
  layout: { 'text-field': field, 'text-font': font, 'text-size': size, 'text-max-width': 9, 'text-padding': 4 },
  paint: { 'text-color': colour(token), 'text-halo-color': colour('halo'), 'text-halo-width': 1.4 },
});
/** Metres that one storey is drawn high; a building of unknown storeys stays flat. */
const STOREY = 3.5;
const notable: Expression = state('built', 'under_way', 'planned', 'vacant');

function layers(): Record<LayerId, LayerSpecification> {
  const site = { source: 'sites', 'source-layer': 'sites' } as const;
  // Every building, whatever the filter: where one is. A footprint has a size from here on.
  const ghost = { source: 'buildings', 'source-layer': 'sites', minzoom: 13, filter: all(['!', state('m0')], surface) };
  const dots = { source: 'sites', 'source-layer': 'site_points' } as const;
  const ground = { source: 'backdrop', 'source-layer': 'backdrop' } as const;
  const water = label(13, 'water-label');
  const provisional: Expression = ['case', ['to-boolean', ['get', 'official']], '', ['match', ['global-state', 'language'], 'en', '\n(indicative)', '\n(示意)']];
  const zone = label(['interpolate', ['linear'], ['zoom'], 11.5, 11, 13, 14], 'text', ['step', ['zoom'], name, 12, ['concat', name, provisional, ofZone('zone_text', '')]]);
  return {
    bg: { id: 'bg', type: 'background', paint: { 'background-color': colour('outside') } },
    land: { id: 'land', type: 'fill', ...ground, filter: kind('district'), paint: { 'fill-color': colour('land') } },
    park: { id: 'park', type: 'fill', ...ground, filter: kind('park'), paint: { 'fill-color': colour('park') } },
    water: { id: 'water', type: 'fill', ...ground, filter: all(kind('water'), surface), paint: { 'fill-color': colour('water') } },
    m0: { id: 'm0', type: 'fill', ...site, filter: all(state('m0'), surface, matches), paint: { 'fill-color': colour('m0'), 'fill-opacity': 0.28 } },
    'm0-hatch': { id: 'm0-hatch', type: 'fill', ...site, filter: all(state('m0'), surface, matches), paint: { 'fill-pattern': hatch('m0') } },
    'm0-line': { id: 'm0-line', type: 'line', ...site, filter: all(state('m0'), surface, matches), paint: { 'line-color': colour('m0'), 'line-width': 1.2 } },
    building: { id: 'building', type: 'fill', ...ghost, paint: { 'fill-color': colour('building') } },
    'building-line': { id: 'building-line', type: 'line', ...ghost, minzoom: 13.5, paint: { 'line-color': colour('building-edge'), 'line-width': 0.5 } },
    site: { id: 'site', type: 'fill', ...site, filter: all(state('built', 'vacant'), surface, matches), paint: { 'fill-color': byState({ built: 'built', vacant: 'vacant' }, 'building') } },
    'site-hatch': {
      id: 'site-hatch', type: 'fill', ...site, filter: all(state('under_way', 'planned'), surface, matches),
      paint: { 'fill-pattern': hatch(['get', 'state']) },
    },
    'site-line': {
      id: 'site-line', type: 'line', ...site, minzoom: 13.5, filter: all(notable, surface, matches),
      paint: { 'line-color': byState({ under_way: 'built', planned: 'planned-edge', vacant: 'vacant-edge', built: 'built' }, 'building-edge'), 'line-width': 1 },
    },
    'site-3d': {
      id: 'site-3d', type: 'fill-extrusion', ...site, minzoom: 13, filter: all(['!', state('m0')], surface),
      layout: { visibility: ['case', ['boolean', ['global-state', 'solid'], false], 'visible', 'none'] as unknown as 'visible' },
      paint: {
        'fill-extrusion-color': ['case', matches, byState({ built: 'built', vacant: 'vacant', under_way: 'planned', planned: 'planned' }, 'building'), colour('building')],
        'fill-extrusion-height': ['*', STOREY, ['to-number', ['coalesce', ['get', 'levels'], 0]]],
        'fill-extrusion-opacity': 0.9,
      },
    },
    district: {
      id: 'district', type: 'line', ...ground, filter: kind('district'),
      paint: { 'line-color': colour('district'), 'line-width': 1.4, 'line-dasharray': [6, 2, 1, 2] },
    },
    'zone-fill': {
      id: 'zone-fill', type: 'fill', source: 'zones', 'source-layer': 'zones',
      paint: {
        'fill-color': ['case', ['boolean', ['global-state', 'priced'], false], colour('vacant'), colour('accent')],
        'fill-opacity': ['case', ['boolean', ['global-state', 'priced'], false], ofZone('shade', 0), ['==', ['get', 'zone'], ['global-state', 'zone']], 0.1, 0.01],
      },
    },
    'zone-line': {
      id: 'zone-line', type: 'line', source: 'zones', 'source-layer': 'zones', layout: { visibility: unlessOff('zones') },
      paint: {
        'line-color': ['case', ['==', ['get', 'zone'], ['global-state', 'zone']], colour('accent'), colour('zone-line')],
        'line-width': ['case', ['==', ['get', 'zone'], ['global-state', 'zone']], 2.4, 1.4], 'line-dasharray': [3, 2],
      },
    },
    reach: { id: 'reach', type: 'fill', source: 'reach', paint: { 'fill-color': colour('built'), 'fill-opacity': 0.07 } },
    'reach-line': { id: 'reach-line', type: 'line', source: 'reach', paint: { 'line-color': colour('built'), 'line-width': 1, 'line-dasharray': [2, 2] } },
    'area-fill': { id: 'area-fill', type: 'fill', source: 'area', paint: { 'fill-color': colour('err'), 'fill-opacity': 0.1 } },
    'area-line': { id: 'area-line', type: 'line', source: 'area', paint: { 'line-color': colour('err'), 'line-width': 2 } },
    'dot-halo': {
      id: 'dot-halo', type: 'circle', ...dots, maxzoom: 14.5, filter: all(point, state('vacant'), matches),
      paint: { 'circle-radius': radius(2), 'circle-color': colour('vacant'), 'circle-opacity': 0.22 },
    },
    dot: {
      id: 'dot', type: 'circle', ...dots, filter: all(point, notable, matches),
      paint: {
        'circle-radius': radius(0),
        'circle-color': byState({ built: 'built', under_way: 'halo', planned: 'halo', vacant: 'vacant' }, 'building'),
        'circle-stroke-color': byState({ under_way: 'built', planned: 'planned-edge', vacant: 'vacant-edge' }, 'halo'),
        'circle-stroke-width': ['match', ['get', 'state'], ['under_way', 'planned'], 1.8, 0.7],
      },
    },
    passed: {
      id: 'passed', type: 'circle', source: 'passed',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 11.5, 2.5, 14.5, 5], 'circle-color': colour('halo'), 'circle-opacity': 0.6,
        'circle-stroke-color': colour('vacant-edge'), 'circle-stroke-width': 1.6,
      },
    },
    'chosen-halo': { id: 'chosen-halo', type: 'circle', source: 'chosen', paint: { 'circle-radius': ['interpolate', ['linear'], ['zoom'], 11.5, 5, 14.5, 10], 'circle-color': colour('chosen-halo') } },
    chosen: {
      id: 'chosen', type: 'circle', source: 'chosen',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 11.5, 2.6, 14.5, 6.5], 'circle-color': colour('vacant'),
        'circle-stroke-color': colour('chosen'), 'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 11.5, 1.4, 14.5, 2.5],
      },
    },
    selected: {
      id: 'selected', type: 'circle', source: 'selected',
      paint: { 'circle-radius': 13, 'circle-color': colour('accent'), 'circle-opacity': 0.12, 'circle-stroke-color': colour('accent'), 'circle-stroke-width': 2.5 },
    },
    station: {
      id: 'station', type: 'circle', ...ground, minzoom: 13, filter: all(kind('station'), point), layout: { visibility: unlessOff('stations') },
      paint: { 'circle-radius': 3, 'circle-color': colour('halo'), 'circle-stroke-color': colour('district'), 'circle-stroke-width': 1.4 },
    },
    'water-label': {
      id: 'water-label', type: 'symbol', ...ground, filter: all(kind('water_label'), point),
      layout: { ...water.layout, 'text-letter-spacing': 0.25 }, paint: water.paint,
    },
    'park-label': { id: 'park-label', type: 'symbol', ...ground, minzoom: 13, filter: all(kind('park_label'), point), ...label(11.5, 'park-label') },
    'station-label': {
      id: 'station-label', type: 'symbol', ...ground, minzoom: 13.5, filter: all(kind('station'), point),
      layout: { ...label(11, 'text').layout, visibility: unlessOff('stations'), 'text-anchor': 'top', 'text-offset': [0, 0.5] }, paint: label(11, 'text').paint,
    },
    'building-label': {
      id: 'building-label', type: 'symbol', ...dots, minzoom: 15, filter: all(point, matches, ['has', 'name']),
      layout: { ...label(11.5, 'text').layout, 'text-anchor': 'top', 'text-offset': [0, 0.7] }, paint: label(11.5, 'text').paint,
    },
    'chosen-label': {
      id: 'chosen-label', type: 'symbol', source: 'chosen', minzoom: 13,
      layout: { ...label(12, 'ink').layout, 'text-anchor': 'top', 'text-offset': [0, 0.9] }, paint: label(12, 'ink').paint,
    },
    'zone-label': {
      id: 'zone-label', type: 'symbol', source: 'zones', 'source-layer': 'zone_labels',
      layout: { ...zone.layout, visibility: unlessOff('zones'), 'text-max-width': 8, 'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'] }, paint: { ...zone.paint, 'text-halo-width': 2 },
    },
  };
}

/** The style with `{origin}` where the server's own address goes. */
export function buildStyle(): StyleSpecification {
  const specs = layers();
  const tiles = (layer: string, maxzoom: number) => ({
    type: 'vector' as const, tiles: [`{origin}/tiles/${layer}/{z}/{x}/{y}`], minzoom: 8, maxzoom,
  });
  return {
    version: 8,
    name: 'Zaiti',
    state: {
      theme: { default: 'light' },
      language: { default: 'zh' },
      zone: { default: '' },
      priced: { default: false },
      shade: { default: {} },
      zone_text: { default: {} },
      solid: { default: false },
      hidden: { default: {} },
    },
    light: { anchor: 'viewport', intensity: 0.22 },
    sources: {
      backdrop: { ...tiles('backdrop', 16), attribution: '© OpenStreetMap contributors (ODbL)' },
      zones: tiles('zones', 16),
      buildings: tiles('sites', 16),
      sites: tiles('sites', 16),
      reach: { type: 'geojson', data: empty },
      area: { type: 'geojson', data: empty },
      passed: { type: 'geojson', data: empty },
      chosen: { type: 'geojson', data: empty },
      selected: { type: 'geojson', data: empty },
    },
    layers: LAYERS.map((id) => specs[id]),
  } as unknown as StyleSpecification;
}
