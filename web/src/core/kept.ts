// What this browser keeps for its user between visits: areas by name. A browser that keeps nothing works as before.
import type { AreaChoice } from '../api/types';

/** An area with the name it was kept under. */
export interface KeptArea {
  name: string;
  area: AreaChoice;
}

const KEY = 'areas';

const isArea = (value: unknown): value is AreaChoice => {
  const area = value as { circle?: { centre?: unknown; radius_m?: unknown }; type?: unknown; coordinates?: unknown } | null;
  return area?.circle ? Array.isArray(area.circle.centre) && typeof area.circle.radius_m === 'number' : (area?.type === 'Polygon' || area?.type === 'MultiPolygon') && Array.isArray(area.coordinates);
};

/** What is kept; whatever is no area any more is passed over. */
export function keptAreas(): KeptArea[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(read) ? read.filter((one): one is KeptArea => typeof (one as KeptArea | null)?.name === 'string' && isArea((one as KeptArea).area)) : [];
  } catch {
    return [];
  }
}

/** Keeps these areas and no others; false where the browser refuses. */
export function keepAreas(areas: KeptArea[]): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(areas));
    return true;
  } catch {
    return false;
  }
}
