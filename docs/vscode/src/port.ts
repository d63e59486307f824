import { execFile } from 'node:child_process';
import * as fs from 'node:fs/promises';

/** How to look and to wait; real but in tests. */
export interface Waiting {
  isTaken(port: number): Promise<boolean>;
  pause(): Promise<void>;
  isCancelled(): boolean;
}

/** Waits until something listens at a port of 127.0.0.1; answers whether it does, and was not cancelled. */
export async function awaitListener(port: number, waiting: Waiting): Promise<boolean> {
  while (!waiting.isCancelled()) {
    if (await waiting.isTaken(port)) {
      return !waiting.isCancelled();
    }
    await waiting.pause();
  }
  return false;
}

/** Addresses of Linux's tables that 127.0.0.1 reaches: itself, all of IPv4, all of IPv6, and itself written as IPv6. */
const REACHED = ['0100007F', '00000000', '0'.repeat(32), '0000000000000000FFFF00000100007F'];
const LISTENING = '0A';

/** A table is read in pieces, between which a line may slip while others come and go: that one is missing is not believed at once. */
const LOOKS = 3;

/** Whether one of Linux's tables of sockets, /proc/net/tcp or tcp6, has a listener that 127.0.0.1 reaches at a port. */
export function listensInTable(table: string, port: number): boolean {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return table.split('\n').some((line) => {
    const [, local, , state] = line.trim().split(/\s+/);
    const [address, at] = (local ?? '').split(':');
    return state === LISTENING && at === wanted && REACHED.includes(address ?? '');
  });
}

/**
 * Whether what 'netstat -an' printed, on Windows or macOS, has a listener that 127.0.0.1 reaches at a port. Windows says the
 * state in its own language, so that a socket listens is told by its having no other end.
 */
export function listensInNetstat(printed: string, port: number): boolean {
  return printed.split('\n').some((line) => {
    const words = line.trim().split(/\s+/);
    const local = words.find((word) => /[.:]\d+$/.test(word));
    const other = local === undefined ? undefined : words[words.indexOf(local) + 1];
    const reached = /^(127\.0\.0\.1|0\.0\.0\.0|\*|\[::\])[.:](\d+)$/.exec(local ?? '');
    return /^tcp/i.test(words[0] ?? '') && Number(reached?.[2]) === port && /^(0\.0\.0\.0:0|\[::\]:0|\*\.\*)$/.test(other ?? '');
  });
}

/**
 * Whether something listens at a port of 127.0.0.1. The system is asked. It is not called for that: a virtual machine that
 * waits for its debugger would take whoever calls for one. Nor is the port tried to be taken: the handler, which may start at
 * that moment, would find it in use.
 */
export async function isTaken(port: number): Promise<boolean> {
  if (process.platform !== 'linux') {
    return listensInNetstat(await netstat(), port);
  }
  for (let look = 0; look < LOOKS; look++) {
    const tables = await Promise.all(
      ['/proc/net/tcp', '/proc/net/tcp6'].map((file) => fs.readFile(file, 'utf8').catch(() => '')));
    if (tables.some((table) => listensInTable(table, port))) {
      return true;
    }
  }
  return false;
}

/** What cannot be asked has no listener: the handler itself says when its port is in use. */
function netstat(): Promise<string> {
  return new Promise((resolve) => {
    execFile('netstat', ['-an'], { maxBuffer: 64 * 1024 * 1024, windowsHide: true }, (_error, stdout) => resolve(stdout));
  });
}
