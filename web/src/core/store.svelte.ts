// The one state of the page: what the address says, what the map shows, and who may write. Screens change it; App writes the address.
import type { AreaChoice } from '../api/types';
import { readView, writeView, type Camera, type Language, type Screen, type View } from './url';
import type { Caption } from '../map/capture';
import type { Map } from 'maplibre-gl';
import type { Theme } from './tokens';

const start = readView(new URL(location.href));
const root = document.documentElement;

/** What the address says. Large lists stay outside. */
export const view = $state<View>(start);

/** Language and theme in force. */
export const look = $state<{ language: Language; theme: Theme }>({
  language: start.language ?? (root.lang === 'en' ? 'en' : 'zh'),
  theme: start.theme ?? (root.dataset['theme'] === 'dark' ? 'dark' : 'light'),
});

/** A point on the map with what a screen wants to say about it. */
export interface Pin {
  id: string;
  name: string;
  lon: number;
  lat: number;
}

/** What the map is asked to show. The screens write it, the map follows. */
export interface Scene {
  left: number;
  right: number;
  bottom: number;
  area: AreaChoice | null;
  drawing: 'polygon' | 'rectangle' | null;
  /** Which sites are shown, as a query of the API; empty for all. */
  filter: string;
  chosen: Pin[];
  passed: Pin[];
  selected: Pin | null;
  /** Marginal prices on the zones: how dark each is and what is written on it. */
  prices: { shade: Record<string, number>; text: Record<string, string> } | null;
  /** Whether this browser cannot draw the map, so that nothing may be asked of it. */
  blind: boolean;
  /** Reach around carriers, as rings. */
  rings: Ring[];
}

/** A circle on the ground. */
export interface Ring {
  lon: number;
  lat: number;
  radius_m: number;
}

export const scene = $state<Scene>({
  left: 0, right: 0, bottom: 0, area: null, drawing: null, filter: '', chosen: [], passed: [], selected: null, prices: null, rings: [], blind: false,
});

/** What the map tells the screen that is open. A screen sets what it wants to hear and clears it when it leaves. */
export const heard: {
  drawn: ((ring: [number, number][]) => void) | null;
  site: ((id: string) => void) | null;
  zone: ((zone: string | null) => void) | null;
  hover: ((id: string | null) => void) | null;
} = { drawn: null, site: null, zone: null, hover: null };

/** What a screen can ask of the map while it is open; `null` where there is none. */
export const asked: { picture: ((caption: Caption) => Promise<Blob>) | null; map: Map | null } = { picture: null, map: null };

/** What must be said wherever figures show, as the server says it with its overview. */
export const said = $state<{ notices: { zh: string; en: string }[] }>({ notices: [] });

/** Whether a key is meant as a shortcut: alone, once, and not typed into a field. */
export const isShortcut = (event: KeyboardEvent): boolean =>
  !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat && !(event.target as Element).closest?.('input, select, textarea, [contenteditable]');

/** One sentence for the live region. */
export const announcement = $state({ text: '' });
export function announce(text: string): void {
  announcement.text = text;
}

const keep = (key: string, value: string) => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing still works.
  }
};

export function setLanguage(language: Language): void {
  look.language = language;
  view.language = language;
  root.lang = language === 'en' ? 'en' : 'zh-CN';
  keep('language', language);
  replaceAddress();
}

export function setTheme(theme: Theme): void {
  look.theme = theme;
  view.theme = theme;
  root.dataset['theme'] = theme;
  keep('theme', theme);
  replaceAddress();
}

/** The address of another screen that keeps language, theme and camera. */
export function linkTo(screen: Screen, id: string | null = null, more: Partial<View> = {}): string {
  return writeView({ screen, id, language: look.language, theme: look.theme, camera: view.camera, solid: view.solid, ...more });
}

/** Opens another screen: a step that the back button undoes. */
export function open(screen: Screen, id: string | null = null, more: Partial<View> = {}): void {
  history.pushState(null, '', linkTo(screen, id, more));
  follow();
}

/** Takes over what the address says now. */
export function follow(): void {
  Object.assign(view, readView(new URL(location.href)), { language: look.language, theme: look.theme });
}

/** Writes the state into the address without a step in the history. */
export function replaceAddress(): void {
  const address = writeView({ ...$state.snapshot(view), language: look.language, theme: look.theme } as View);
  if (view.screen !== 'missing' && address !== location.pathname + location.search) history.replaceState(null, '', address);
}

export function setCamera(camera: Camera): void {
  view.camera = camera;
  replaceAddress();
}

/** The token for writing: kept for this tab only. */
export const token = $state({ value: readToken() });
export function setToken(value: string): void {
  token.value = value.trim();
  try {
    if (token.value) sessionStorage.setItem('token', token.value);
    else sessionStorage.removeItem('token');
  } catch {
    // Without storage the token lasts until the page is left.
  }
}
function readToken(): string {
  try {
    return sessionStorage.getItem('token') ?? '';
  } catch {
    return '';
  }
}
