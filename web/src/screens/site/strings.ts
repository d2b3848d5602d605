import { dictionary } from '../../core/i18n';

export const t = dictionary(
  {
    on_map: '在地图上查看', facts: '登记情况', source: '来源', as_of: '数据时点', field: '项目', value: '值', confidence: '可信度', stale: '已超过 180 天', no_date: '未注明', unknown: '待核', restricted: '受限：需有权限的令牌', unnamed: '（未命名）', aliases: '又名', zone: '片区', lists: '所在片区 {zone}',
    legend: '● 核实　◐ 填报　○ 推算　◇ 示例',
    group_place: '位置与归类', group_space: '空间', group_tenure: '权属', group_offer: '条件与价格', group_condition: '状态', group_carrier: '载体', group_parcel: '地块', group_other: '其他',
    address: '地址', street: '街道', zone_fact: '片区', supply_class: '供给类别', precision_m: '位置精度（米）',
    floor_area_m2: '建筑面积', floor_area_source: '建筑面积依据', usable_area_m2: '可用面积（套内）', self_used_area_m2: '自用面积', let_area_m2: '出租面积', vacant_area_m2: '空置面积', committed_area_m2: '已承诺面积', available_area_m2: '可用于载体', contiguous_vacant_area_m2: '最大连续空置', vacant_since: '空置起始', levels_above: '地上层数', levels_below: '地下层数', year_built: '竣工年份', storey_height_m: '层高（米）',
    owner_kind: '产权性质', owner_count: '产权户数', owner: '产权人', mortgaged: '抵押', seized: '查封', land_right_end: '土地使用权终止',
    modes: '可接受方式', asking_price_yuan_per_m2: '报价', rent_yuan_per_m2_month: '租金（元/㎡·月）', works_cost_yuan_per_m2: '改造费用',
    registered_use: '登记用途', heritage: '历史保护', safety_grade: '房屋安全等级', in_renewal_library: '列入更新项目库',
    carrier_kind: '载体类型', carrier_programme: '附表类型', orientation: '特色方向', recognition: '认定级别', status: '载体状态', carrier_area_m2: '载体面积', incubation_area_m2: '在孵使用面积', incubatees: '在孵企业和团队', tech_firms: '科技型企业', operator: '运营单位', finished_on: '建成日期', large: '大型载体',
    clear_height_m: '净高（米）', column_span_m: '柱距（米）', core_depth_m: '进深（米）', design_load_kn_per_m2: '设计荷载（kN/㎡）', expropriation: '征收范围', fire_acceptance: '消防验收/备案', fire_consent: 'F3 同意', floorplate_m2: '标准层面积', goods_lifts: '货梯（台）', illegal_area_m2: '违法建设', incubation_rent_yuan_per_m2_month: '入孵租金（元/㎡·月）', land_right: '权利性质', land_use: '土地用途', lease_end: '租约到期', parking: '停车位（个）', passenger_lifts: '客梯（台）', planned_use: '规划用途', positioning: '产业定位', power_va_per_m2: '供电容量（VA/㎡）', strengthening_budget: '加固预算', structure: '结构类型', title_dispute: '权属争议', transition_from: '过渡期起始', valuation_yuan_per_m2: '评估值', valued_on: '评估基准日',
    land_area_m2: '用地面积', plot_ratio: '容积率', auxiliary_share: '辅助用房上限', unit_cost_yuan_per_m2: '单位成本', term_end: '土地期限', in_approved_park: '位于批准园区', outside_district: '区外飞地',
  },
  {
    on_map: 'Show on the map', facts: 'On record', source: 'Source', as_of: 'As of', field: 'Item', value: 'Value', confidence: 'Confidence', stale: 'older than 180 days', no_date: 'no date', unknown: 'unverified', restricted: 'Restricted: needs a token with that right', unnamed: '(no name)', aliases: 'Also called', zone: 'Zone', lists: 'Counts in {zone}',
    legend: '● verified  ◐ reported  ○ estimated  ◇ example',
    group_place: 'Place and class', group_space: 'Space', group_tenure: 'Title', group_offer: 'Terms and price', group_condition: 'Condition', group_carrier: 'Carrier', group_parcel: 'Parcel', group_other: 'Other',
    address: 'Address', street: 'Street', zone_fact: 'Zone', supply_class: 'Supply class', precision_m: 'Precision of place (m)',
    floor_area_m2: 'Floor area', floor_area_source: 'Floor area from', usable_area_m2: 'Net usable area', self_used_area_m2: 'Used by the owner', let_area_m2: 'Let', vacant_area_m2: 'Vacant', committed_area_m2: 'Committed', available_area_m2: 'Available for a carrier', contiguous_vacant_area_m2: 'Largest contiguous vacancy', vacant_since: 'Vacant since', levels_above: 'Levels above ground', levels_below: 'Levels below ground', year_built: 'Built in', storey_height_m: 'Storey height (m)',
    owner_kind: 'Kind of owner', owner_count: 'Owners', owner: 'Owner', mortgaged: 'Mortgaged', seized: 'Seized', land_right_end: 'Land right ends',
    modes: 'Open to', asking_price_yuan_per_m2: 'Asking price', rent_yuan_per_m2_month: 'Rent (¥/m² a month)', works_cost_yuan_per_m2: 'Works',
    registered_use: 'Registered use', heritage: 'Heritage', safety_grade: 'Safety grade', in_renewal_library: 'In the renewal library',
    carrier_kind: 'Kind of carrier', carrier_programme: 'Type in the table', orientation: 'Orientation', recognition: 'Recognition', status: 'Status', carrier_area_m2: 'Carrier area', incubation_area_m2: 'Area in incubation', incubatees: 'Firms and teams', tech_firms: 'Technology firms', operator: 'Operator', finished_on: 'Finished on', large: 'Large carrier',
    clear_height_m: 'Clear height (m)', column_span_m: 'Column span (m)', core_depth_m: 'Core to window (m)', design_load_kn_per_m2: 'Design load (kN/m²)', expropriation: 'Expropriation', fire_acceptance: 'Fire acceptance', fire_consent: 'Consent to F3', floorplate_m2: 'Floorplate', goods_lifts: 'Goods lifts', illegal_area_m2: 'Built illegally', incubation_rent_yuan_per_m2_month: 'Incubation rent (¥/m² a month)', land_right: 'Kind of right', land_use: 'Land use', lease_end: 'Lease ends', parking: 'Parking', passenger_lifts: 'Passenger lifts', planned_use: 'Planned use', positioning: 'Positioning', power_va_per_m2: 'Power (VA/m²)', strengthening_budget: 'Strengthening budget', structure: 'Structure', title_dispute: 'Title dispute', transition_from: 'Transition since', valuation_yuan_per_m2: 'Valuation', valued_on: 'Valued on',
    land_area_m2: 'Land area', plot_ratio: 'Plot ratio', auxiliary_share: 'Largest auxiliary share', unit_cost_yuan_per_m2: 'Unit cost', term_end: 'Land term ends', in_approved_park: 'In an approved park', outside_district: 'Outside the district',
  },
);

