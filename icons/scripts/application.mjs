// Makes the application's icon in the forms that desktops ask for: PNG, ICO (Windows) and ICNS (macOS).
import { Resvg } from '@resvg/resvg-js';

/** Below this many pixels the small drawing stands in, whose lines lie on pixels. */
const FULL_FROM = 24;

export const PNG_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
const ICO_SIZES = [16, 24, 32, 48, 64, 256];

/** The types of ICNS that hold PNG, with the pixels of each; the @2x of one size is another type than the next size. */
const ICNS_TYPES = [
  ['icp4', 16], ['icp5', 32], ['icp6', 64], ['ic07', 128], ['ic08', 256], ['ic09', 512],
  ['ic10', 1024], ['ic11', 32], ['ic12', 64], ['ic13', 256], ['ic14', 512],
];

/** A function from a size in pixels to the PNG of that size. */
export function painter(full, small) {
  const painted = new Map();
  return (size) => {
    if (!painted.has(size)) {
      const drawing = size < FULL_FROM ? small : full;
      const image = new Resvg(drawing, { fitTo: { mode: 'width', value: size }, font: { loadSystemFonts: false } });
      painted.set(size, image.render().asPng());
    }
    return painted.get(size);
  };
}

export function ico(png) {
  const images = ICO_SIZES.map(png);
  const directory = Buffer.alloc(6 + 16 * images.length);
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(images.length, 4);
  let offset = directory.length;
  images.forEach((image, i) => {
    const at = 6 + 16 * i;
    // 256 is written as 0.
    directory.writeUInt8(ICO_SIZES[i] % 256, at);
    directory.writeUInt8(ICO_SIZES[i] % 256, at + 1);
    directory.writeUInt16LE(1, at + 4);
    directory.writeUInt16LE(32, at + 6);
    directory.writeUInt32LE(image.length, at + 8);
    directory.writeUInt32LE(offset, at + 12);
    offset += image.length;
  });
  return Buffer.concat([directory, ...images]);
}

export function icns(png) {
  const entries = ICNS_TYPES.map(([type, size]) => chunk(type, png(size)));
  return chunk('icns', Buffer.concat(entries));
}

function chunk(type, data) {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(data.length + head.length, 4);
  return Buffer.concat([head, data]);
}
