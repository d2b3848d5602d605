// Copy-ready samples; they name this very server.

/** A page of its own with the map; 30 lines at most. */
export const maplibre = (origin: string) => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>载体地图</title>
<link rel="stylesheet" href="maplibre-gl.css">
<div id="map" style="height: 100vh"></div>
<script type="module">
  import * as maplibregl from './maplibre-gl.mjs';
  maplibregl.setWorkerUrl('./maplibre-gl-worker.mjs');

  const map = new maplibregl.Map({
    container: 'map',
    style: '${origin}/style.json',
    center: [106.551, 29.557],
    zoom: 13,
  });
  map.on('click', 'dot', async ({ features: [site] }) => {
    const id = encodeURIComponent(site.properties.id);
    const detail = await (await fetch('${origin}/api/sites/' + id)).json();
    alert(detail.name + ' ' + (detail.available_area_m2 ?? '待核') + ' ㎡');
  });
</script>
</html>`;

export const curl = (origin: string) => `# 各片区可用面积 / available area by zone
curl '${origin}/api/availability?by=zone&vacant_min_m2=500'

# 半径 500 米内 / within 500 m
curl -H 'content-type: application/json' -d '{"by":"kind","filter":{},"count":"share","area":{"circle":{"centre":[106.551,29.557],"radius_m":500}}}' '${origin}/api/availability'

# 最低成本方案 / least-cost plan
curl -H 'content-type: application/json' -d '{"bind":"both"}' '${origin}/api/plans'

# 要素 / features
curl '${origin}/collections/idle-properties/items?limit=10'`;
