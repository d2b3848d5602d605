// Words of the trade that every screen shares.
import { dictionary } from './i18n';

export const words = dictionary(
  {
    product: '载体',
    name: '{district}载体空间规划',
    name_plain: '载体空间规划',
    skip: '跳到主要内容',
    overview: '总览', map: '地图', plan: '方案', compare: '方案比较', report: '汇报', data: '数据', docs: '接口', site: '物业', sheet: '收储评估表', sheets: '批量评估表', ledger: '台账',
    search: '搜名称、拼音、坐标', search_none: '没有找到', north_first: '（纬度在前）', to_dark: '换深色', to_light: '换浅色', other_language: 'English',
    built: '已建成', under_way: '在建', planned: '已谋划', vacant: '闲置', available: '可用', m0: 'M0 用地', gap: '缺口', target: '目标', chosen: '方案选中', passed: '落选候选',
    example: '示例', example_notice: '含示例数据，不得用于决策。',
    disclaimer: '本评估仅为辅助决策，不构成规划许可、收储决定或评估结论。',
    unknown: '待核', loading: '正在读取{what}…', retry: '重试', no_file: '文件没有取到（{status}）。令牌可能已失效，或没有所需的权限。', request: '请求编号 {id}', close: '关闭', map_loading: '地图',
    no_webgl: '此浏览器无法绘制地图（缺少 WebGL2）。改用示意图；数字、清单和按片区、半径选区照常使用。', map_trouble: '部分地图瓦片未能读取',
    sources: '底图数据 © OpenStreetMap contributors (ODbL)', whole_district: '全区', not_found: '没有这个页面', not_found_hint: '请从上方导航进入，或返回总览。',
    kind_building: '楼宇', kind_idle_property: '闲置物业', kind_m0_parcel: 'M0 地块', kind_carrier: '孵化载体', kind_place: '地点',
    owner_state: '国有', owner_collective: '集体', owner_private: '民营或个人', owner_foreign: '外资', owner_mixed: '混合',
    supply_idle_building: '闲置楼宇', supply_idle_factory: '闲置厂房', supply_underused_land: '低效用地', supply_m0: '新型产业用地(M0)',
    confidence_verified: '核实', confidence_reported: '填报', confidence_estimated: '推算', confidence_example: '示例',
    theme_light: '浅色', theme_dark: '深色', home: '全区视图', solid: '3D：高度按层数示意，层数待核的不抬高', help: '快捷键', help_title: '快捷键与地址', zoom_in: '放大', zoom_out: '缩小', indicative_short: '片区范围为示意', yes: '是', no: '否', token_label: '写入令牌', revision: '数据版本',
    nav: '主导航', language: '语言',
  },
  {
    product: 'Zaiti',
    name: 'Carrier space in {district}',
    name_plain: 'Carrier space',
    skip: 'Skip to the main content',
    overview: 'Overview', map: 'Map', plan: 'Plan', compare: 'Compare plans', report: 'Report', data: 'Data', docs: 'API', site: 'Property', sheet: 'Acquisition sheet', sheets: 'Sheets', ledger: 'Ledger',
    search: 'Name, pinyin, coordinates', search_none: 'Nothing found', north_first: ' (latitude first)', to_dark: 'Dark theme', to_light: 'Light theme', other_language: '中文',
    built: 'Built', under_way: 'Under way', planned: 'Planned', vacant: 'Vacant', available: 'Available', m0: 'M0 land', gap: 'Gap', target: 'Target', chosen: 'Chosen by plan', passed: 'Passed over',
    example: 'Example', example_notice: 'Contains example data; not for decisions.',
    disclaimer: 'This assessment only supports a decision. It is no planning permission, no acquisition decision and no valuation.',
    unknown: 'unverified', loading: 'Reading {what}…', retry: 'Try again', no_file: 'The file did not come ({status}). The token may no longer hold, or lack the role.', request: 'Request {id}', close: 'Close', map_loading: 'the map',
    no_webgl: 'This browser cannot draw the map (no WebGL2). A drawing stands in; figures, lists and areas by zone or radius work as ever.', map_trouble: 'Some map tiles could not be read',
    sources: 'Basemap © OpenStreetMap contributors (ODbL)', whole_district: 'Whole district', not_found: 'There is no such page', not_found_hint: 'Use the links above, or go back to the overview.',
    kind_building: 'Building', kind_idle_property: 'Idle property', kind_m0_parcel: 'M0 parcel', kind_carrier: 'Carrier', kind_place: 'Place',
    owner_state: 'State-owned', owner_collective: 'Collective', owner_private: 'Private', owner_foreign: 'Foreign', owner_mixed: 'Mixed',
    supply_idle_building: 'Idle building', supply_idle_factory: 'Idle factory', supply_underused_land: 'Underused land', supply_m0: 'New industrial land (M0)',
    confidence_verified: 'Verified', confidence_reported: 'Reported', confidence_estimated: 'Estimated', confidence_example: 'Example',
    theme_light: 'Light', theme_dark: 'Dark', home: 'Whole district', solid: '3D (height by storeys; flat where they are unverified)', help: 'Shortcuts', help_title: 'Shortcuts', zoom_in: 'Zoom in', zoom_out: 'Zoom out', indicative_short: 'Zone outlines are indicative', yes: 'Yes', no: 'No', token_label: 'Write token', revision: 'Data revision',
    nav: 'Main', language: 'Language',
  },
);

type Word = Parameters<typeof words>[0];

/** The word for a value of the wire such as `idle_property`, or the value itself where no word is known. */
export function word(prefix: 'kind' | 'owner' | 'supply' | 'confidence', value: string | null | undefined): string {
  if (value == null) return words('unknown');
  const key = `${prefix}_${value}`;
  return key in words.zh ? words(key as Word) : value;
}
