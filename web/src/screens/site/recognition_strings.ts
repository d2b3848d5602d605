import { dictionary } from '../../core/i18n';

export const t = dictionary(
  {
    title: '认定差距', nearest: '最近一步：{name}', pass: '满足', fail: '不足', unknown: '待核', missing: '差 {amount}', any_of: '（任一即可）', floors: '假设楼层', floors_all: '不填为全部空置', suppose: '推算认定差距', supposed: '若以这些楼层建载体：面积 {area}，在孵使用率按 75 % [A]。', in_force: '现行', in_force_unless_replaced: '现行（是否已被替代待核）', verify: '待核', replaced: '已被替代，不再受理', reference_only: '仅供参考，不受理', board: '认定推进', nesting: '计数口径（I6）', nested: '国家级含在市级及以上内', additive: '两项分别计数', held: '现有 {n}', lacking: '还差 {n}', met: '已达到',
  },
  {
    title: 'Recognition', nearest: 'Nearest step: {name}', pass: 'met', fail: 'short', unknown: 'unknown', missing: '{amount} missing', any_of: '(any one will do)', floors: 'Floors to suppose', floors_all: 'all that is vacant', suppose: 'Work out the recognition', supposed: 'A carrier on these floors: {area}, 75 % of it in incubation [A].', in_force: 'in force', in_force_unless_replaced: 'in force unless replaced (to verify)', verify: 'to be verified', replaced: 'replaced, no longer open', reference_only: 'for reference only, not open', board: 'Pipeline of recognitions', nesting: 'Counting (I6)', nested: 'the ten include the six', additive: 'counted apart', held: '{n} held', lacking: '{n} to go', met: 'met',
  },
);
