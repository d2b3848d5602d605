import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { themes, tokensCss } from '../core/tokens';
import { hatch } from './hatches';
import { LAYERS, orderOf, SITE_LAYERS } from './layers';
import { buildStyle } from './style';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const template = JSON.parse(read('./style.template.json')) as ReturnType<typeof buildStyle>;

describe('the map style', () => {
  test('the committed template is what tokens and layers make (npm run tokens writes it)', () => {
    expect(template).toEqual(JSON.parse(JSON.stringify(buildStyle())));
    expect(read('../tokens.css')).toBe(tokensCss());
  });

  test('template and layer list name the same layers in the same order', () => {
    expect(template.layers.map(({ id }) => id)).toEqual([...LAYERS]);
    for (const id of SITE_LAYERS) expect(LAYERS).toContain(id);
    expect(orderOf('zone-label')).toBeGreaterThan(orderOf('bg'));
    expect(() => orderOf('nowhere')).toThrow(/nowhere/);
  });

  test('asks for nothing outside the server: no glyphs, no sprite, every tile at the origin', () => {
    expect(template.glyphs).toBeUndefined();
    expect(template.sprite).toBeUndefined();
    for (const source of Object.values(template.sources)) {
      if ('tiles' in source) for (const tile of source.tiles ?? []) expect(tile).toMatch(/^\{origin\}\/tiles\/\w+\/\{z\}\/\{x\}\/\{y\}$/);
    }
  });

  test('every hatch that the style names is drawn, in both themes', () => {
    for (const status of ['m0', 'under_way', 'planned']) {
      for (const theme of ['light', 'dark']) {
        const image = hatch(`hatch-${status}-${theme}`);
        expect(image?.data.some((value, at) => at % 4 === 3 && value === 255)).toBe(true);
        expect(image?.data.some((value, at) => at % 4 === 3 && value === 0)).toBe(true);
      }
    }
    expect(hatch('hatch-else-light')).toBeNull();
    expect(hatch('marker')).toBeNull();
  });

  test('both themes hold every colour', () => {
    expect(Object.keys(themes.dark)).toEqual(Object.keys(themes.light));
    for (const colours of Object.values(themes)) for (const value of Object.values(colours)) expect(value).toMatch(/^#[0-9a-f]{6}([0-9a-f]{2})?$/);
  });
});
