// Pure: no framework, so that it is tested without a page.

/** Units of the sheet in English. */
export const englishUnits: Record<string, string> = {
  '㎡': 'm²', '元/㎡': '¥/m²', '元/㎡·月': '¥/m² a month', 元: '¥', 户: 'owners', 年: 'years', 层: 'levels', 台: '', 个: '', 家: 'firms', 月: 'months', 'kN/㎡': 'kN/m²', 'VA/㎡': 'VA/m²',
};
