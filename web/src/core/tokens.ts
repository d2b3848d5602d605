// The one source of colour: CSS variables (tokens.css), map style (style.template.json), hatches and legend come from here.
// `npm run tokens` writes the two files; a test holds them to this one.

const light = {
  bg: '#fbfaf7',
  panel: '#ffffffee',
  solid: '#ffffff',
  ink: '#22201d',
  ink2: '#66615a',
  line: '#e2ded6',
  edge: '#8a847a',
  accent: '#0a4f85',
  'on-accent': '#ffffff',
  hover: '#22201d0d',
  press: '#0a4f8521',
  track: '#22201d12',
  ok: '#1b7a46',
  warn: '#8a5a00',
  err: '#b3261e',
  built: '#0a4f85',
  planned: '#2f93d1',
  'planned-edge': '#1c6aa6',
  vacant: '#bf7600',
  'vacant-edge': '#8a5500',
  m0: '#9a5b8f',
  gap: '#8f897e',
  chosen: '#1d1b19',
  'chosen-halo': '#ffffff',
  land: '#f6f4ef',
  outside: '#ebe8e1',
  water: '#c9dbe6',
  'water-label': '#3d5f74',
  park: '#dde8d3',
  'park-label': '#3f5c33',
  road: '#ffffff',
  'road-case': '#e4e0d8',
  building: '#e6e2da',
  'building-edge': '#d6d1c6',
  text: '#3a3733',
  halo: '#fbfaf7',
  'zone-line': '#5b5650',
  district: '#7d766c',
};

/** Name of a colour. */
export type Token = keyof typeof light;
/** Light or dark. */
export type Theme = 'light' | 'dark';

const dark: Record<Token, string> = {
  bg: '#121518',
  panel: '#1b1f24ee',
  solid: '#1b1f24',
  ink: '#ece8e1',
  ink2: '#a39d93',
  line: '#30363d',
  edge: '#7a828b',
  accent: '#a5d8ff',
  'on-accent': '#0b1116',
  hover: '#ece8e10f',
  press: '#a5d8ff21',
  track: '#ece8e114',
  ok: '#6fcf97',
  warn: '#f0c36d',
  err: '#ff8a80',
  built: '#3f8fd6',
  planned: '#a5d8ff',
  'planned-edge': '#a5d8ff',
  vacant: '#f0a92b',
  'vacant-edge': '#f0a92b',
  m0: '#d58fc0',
  gap: '#767d86',
  chosen: '#ffffff',
  'chosen-halo': '#121518',
  land: '#16191d',
  outside: '#101316',
  water: '#1d2c38',
  'water-label': '#7fa9c2',
  park: '#1b2620',
  'park-label': '#8fb397',
  road: '#2b3037',
  'road-case': '#1b1f24',
  building: '#22272d',
  'building-edge': '#2f353c',
  text: '#d9d5cd',
  halo: '#121518',
  'zone-line': '#a8a299',
  district: '#8b857b',
};

/** Every colour in both themes. */
export const themes: Record<Theme, Record<Token, string>> = { light, dark };

/** The style sheet of the colours; print is always light. */
export function tokensCss(): string {
  const block = (selector: string, colours: Record<Token, string>, indent = '') =>
    `${indent}${selector} {\n${Object.entries(colours)
      .map(([name, value]) => `${indent}  --${name}: ${value};`)
      .join('\n')}\n${indent}}\n`;
  return [
    '/* Written by `npm run tokens` from core/tokens.ts. */\n',
    block(':root', light),
    block(":root[data-theme='dark']", dark),
    '@media print {\n',
    block(":root[data-theme='dark']", light, '  '),
    '}\n',
  ].join('');
}
