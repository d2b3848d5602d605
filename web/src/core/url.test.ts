import { describe, expect, test } from 'vitest';
import { asWritten, isEmpty, GROUPS, LONGEST_RING, readFilter, readView, writeArea, writeFilter, writeView } from './url';

const at = (address: string) => readView(new URL(address, 'http://here'));

describe('the address', () => {
  test('a view that is written reads back the same', () => {
    const address = writeView({
      screen: 'map', language: 'en', theme: 'dark', camera: { zoom: 13.25, lat: 29.56, lng: 106.55 }, zone: 'A', site: 'osm:way/7', sort: '-name', count: 'centroid',
      area: { circle: { centre: [106.55, 29.56], radius_m: 500 } }, filter: { kind: ['building', 'm0_parcel'], vacant_min_m2: 30.5, owners_max: 3, plan_named: true, q: '大厦' },
    });
    const view = at(address);
    expect(view).toMatchObject({ screen: 'map', language: 'en', theme: 'dark', zone: 'A', site: 'osm:way/7', sort: '-name', count: 'centroid' });
    expect(view.camera).toEqual({ zoom: 13.25, lat: 29.56, lng: 106.55 });
    expect(view.area).toEqual({ circle: { centre: [106.55, 29.56], radius_m: 500 } });
    expect(view.filter).toEqual({ kind: ['building', 'm0_parcel'], vacant_min_m2: 30.5, owners_max: 3, plan_named: true, q: '大厦' });
    expect(writeView(view)).toBe(address);
  });

  test('defaults are left out', () => {
    expect(writeView({ screen: 'overview', language: 'zh', theme: 'light', count: 'share', filter: {} })).toBe('/');
    expect(writeView({ screen: 'plan', id: 'p 1/2' })).toBe('/plan/p%201%2F2');
    expect(at('/plan/p%201%2F2').id).toBe('p 1/2');
  });

  test('broken values fall back without a word', () => {
    const view = at('/map?m=99/999/x&l=fr&t=pink&a=1,2;3&vacant_min_m2=lots&owners_max=-1&count=half&plan_named=perhaps');
    expect(view).toMatchObject({ camera: null, language: null, theme: null, area: null, count: 'share', filter: {} });
    expect(at('/site/%E0%A4%A').id).toBe('%E0%A4%A');
    expect(at('/site').screen).toBe('missing');
    expect(at('/constructor').screen).toBe('missing');
  });

  test('a ring closes itself and one too long for an address is left out', () => {
    const view = at('/map?a=106.5,29.5;106.6,29.5;106.6,29.6');
    expect(view.area).toEqual({ type: 'Polygon', coordinates: [[[106.5, 29.5], [106.6, 29.5], [106.6, 29.6], [106.5, 29.5]]] });
    expect(writeArea(view.area)).toBe('106.5,29.5;106.6,29.5;106.6,29.6');
    const many = Array.from({ length: LONGEST_RING }, (_, corner) => [106 + corner / 1e4, 29 + (corner % 2) / 1e3] as [number, number]);
    expect(writeArea({ type: 'Polygon', coordinates: [many] })).toBeNull();
    const drawn = { type: 'Polygon' as const, coordinates: [[[106.512345678, 29.5], [106.6, 29.5], [106.6, 29.6], [106.512345678, 29.5]] as [number, number][]] };
    expect(asWritten(drawn)).toEqual(at(`/map?a=${writeArea(drawn)}`).area);
    expect(at('/map?a=106.5,29.5~0').area).toBeNull();
    expect(at('/map?a=206.5,29.5~10').area).toBeNull();
  });

  test('the address names the layers that are shown, and nothing where all are', () => {
    expect(at('/map').hidden).toEqual([]);
    expect(at('/map?ly=vacant,zones').hidden).toEqual(['built', 'under_way', 'planned', 'm0', 'stations']);
    expect(writeView({ screen: 'map', hidden: at('/map?ly=vacant,zones').hidden })).toBe('/map?ly=vacant,zones');
    expect(at(writeView({ screen: 'map', hidden: [...GROUPS] })).hidden).toEqual([...GROUPS]);
    expect(at('/map?ly=nothing-known').hidden).toEqual([]);
  });

  test('the filter uses the names of the API and repeats or commas read alike', () => {
    const filter = readFilter(new URLSearchParams('kind=building&kind=carrier,place&available_min_m2=0'));
    expect(filter).toEqual({ kind: ['building', 'carrier', 'place'], available_min_m2: 0 });
    expect(writeFilter(filter).toString()).toBe('kind=building%2Ccarrier%2Cplace&available_min_m2=0');
    expect(isEmpty({})).toBe(true);
    expect(isEmpty(filter)).toBe(false);
  });
});