export type Key = Parameters<typeof t>[0];

const groups = {
  space: ['floor_area_m2', 'floor_area_source', 'usable_area_m2', 'self_used_area_m2', 'let_area_m2', 'vacant_area_m2', 'committed_area_m2', 'available_area_m2', 'contiguous_vacant_area_m2', 'vacant_since', 'levels_above', 'levels_below', 'year_built', 'storey_height_m'],
  offer: ['modes', 'asking_price_yuan_per_m2', 'rent_yuan_per_m2_month', 'works_cost_yuan_per_m2', 'unit_cost_yuan_per_m2', 'incubation_rent_yuan_per_m2_month', 'valuation_yuan_per_m2', 'valued_on', 'lease_end', 'positioning'],
  tenure: ['owner_kind', 'owner_count', 'owner', 'mortgaged', 'seized', 'title_dispute', 'land_use', 'planned_use', 'land_right', 'land_right_end', 'transition_from', 'expropriation', 'illegal_area_m2'],
  carrier: ['carrier_kind', 'carrier_programme', 'orientation', 'recognition', 'status', 'carrier_area_m2', 'incubation_area_m2', 'incubatees', 'tech_firms', 'operator', 'finished_on', 'large'],
  parcel: ['land_area_m2', 'plot_ratio', 'auxiliary_share', 'term_end', 'in_approved_park', 'outside_district'],
  condition: ['registered_use', 'heritage', 'structure', 'floorplate_m2', 'clear_height_m', 'column_span_m', 'core_depth_m', 'design_load_kn_per_m2', 'passenger_lifts', 'goods_lifts', 'power_va_per_m2', 'parking', 'safety_grade', 'strengthening_budget', 'in_renewal_library', 'fire_acceptance', 'fire_consent'],
  place: ['address', 'street', 'zone', 'supply_class', 'precision_m'],
} as const;

