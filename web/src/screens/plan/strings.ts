import { dictionary } from '../../core/i18n';

export const t = dictionary(
  {
    title: '方案', form: '情景', intro: '在候选物业中求出以最低成本补足缺口的组合，并给出证明。', goal: '目标', milestone: '截至', bind: '以哪个目标为准',
    headline: '正文目标 {value}', zones: '分区任务合计 {value}', both: '两者同时满足', candidates: '候选', budget: '预算（万元）', no_limit: '不限', owner_limit: '产权户数合计 ≤', include_unknown: '纳入待核物业（按假定值计）', count_enclave: '计入区外飞地', smallest: '每处面积 ≥（㎡）', under_way: '在建计为已建', bind_firms: '企业数目标也须满足（按可容纳数计）',
    undo: '撤销', redo: '重做', costs: '成本', modes: '计入目标的取得方式', rates: '造价与费率', light_yuan_per_m2: '轻改造 元/㎡', base_yuan_per_m2: '深浅不明时 元/㎡', deep_yuan_per_m2: '深度改造 元/㎡', soft_cost: '前期及管理费 %', discount_rate: '折现率 %', by_default: '默认值', rates_note: '均为假定，业主已报改造费的物业以其报价为准。',
    wishes: '偏好', wishes_note: '户数越少越易谈成；户数不明的物业在设上限后不参选，除非纳入待核物业。', no_target: '无目标', overrides_note: '空白处按实施方案的目标。', solve_again: '重新求解', best_so_far: '现有最好 {value}', bound_so_far: '下限 {value}', stale: '此方案依据数据版本 {n}，现为版本 {now}。点“重新求解”按新数据再算。',
    reprice: '报价', repriced: '改价', price_for: '{name}的试算单价，元/㎡', try_price: '试算', own_price: '恢复业主报价', even: '填入保本报价 {price}', prices_on_map: '边际价上图', explain: '价值、替代与保本价', why_in: '为何入选：', why_out: '为何不选：', repairs: '可行的放宽办法', repair_none: '单项和合并放宽都不足以满足全部目标，请同时调整多项条件。', repair_gives: '试算总价 {cost}', conflict: '互相矛盾的 {n} 项条件', conflict_least: '互相矛盾的 {n} 项条件，去掉任一项即不矛盾', reach_of_targets: '各项目标最多能到多少',
    bad_number: '请填非负数字。', bad_whole: '请填非负整数。', compare: '比较所选 {n} 个方案', compare_pick: '选入比较：{name}', compare_hint: '勾选二至四个方案即可并排比较。', import_first: '还没有物业可选。先导入楼宇清单，再回到这里求解。', go_import: '导入楼宇清单',
    locks: '锁定、排除与改价', no_locks: '尚无。在地图上点选物业，或在右侧清单中锁定、排除、改价。', lock_in: '锁定', lock_out: '排除', unlock: '移除', locked_in: '必选', locked_out: '不选',
    overrides: '调整后的目标', override: '{scope}：{value}', district: '全区', solve: '求解', solving: '正在求解…', waited: '已 {s} 秒', cancel: '取消', changed: '条件已改，尚未重新求解。',
    kind_optimal: '已证明最优', kind_within_gap: '在差距内', kind_infeasible: '不可行', kind_cut_short: '限时停止', in_ms: '{s} 秒', gap: '最多还可节省 {value}',
    sum: '选 {n} 处，{area}，{cost}', taken: '选 {n} 处，{area}', average: '平均 {price}', less: '较上一次省 {value}', more: '较上一次多 {value}', same: '总价与上一次相同',
    verified: '证书已由独立核验重新证明（{n} 项检查）', verifying: '正在核验证书…', refuted: '核验未通过', shortfalls: '还差什么', 
   
    table: '分区结果', zone: '片区', target: '目标', built: '已建', chosen: '新增', short: '仍差', price: '边际价', cost: '费用', curve: '供给曲线', all: '全区', curve_label: '{zone}的供给曲线：{n} 处候选按单价排列，入选 {chosen} 处 {area}；需要 {need}，边际价 {price}。', need: '需要', margin: '边际价', curve_note: '横轴：累计面积（{across}）；纵轴：单价（元/㎡）。实心为入选，空心为落选。', values: '数据表',
    choices: '入选 {n} 处', passed: '落选候选 {n} 处', not_offered: '未列入候选 {n} 处', why: '理由', unit: '单价', area: '面积', name: '物业', none: '无', show_all: '列出全部 {n} 处',
    scope_whole: '全部可用面积', scope_part: '连续空置部分', refit_light: '轻改造', refit_deep: '深度改造', refit_build: '新建', mode_purchase: '购买', mode_lease: '租赁', mode_entrust: '委托运营', mode_transfer: '划转', mode_equity_in_kind: '作价入股',
    recent: '最近的方案', link: '此方案的链接', revision: '数据版本 {n}', estimate: '边际价由对偶价估计；保本价逐处成立，不可相加。', files: '物业清单', keep: '保存方案', kept: '已保存', plan_title: '方案名称', announce: '{kind}：选 {n} 处，{cost}',
  },
  {
    title: 'Plan', form: 'Scenario', intro: 'Finds the least-cost set of candidate properties that closes the gap, and proves it.', goal: 'Goal', milestone: 'By', bind: 'Which target binds',
    headline: 'Headline target {value}', zones: 'Zone commitments, {value} in all', both: 'Both together', candidates: 'Candidates', budget: 'Budget (¥10,000)', no_limit: 'no limit', owner_limit: 'Owners in all ≤', include_unknown: 'Include unverified sites (at assumed figures)', count_enclave: 'Count parcels outside the district', smallest: 'Each at least (m²)', under_way: 'Count what is under way as built', bind_firms: 'Targets of firms bind too (as room for them)',
    undo: 'Undo', redo: 'Redo', costs: 'Costs', modes: 'Ways of acquiring that count', rates: 'Works and rates', light_yuan_per_m2: 'Light refit ¥/m²', base_yuan_per_m2: 'Depth not known ¥/m²', deep_yuan_per_m2: 'Deep refit ¥/m²', soft_cost: 'Soft cost %', discount_rate: 'Discount rate %', by_default: 'default', rates_note: 'All assumptions; where an owner has named the works, that figure stands.',
    wishes: 'Wishes', wishes_note: 'Fewer owners are easier to agree with. Once limited, sites whose owners are not counted are left out, unless unverified sites are included.', no_target: 'no target', overrides_note: 'Blank keeps the programme’s target.', solve_again: 'Solve again', best_so_far: 'best so far {value}', bound_so_far: 'no less than {value}', stale: 'This plan was made from data revision {n}; the data is now at {now}. Solve again to use it.',
    reprice: 'Asking', repriced: 'Price put', price_for: 'Price to try for {name}, ¥/m²', try_price: 'Try', own_price: 'Owner’s price', even: 'Fill in break-even {price}', prices_on_map: 'Marginal prices on the map', explain: 'Worth, replacement, break-even', why_in: 'Why it is in:', why_out: 'Why it is not:', repairs: 'Relaxations that work', repair_none: 'No single relaxation and no joint one is enough; change several conditions.', repair_gives: 'Tried: {cost} in all', conflict: '{n|condition|conditions} that contradict each other', conflict_least: '{n|condition|conditions} that contradict each other; without any one they do not', reach_of_targets: 'How far each target can be reached',
    bad_number: 'Give a number, not negative.', bad_whole: 'Give a whole number, not negative.', compare: 'Compare the {n|plan|plans}', compare_pick: 'Compare {name}', compare_hint: 'Tick two to four plans to see them side by side.', import_first: 'There is nothing to choose from yet. Import a list of buildings, then come back and solve.', go_import: 'Import a list',
    locks: 'Locks, exclusions and prices', no_locks: 'None yet. Pick a site on the map, or lock, exclude and re-price in the lists on the right.', lock_in: 'Lock in', lock_out: 'Exclude', unlock: 'Remove', locked_in: 'must be in', locked_out: 'must be out',
    overrides: 'Targets set by hand', override: '{scope}: {value}', district: 'district', solve: 'Solve', solving: 'Solving…', waited: '{s} s so far', cancel: 'Cancel', changed: 'The scenario has changed and is not solved yet.',
    kind_optimal: 'Proved optimal', kind_within_gap: 'Within a gap', kind_infeasible: 'Not feasible', kind_cut_short: 'Stopped early', in_ms: '{s} s', gap: 'at most {value} could still be saved',
    sum: 'Sites: {n}; {area}; {cost}', taken: 'Sites: {n}; {area}', average: '{price} on average', less: '{value} less than before', more: '{value} more than before', same: 'the same total as before',
    verified: 'The certificate was proved again without the solver ({n|check|checks})', verifying: 'Verifying the certificate…', refuted: 'Verification failed', shortfalls: 'What is missing', 
   
    table: 'By zone', zone: 'Zone', target: 'Target', built: 'Built', chosen: 'Added', short: 'Missing', price: 'Marginal', cost: 'Cost', curve: 'Supply curve', all: 'District', curve_label: 'Supply curve of {zone}: {n|candidate|candidates} in order of price, {chosen} chosen with {area}; {need} needed, marginal price {price}.', need: 'needed', margin: 'marginal price', curve_note: 'Across: area in sum ({across}); up: price (¥/m²). Filled is chosen, outlined is passed over.', values: 'Table',
    choices: '{n} chosen', passed: '{n} passed over', not_offered: '{n} not on offer', why: 'Why', unit: 'Unit price', area: 'Area', name: 'Property', none: 'None', show_all: 'List all {n}',
    scope_whole: 'all available space', scope_part: 'contiguous part', refit_light: 'light refit', refit_deep: 'deep refit', refit_build: 'new building', mode_purchase: 'purchase', mode_lease: 'lease', mode_entrust: 'entrusted operation', mode_transfer: 'transfer', mode_equity_in_kind: 'equity in kind',
    recent: 'Recent plans', link: 'Link to this plan', revision: 'data revision {n}', estimate: 'Marginal prices are estimated from dual prices; what a site is worth holds for one site at a time and does not add up.', files: 'Properties as', keep: 'Keep this plan', kept: 'kept', plan_title: 'Name of the plan', announce: '{kind}. Sites: {n}; {cost}',
  },
);

type Key = Parameters<typeof t>[0];

/** How a site is taken, in words: 购买 · 深度改造 · 全部可用面积. */
export function treatment(option: { scope: string; refit: string; mode: string }): string {
  return [`mode_${option.mode}`, `refit_${option.refit}`, `scope_${option.scope}`].map((key) => (key in t.zh ? t(key as Key) : key)).join(' · ');
}
