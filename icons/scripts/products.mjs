// What the build makes, as a map from each file's path to its bytes.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { icns, ico, painter, PNG_SIZES } from './application.mjs';
import { readGlyphs } from './drawings.mjs';
import { font } from './font.mjs';

/** The module's directory. */
export const MODULE = dirname(dirname(fileURLToPath(import.meta.url)));

const SOURCES = ['src/main/svg/application', 'src/main/svg/glyphs'];
const RESOURCES = 'src/main/resources/dev/durascope/icons';
const PACKAGING = 'src/main/application';

/** Says of which drawings the products were made; the Java tests tell by it that somebody forgot to build. */
const MANIFEST = 'src/main/svg/made.sha256';

export function products() {
  const made = new Map();
  made.set(`${RESOURCES}/durascope-icons.ttf`, font(readGlyphs(join(MODULE, 'src/main/svg/glyphs'))));

  const drawing = (name) => readFileSync(join(MODULE, 'src/main/svg/application', name), 'utf8');
  const png = painter(drawing('durascope.svg'), drawing('durascope-small.svg'));
  for (const size of PNG_SIZES) {
    made.set(`${RESOURCES}/durascope-${size}.png`, png(size));
  }
  made.set(`${PACKAGING}/durascope.ico`, ico(png));
  made.set(`${PACKAGING}/durascope.icns`, icns(png));

  made.set(MANIFEST, manifest(made));
  return made;
}

function manifest(made) {
  const sources = SOURCES.flatMap((directory) => readdirSync(join(MODULE, directory))
    .sort()
    .map((file) => `${directory}/${file}`));
  const lines = [
    ...sources.map((path) => line(path, withoutReturns(readFileSync(join(MODULE, path))))),
    ...Array.from(made, ([path, bytes]) => line(path, bytes)),
  ];
  return Buffer.from(lines.join(''));
}

/** A checkout on Windows may have added carriage returns. */
function withoutReturns(bytes) {
  return Buffer.from(bytes.toString('utf8').replaceAll('\r\n', '\n'));
}

function line(path, bytes) {
  return `${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`;
}
