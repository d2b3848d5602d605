// Numbers and dates as people read them, in both languages. 万 and 亿 exist only here; the wire carries ㎡ and 元.
import type { Language } from './url';

const plain = new Map<number, Intl.NumberFormat>();
const fixed = (digits: number): Intl.NumberFormat => {
  let format = plain.get(digits);
  if (!format) plain.set(digits, (format = new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })));
  return format;
};
const upTo = (value: number, digits: number) =>
  new Intl.NumberFormat('en-US', { minimumFractionDigits: 0, maximumFractionDigits: digits }).format(value);

/** What stands where a value is not known. */
export const unknown = (language: Language) => (language === 'zh' ? '待核' : 'unverified');

/** A count with separators. */
export function count(value: number | null | undefined, language: Language): string {
  return value == null ? unknown(language) : fixed(0).format(value);
}

/** An area for reading: 万㎡ with one decimal from 1,000 ㎡ on in Chinese, m² in full in English. */
export function area(value: number | null | undefined, language: Language): string {
  if (value == null) return unknown(language);
  if (language === 'en') return `${fixed(0).format(value)} m²`;
  if (value === 0) return '0 ㎡';
  return Math.abs(value) >= 1000 ? `${fixed(Math.abs(value) < 9_950 ? 2 : 1).format(value / 10_000)} 万㎡` : `${upTo(value, 0)} ㎡`;
}

/** An area against others in one unit, without the unit: 万㎡ with one decimal in Chinese, m² in English. */
export function areaFigure(value: number | null | undefined, language: Language): string {
  if (value == null) return '—';
  return language === 'en' ? fixed(0).format(value) : fixed(1).format(value / 10_000);
}

/** Unit of an area in full. */
export const squareUnit = (language: Language) => (language === 'zh' ? '㎡' : 'm²');

/** Unit of a price for one ㎡. */
export const priceUnit = (language: Language) => (language === 'zh' ? '元/㎡' : '¥/m²');

/** Unit that goes with `areaFigure`. */
export const areaUnit = (language: Language) => (language === 'zh' ? '万㎡' : 'm²');

/** An area in full, to the hundredth of a ㎡ where it has one. */
export function areaFull(value: number | null | undefined, language: Language): string {
  return value == null ? unknown(language) : `${upTo(value, 2)} ${language === 'zh' ? '㎡' : 'm²'}`;
}

/** Money for reading: 亿元, 万元 or 元; in English million yuan. */
export function money(value: number | null | undefined, language: Language): string {
  if (value == null) return unknown(language);
  const size = Math.abs(value);
  const sign = value < 0 ? '-' : '';
  if (language === 'en') return size >= 1_000_000 ? `${sign}¥${fixed(1).format(size / 1_000_000)} million` : `${sign}¥${fixed(0).format(size)}`;
  if (size >= 100_000_000) return `${fixed(2).format(value / 100_000_000)} 亿元`;
  if (size >= 10_000) return `${upTo(value / 10_000, 1)} 万元`;
  return `${upTo(value, 2)} 元`;
}

/** Money against other money in one unit, without the unit: 亿元 in Chinese, million yuan in English. */
export function moneyFigure(value: number | null | undefined, language: Language): string {
  if (value == null) return '—';
  return language === 'en' ? fixed(1).format(value / 1_000_000) : fixed(2).format(value / 100_000_000);
}

/** Unit that goes with `moneyFigure`. */
export const moneyUnit = (language: Language) => (language === 'zh' ? '亿元' : '¥ million');

/** Money in full. */
export function moneyFull(value: number | null | undefined, language: Language): string {
  return value == null ? unknown(language) : language === 'zh' ? `${upTo(value, 2)} 元` : `${value < 0 ? '-' : ''}¥${upTo(Math.abs(value), 2)}`;
}

/** A price for one ㎡, whole yuan. */
export function price(value: number | null | undefined, language: Language): string {
  if (value == null) return unknown(language);
  return language === 'zh' ? `${fixed(0).format(value)} 元/㎡` : `¥${fixed(0).format(value)}/m²`;
}

/** A height, to the centimetre where it has one. */
export function metres(value: number | null | undefined, language: Language): string {
  return value == null ? unknown(language) : upTo(value, 2);
}

/** A share with its denominator: never a rate alone. */
export function rate(part: number, whole: number, language: Language): string {
  const of = `${fixed(0).format(part)} / ${fixed(0).format(whole)}`;
  return whole > 0 ? `${fixed(0).format((100 * part) / whole)}% (${of})` : `${unknown(language)} (${of})`;
}

/** A day. */
export function day(text: string | null | undefined, language: Language): string {
  return text ? text.slice(0, 10) : unknown(language);
}

/** A moment, to the minute, in the reader's own time. */
export function moment(text: string): string {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return text;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Whether a value is older than half a year on a given day. */
export function isStale(asOf: string | null | undefined, today: Date): boolean {
  if (!asOf) return false;
  const at = Date.parse(asOf.slice(0, 10));
  return Number.isFinite(at) && today.getTime() - at > 180 * 86_400_000;
}
