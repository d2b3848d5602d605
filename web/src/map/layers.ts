// The one list of map layers, from the bottom to the top. Style, filters and tests use these names and no others.

/** Layer ids in drawing order. */
export const LAYERS = [
  'bg',
  'land',
  'park',
  'water',
  'm0',
  'm0-hatch',
  'm0-line',
  'building',
  'building-line',
  'site',
  'site-hatch',
  'site-line',
  'site-3d',
  'district',
  'zone-fill',
  'zone-line',
  'reach',
  'reach-line',
  'area-fill',
  'area-line',
  'dot-halo',
  'dot',
  'passed',
  'chosen-halo',
  'chosen',
  'selected',
  'station',
  'water-label',
  'park-label',
  'station-label',
  'building-label',
  'chosen-label',
  'zone-label',
] as const;

/** Id of a layer of the style. */
export type LayerId = (typeof LAYERS)[number];

/** Layers that answer to the pointer with a site. */
export const SITE_LAYERS: readonly LayerId[] = ['chosen', 'passed', 'dot', 'site-3d', 'building', 'm0'];

/** Place of a layer in the drawing order; an unknown id is a mistake in the program. */
export function orderOf(id: string): number {
  const at = (LAYERS as readonly string[]).indexOf(id);
  if (at < 0) throw new Error(`unknown map layer: ${id}`);
  return at;
}
