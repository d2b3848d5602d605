// The types of the wire, made from the server's own OpenAPI document.
//   node scripts/types.mjs           writes src/api/openapi.json (from the binary, where it is built) and src/api/wire.ts
//   node scripts/types.mjs --check   changes nothing and fails where either differs from what is committed
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const binary = process.env.ZAITI_BIN ?? resolve(root, '..', process.env.CARGO_TARGET_DIR ?? 'target', 'debug', 'zaiti');
const check = process.argv.includes('--check');
const [document, types] = [join(root, 'src/api/openapi.json'), join(root, 'src/api/wire.ts')];

let broken = 0;
function settle(path, text, how) {
  if (!check) return writeFileSync(path, text);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  broken += 1;
  console.error(`types: ${path} differs from ${how}; run npm run types and look at what changed`);
}

if (existsSync(binary)) {
  const said = JSON.parse(execFileSync(binary, ['openapi'], { encoding: 'utf8', maxBuffer: 1 << 26 }));
  settle(document, `${JSON.stringify(said, null, 1)}\n`, 'what the server documents');
} else console.log(`types: ${binary} is not built; the committed document is taken as it is`);

const ast = await openapiTS(JSON.parse(readFileSync(document, 'utf8')));
settle(types, `// Written by \`npm run types\` from openapi.json.\n${astToString(ast)}`, 'openapi.json');
process.exit(broken > 0 ? 1 : 0);
