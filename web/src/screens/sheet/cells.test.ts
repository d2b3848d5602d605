import { describe, expect, it } from 'vitest';
import { gatesInOrder, shown, sourcesOf, sourceText } from './cells';
import type { SheetCell } from '../../api/types';

const words = { yes: '是', no: '否' };
const cell = (over: Partial<SheetCell>): SheetCell => ({ field: 'x', name: { zh: '某', en: 'some' }, unit: '', state: 'known', value: null as never, source: null, as_of: null, confidence: null, ...over });

describe('cells of a sheet', () => {
  it('print figures with separators and units, years without, and nothing where nothing is known', () => {
    expect(shown(cell({ value: 12345.5 as never, unit: '㎡' }), 'zh', words)).toBe('12,345.5 ㎡');
    expect(shown(cell({ value: 12345.5 as never, unit: '㎡' }), 'en', words)).toBe('12,345.5 m²');
    expect(shown(cell({ value: 1 as never, unit: '户' }), 'en', words)).toBe('1 owner');
    expect(shown(cell({ value: 3 as never, unit: '户' }), 'en', words)).toBe('3 owners');
    expect(shown(cell({ field: 'year_built', value: 1998 as never, unit: '年' }), 'zh', words)).toBe('1998');
    expect(shown(cell({ value: false as never }), 'zh', words)).toBe('否');
    expect(shown(cell({ value: { zh: '国有', en: 'State' } as never }), 'en', words)).toBe('State');
    expect(shown(cell({ value: null as never }), 'zh', words)).toBeNull();
  });
  it('number each source once, in order, and leave out those of empty cells', () => {
    const group = { letter: 'A', name: { zh: '', en: '' }, cells: [cell({ value: 1 as never, source: 'b' }), cell({ source: 'c' }), cell({ value: 2 as never, source: 'a' }), cell({ value: 3 as never, source: 'b' })] };
    expect(sourcesOf({ sheet: [group] })).toEqual(['b', 'a']);
    expect(sourceText('台账 / ledger', 'en')).toBe('ledger');
    expect(sourceText('某测绘 2026', 'en')).toBe('某测绘 2026');
  });
  it('put failed gates first and open ones next', () => {
    const gates = (['pass', 'unknown', 'fail', 'not_applicable', 'needs_role'] as const).map((outcome) => ({ outcome }));
    expect(gatesInOrder(gates).map(({ outcome }) => outcome)).toEqual(['fail', 'unknown', 'needs_role', 'pass', 'not_applicable']);
  });
});
