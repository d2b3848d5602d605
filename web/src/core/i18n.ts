// Words in two languages. A dictionary whose English side misses a key does not compile.
import { fill } from './fill';
import { look } from './store.svelte';

/** A text of the server in both languages. */
export interface Bilingual {
  zh: string;
  en: string;
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
