// Makes the TrueType font of the glyphs.
import svg2ttf from 'svg2ttf';
import { GRID } from './drawings.mjs';
import { outline } from './outlines.mjs';

const UNITS = 80;
const EM = GRID * UNITS;

/** Of the font itself; a clock would make every build another. */
const CREATED = Date.UTC(2026, 0, 1) / 1000;

/** The font's bytes. The em is the grid, with nothing above or below it, so that an icon lies in its box as it is drawn. */
export function font(glyphs) {
  const xml = `<svg xmlns="http://www.w3.org/2000/svg"><defs><font id="DurascopeIcons" horiz-adv-x="${EM}">
<font-face font-family="Durascope Icons" units-per-em="${EM}" ascent="${EM}" descent="0"/>
<missing-glyph horiz-adv-x="${EM}" d="${data(outline([MISSING]))}"/>
${glyphs.map(glyph).join('\n')}
</font></defs></svg>`;
  const options = { ts: CREATED, version: '1.0', copyright: 'Durascope', description: 'The icons of Durascope' };
  return Buffer.from(svg2ttf(xml, options).buffer);
}

/** An empty box: what is shown for a code without a glyph. */
const MISSING = { d: 'M4 3h16v18H4z', fill: null, stroke: 'ink', width: 1 };

function glyph({ code, name, paths }) {
  const unicode = `&#x${code.toString(16)};`;
  return `<glyph glyph-name="${name}" unicode="${unicode}" horiz-adv-x="${EM}" d="${data(outline(paths))}"/>`;
}

/** A font's y points up from the baseline, which here is the grid's lower edge. */
function data(contours) {
  return contours
    .map((contour) => contour
      .map(([command, ...at]) => command + at.map((v, i) => Math.round((i % 2 === 0 ? v : GRID - v) * UNITS)).join(' '))
      .join('') + 'Z')
    .join('');
}
