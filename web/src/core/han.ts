// Whether this machine can draw Chinese at all; where it cannot, the server's own font is used, by the page and by the map.

/** Address of the folder with the server's font. */
declare const __FONTS__: string;

/** Draws a character and takes the picture of it. */
function picture(character: string): string {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [24, 24];
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return character;
  pen.font = '20px sans-serif';
  pen.fillText(character, 2, 20);
  return pen.getImageData(0, 0, 24, 24).data.join();
}

/** Without a font for them, all characters are the same box; these two are nothing alike. */
const lacksHan = (): boolean => picture('\u6e1d') === picture('\u8f7d');

let lacking: boolean | undefined;

/** Where the map finds the server's font; null where the machine has its own. */
export const ownFaces = (): string | null => ((lacking ??= lacksHan()) ? `${__FONTS__}/faces.json` : null);

export function takeOwnFont(): void {
  if (ownFaces() === null) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = `${__FONTS__}/fonts.css`;
  document.head.append(link);
}
