import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { describe, it } from 'node:test';
import { findProgram, lastSaid, quoted, run, withoutEditor, type Machine } from '../program';
import { moduleOf } from '../project';

function machine(platform: NodeJS.Platform, environment: Record<string, string>, ...files: string[]): Machine {
  const [home, directory] = platform === 'win32' ? ['C:\\Users\\me', 'C:\\w'] : ['/home/me', '/w'];
  return { platform, environment, home, directory, isFile: (file) => files.includes(file) };
}

describe('the durascope program', () => {
  it('is the one that the setting names, a program or an installation', () => {
    const linux = machine('linux', { PATH: '/bin' }, '/opt/d/bin/durascope', '/home/me/d/durascope', '/bin/durascope');
    assert.equal(findProgram('/opt/d/bin/durascope', linux), '/opt/d/bin/durascope');
    assert.equal(findProgram(' /opt/d ', linux), '/opt/d/bin/durascope');
    assert.equal(findProgram('~/d/durascope', linux), '/home/me/d/durascope');
    assert.equal(findProgram('/gone', linux), undefined);
    assert.equal(findProgram('tools/d', machine('linux', {}, '/w/tools/d/bin/durascope')), '/w/tools/d/bin/durascope');
    const windows = machine('win32', {}, 'C:\\Users\\me\\d\\bin\\durascope.bat', 'D:\\d\\durascope.exe');
    assert.equal(findProgram('~\\d', windows), 'C:\\Users\\me\\d\\bin\\durascope.bat');
    assert.equal(findProgram('D:\\d\\durascope.exe', windows), 'D:\\d\\durascope.exe');
  });

  it('is the first on the PATH otherwise', () => {
    assert.equal(findProgram('', machine('linux', { PATH: ':/a:/b:/c' }, '/b/durascope', '/c/durascope')), '/b/durascope');
    assert.equal(findProgram('', machine('linux', {}, '/durascope')), undefined);
    assert.equal(
      findProgram('', machine('win32', { Path: 'C:\\x;C:\\d\\bin' }, 'C:\\d\\bin\\durascope.bat')),
      'C:\\d\\bin\\durascope.bat',
    );
  });

  it('is told its arguments as they are, and what it says and ends with is heard', async () => {
    const lines: string[] = [];
    const script = 'console.log(process.argv[1] + process.cwd()); console.error("durascope: there is no file."); process.exit(2)';
    const ended = await run(process.execPath, ['-e', script, 'a "b" $HOME *'], os.tmpdir(), (line) => lines.push(line));
    assert.deepEqual(ended, { code: 2, said: 'there is no file.' });
    assert.deepEqual(lines.sort(), [`a "b" $HOME *${fs.realpathSync(os.tmpdir())}`, 'durascope: there is no file.'].sort());
  });

  it('is heard line by line, however its output comes in pieces', async () => {
    const lines: string[] = [];
    // More than a pipe holds, in characters of three bytes, which no piece ends between.
    const long = '€'.repeat(100_000);
    const ended = await run(process.execPath, ['-e', "console.log('€'.repeat(100_000)); console.log('last')"], os.tmpdir(), (line) => lines.push(line));
    assert.ok(lines[0] === long, 'the first line is whole');
    assert.deepEqual(lines.slice(1), ['last']);
    assert.equal(ended.said, 'last');
  });

  it('gets the environment without what the editor put there for itself', () => {
    assert.deepEqual(
      withoutEditor({
        PATH: '/bin',
        ELECTRON_RUN_AS_NODE: '1',
        VSCODE_ESM_ENTRYPOINT: 'x',
        VSCODE_IPC_HOOK_CLI: '/run/vscode.sock',
        SNAP_NAME: 'code',
        SNAPPY: 'mine',
        GTK_PATH: '/snap/code/gtk',
        GTK_PATH_VSCODE_SNAP_ORIG: '',
        XDG_DATA_DIRS: '/snap/code/share',
        XDG_DATA_DIRS_VSCODE_SNAP_ORIG: '/usr/share',
      }),
      { PATH: '/bin', VSCODE_IPC_HOOK_CLI: '/run/vscode.sock', SNAPPY: 'mine', XDG_DATA_DIRS: '/usr/share' },
    );
  });

  it('that cannot be started is said', async () => {
    const ended = await run(path.join(os.tmpdir(), 'gone-durascope'), [], os.tmpdir(), () => {});
    assert.equal(ended.code, undefined);
    assert.match(ended.said, /cannot be started/);
  });

  it('has said last what it said as itself', () => {
    assert.equal(lastSaid('durascope: one\ndurascope: two\nUsage: x\n'), 'two');
    assert.equal(lastSaid('Exception\n\n'), 'Exception');
    assert.equal(lastSaid(''), '');
  });

  it('is quoted where a batch file starts it', () => {
    assert.equal(quoted('C:\\a b\\"x" & %y%.'), '"C:\\a b\\""x"" & "^%"y"^%"."');
  });
});

describe('the directory that is opened', () => {
  const has = (...files: string[]) => (file: string): boolean => files.includes(file);

  it('is the module that builds the file', () => {
    const exists = has('/w/pom.xml', '/w/orders/pom.xml');
    assert.equal(moduleOf('/w/orders/src/main/java/Orders.java', '/w', exists), '/w/orders');
    assert.equal(moduleOf('/w/src/main/java/Orders.java', '/w', exists), '/w');
    assert.equal(moduleOf('/w/a/Orders.java', '/w', has('/w/a/build.gradle.kts')), '/w/a');
  });

  it('is the workspace where nothing builds, and the file’s own without one', () => {
    assert.equal(moduleOf('/w/a/Orders.java', '/w', has('/pom.xml')), '/w');
    assert.equal(moduleOf('/w/a/Orders.java', undefined, has()), '/w/a');
  });
});
