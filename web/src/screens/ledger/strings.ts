import { dictionary } from '../../core/i18n';

export const t = dictionary(
  {
    title: '台账', lead: '{idle} 处闲置楼宇和物业（其中 {none} 处未入账）、{carriers} 个载体；{due} 项到期或陈旧。', as_of: '截至 {day}', track_idle: '闲置楼宇', track_carrier: '载体', all: '全部', state: '状态', none_state: '未入状态',
    rows: '在册清单', name: '名称', zone: '片区', units: '责任单位', area: '面积', since: '自', months: '{n} 个月', next: '下一步', last: '上次登记', inferred: '推断', unassigned: '未指定', unknown: '未知',
    alarms: '到期与催办', due: '期限', days: '{n} 天', overdue_days: '逾期 {n} 天', what: '事项', unit: '单位', stale: '陈旧数据', overdue: '已到期', urgent: '紧急', soon: '临近', by_unit: '按责任单位', no_alarms: '没有到期或陈旧事项。',
    kind_transition: '过渡期', kind_land_term: '土地期限', kind_lease_end: '租约', kind_valuation: '评估', kind_stale: '数据', quarter: '季度清单', ranking: '收储优先次序', ranking_show: '显示次序', ranking_lead: '已评级 {graded}，待核 {open}，不宜收储 {stopped}；权重 ±20 % 时 {moved} 处名次变动。闸门待核或不通过的不排名次。', place: '名次', stand: '结论', stand_graded: '已评级', stand_to_verify: '待核', stand_stopped: '不宜收储', score: '得分区间', price: '价格', break_even: '财务保本价', gates: '未通过（✕）与待核（?）闸门', range: '±20 %：{best}–{worst}', sheet_of: '{name} 收储评估表', of_unit: '只看 {unit}', every_unit: '全部单位', quarter_hint: '一次导出：季初、进入、离开、季末及逐项登记。',
    record: '登记', to: '转为', on: '日期', role: '单位和职务', why: '事由', save: '登记状态', saved: '{name} 已登记为 {state}', token_needed: '登记需要写入令牌，请在“数据”页填写。', cancel: '取消', print_selected: '打印所选评估表（{n}）', select: '选择 {name}', example: '示例', empty: '该类别没有在册项目。', more: '显示全部 {n} 项',
  },
  {
    title: 'Ledger', lead: '{idle} idle buildings and properties, {none} of them not in the ledger yet, and {carriers} carriers; {due} items fall due or are stale.', as_of: 'as of {day}', track_idle: 'Idle buildings', track_carrier: 'Carriers', all: 'All', state: 'State', none_state: 'No state yet',
    rows: 'On the ledger', name: 'Name', zone: 'Zone', units: 'Units', area: 'Area', since: 'Since', months: '{n|month|months}', next: 'Next', last: 'Last entry', inferred: 'inferred', unassigned: 'not assigned', unknown: 'unknown',
    alarms: 'Falling due', due: 'Due', days: '{n|day|days}', overdue_days: '{n|day|days} over', what: 'Matter', unit: 'Unit', stale: 'Stale data', overdue: 'Overdue', urgent: 'Urgent', soon: 'Soon', by_unit: 'By unit', no_alarms: 'Nothing falls due or is stale.',
    kind_transition: 'Transition', kind_land_term: 'Land term', kind_lease_end: 'Lease', kind_valuation: 'Valuation', kind_stale: 'Data', quarter: 'List of a quarter', ranking: 'Order of acquisition', ranking_show: 'Show the order', ranking_lead: '{graded} graded, {open} to verify, {stopped} stopped; with weights ±20 % {moved|place changes|places change}. What has a failed or open gate has no place.', place: 'Place', stand: 'Stand', stand_graded: 'graded', stand_to_verify: 'to verify', stand_stopped: 'stopped', score: 'Score', price: 'Price', break_even: 'Break-even by cash flow', gates: 'Gates failed (✕) and open (?)', range: '±20 %: {best}–{worst}', sheet_of: 'Acquisition sheet of {name}', of_unit: 'Only {unit}', every_unit: 'Every unit', quarter_hint: 'One file: at the start, entered, left, at the end, and every entry.',
    record: 'Record', to: 'Goes to', on: 'On', role: 'Unit and post', why: 'Reason', save: 'Record the step', saved: '{name} now stands at {state}', token_needed: 'Recording needs a write token; enter it on the Data page.', cancel: 'Cancel', print_selected: 'Print the sheets chosen ({n})', select: 'Choose {name}', example: 'Example', empty: 'Nothing of this kind is on the ledger.', more: 'Show all {n}',
  },
);
