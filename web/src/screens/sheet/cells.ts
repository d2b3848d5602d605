// What the cells of a sheet print: value, unit, mark and the number of the source. Pure.
import type { Appraisal, SheetCell } from '../../api/types';
import type { Bilingual } from '../../core/i18n';
import type { Language } from '../../core/url';
import { unitIn } from '../../core/unit_words';

/** Signs behind a value that say how well it is known. */
export const marks = { verified: '●', reported: '◐', estimated: '○', example: '◇' } as const;

/** The groups of the sheet printed cell by cell; contribution and conclusion are drawn on their own. */
export const LISTED = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'];

/** A source and the day its values are of. */
export interface Origin {
  source: string;
  as_of: string | null;
}

const isOf = (cell: SheetCell) => (origin: Origin) => origin.source === cell.source && origin.as_of === cell.as_of;

/** Sources with their days in the order in which they first appear, each once. */
export function sourcesOf(appraisal: Pick<Appraisal, 'sheet'>): Origin[] {
  const found: Origin[] = [];
  for (const cell of appraisal.sheet.flatMap((group) => group.cells)) {
    if (cell.value != null && cell.source && !found.some(isOf(cell))) found.push({ source: cell.source, as_of: cell.as_of });
  }
  return found;
}

/** The number under which a cell's source is listed, from 1. */
export const numberOf = (cell: SheetCell, sources: readonly Origin[]): number => sources.findIndex(isOf(cell)) + 1;

/** The cells of a group that hold no value: nobody knows, and those the reader may not see. */
export function lacking(cells: readonly SheetCell[]): { unknown: SheetCell[]; withheld: SheetCell[] } {
  const empty = cells.filter((cell) => cell.value == null);
  return { unknown: empty.filter(({ state }) => state !== 'withheld'), withheld: empty.filter(({ state }) => state === 'withheld') };
}

/** The value as a person reads it; `null` where there is none. */
export function shown(cell: SheetCell, language: Language, words: { yes: string; no: string }): string | null {
  const value = cell.value as unknown;
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    if (cell.field === 'year_built') return String(value);
    // What has no unit is a part of something, but for the cover of debt, which may exceed the whole.
    if (cell.unit === '' && cell.field !== 'dscr' && Math.abs(value) <= 1) return `${(100 * value).toLocaleString('en-US', { maximumFractionDigits: 2 })}%`;
    const unit = unitIn(cell.unit, language, value === 1);
    const number = value.toLocaleString('en-US', { maximumFractionDigits: 3 });
    if (unit.startsWith('¥')) return `¥${number}${unit.slice(1)}`;
    return `${number}${unit ? ` ${unit}` : ''}`;
  }
  const both = value as Bilingual;
  return language === 'en' ? both.en : both.zh;
}

const order = { fail: 0, unknown: 1, needs_role: 1, pass: 2, not_applicable: 3 } as const;

/** Failed gates first, open ones next, then the rest as they stand. */
export function gatesInOrder<T extends { outcome: keyof typeof order }>(gates: readonly T[]): T[] {
  return gates.map((gate, at) => ({ gate, at })).sort((a, b) => order[a.gate.outcome] - order[b.gate.outcome] || a.at - b.at).map(({ gate }) => gate);
}
