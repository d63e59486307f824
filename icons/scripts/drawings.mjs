// Reads the glyphs' drawings. What a drawing may hold is little, so that this, a browser and the Java tests see the same:
// paths on a grid of 24 units, painted in their order, black where there is ink and white where it is taken away again.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';

export const GRID = 24;

const FRAME = {
  width: '24',
  height: '24',
  viewBox: '0 0 24 24',
  fill: 'none',
  stroke: '#000',
  'stroke-width': '2',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
};
const PAINT = { none: null, '#000': 'ink', '#fff': 'gap' };
const FILE = /^u([0-9A-F]{4})-([a-z]+(?:-[a-z]+)*)\.svg$/;

/** All glyphs of a directory by code: `{ code, name, paths: [{ d, fill, stroke, width }] }`. */
export function readGlyphs(directory) {
  const glyphs = readdirSync(directory).sort().map((file) => {
    const match = FILE.exec(file);
    if (match === null) {
      throw new Error(`${file}: name a drawing u<code>-<name>.svg, such as uE100-execution.svg`);
    }
    const paths = readPaths(file, readFileSync(join(directory, file), 'utf8'));
    return { code: Number.parseInt(match[1], 16), name: match[2], paths };
  });
  for (const key of ['code', 'name']) {
    const seen = new Map();
    for (const glyph of glyphs) {
      if (seen.has(glyph[key])) {
        throw new Error(`${glyph.name} and ${seen.get(glyph[key])} have the same ${key}; give one of them another`);
      }
      seen.set(glyph[key], glyph.name);
    }
  }
  return glyphs;
}

export function readPaths(file, text) {
  const svg = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  for (const [name, value] of Object.entries(FRAME)) {
    if (svg.getAttribute(name) !== value) {
      throw new Error(`${file}: ${name} of <svg> is ${svg.getAttribute(name)}; every drawing has ${name}="${value}"`);
    }
  }
  return Array.from(svg.childNodes)
    .filter((node) => node.nodeType === 1)
    .map((node) => {
      if (node.tagName !== 'path') {
        throw new Error(`${file}: <${node.tagName}> cannot be drawn; make it a <path>`);
      }
      return {
        d: node.getAttribute('d'),
        fill: paint(file, node.getAttribute('fill') ?? FRAME.fill),
        stroke: paint(file, node.getAttribute('stroke') ?? FRAME.stroke),
        width: Number(node.getAttribute('stroke-width') ?? FRAME['stroke-width']),
      };
    });
}

function paint(file, colour) {
  if (!(colour in PAINT)) {
    throw new Error(`${file}: colour ${colour} is neither #000 (ink), #fff (no ink) nor none`);
  }
  return PAINT[colour];
}
