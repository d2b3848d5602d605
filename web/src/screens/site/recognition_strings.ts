import { dictionary } from '../../core/i18n';

export const t = dictionary(
  {
    title: '认定差距', nearest: '最近一步', pass: '满足', fail: '不足', unknown: '待核', missing: '差 {n} {unit}', closed: '不再受理', board: '认定推进', nesting: '计数口径（I6）', nested: '国家级含在市级及以上内', additive: '两项分别计数', held: '现有 {n}', lacking: '还差 {n}', met: '已达到',
  },
  {
    title: 'Recognition', nearest: 'Nearest step', pass: 'met', fail: 'short', unknown: 'unknown', missing: '{n} {unit} missing', closed: 'no longer open', board: 'Pipeline of recognitions', nesting: 'Counting (I6)', nested: 'the ten include the six', additive: 'counted apart', held: '{n} held', lacking: '{n} to go', met: 'met',
  },
);
