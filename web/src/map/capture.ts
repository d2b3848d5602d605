// The map as a picture for a paper: what is on screen at twice its size, with title, legend, scale, north, date, source and the 示例 mark.
import type { Map as MapLibreMap } from 'maplibre-gl';

export interface Caption {
  title: string;
  lines: string[];
  legend: { label: string; colour: string; ring: boolean }[];
  source: string;
  example: string | null;
  ink: string;
  paper: string;
}

const FONT = '"Noto Sans SC","Microsoft YaHei","PingFang SC","Noto Sans CJK SC",system-ui,sans-serif';
const HEAD = 64;
const FOOT = 86;

/** The next frame that is wholly drawn. */
function settled(map: MapLibreMap): Promise<void> {
  return new Promise((done) => {
    map.once('idle', () => done());
    map.triggerRepaint();
  });
}

/** A round length and how wide it is on screen, for a scale bar of about 120 px. */
export function scaleBar(metresPerPixel: number, about = 120): { metres: number; width: number } {
  const most = metresPerPixel * about;
  const unit = 10 ** Math.floor(Math.log10(most));
  const metres = unit * ([5, 2, 1].find((factor) => factor * unit <= most) ?? 1);
  return { metres, width: metres / metresPerPixel };
}

/** Takes the picture. The canvas is read in the frame it is drawn in, since it keeps nothing afterwards. */
export async function capture(map: MapLibreMap, caption: Caption): Promise<Blob> {
  const before = map.getPixelRatio();
  map.setPixelRatio(2);
  try {
    await settled(map);
    const source = map.getCanvas();
    const [width, height] = [source.clientWidth, source.clientHeight];
    const paper = document.createElement('canvas');
    [paper.width, paper.height] = [2 * width, 2 * (height + HEAD + FOOT)];
    const pen = paper.getContext('2d');
    if (!pen) throw new Error('no 2d canvas');
    pen.scale(2, 2);
    pen.fillStyle = caption.paper;
    pen.fillRect(0, 0, width, height + HEAD + FOOT);
    await new Promise<void>((done) => {
      map.once('render', () => {
        pen.drawImage(source, 0, HEAD, width, height);
        done();
      });
      map.triggerRepaint();
    });
    write(pen, map, caption, width, height);
    return await new Promise((done, failed) => paper.toBlob((blob) => (blob ? done(blob) : failed(new Error('no picture'))), 'image/png'));
  } finally {
    map.setPixelRatio(before);
  }
}

function write(pen: CanvasRenderingContext2D, map: MapLibreMap, caption: Caption, width: number, height: number): void {
  pen.fillStyle = pen.strokeStyle = caption.ink;
  pen.font = `650 22px ${FONT}`;
  pen.fillText(caption.title, 20, 28);
  if (caption.example) {
    const at = 32 + pen.measureText(caption.title).width;
    pen.font = `550 14px ${FONT}`;
    pen.strokeRect(at, 11, pen.measureText(caption.example).width + 12, 22);
    pen.fillText(caption.example, at + 6, 27);
  }
  pen.font = `13px ${FONT}`;
  pen.fillText(caption.lines.join(' · '), 20, 50);
  legend(pen, caption, HEAD + height + 24);
  scale(pen, map, width - 190, HEAD + height + 26);
  north(pen, map.getBearing(), width - 30, HEAD + height + 22);
  pen.fillStyle = caption.ink;
  pen.font = `12px ${FONT}`;
  pen.fillText(caption.source, 20, HEAD + height + 66, width - 40);
}

function legend(pen: CanvasRenderingContext2D, caption: Caption, y: number): void {
  let x = 20;
  for (const { label, colour, ring } of caption.legend) {
    pen.beginPath();
    pen.arc(x + 6, y - 4, 5, 0, 2 * Math.PI);
    pen.lineWidth = 2;
    pen.strokeStyle = pen.fillStyle = colour;
    if (ring) pen.stroke();
    else pen.fill();
    pen.fillStyle = caption.ink;
    pen.fillText(label, x + 16, y);
    x += 34 + pen.measureText(label).width;
  }
  pen.strokeStyle = caption.ink;
}

function scale(pen: CanvasRenderingContext2D, map: MapLibreMap, x: number, y: number): void {
  const { lat } = map.getCenter();
  const bar = scaleBar((40_075_016.686 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom()));
  pen.lineWidth = 2;
  pen.beginPath();
  pen.moveTo(x, y - 6);
  pen.lineTo(x, y);
  pen.lineTo(x + bar.width, y);
  pen.lineTo(x + bar.width, y - 6);
  pen.stroke();
  pen.fillText(bar.metres >= 1000 ? `${bar.metres / 1000} km` : `${bar.metres} m`, x + 4, y - 8);
}

function north(pen: CanvasRenderingContext2D, bearing: number, x: number, y: number): void {
  pen.save();
  pen.translate(x, y);
  pen.rotate((-bearing * Math.PI) / 180);
  pen.beginPath();
  pen.moveTo(0, -16);
  pen.lineTo(6, 6);
  pen.lineTo(0, 2);
  pen.lineTo(-6, 6);
  pen.closePath();
  pen.fill();
  pen.fillText('N', -4, 20);
  pen.restore();
}
