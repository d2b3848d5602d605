#!/usr/bin/env bash
set -euo pipefail
server=${1:-http://127.0.0.1:8080}

# 各片区可用面积 / available area by zone
curl -sSf "$server/api/availability?by=zone&vacant_min_m2=500"; echo

# 半径 500 米内 / within 500 m
curl -sSf -H 'content-type: application/json' "$server/api/availability" \
  -d '{"by":"kind","filter":{},"count":"share","area":{"circle":{"centre":[106.551,29.557],"radius_m":500}}}'; echo

# 国有且超过一万平方米的楼宇，条件用 CQL2 / state-owned buildings above 10,000 ㎡, in CQL2
curl -sSfG "$server/collections/buildings/items" --data-urlencode "filter=owner_kind = 'state' AND floor_area_m2 > 10000" -d limit=5; echo

# 同一批要素，坐标为 GCJ-02 / the same for a GCJ-02 map
curl -sSf "$server/collections/idle-properties/items?limit=5&crs=gcj02"; echo

# 最低成本方案 / least-cost plan
curl -sSf -H 'content-type: application/json' "$server/api/plans" -d '{"bind":"both"}'; echo