/** Names of facts in the groups and the order they are read in; what no group knows comes last. */
export function grouped(names: readonly string[]): { group: Key; names: string[] }[] {
  const left = new Set(names);
  const known = Object.entries(groups).map(([group, listed]) => ({ group: `group_${group}` as Key, names: listed.filter((name) => left.delete(name)) as string[] }));
  return [...known, { group: 'group_other' as Key, names: [...left] }].filter((one) => one.names.length > 0);
}

const terms: Record<string, [string, string]> = {
  filed: ['已备案', 'filed'], accepted: ['已验收', 'accepted'], not_done: ['未办理', 'not done'], allocated: ['划拨', 'allocated'], granted: ['出让', 'granted'], leased: ['租赁', 'leased'], contributed: ['作价出资（入股）', 'contributed as capital'],
  frame: ['框架', 'frame'], frame_shear_wall: ['框剪', 'frame and shear wall'], masonry: ['砖混', 'masonry'], steel: ['钢结构', 'steel'],
  certificate: ['证载', 'certificate'], survey: ['测绘', 'survey'], footprint: ['占地×层数推算', 'footprint × levels'],
  state: ['国有', 'state'], collective: ['集体', 'collective'], private: ['民营或个人', 'private'], foreign: ['外资', 'foreign'], mixed: ['混合', 'mixed'],
  purchase: ['购买', 'purchase'], lease: ['租赁', 'lease'], entrust: ['委托运营', 'entrusted operation'], transfer: ['划转', 'transfer'], equity_in_kind: ['作价入股', 'equity in kind'],
  none: ['无', 'none'], traditional: ['传统风貌建筑', 'traditional building'], historic: ['历史建筑', 'historic building'], relic: ['文物', 'relic'],
  idle_building: ['闲置楼宇', 'idle building'], idle_factory: ['闲置厂房', 'idle factory'], underused_land: ['低效用地', 'underused land'], m0: ['新型产业用地(M0)', 'new industrial land (M0)'],
  makerspace: ['众创空间', 'makerspace'], incubator: ['孵化器', 'incubator'], accelerator: ['加速器', 'accelerator'], community: ['创新创业孵化社区', 'incubation community'], university_ring: ['环大学创新生态圈', 'university ring'], specialty: ['特色孵化载体', 'specialty carrier'],
  specialised: ['专业化', 'specialised'], international: ['国际化', 'international'], platform: ['平台型', 'platform'],
  district: ['区级', 'district'], municipal: ['市级', 'municipal'], nationally_registered: ['国家备案', 'nationally registered'], national: ['国家级', 'national'],
  proposed: ['谋划', 'proposed'], acquiring: ['收储', 'acquiring'], converting: ['改造', 'converting'], built: ['建成', 'built'], under_review: ['评价', 'under review'], rectifying: ['整改', 'rectifying'], delisted: ['摘牌', 'delisted'],
};

/** A word of the wire in the reader's language; text that is no such word stays as it is. */
export function term(value: string, english: boolean): string {
  return terms[value]?.[english ? 1 : 0] ?? value;
}
