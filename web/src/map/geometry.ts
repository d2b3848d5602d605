// Small geometry of the screen: the ring of a circle to show it, and the box around features to fit the camera. Never a figure.
import type { AreaChoice, Features } from '../api/types';

export type Box = [number, number, number, number];

const EARTH = 6_371_008.8;

/** Corners on a circle, for drawing; what lies inside is decided by the server. */
export function circleRing([lng, lat]: readonly [number, number], radius: number, corners = 72): [number, number][] {
  const up = (radius / EARTH) * (180 / Math.PI);
  const across = up / Math.cos((lat * Math.PI) / 180);
  return Array.from({ length: corners + 1 }, (_, at) => {
    const turn = (2 * Math.PI * (at % corners)) / corners;
    return [lng + across * Math.cos(turn), lat + up * Math.sin(turn)];
  });
}

/** The surface to draw for an area. */
export function outline(area: AreaChoice): { type: string; coordinates: unknown } {
  return 'circle' in area ? { type: 'Polygon', coordinates: [circleRing(area.circle.centre, area.circle.radius_m)] } : area;
}

/** The box around nested coordinates; `null` where there are none. */
export function boxOf(coordinates: unknown, box: Box | null = null): Box | null {
  if (!Array.isArray(coordinates)) return box;
  const [lng, lat] = coordinates as unknown[];
  if (typeof lng === 'number' && typeof lat === 'number') {
    return box ? [Math.min(box[0], lng), Math.min(box[1], lat), Math.max(box[2], lng), Math.max(box[3], lat)] : [lng, lat, lng, lat];
  }
  return coordinates.reduce<Box | null>((grown, inner) => boxOf(inner, grown), box);
}

/** The box around all features. */
export const boxOfFeatures = (features: Features): Box | null =>
  features.features.reduce<Box | null>((box, feature) => boxOf(feature.geometry?.coordinates, box), null);
