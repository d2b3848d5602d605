// What the cells of a sheet print: value, unit, mark and the number of the source. Pure.
import type { Appraisal, SheetCell } from '../../api/types';
import type { Bilingual } from '../../core/i18n';
import type { Language } from '../../core/url';
import { unitIn } from './unit_words';

/** Signs behind a value that say how well it is known. */
export const marks = { verified: '●', reported: '◐', estimated: '○', example: '◇' } as const;

/** The groups of the sheet that describe the property; the economic ones are drawn on their own. */
export const DESCRIPTIVE = ['A', 'B', 'C', 'D', 'E', 'F'];

/** Sources in the order in which they first appear, each once. */
export function sourcesOf(appraisal: Pick<Appraisal, 'sheet'>): string[] {
  const found = appraisal.sheet.flatMap((group) => group.cells).filter((cell) => cell.value != null && cell.source);
  return [...new Set(found.map((cell) => cell.source as string))];
}

/** A source as one side of it reads: the server writes both languages with a slash between. */
export function sourceText(source: string, language: Language): string {
  const parts = source.split(/\s*\/ /);
  return parts.length === 2 ? ((language === 'en' ? parts[1] : parts[0]) ?? source) : source;
}

/** The value as a person reads it; `null` where there is none. */
export function shown(cell: SheetCell, language: Language, words: { yes: string; no: string }): string | null {
  const value = cell.value as unknown;
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    if (cell.field === 'year_built') return String(value);
    const unit = unitIn(cell.unit, language, value === 1);
    return `${value.toLocaleString('en-US', { maximumFractionDigits: 3 })}${unit ? ` ${unit}` : ''}`;
  }
  const both = value as Bilingual;
  return language === 'en' ? both.en : both.zh;
}

const order = { fail: 0, unknown: 1, needs_role: 1, pass: 2, not_applicable: 3 } as const;

/** Failed gates first, open ones next, then the rest as they stand. */
export function gatesInOrder<T extends { outcome: keyof typeof order }>(gates: readonly T[]): T[] {
  return gates.map((gate, at) => ({ gate, at })).sort((a, b) => order[a.gate.outcome] - order[b.gate.outcome] || a.at - b.at).map(({ gate }) => gate);
}
