import { dictionary } from '../../core/i18n';

export const t = dictionary(
  {
    title: '方案比较', need: '请在方案页勾选二至四个方案。', to_plans: '选择方案', different: '只列有差别的指标', figure: '指标', difference: '比 {first}', sentences: '逐项说明 {n} 条', sum: '选 {n} 处，{area}，{cost}', settings: '设定不同之处', only_in: '只在 {plan}：{n} 处，{area}，{cost}', in_all: '各方案共有 {n} 处', differently: '取得方式不同 {n} 处',
    on_map: '地图显示', beside: '下方第二幅图（同步移动）', no_second: '不显示', chart: '各片区新增面积', chart_label: '{n} 个方案的各片区新增面积，{unit}', shared: '与 {first} 重合 {share}', none: '无', revisions: '所比方案依据的数据版本不同（{list}），差别也可能来自数据。', passed_note: '空心点：其他方案选中、此方案未选。', link: '本页地址即可重现此比较。', not_set: '默认',
  },
  {
    title: 'Compare plans', need: 'Tick two to four plans on the plan page.', to_plans: 'Choose plans', different: 'Only figures that differ', figure: 'Figure', difference: 'against {first}', sentences: 'In words, {n|sentence|sentences}', sum: '{n|site|sites}, {area}, {cost}', settings: 'Settings that differ', only_in: 'Only in {plan}: {n|site|sites}, {area}, {cost}', in_all: '{n|site|sites} in all of them', differently: '{n} taken in different ways',
    on_map: 'On the map', beside: 'A second map below, moving along', no_second: 'none', chart: 'Space added by zone', chart_label: 'Space added by zone in {n|plan|plans}, {unit}', shared: '{share} shared with {first}', none: 'none', revisions: 'These plans were made from different data revisions ({list}); a difference may come from the data.', passed_note: 'Outlined: chosen by another plan, not by this one.', link: 'The address of this page brings the comparison back.', not_set: 'default',
  },
);
