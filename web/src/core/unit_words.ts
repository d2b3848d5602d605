// Pure: no framework, so that it is tested without a page.
import type { Language } from './url';

/** Units of the sheet in English: of one, and of more. */
const english: Record<string, [string, string]> = {
  户: ['owner', 'owners'], 年: ['year', 'years'], 月: ['month', 'months'], 层: ['level', 'levels'], 家: ['firm', 'firms'], 台: ['', ''], 个: ['', ''], 人: ['person', 'people'], 场: ['event', 'events'],
};
const same: Record<string, string> = { '㎡': 'm²', '元/㎡': '¥/m²', '元/㎡·月': '¥/m² a month', '元/㎡·年': '¥/m² a year', 元: '¥', 万元: '× ¥10,000', 'kN/㎡': 'kN/m²', 'VA/㎡': 'VA/m²' };

/** A unit as the language writes it, for one thing or for more. */
export function unitIn(unit: string, language: Language, one = false): string {
  if (language !== 'en') return unit;
  return english[unit]?.[one ? 0 : 1] ?? same[unit] ?? unit;
}
