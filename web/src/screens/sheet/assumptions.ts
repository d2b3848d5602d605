// Assumptions as text in fields, and what was typed as settings. Pure.
import type { Assumption } from '../../api/types';

/** A value as it is typed: lists with commas between; nothing where nothing is set. */
export function shownAs(value: unknown): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.map(String).join(', ') : String(value);
}

const one = (text: string): unknown => (text === 'true' ? true : text === 'false' ? false : Number.isFinite(Number(text)) ? Number(text) : text);

/** The settings that the typed fields come to, as JSON; empty where every field was left empty. */
export function edited(lines: readonly Pick<Assumption, 'key' | 'default'>[], typed: (key: string) => string): string {
  const settings: Record<string, unknown> = {};
  for (const line of lines) {
    const text = typed(line.key).trim();
    if (!text) continue;
    const value = Array.isArray(line.default) ? text.split(/[,，、\s]+/).filter(Boolean).map(one) : one(text);
    const [group, member] = line.key.split('.') as [string, string | undefined];
    if (member === undefined) settings[group] = value;
    else settings[group] = { ...(settings[group] as object | undefined), [member]: value };
  }
  return Object.keys(settings).length > 0 ? JSON.stringify(settings) : '';
}
