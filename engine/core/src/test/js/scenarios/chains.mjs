// Functions that call functions.

import { withDurableExecution } from '@aws/durable-execution-sdk-js';

/** Invokes `event.path[0]` with the rest of the path; the end of the path answers with its depth. */
export const relay = withDurableExecution(async (event, context) => {
  const [next, ...rest] = event.path;
  if (next === undefined) {
    return { depth: event.depth };
  }
  return context.invoke(`to-${next}`, next, { path: rest, depth: event.depth + 1 });
});

/** Invokes `event.target` and says how that ended. */
export const reporting = withDurableExecution(async (event, context) => {
  try {
    return { succeeded: await context.invoke('call', event.target, event.input) };
  } catch (error) {
    return { failed: error.message };
  }
});

/** A plain function: answers with its event and what it knows of its context. */
export const plain = async (event, context) => ({ event, tenantId: context.tenantId ?? null });
