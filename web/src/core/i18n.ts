// Words in two languages. A dictionary whose English side misses a key does not compile.
import { look } from './store.svelte';

/** A text of the server in both languages. */
export interface Bilingual {
  zh: string;
  en: string;
}

/** Fills `{name}` places of a text. */
export function fill(text: string, values: Record<string, string | number> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => (key in values ? String(values[key]) : whole));
}

/** A translator over one dictionary; it follows the language of the page. */
export function dictionary<K extends string>(zh: Record<K, string>, en: Record<NoInfer<K>, string>) {
  const translate = (key: K, values?: Record<string, string | number>): string => fill((look.language === 'en' ? en : zh)[key], values);
  return Object.assign(translate, { zh, en });
}

/** The side of a bilingual text that the page speaks. */
export function say(text: Bilingual | string | null | undefined): string {
  if (typeof text === 'string') return text;
  return text ? (look.language === 'en' ? text.en || text.zh : text.zh || text.en) : '';
}
