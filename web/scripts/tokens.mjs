// Writes the files that follow from core/tokens.ts and map/layers.ts: the style sheet of the colours and the map style.
import { writeFile } from 'node:fs/promises';
import { runnerImport } from 'vite';

const load = async (path) => (await runnerImport(path)).module;
const { tokensCss } = await load('./src/core/tokens.ts');
const { buildStyle } = await load('./src/map/style.ts');
await writeFile('src/tokens.css', tokensCss());
await writeFile('src/map/style.template.json', `${JSON.stringify(buildStyle(), null, 1)}\n`);
