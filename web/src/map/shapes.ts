// A surface out of text that someone pasted or a file that was opened: GeoJSON or WKT, in degrees. Whether it is a good surface is the
// server's to say.
import type { MultiPolygon, Polygon } from '../api/types';

type Surface = Polygon | MultiPolygon;

const isPair = (value: unknown): value is [number, number] => Array.isArray(value) && value.length >= 2 && value.slice(0, 2).every((part) => typeof part === 'number' && Number.isFinite(part));
const isRing = (value: unknown): boolean => Array.isArray(value) && value.length >= 4 && value.every(isPair) && value.every(([lng, lat]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90);
const flat = (rings: [number, number][][]) => rings.map((ring) => ring.map(([lng, lat]): [number, number] => [lng, lat]));

function surfacesIn(value: unknown): Polygon['coordinates'][] {
  if (typeof value !== 'object' || value === null) return [];
  const thing = value as { type?: string; coordinates?: unknown; geometry?: unknown; features?: unknown; geometries?: unknown };
  if (thing.type === 'Polygon' && Array.isArray(thing.coordinates) && thing.coordinates.length > 0 && thing.coordinates.every(isRing)) return [flat(thing.coordinates as [number, number][][])];
  if (thing.type === 'MultiPolygon' && Array.isArray(thing.coordinates)) return thing.coordinates.flatMap((coordinates) => surfacesIn({ type: 'Polygon', coordinates }));
  if (thing.type === 'Feature') return surfacesIn(thing.geometry);
  const many = thing.type === 'FeatureCollection' ? thing.features : thing.type === 'GeometryCollection' ? thing.geometries : null;
  return Array.isArray(many) ? many.flatMap(surfacesIn) : [];
}

function wkt(text: string): unknown {
  const match = /^\s*(?:SRID=\d+;)?\s*(MULTIPOLYGON|POLYGON)\s*(?:Z\s*)?(\(.*\))\s*$/is.exec(text);
  if (!match?.[1] || !match[2]) return null;
  const json = match[2]
    .replace(/[-+]?\d[\d.eE+-]*(?:\s+[-+]?\d[\d.eE+-]*)+/g, (pair) => `[${pair.trim().split(/\s+/).slice(0, 2).join(',')}]`)
    .replace(/\(/g, '[')
    .replace(/\)/g, ']');
  try {
    return { type: match[1].toUpperCase() === 'POLYGON' ? 'Polygon' : 'MultiPolygon', coordinates: JSON.parse(json) as unknown };
  } catch {
    return null;
  }
}

/** The surfaces of a text as one, or `null` where it holds none. */
export function readSurface(text: string): Surface | null {
  let value: unknown = null;
  try {
    value = JSON.parse(text);
  } catch {
    value = wkt(text);
  }
  const found = surfacesIn(value);
  if (found.length === 0) return null;
  const [only] = found;
  return found.length === 1 && only ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates: found };
}
