import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPaths } from './drawings.mjs';
import { outline } from './outlines.mjs';
import { MODULE, products } from './products.mjs';

const FRAME = 'width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="#000" stroke-width="2"'
  + ' stroke-linecap="round" stroke-linejoin="round"';
const drawing = (content, frame = FRAME) => `<svg xmlns="http://www.w3.org/2000/svg" ${frame}>${content}</svg>`;

test('what is committed is what the drawings give, byte for byte', () => {
  for (const [path, bytes] of products()) {
    assert.ok(readFileSync(join(MODULE, path)).equals(bytes), `${path} is not what the drawings give; run npm run build`);
  }
});

test('a drawing with anything but paths, or in another colour, or on another grid is refused by name', () => {
  assert.throws(() => readPaths('a.svg', drawing('<circle r="3"/>')), /a\.svg: <circle> cannot be drawn/);
  assert.throws(() => readPaths('a.svg', drawing('<path fill="red" d="M0 0z"/>')), /a\.svg: colour red/);
  assert.throws(() => readPaths('a.svg', drawing('', FRAME.replace('0 0 24 24', '0 0 16 16'))), /a\.svg: viewBox/);
});

test('a hole runs against the contour around it', () => {
  const ring = [{ d: 'M4 4h16v16H4z', fill: null, stroke: 'ink', width: 2 }];
  const turns = outline(ring).map((contour) => Math.sign(contour.reduce((sum, segment, i) => {
    const [x, y] = segment.slice(-2);
    const [nextX, nextY] = contour[(i + 1) % contour.length].slice(-2);
    return sum + x * nextY - nextX * y;
  }, 0)));
  assert.equal(turns.length, 2);
  assert.equal(turns[0], -turns[1]);
});
