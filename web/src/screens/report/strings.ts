import { dictionary } from '../../core/i18n';

export const t = dictionary(
  {
    title: '汇报', of: '第 {n} 页，共 {m} 页', previous: '上一页', next: '下一页', leave: '退出', print: '打印', hint: '方向键翻页，Esc 退出',
    one: '载体面积距目标还差多少', two: '缺口在哪几个片区', three: '闲置空间够不够补', four: '最省钱的补法',
    one_said: '已建成 {built}，距正文目标 {headline} 还差 {gap}；按分区任务合计 {table} 计，还差 {zones}。', one_met: '已建成 {built}，已达正文目标 {headline}；按分区任务合计 {table} 计，还差 {zones}。', one_none: '没有载体登记，已建成面积未知；正文目标 {headline}，分区任务合计 {table}。', two_none: '没有载体登记，各片区缺口未知。', three_base: '闲置 {vacant}；没有载体登记，缺口未知。', gap_unknown: '缺口未知', two_said: '一处超额不能抵补另一处缺口，各片区缺口合计 {zones}。', three_said: '闲置 {vacant}，多于分区缺口合计 {zones}；能否补上还要看各片区。', three_short: '闲置 {vacant}，不足以补上分区缺口合计 {zones}。', three_none: '各片区没有缺口。闲置 {vacant}。',
    four_said: '收储改造 {n} 处、{area}，总价 {cost}，即可补足全部缺口，已证明没有更省的组合。', four_gap: '收储改造 {n} 处、{area}，总价 {cost}，即可补足全部缺口；最多还可节省 {gap}。', four_not: '现有供给不足以全部补足：{why}', four_empty: '还没有可选的物业。', working: '正在求解最低成本方案…',
    zone: '片区', short: '缺 {gap}', met: '已达标', vacant: '闲置 {vacant}', unknown: '另有 {n} 处空置面积待核，未计入。', firms: '在孵企业和团队 {a} / {b}', tech: '科技型企业 {a} / {b}', biggest: '面积最大的五处', see_plan: '打开方案', period: '方案期 {from} 至 {to}{expired}', expired: '，已到期', as_of: '数据版本 {n} · {at}',
  },
  {
    title: 'Report', of: 'Page {n} of {m}', previous: 'Previous', next: 'Next', leave: 'Leave', print: 'Print', hint: 'Arrow keys turn pages, Esc leaves',
    one: 'How far from the target', two: 'Which zones are short', three: 'Is there enough idle space', four: 'The cheapest way to close it',
    one_said: '{built} built, {gap} short of the headline target of {headline}; against the zone table of {table}, {zones} short.', one_met: '{built} built, the headline target of {headline} is met; against the zone table of {table}, {zones} short.', one_none: 'No carrier is on record, so what is built is not known; the headline target is {headline}, the zone table adds up to {table}.', two_none: 'No carrier is on record, so no gap is known.', three_base: '{vacant} stand vacant; with no carrier on record no gap is known.', gap_unknown: 'gap not known', two_said: 'A surplus in one zone does not fill a gap in another; zone gaps come to {zones}.', three_said: '{vacant} stand vacant, more than the zone gaps of {zones}; whether it serves is decided zone by zone.', three_short: '{vacant} stand vacant, not enough for the zone gaps of {zones}.', three_none: 'No zone is short. {vacant} stand vacant.',
    four_said: 'Taking {n|site|sites} with {area} for {cost} closes every gap; no cheaper set does, which is proved.', four_gap: 'Taking {n|site|sites} with {area} for {cost} closes every gap; at most {gap} could still be saved.', four_not: 'What is on offer does not close every gap: {why}', four_empty: 'There is nothing to choose from yet.', working: 'Working out the least-cost plan…',
    zone: 'Zone', short: '{gap} short', met: 'met', vacant: '{vacant} vacant', unknown: 'Vacancy of {n} more sites is unverified and not counted.', firms: 'Incubated firms and teams {a} of {b}', tech: 'Technology firms {a} of {b}', biggest: 'The five largest', see_plan: 'Open the plan', period: 'Programme {from} to {to}{expired}', expired: ', expired', as_of: 'Data revision {n} · {at}',
  },
);
