import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type * as vscode from 'vscode';
import { activate } from '../extension';
import { awaitListener, isTaken, listensInNetstat, listensInTable } from '../port';
import { reset, stub } from '../stub/vscode';

const SOURCE = 'package com.shop;\nimport software.amazon.lambda.durable.DurableHandler;\nclass Orders extends DurableHandler<A, B> {}\n';

let directory: string;
let told: string;

/** A program that writes down how it was called, and ends as a test says. */
function install(exitCode: number, said: string): void {
  const program = path.join(directory, 'durascope');
  fs.writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" > '${told}.new'\necho '${said}' >&2\nmv '${told}.new' '${told}'\nexit ${exitCode}\n`, {
    mode: 0o755,
  });
  stub.settings.set('durascope.path', program);
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!condition()) {
    assert.ok(Date.now() < deadline, `${condition} did not come true; shown: ${stub.shown.join(' | ')}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function called(): Promise<string[]> {
  await until(() => fs.existsSync(told));
  return fs.readFileSync(told, 'utf8').trimEnd().split('\n');
}

const execute = (id: string, ...args: unknown[]): Promise<unknown> => Promise.resolve(stub.commands.get(id)!(...(args as never[])));

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = (server.address() as net.AddressInfo).port;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('the extension', { skip: process.platform === 'win32' ? 'the program is a shell script' : false }, () => {
  beforeEach(() => {
    reset();
    directory = fs.mkdtempSync(path.join(os.tmpdir(), 'durascope-vscode-'));
    told = path.join(directory, 'told');
    fs.mkdirSync(path.join(directory, 'shop/src'), { recursive: true });
    fs.writeFileSync(path.join(directory, 'shop/pom.xml'), '<project/>');
    stub.folder = directory;
    stub.document = { uri: { fsPath: path.join(directory, 'shop/src/Orders.java') }, getText: () => SOURCE };
    activate({ subscriptions: [] } as unknown as vscode.ExtensionContext);
  });

  afterEach(() => fs.rmSync(directory, { recursive: true, force: true }));

  it('offers its commands above each handler, and not where that is turned off', () => {
    const lens = stub.lenses[0]!;
    const found = lens.provideCodeLenses(stub.document);
    assert.deepEqual(found.map((each) => [each.range.start.line, each.command.title]), [
      [2, 'Debug in Durascope'],
      [2, 'Open in Durascope'],
    ]);
    assert.ok(found.every((each) => stub.commands.has(each.command.command)));
    stub.settings.set('durascope.codeLens', false);
    assert.deepEqual(lens.provideCodeLenses(stub.document), []);
    let changes = 0;
    lens.onDidChangeCodeLenses(() => changes++);
    for (const setting of ['durascope.path', 'durascope.codeLens']) {
      stub.configured.forEach((listener) => listener({ affectsConfiguration: (section) => section === setting }));
    }
    assert.equal(changes, 1, 'files that are open ask again');
  });

  it('opens the handler of a lens with its module', async () => {
    install(0, '');
    const lens = stub.lenses[0]!.provideCodeLenses(stub.document)[1]!;
    await execute(lens.command.command, ...lens.command.arguments);
    assert.deepEqual(await called(), ['open', path.join(directory, 'shop'), '--handler', 'com.shop.Orders']);
    assert.deepEqual(stub.shown, []);
  });

  it('attaches the Java debugger when the handler waits for it', async () => {
    install(0, '');
    const port = await freePort();
    stub.settings.set('durascope.debugPort', port);
    stub.extensions.add('vscjava.vscode-java-debug');
    const done = execute('durascope.debugHandler');
    assert.deepEqual(await called(), ['open', path.join(directory, 'shop'), '--handler', 'com.shop.Orders', '--debug-port', String(port)]);
    assert.deepEqual(stub.debugged, []);
    const handler = net.createServer();
    await new Promise<void>((resolve) => handler.listen(port, '127.0.0.1', resolve));
    await done;
    await new Promise((resolve) => handler.close(resolve));
    assert.deepEqual(stub.debugged, [
      {
        folder: directory,
        configuration: { type: 'java', request: 'attach', name: 'Durascope Orders', hostName: '127.0.0.1', port },
      },
    ]);
    assert.match(stub.shown.join(), /Shift\+F9/);
  });

  it('stops waiting for the handler when the user cancels', async () => {
    install(0, '');
    stub.settings.set('durascope.debugPort', await freePort());
    stub.extensions.add('vscjava.vscode-java-debug');
    stub.cancelled = true;
    await execute('durascope.debugHandler');
    await called();
    assert.deepEqual(stub.debugged, []);
  });

  it('stops waiting for the handler when the program fails', async () => {
    install(2, 'durascope: there is no display.');
    stub.settings.set('durascope.debugPort', await freePort());
    stub.extensions.add('vscjava.vscode-java-debug');
    await execute('durascope.debugHandler');
    assert.deepEqual(stub.debugged, []);
    assert.ok(stub.shown.includes('Durascope: there is no display.'), stub.shown.join(' | '));
  });

  it('attaches once to a handler that was asked for twice', async () => {
    install(0, '');
    const port = await freePort();
    stub.settings.set('durascope.debugPort', port);
    stub.extensions.add('vscjava.vscode-java-debug');
    const first = execute('durascope.debugHandler');
    await until(() => stub.shown.length === 1);
    const second = execute('durascope.debugHandler');
    await first;
    assert.deepEqual(stub.debugged, []);
    const handler = net.createServer();
    await new Promise<void>((resolve) => handler.listen(port, '127.0.0.1', resolve));
    await second;
    await new Promise((resolve) => handler.close(resolve));
    assert.equal(stub.debugged.length, 1);
  });

  it('asks before it attaches to what listens at the port already', async () => {
    install(0, '');
    stub.extensions.add('vscjava.vscode-java-debug');
    const other = net.createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    stub.settings.set('durascope.debugPort', (other.address() as net.AddressInfo).port);
    stub.answers = [undefined, 'Attach'];
    await execute('durascope.debugHandler');
    assert.equal(stub.debugged.length, 0);
    await execute('durascope.debugHandler');
    assert.equal(stub.debugged.length, 1);
    await new Promise((resolve) => other.close(resolve));
  });

  it('says what it lacks: the Java debugger, a handler, the program', async () => {
    install(0, '');
    stub.answers = [undefined, 'Show Extension'];
    await execute('durascope.debugHandler');
    assert.match(stub.shown.at(-1)!, /install Debugger for Java/);
    assert.deepEqual(stub.executed, []);
    await execute('durascope.debugHandler');
    assert.deepEqual(stub.executed, [['workbench.extensions.search', '@id:vscjava.vscode-java-debug']]);
    stub.executed.length = 0;
    stub.document = { ...stub.document!, isUntitled: true };
    await execute('durascope.openHandler');
    assert.match(stub.shown.at(-1)!, /Save the file first/);
    stub.document = { uri: { fsPath: '/a/A.java' }, getText: () => 'class A {}' };
    await execute('durascope.openHandler');
    assert.match(stub.shown.at(-1)!, /extends DurableHandler/);
    stub.settings.set('durascope.path', path.join(directory, 'gone'));
    stub.answers = ['orders', 'Open Settings'];
    await execute('durascope.attachToFunction');
    await until(() => stub.executed.length > 0);
    assert.match(stub.shown.at(-1)!, /There is no program .*gone: correct the setting durascope.path/);
    stub.remote = 'ssh-remote';
    stub.answers = ['orders', 'Open Settings'];
    await execute('durascope.attachToFunction');
    await until(() => stub.executed.length > 1);
    assert.deepEqual(stub.executed, [
      ['workbench.action.openSettings', 'durascope.path'],
      ['workbench.action.openRemoteSettings', { query: 'durascope.path' }],
    ]);
  });

  it('asks which of several handlers is meant', async () => {
    install(0, '');
    stub.document = { ...stub.document!, getText: () => `${SOURCE}class Refunds extends DurableHandler<A, B> {}` };
    stub.answers = ['com.shop.Refunds'];
    await execute('durascope.openHandler');
    assert.deepEqual(stub.asked, ['com.shop.Orders com.shop.Refunds']);
    assert.equal((await called()).at(-1), 'com.shop.Refunds');
  });

  it('opens executions from files and by name, and attaches to functions', async () => {
    install(0, '');
    const files = ['/a/history.json', '/a/pom.xml', '/a/order 1.durascope'].map((fsPath) => ({ fsPath }));
    await execute('durascope.openFiles', files[2]);
    assert.deepEqual(await called(), ['open', '/a/order 1.durascope']);
    fs.rmSync(told);
    await execute('durascope.openFiles', files[2], files);
    assert.deepEqual(await called(), ['open', '/a/order 1.durascope', '/a/history.json']);
    fs.rmSync(told);
    stub.answers = ['arn:aws:lambda:eu-west-1:1:function:f'];
    await execute('durascope.openFiles');
    assert.deepEqual(await called(), ['open', 'arn:aws:lambda:eu-west-1:1:function:f']);
    fs.rmSync(told);
    stub.answers = [' order-4711@12 '];
    await execute('durascope.openExecution');
    assert.deepEqual(await called(), ['open', 'order-4711@12']);
    fs.rmSync(told);
    stub.answers = ['orders:prod'];
    await execute('durascope.attachToFunction');
    assert.deepEqual(await called(), ['attach', 'orders:prod']);
    fs.rmSync(told);
    stub.answers = [undefined, '  '];
    await execute('durascope.openExecution');
    await execute('durascope.attachToFunction');
    assert.ok(!fs.existsSync(told));
  });

  it('shows what the program says is wrong', async () => {
    install(2, 'durascope: there is no file /a.');
    await execute('durascope.openFiles', { fsPath: '/a' });
    await until(() => stub.shown.length > 0);
    assert.deepEqual(stub.shown, ['Durascope: there is no file /a.']);
    assert.ok(stub.logged.includes('durascope: there is no file /a.'));
    install(3, '');
    stub.answers = ['orders'];
    await execute('durascope.attachToFunction');
    await until(() => stub.shown.length > 1);
    assert.equal(stub.shown.at(-1), 'Durascope: it ended with exit code 3.');
  });
});

describe('a port', () => {
  it('is taken when something listens there, and is not called', async () => {
    const port = await freePort();
    assert.equal(await isTaken(port), false);
    let calls = 0;
    const server = net.createServer(() => calls++);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    assert.equal(await isTaken(port), true);
    await new Promise((resolve) => server.close(resolve));
    assert.equal(calls, 0);
  });

  it('can be taken by the handler while it is looked at', async () => {
    const port = await freePort();
    const look = isTaken(port);
    const handler = net.createServer();
    await new Promise<void>((resolve, reject) => {
      handler.once('error', reject);
      handler.listen({ port, host: '127.0.0.1', exclusive: true }, resolve);
    });
    await look;
    await new Promise((resolve) => handler.close(resolve));
  });

  it('is found in the tables of Linux where something listens that 127.0.0.1 reaches', () => {
    const table = (local: string, state: string) =>
      `  sl  local_address rem_address   st tx_queue rx_queue\n   0: ${local} 00000000:0000 ${state} 00000000:00000000 00:00000000\n`;
    for (const address of ['0100007F', '00000000', '0'.repeat(32), '0000000000000000FFFF00000100007F']) {
      assert.equal(listensInTable(table(`${address}:138D`, '0A'), 5005), true, address);
    }
    assert.equal(listensInTable(table('0100007F:138D', '01'), 5005), false, 'connected, not listening');
    assert.equal(listensInTable(table('0100007F:138E', '0A'), 5005), false, 'another port');
    assert.equal(listensInTable(table('0501A8C0:138D', '0A'), 5005), false, 'an address of the network only');
    assert.equal(listensInTable('', 5005), false);
  });

  it('is found in what netstat prints on Windows, in any language, and on macOS', () => {
    const windows = '  TCP    127.0.0.1:5005         0.0.0.0:0              ABHÖREN\r\n  TCP    [::]:6006    [::]:0    LISTENING\r\n';
    assert.equal(listensInNetstat(windows, 5005), true);
    assert.equal(listensInNetstat(windows, 6006), true);
    assert.equal(listensInNetstat(windows, 500), false);
    assert.equal(listensInNetstat('  TCP    127.0.0.1:5005    127.0.0.1:61000    ESTABLISHED\r\n', 5005), false);
    const mac = 'tcp4       0      0  127.0.0.1.5005         *.*                    LISTEN\ntcp46      0      0  *.6006     *.*     LISTEN\n';
    assert.equal(listensInNetstat(mac, 5005), true);
    assert.equal(listensInNetstat(mac, 6006), true);
    assert.equal(listensInNetstat('tcp4  0  0  127.0.0.1.5005  127.0.0.1.61000  ESTABLISHED\n', 5005), false);
  });

  it('is looked at again and again until it is taken', async () => {
    let looks = 0;
    let pauses = 0;
    const found = await awaitListener(1, {
      isTaken: () => Promise.resolve(++looks === 3),
      pause: () => Promise.resolve(void pauses++),
      isCancelled: () => false,
    });
    assert.deepEqual([found, looks, pauses], [true, 3, 2]);
  });
});
