// The few words the element says itself.

/** Languages the element speaks. */
export type Language = 'zh' | 'en';

/** Words by language. */
export const texts: Record<Language, { title: string; available: string; unknown: string; noWebgl: string }> = {
  zh: { title: '载体地图', available: '可用面积', unknown: '待核', noWebgl: '此浏览器不能绘制地图（缺 WebGL 2）' },
  en: { title: 'Map of carrier space', available: 'Available', unknown: 'not known', noWebgl: 'This browser cannot draw the map (no WebGL 2)' },
};
