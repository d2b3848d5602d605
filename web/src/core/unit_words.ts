// Pure: no framework, so that it is tested without a page.
import type { Language } from './url';

/** Units of the sheet in English: of one, and of more. */
const english: Record<string, [string, string]> = {
  户: ['', ''], 年: ['year', 'years'], 月: ['month', 'months'], 层: ['level', 'levels'], 家: ['firm', 'firms'], 台: ['', ''], 个: ['', ''], 人: ['person', 'people'], 场: ['event', 'events'],
};
const same: Record<string, string> = { '㎡': 'm²', '元/㎡': '¥/m²', '元/㎡·月': '¥/m² a month', '元/㎡·年': '¥/m² a year', 元: '¥', 万元: '× ¥10,000', 'kN/㎡': 'kN/m²', 'VA/㎡': 'VA/m²' };

const chinese = /[\u4e00-\u9fff]/;

/** A source as one side of it reads: the server writes its own in both languages with a slash between. Any other stays whole. */
export function sourceText(source: string, language: Language): string {
  const [zh = '', en = ''] = source.split(/\/ (.*)/s);
  return chinese.test(zh) && en !== '' && !chinese.test(en) && !en.includes('/ ') ? (language === 'en' ? en : zh.trimEnd()) : source;
}

/** A unit as the language writes it, for one thing or for more. */
export function unitIn(unit: string, language: Language, one = false): string {
  if (language !== 'en') return unit;
  return english[unit]?.[one ? 0 : 1] ?? same[unit] ?? unit;
}
