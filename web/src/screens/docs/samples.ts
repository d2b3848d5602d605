// Copy-ready samples: the files of docs/samples, which tests run, with this server's address in them.
import type { Operation } from '../../api/client';
import amap from '../../../../docs/samples/amap.html?raw';
import carrierMap from '../../../../docs/samples/carrier-map.html?raw';
import curl from '../../../../docs/samples/curl.sh?raw';
import maplibre from '../../../../docs/samples/maplibre.html?raw';
import openlayers from '../../../../docs/samples/openlayers.html?raw';
import python from '../../../../docs/samples/with_python.py?raw';
import qgis from '../../../../docs/samples/with_qgis.py?raw';

/** The address that stands in the files. */
const STANDS = 'http://127.0.0.1:8080';

/** Samples by name, in the order they are shown. */
export const SAMPLES = { carrierMap, maplibre, openlayers, amap, qgis, python, curl } as const;

/** Name of a sample. */
export type Sample = keyof typeof SAMPLES;

/** A sample that asks this very server. */
export const sample = (name: Sample, origin: string) => SAMPLES[name].replaceAll(STANDS, origin).trim();

/** What an embedded map is asked to show; empty where it is as usual. */
export interface Embedded {
  zone: string;
  plan: string;
  lang: string;
  theme: string;
  datum: string;
  filter: string;
  live: boolean;
}

const quoted = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The line that shows such a map in a frame. */
export function framing(origin: string, { live, ...asked }: Embedded): string {
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
  if (live) query.set('live', 'true');
  return `<iframe src="${quoted(`${origin}/embed${query.size > 0 ? `?${query}` : ''}`)}" style="width: 100%; height: 480px; border: 0"></iframe>`;
}

/** The two lines that show such a map in a page. */
export function embedding(origin: string, { live, ...asked }: Embedded): string {
  const attributes = Object.entries(asked).filter(([, value]) => value !== '').map(([name, value]) => ` ${name}="${quoted(value)}"`).join('');
  return `<script type="module" src="${origin}/embed/carrier-map.js"></script>\n<carrier-map${attributes}${live ? ' live' : ''} style="height: 480px"></carrier-map>`;
}

/** The address that asks an operation with these values; what is empty is left out, and a place without a value stays in braces. */
export function request(path: string, parameters: Operation['parameters'] = [], values: Record<string, string | undefined> = {}): string {
  const query = new URLSearchParams();
  let place = path;
  for (const { name, in: where } of parameters) {
    const value = values[name]?.trim();
    if (!value) continue;
    if (where === 'path') place = place.replace(`{${name}}`, encodeURIComponent(value));
    else if (where === 'query') query.set(name, value);
  }
  const asked = query.toString();
  return asked ? `${place}?${asked}` : place;
}
