import { dictionary } from '../../core/i18n';

export const t = dictionary(
  {
    title: '闲置楼宇收储评估表', id: '编号', plan: '方案', revision: '数据版本', on: '评估日期', frozen: '定稿', gates: '闸门', verdict: '结论',
    price_used: '本表采用价格', cash_price: '财务保本价', plan_price: '方案保本价', grade: '等级', complete: '完整度', complete_of: '评分指标 {share}，表内 {n}/{of} 项', stopped: '红 · 不评级', to_verify: '待核，暂列 {grade}', none: '—',
    gate_fail: '不通过', gate_unknown: '待核', gate_needs_role: '需权限', gate_pass: '通过', gate_not_applicable: '不适用',
    economics: '经济', waterfall: '净现值：{best}与次优方式', outlay: '{mode}：投入', back: '{mode}：收益与残值现值', balance: '{mode}：净现值',
    mode: '取得方式', open: '可行', years: '年', investment: '投入', npv: '净现值', yearly: '年均', irr: 'IRR', payback: '回收（年）', limit: '保本价/租', rent_limit: '{rent} 元/㎡·月', counts: '计入目标', never: '不可回收',
    sensitivity: '敏感性（净现值，条纹为低值、实心为高值）', contribution: '规划贡献', before: '前', after: '后', zone_gap: '片区缺口 {zone}', district_gap: '全区缺口（对照总目标）', area: '孵化面积', firms: '在孵容量', firms_unit: '{n} 个', recognition: '可达认定',
    outside: '片区外', score: '得分（0–100 区间）', known: '已知 {n}/{of}', whole: '总分', checks: '核验清单', signatures: '会商会审意见', unit: '单位/职务', sign: '签字', date: '日期', sources: '来源', address: '网址',
    unit_cost: '单位成本', per_firm: '每户企业', yield: '成本收益率', cover: '偿债备付率（DSCR）', no_loan: '未设贷款', suits: '四类载体适配（0–100）', fits: '适配', weights_hold: '任一权重 ±20 %，等级不变。', weights_sway: '权重 ±20 % 时等级变化：{groups}。', at_least: '不低于 {price}', at_most: '不高于 {price}', plan_unsettled: '时限内未定',
    unknown: '未知', withheld: '受限', yes: '是', no: '否', locator: '{name}的位置图', no_locator: '位置未知',
    price: '价格（元/㎡）', works: '改造（元/㎡）', rate: '折现率（%）', recalculate: '重新计算', reset: '恢复', print: '打印', settings: '可改假设', meeting: '会议', meeting_hint: '如：2026 年第 3 次会商', freeze: '定稿',
    frozen_as: '已定稿为 #{n}', versions: '定稿版本', live: '最新', no_versions: '尚无定稿', token_needed: '定稿需要写入令牌，请在“数据”页填写。', back_to_site: '返回物业', data_table: '数据表', low: '低值', high: '高值', at_low: '低值时净现值', at_high: '高值时净现值',
    batch: '批量评估表', batch_hint: '在地址中以 ids= 列出物业编号，或从台账勾选。', sheets_count: '{n} 张', failed: '{id} 无法评估', legend: '● 核实 ◐ 填报 ○ 推算 ◇ 示例', plan_unknown: '未求解', plan_solving: '求解中…', plan_not_kept: '未随定稿保存', plan_exact: '精确值', plan_between: '区间', assumptions: '全部假设（[A] 设定 [K] 待核 [c] 二手来源）', default: '默认', outlay_head: '投入', back_head: '收益与残值现值', weight: '权重', high_end: '高', low_end: '低', files: '打包',
  },
  {
    title: 'Acquisition sheet of an idle building', id: 'Id', plan: 'Programme', revision: 'Data revision', on: 'Made for', frozen: 'Frozen', gates: 'Gates', verdict: 'Conclusion',
    price_used: 'Price used here', cash_price: 'Break-even by cash flow', plan_price: 'Break-even by the plan', grade: 'Grade', complete: 'Completeness', complete_of: '{share} of the score, {n}/{of} cells', stopped: 'Stopped · no grade', to_verify: 'To verify, provisionally {grade}', none: '—',
    gate_fail: 'fails', gate_unknown: 'unknown', gate_needs_role: 'needs a role', gate_pass: 'passes', gate_not_applicable: 'not applicable',
    economics: 'Economics', waterfall: 'Net present value: {best} and the next best', outlay: '{mode}: outlay', back: '{mode}: income and residual, present value', balance: '{mode}: NPV',
    mode: 'Mode', open: 'Open', years: 'Years', investment: 'Outlay', npv: 'NPV', yearly: 'A year', irr: 'IRR', payback: 'Payback (years)', limit: 'Break-even', rent_limit: '¥{rent}/m² a month', counts: 'Counts', never: 'never',
    sensitivity: 'Sensitivity (NPV; striped at the low value, solid at the high)', contribution: 'Contribution', before: 'before', after: 'after', zone_gap: 'Gap of {zone}', district_gap: 'Gap of the district to its headline', area: 'Carrier area', firms: 'Room for', firms_unit: '{n|firm|firms}', recognition: 'Recognition in reach',
    outside: 'Outside the zones', score: 'Score (interval, 0–100)', known: '{n}/{of} known', whole: 'Whole', checks: 'To be verified', signatures: 'Opinions of the meeting', unit: 'Unit and post', sign: 'Signature', date: 'Date', sources: 'Sources', address: 'Address',
    unit_cost: 'Cost per m²', per_firm: 'Cost per firm', yield: 'Yield on cost', cover: 'Debt service cover (DSCR):', no_loan: 'no loan is set', suits: 'Suitability for four types of carrier (0–100)', fits: 'suitable', weights_hold: 'With any weight ±20 % the grade stays.', weights_sway: 'With weights ±20 % the grade changes for: {groups}.', at_least: 'at least {price}', at_most: 'at most {price}', plan_unsettled: 'not settled in time',
    unknown: 'unknown', withheld: 'restricted', yes: 'yes', no: 'no', locator: 'Where {name} lies', no_locator: 'Position not known',
    price: 'Price (¥/m²)', works: 'Works (¥/m²)', rate: 'Discount rate (%)', recalculate: 'Recalculate', reset: 'Reset', print: 'Print', settings: 'Assumptions to change', meeting: 'Meeting', meeting_hint: 'such as: third meeting of 2026', freeze: 'Freeze',
    frozen_as: 'Frozen as #{n}', versions: 'Frozen versions', live: 'Latest', no_versions: 'None yet', token_needed: 'Freezing needs a write token; enter it on the Data page.', back_to_site: 'Back to the property', data_table: 'Data table', low: 'Low', high: 'High', at_low: 'NPV at low', at_high: 'NPV at high',
    batch: 'Sheets in a batch', batch_hint: 'List ids of properties in the address with ids=, or tick them in the ledger.', sheets_count: '{n|sheet|sheets}', failed: '{id} cannot be appraised', legend: '● verified ◐ reported ○ estimated ◇ example', plan_unknown: 'not solved', plan_solving: 'being solved…', plan_not_kept: 'not kept with this version', plan_exact: 'exact', plan_between: 'interval', assumptions: 'Every assumption ([A] set, [K] to verify, [c] secondary source)', default: 'default', outlay_head: 'Outlay', back_head: 'Income and residual, present value', weight: 'Weight', high_end: 'High', low_end: 'Low', files: 'As files',
  },
);
