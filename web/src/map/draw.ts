// Drawing an area by pointer. Loaded only when someone draws.
import type { Map as MapLibreMap } from 'maplibre-gl';
import { TerraDraw, TerraDrawPolygonMode, TerraDrawRectangleMode } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';

/** Drawing in progress. */
export interface Drawing {
  /** Ends it without an answer. */
  cancel(): void;
}

/** Starts drawing; `done` hears the ring, `cancelled` that there will be none. */
export function draw(map: MapLibreMap, shape: 'polygon' | 'rectangle', colour: string, done: (ring: [number, number][]) => void, cancelled: () => void): Drawing {
  const hex = colour as `#${string}`;
  const styles = { fillColor: hex, fillOpacity: 0.1, outlineColor: hex, outlineWidth: 2 };
  const mode =
    shape === 'polygon'
      ? new TerraDrawPolygonMode({ styles: { ...styles, closingPointColor: hex }, pointerDistance: 12 })
      : new TerraDrawRectangleMode({ styles });
  const drawing = new TerraDraw({ adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 9 }), modes: [mode] });
  let over = false;
  const stop = () => {
    if (over) return;
    over = true;
    window.removeEventListener('keydown', onKey, true);
    drawing.stop();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    stop();
    cancelled();
  };
  window.addEventListener('keydown', onKey, true);
  drawing.start();
  drawing.setMode(shape);
  // Leaving the mode inside its own event strands the handles of the corners: leave on the next turn.
  drawing.on('finish', (id) => {
    const feature = drawing.getSnapshot().find((one) => one.id === id);
    setTimeout(() => {
      stop();
      if (feature?.geometry.type === 'Polygon') done(feature.geometry.coordinates[0] as [number, number][]);
      else cancelled();
    });
  });
  return { cancel: stop };
}
