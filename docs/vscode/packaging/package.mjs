// Packs the extension into target/durascope-VERSION.vsix: what it needs is laid out in target/package first, with the licence
// and the icon of the application, so that neither is there twice.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const extension = path.dirname(here);
const stage = path.join(extension, 'target', 'package');

rmSync(stage, { recursive: true, force: true });
mkdirSync(stage, { recursive: true });
for (const file of ['README.md', '.vscodeignore', 'target/out']) {
  cpSync(path.join(extension, file), path.join(stage, file), { recursive: true });
}
cpSync(path.join(extension, '..', '..', 'LICENSE'), path.join(stage, 'LICENSE.txt'));
cpSync(path.join(extension, '..', '..', 'icons/src/main/resources/dev/durascope/icons/durascope-128.png'), path.join(stage, 'icon.png'));

// What only those who build it need is no business of an editor.
const { scripts, devDependencies, ...manifest } = JSON.parse(readFileSync(path.join(extension, 'package.json'), 'utf8'));
writeFileSync(path.join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);

const vsix = path.join(extension, 'target', `durascope-${manifest.version}.vsix`);
const vsce = path.join(here, 'node_modules', '@vscode', 'vsce', 'vsce');
execFileSync(process.execPath, [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--out', vsix], {
  cwd: stage,
  stdio: 'inherit',
});
