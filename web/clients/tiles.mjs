// Reads every tile of zooms 0 to 16 that the server's TileJSON bounds hold, with the reader that map clients use: each decodes, its
// version is 2, its ids are unlike, its rings turn the right way and lie inside the tile and its margin, and every site is a dot exactly
// once a zoom.
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';

const server = process.argv[2];
const deepest = 16;
const get = async (path) => (await fetch(server + path, { headers: { Accept: 'application/json' } })).json();

let failed = 0;
const fail = (text) => {
  failed += 1;
  if (failed <= 20) console.log(`FAIL ${text}`);
};

const column = (lon, side) => Math.floor((lon / 360 + 0.5) * side);
const row = (lat, side) => Math.floor((0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)) * side);

/** Twice the signed area of a ring; positive for an outer one. */
function twiceArea(ring) {
  let sum = 0;
  for (let at = 0; at + 1 < ring.length; at += 1) sum += ring[at].x * ring[at + 1].y - ring[at + 1].x * ring[at].y;
  return sum;
}

function checkLayer(layer, where) {
  if (layer.version !== 2 || layer.extent !== 4096 || layer.length === 0) fail(`${where}: version ${layer.version}, extent ${layer.extent}, ${layer.length} features`);
  const ids = new Set();
  for (let at = 0; at < layer.length; at += 1) {
    const feature = layer.feature(at);
    if (feature.id === undefined || !Number.isSafeInteger(feature.id) || ids.has(feature.id)) fail(`${where}: id ${feature.id}`);
    ids.add(feature.id);
    const rings = feature.loadGeometry();
    if (rings.length === 0) fail(`${where}: nothing drawn`);
    for (const point of rings.flat()) if (point.x < -64 || point.x > 4160 || point.y < -64 || point.y > 4160) fail(`${where}: ${point.x},${point.y}`);
    if (feature.type === 3 && (twiceArea(rings[0]) <= 0 || rings.some((ring) => twiceArea(ring) === 0))) fail(`${where}: ring of ${feature.id} turns the wrong way`);
  }
}

const sites = (await get('/api/sites?limit=10000')).sites.filter((site) => site.lon !== null).map((site) => site.id).sort();
let read = 0;
for (const name of ['sites', 'zones', 'backdrop']) {
  const about = await get(`/tiles.json?layer=${name}`);
  const [west, south, east, north] = about.bounds;
  const declared = new Set(about.vector_layers.map((layer) => layer.id));
  for (let z = 0; z <= deepest; z += 1) {
    const side = 2 ** z;
    const dots = [];
    const jobs = [];
    for (let x = column(west, side); x <= column(east, side); x += 1) for (let y = row(north, side); y <= row(south, side); y += 1) jobs.push([x, y]);
    while (jobs.length > 0) {
      await Promise.all(jobs.splice(0, 16).map(async ([x, y]) => {
        const address = about.tiles[0].replace('{z}', z).replace('{x}', x).replace('{y}', y);
        const answer = await fetch(address);
        if (answer.status !== 200 || !answer.headers.get('etag')) fail(`${address}: ${answer.status}`);
        const tile = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer())));
        read += 1;
        for (const [id, layer] of Object.entries(tile.layers)) {
          if (!declared.has(id)) fail(`${address}: layer ${id} is not in TileJSON`);
          checkLayer(layer, `${address} ${id}`);
          if (id === 'site_points') for (let at = 0; at < layer.length; at += 1) dots.push(layer.feature(at).properties.id);
        }
      }));
    }
    if (name === 'sites' && JSON.stringify(dots.sort()) !== JSON.stringify(sites)) fail(`zoom ${z}: ${dots.length} dots for ${sites.length} sites`);
  }
}
console.log(`${failed === 0 ? 'ok  ' : 'FAIL'} vector tiles: ${read} read, ${failed} faults`);
process.exit(failed === 0 ? 0 : 1);
