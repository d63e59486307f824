import * as net from 'node:net';

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
      return true;
    }
    await waiting.pause();
  }
  return false;
}

/**
 * Whether something listens at a port of 127.0.0.1. It is not called for that: a virtual machine that waits for its debugger
 * would take whoever calls for one.
 */
export function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(true));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(false)));
  });
}
