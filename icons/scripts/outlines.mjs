// Turns a drawing's strokes and gaps into one outline, as a font needs it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import initPathKit from 'pathkit-wasm';
import svgpath from 'svgpath';

const wasm = createRequire(import.meta.url).resolve('pathkit-wasm/bin/pathkit.wasm');
const pathKit = await initPathKit({ wasmBinary: readFileSync(wasm) });

/** Strokes are expanded at ten times the grid: fine enough for a curve to stay one, coarse enough for few points. */
const SCALE = 10;

/** The ink of a drawing as contours of `['M'|'L'|'Q'|'C', ...numbers]`, filled by the non-zero rule, y down. */
export function outline(paths) {
  const ink = pathKit.NewPath();
  for (const { d, fill, stroke, width } of paths) {
    const shape = svgpath(d).scale(SCALE).toString();
    if (fill !== null) {
      combine(ink, pathKit.FromSVGString(shape), fill);
    }
    if (stroke !== null) {
      const line = pathKit.FromSVGString(shape).stroke({
        width: width * SCALE,
        cap: pathKit.StrokeCap.ROUND,
        join: pathKit.StrokeJoin.ROUND,
      });
      combine(ink, line, stroke);
    }
  }
  const result = contours(svgpath(ink.toSVGString()).scale(1 / SCALE));
  ink.delete();
  return oriented(result);
}

function combine(ink, shape, paint) {
  shape.simplify();
  ink.op(shape, paint === 'ink' ? pathKit.PathOp.UNION : pathKit.PathOp.DIFFERENCE);
  shape.delete();
}

function contours(path) {
  const all = [];
  path.abs().unshort().unarc().iterate(([command, ...at]) => {
    if (command === 'M') {
      all.push([[command, ...at]]);
    } else if (command !== 'Z' && command !== 'z') {
      all.at(-1).push([command, ...at]);
    }
  });
  return all.filter((contour) => contour.length > 1);
}

/** Boolean operations leave contours of any direction; a font fills by direction: outer ones one way, holes the other. */
function oriented(all) {
  const polygons = all.map(polygon);
  return all.map((contour, i) => {
    const depth = polygons.filter((other, j) => j !== i && contains(other, polygons[i][0])).length;
    return area(polygons[i]) > 0 === (depth % 2 === 0) ? contour : reversed(contour);
  });
}

function polygon(contour) {
  const points = [];
  let [x, y] = [0, 0];
  for (const [command, ...at] of contour) {
    if (command === 'Q') {
      points.push([(x + 2 * at[0] + at[2]) / 4, (y + 2 * at[1] + at[3]) / 4]);
    } else if (command === 'C') {
      points.push([(x + 3 * at[0] + 3 * at[2] + at[4]) / 8, (y + 3 * at[1] + 3 * at[3] + at[5]) / 8]);
    }
    [x, y] = at.slice(-2);
    points.push([x, y]);
  }
  return points;
}

function area(points) {
  return points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length];
    return sum + x * nextY - nextX * y;
  }, 0);
}

function contains(points, [x, y]) {
  let inside = false;
  points.forEach(([ax, ay], i) => {
    const [bx, by] = points[(i + 1) % points.length];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) {
      inside = !inside;
    }
  });
  return inside;
}

function reversed(contour) {
  const ends = contour.map((segment) => segment.slice(-2));
  const back = [['M', ...ends.at(-1)]];
  for (let i = contour.length - 1; i > 0; i--) {
    const [command, ...at] = contour[i];
    const controls = [];
    for (let c = at.length - 4; c >= 0; c -= 2) {
      controls.push(at[c], at[c + 1]);
    }
    back.push([command, ...controls, ...ends[i - 1]]);
  }
  return back;
}
