// A project of somebody else's uses the typed client: installed from its package, checked by the compiler, run against a server.
// Usage: outside.mjs http://127.0.0.1:PORT
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const server = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'zaiti-outside-'));
const tsc = join(root, 'node_modules/typescript/bin/tsc');
let failed = 0;
const check = (what, holds, more = '') => {
  failed += holds ? 0 : 1;
  console.log(`${holds ? 'ok  ' : 'FAIL'} typed client: ${what}${holds ? '' : `: ${more}`}`);
};
const program = (more = '') => `import { connect, Problem, type Schemas } from 'zaiti-client';
const zaiti = connect(process.argv[2]!, { language: 'en' });
const sums: Schemas['Availability'] = await zaiti.get('/api/availability', { query: { by: 'zone', vacant_min_m2: 500 } });
let features = 0;
for await (const feature of zaiti.features('buildings', { limit: 20 })) features += feature.type === 'Feature' ? 1 : 0;
const page = await zaiti.get('/api/sites', { query: { kind: ['building'], limit: 1 } });
const site = await zaiti.get('/api/sites/{id}', { path: { id: page.sites[0]!.id } });
const area = await zaiti.post('/api/availability', { body: { by: 'total', filter: {} } });
const fault = await zaiti.get('/api/sites/{id}', { path: { id: 'nothing' } }).catch((error: unknown) => error);
${more}
console.log(JSON.stringify({ groups: sums.groups.length, features, total: page.matched, id: site.id, sites: area.total.sites, fault: fault instanceof Problem ? fault.code : null }));
`;
try {
  execFileSync(process.execPath, [join(root, 'scripts/client.mjs')], { stdio: 'inherit' });
  const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder, join(root, 'client')], { encoding: 'utf8' }).trim();
  mkdirSync(join(folder, 'node_modules/zaiti-client'), { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, packed), '-C', join(folder, 'node_modules/zaiti-client'), '--strip-components', '1']);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const options = { target: 'ES2022', module: 'NodeNext', strict: true, lib: ['ES2022', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'], types: ['node'], typeRoots: [join(root, 'node_modules/@types')] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['main.ts'] }));
  const compile = () => spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
  writeFileSync(join(folder, 'main.ts'), program("await zaiti.get('/api/sites', { query: { colour: 'red' } });\nawait zaiti.get('/api/castles');\n"));
  const wrong = compile().stdout;
  check('the compiler refuses a parameter and a path that do not exist', /main\.ts\(10,.*colour/.test(wrong) && /main\.ts\(11,/.test(wrong), wrong.slice(0, 500));
  writeFileSync(join(folder, 'main.ts'), program());
  const right = compile();
  check('a program that asks what there is compiles', right.status === 0, right.stdout.slice(0, 800));
  const run = spawnSync(process.execPath, [join(folder, 'main.js'), server], { encoding: 'utf8' });
  const said = run.status === 0 ? JSON.parse(run.stdout) : {};
  const sites = (await (await fetch(`${server}/api/sites?kind=building&limit=1`)).json()).matched;
  check('it gets what the server holds', said.features === sites && said.total === sites && said.groups > 0 && said.sites > 0 && said.fault === 'not_found', run.stdout + run.stderr.slice(0, 500));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed > 0 ? 1 : 0);
