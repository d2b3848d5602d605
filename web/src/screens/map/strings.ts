import { dictionary } from '../../core/i18n';

export const t = dictionary(
  {
    title: '地图与选区', filters: '筛选', area_tools: '选区', draw: '多边形', rectangle: '矩形', drawing: '在地图上点选各角，双击或点首点完成；Esc 取消。', drawing_rectangle: '点两个对角完成矩形；Esc 取消。',
    circle: '按半径选区', paste: '粘贴或打开范围', paste_label: 'GeoJSON 或 WKT，CGCS2000 / WGS 84 经纬度', open_file: '打开文件', bad_shape: '没有读到面。请粘贴 GeoJSON 或 WKT 的 Polygon、MultiPolygon，坐标为经纬度。', too_long: '此选区顶点较多，地址中放不下；刷新页面后需重新选取。', street: '街道', reach: '载体服务半径', reach_none: '不显示', reach_note: '直线距离', reach_said: '{n} 处已建成载体，半径 {m} 米。直线距离，未计坡度和道路。', picture: '导出图片', making: '正在出图…', nearest: '最近的有可用面积：', away: '{name}，{m} 米', centre: '圆心（经度,纬度）', radius: '半径（米）', use_centre: '取地图中心', apply: '选取', bad_centre: '请写成“经度,纬度”，例如 106.551,29.563。', bad_radius: '半径须为 1 至 20,000 米。',
    kind: '类型', zone: '片区', any: '不限', owner_kind: '产权性质', vacant_min: '空置面积 ≥ ㎡', available_min: '可用面积 ≥ ㎡', owners_max: '产权户数 ≤', price_max: '报价 ≤ 元/㎡', plan_named: '仅方案点名', clear_filters: '清除筛选',
    card_area: '选区', card_all: '全部结果', available: '可用面积', vacant: '空置面积', floor: '建筑面积', footprint: '占地面积', sites: '计入处数', extent: '选区面积', by: '分组',
    by_zone: '片区', by_kind: '类型', by_owner: '产权性质', by_supply: '供给类别', by_street: '街道', count: '计入方式', share: '按面积占比', centroid: '按中心点', clear: '清除选区', zoom: '看选区',
    unknown: '{floor} 处建筑面积待核，{vacancy} 处空置待核，均未计入合计。', within: '{n} 处闲置物业位于已登记楼宇内，其面积已从楼宇中扣除，不重复计算。', enclaves: '{n} 处区外飞地未计入。', unplaced: '{n} 处符合条件但没有位置，无法判断是否在选区内。', example: '含 {n} 处示例', none: '没有符合条件的物业', none_hint: '请放宽条件或扩大选区。', other: '未分组',
    export: '导出筛选结果', list: '清单', matched: '登记 {n} 处', counted: '，其中 {n} 处计入可用面积（载体、地点和区外飞地不计）', shown: '，已列 {n} 处', more: '再列 {n} 处', name: '名称', owners: '户数', price: '报价 元/㎡', as_of: '数据时点', unnamed: '（未命名）', details: '详情', selected: '已选 {name}', plan_from: '生成方案',
    announce: '可用 {available}，共 {n} 处', truncated: '地图高亮前 {n} 处',
  },
  {
    title: 'Map and area', filters: 'Filters', area_tools: 'Area', draw: 'Polygon', rectangle: 'Rectangle', drawing: 'Click each corner on the map; double-click or click the first corner to finish. Esc cancels.', drawing_rectangle: 'Click two opposite corners. Esc cancels.',
    circle: 'Area by radius', paste: 'Paste or open an outline', paste_label: 'GeoJSON or WKT, CGCS2000 / WGS 84 degrees', open_file: 'Open a file', bad_shape: 'No surface found. Paste a Polygon or MultiPolygon as GeoJSON or WKT, in degrees.', too_long: 'This area has too many corners for the address; choose it again after a reload.', street: 'Street', reach: 'Reach of carriers', reach_none: 'not shown', reach_note: 'straight line', reach_said: '{n} built carriers, {m} m around each. Straight lines: neither slopes nor streets count.', picture: 'Save a picture', making: 'Drawing…', nearest: 'Nearest with space:', away: '{name}, {m} m', centre: 'Centre (longitude,latitude)', radius: 'Radius (metres)', use_centre: 'Map centre', apply: 'Choose', bad_centre: 'Write “longitude,latitude”, such as 106.551,29.563.', bad_radius: 'The radius must be 1 to 20,000 metres.',
    kind: 'Kind', zone: 'Zone', any: 'Any', owner_kind: 'Owner', vacant_min: 'Vacant ≥ m²', available_min: 'Available ≥ m²', owners_max: 'Owners ≤', price_max: 'Asking ≤ ¥/m²', plan_named: 'Named by the programme only', clear_filters: 'Clear filters',
    card_area: 'Chosen area', card_all: 'All results', available: 'Available', vacant: 'Vacant', floor: 'Floor area', footprint: 'Footprint', sites: 'Sites counted', extent: 'Extent', by: 'Group by',
    by_zone: 'Zone', by_kind: 'Kind', by_owner: 'Owner', by_supply: 'Supply class', by_street: 'Street', count: 'Count', share: 'by share of footprint', centroid: 'by centre point', clear: 'Clear area', zoom: 'Show area',
    unknown: 'Floor area of {floor} and vacancy of {vacancy} sites are unverified and not in the sums.', within: '{n} idle properties stand inside a building on record; their figures are taken out of those of the building, so nothing counts twice.', enclaves: 'Outside the district and not counted: {n}.', unplaced: '{n} more match but have no position, so nobody can say whether they lie inside.', example: '{n} example sites', none: 'Nothing matches', none_hint: 'Relax a condition or choose a larger area.', other: 'Not grouped',
    export: 'Export the filtered sites', list: 'List', matched: '{n} on record', counted: ', {n} of them counted as space on offer (not carriers, places, or parcels outside the district)', shown: ', {n} listed', more: 'List {n} more', name: 'Name', owners: 'Owners', price: 'Asking ¥/m²', as_of: 'As of', unnamed: '(no name)', details: 'Details', selected: 'Selected: {name}', plan_from: 'Make a plan',
    announce: '{available} available, {n} sites', truncated: 'the map highlights the first {n}',
  },
);
