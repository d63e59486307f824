import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MODULE, products } from './products.mjs';

for (const [path, bytes] of products()) {
  mkdirSync(dirname(join(MODULE, path)), { recursive: true });
  writeFileSync(join(MODULE, path), bytes);
  console.log(`${path}: ${bytes.length} bytes`);
}
