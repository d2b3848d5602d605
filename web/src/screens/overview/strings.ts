import { dictionary } from '../../core/i18n';

export const t = dictionary(
  {
    title: '目标与现状',
    sentence: '已建成 {built}；距正文目标 {headline} 还差 {gap}，分区任务合计还差 {zones}；闲置 {vacant}。',
    sentence_done: '已建成 {built}，已达到正文目标 {headline}；分区任务合计还差 {zones}；闲置 {vacant}。',
    both: '正文目标 {headline} 以上，附表分区合计 {table}：两者并存，不互相替代。一处超额不能抵补另一处缺口。',
    zones: '各片区', figures: '{built} / {target}', short: '缺 {gap}', met: '已达标', no_target: '无目标',
    scale: '每根条按本区目标比例绘制，竖线为目标，细线为闲置。',
    outside: '片区以外', firms: '在孵企业和团队', tech: '科技型企业', of: '{value} / {target}',
    make_plan: '生成方案', open_map: '在地图上查找', table: '数据表', unknown_vacancy: '{n} 处空置面积待核，未计入',
    as_of: '数据时点 {date}', revision: '版本 {n} · {at}', programme: '依据 {title}（{number}）',
    focus: '在地图上查看{zone}',
    bar: '{name}：已建成 {built}，在建 {under}，已谋划 {planned}，目标 {target}，缺口 {gap}，闲置 {vacant}',
    zone: '片区', unit: '单位 {unit}', incl_example: '含 {n} 处示例', count: '物业 {sites} · 载体 {carriers}', clear: '显示全部片区',
    expired: '方案期 {from} 至 {to}，已到期', total: '全区', legend: '图例',
  },
  {
    title: 'Targets and progress',
    sentence: '{built} built; {gap} short of the headline target of {headline}, and zone commitments are {zones} short in all; {vacant} stand vacant.',
    sentence_done: '{built} built, the headline target of {headline} is met; zone commitments are {zones} short in all; {vacant} stand vacant.',
    both: 'The text asks for at least {headline}, the zone table adds up to {table}. Both stand; neither replaces the other. A surplus in one zone does not fill a gap in another.',
    zones: 'Zones', figures: '{built} / {target}', short: '{gap} short', met: 'met', no_target: 'no target',
    scale: 'Each bar is drawn to its own target; the upright is the target, the thin line is vacant space.',
    outside: 'Outside the zones', firms: 'Incubated firms and teams', tech: 'Technology firms', of: '{value} of {target}',
    make_plan: 'Make a plan', open_map: 'Search on the map', table: 'Table', unknown_vacancy: 'Vacancy of {n} sites is unverified and not counted',
    as_of: 'Data as of {date}', revision: 'revision {n} · {at}', programme: 'Programme: {title} ({number})',
    focus: 'Show {zone} on the map',
    bar: '{name}: {built} built, {under} under way, {planned} planned, target {target}, gap {gap}, {vacant} vacant',
    zone: 'Zone', unit: 'Unit: {unit}', incl_example: '{n} example sites', count: '{sites} sites · {carriers} carriers', clear: 'Show all zones',
    expired: 'The programme ran from {from} to {to} and has expired', total: 'District', legend: 'Legend',
  },
);
