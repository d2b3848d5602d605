import { describe, expect, it } from 'vitest';
import { gatesInOrder, lacking, numberOf, shown, sourcesOf } from './cells';
import { sourceText } from '../../core/unit_words';
import type { SheetCell } from '../../api/types';

const words = { yes: '是', no: '否' };
const cell = (over: Partial<SheetCell>): SheetCell => ({ field: 'x', name: { zh: '某', en: 'some' }, unit: '', state: 'known', value: null as never, source: null, as_of: null, confidence: null, ...over });

describe('cells of a sheet', () => {
  it('print figures with separators and units, years without, and nothing where nothing is known', () => {
    expect(shown(cell({ value: 12345.5 as never, unit: '㎡' }), 'zh', words)).toBe('12,345.5 ㎡');
    expect(shown(cell({ value: 12345.5 as never, unit: '㎡' }), 'en', words)).toBe('12,345.5 m²');
    expect(shown(cell({ value: 1 as never, unit: '户' }), 'en', words)).toBe('1');
    expect(shown(cell({ value: 3 as never, unit: '户' }), 'en', words)).toBe('3');
    expect(shown(cell({ value: 1200 as never, unit: '元/㎡' }), 'en', words)).toBe('¥1,200/m²');
    expect(shown(cell({ field: 'year_built', value: 1998 as never, unit: '年' }), 'zh', words)).toBe('1998');
    expect(shown(cell({ value: false as never }), 'zh', words)).toBe('否');
    expect(shown(cell({ value: { zh: '国有', en: 'State' } as never }), 'en', words)).toBe('State');
    expect(shown(cell({ value: null as never }), 'zh', words)).toBeNull();
  });
  it('print a share in per cent, but neither a cover of debt nor a count', () => {
    expect(shown(cell({ value: 0.0305 as never }), 'zh', words)).toBe('3.05%');
    expect(shown(cell({ field: 'dscr', value: 0.9 as never }), 'zh', words)).toBe('0.9');
    expect(shown(cell({ value: 1 as never, unit: '台' }), 'zh', words)).toBe('1 台');
  });
  it('say which of a group nobody knows and which the reader may not see', () => {
    const known = cell({ field: 'k', value: 1 as never });
    const { unknown, withheld } = lacking([known, cell({ field: 'u', state: 'unknown' }), cell({ field: 'w', state: 'withheld' })]);
    expect([unknown.map(({ field }) => field), withheld.map(({ field }) => field)]).toEqual([['u'], ['w']]);
  });
  it('number each source and its day once, in order, and leave out those of empty cells', () => {
    const later = cell({ value: 4 as never, source: 'b', as_of: '2026-09-30' });
    const group = { letter: 'A', name: { zh: '', en: '' }, cells: [cell({ value: 1 as never, source: 'b' }), cell({ source: 'c' }), cell({ value: 2 as never, source: 'a' }), cell({ value: 3 as never, source: 'b' }), later] };
    expect(sourcesOf({ sheet: [group] })).toEqual([{ source: 'b', as_of: null }, { source: 'a', as_of: null }, { source: 'b', as_of: '2026-09-30' }]);
    expect(numberOf(later, sourcesOf({ sheet: [group] }))).toBe(3);
    expect(sourceText('台账 / ledger', 'en')).toBe('ledger');
    expect(sourceText('方案求解（默认情景）/ the solver', 'zh')).toBe('方案求解（默认情景）');
    for (const whole of ['某测绘 2026', '楼宇表 / 2025 年', 'survey / agent', 'a/b.csv']) expect(sourceText(whole, 'en')).toBe(whole);
  });
  it('put failed gates first and open ones next', () => {
    const gates = (['pass', 'unknown', 'fail', 'not_applicable', 'needs_role'] as const).map((outcome) => ({ outcome }));
    expect(gatesInOrder(gates).map(({ outcome }) => outcome)).toEqual(['fail', 'unknown', 'needs_role', 'pass', 'not_applicable']);
  });
});
