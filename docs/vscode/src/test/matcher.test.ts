import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, it } from 'node:test';

interface Manifest {
  main: string;
  contributes: {
    commands: { command: string }[];
    menus: Record<string, { command: string }[]>;
    problemMatchers: { pattern: { regexp: string; code: number; message: number; file: number; line: number } }[];
  };
}

const root = path.join(__dirname, '..', '..', '..');
const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;

describe('the manifest', () => {
  it('has a problem matcher that reads the lines of durascope replay', () => {
    const pattern = manifest.contributes.problemMatchers[0]!.pattern;
    const read = (line: string): (string | undefined)[] | undefined => {
      const match = new RegExp(pattern.regexp).exec(line);
      return match === null ? undefined : [pattern.code, pattern.message, pattern.file, pattern.line].map((group) => match[group]);
    };
    assert.deepEqual(read("  added    Step 'fraud-check' is called and was not.  (Orders.java:47)"), [
      'added',
      "Step 'fraud-check' is called and was not.",
      'Orders.java',
      '47',
    ]);
    assert.deepEqual(read("  name     Step 'a (b)' is now called 'c'.  (Orders.java:48, invocation 2)"), [
      'name',
      "Step 'a (b)' is now called 'c'.",
      'Orders.java',
      '48',
    ]);
    for (const other of ['order-1', "  missing  Step 'a' was called and is not.", '  2 differences; 6 of 7 operations were called again, in one run.', '  Supposed: (a:1)']) {
      assert.equal(read(other), undefined);
    }
  });

  it('names only commands that it contributes, and a program that is built', () => {
    const commands = manifest.contributes.commands.map((each) => each.command);
    for (const item of Object.values(manifest.contributes.menus).flat()) {
      assert.ok(commands.includes(item.command), item.command);
    }
    assert.ok(fs.existsSync(path.join(root, manifest.main)));
  });
});
