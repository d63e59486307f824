// Requirements 5-1 to 5-16: chained invokes. The targets are in targets.mjs.

import { withDurableExecution } from '@aws/durable-execution-sdk-js';

const ECHO = 'conformance-target-echo';
const FAILING = 'conformance-target-failing';
const MEASURING = 'conformance-target-measuring';
const TENANT = 'conformance-target-tenant';

// The SDK takes `invoke(text, text)` for a name and a function, so a call whose input is text says that it has no name.
const UNNAMED = undefined;

export const r5_1 = withDurableExecution((event, context) => context.invoke(UNNAMED, ECHO, event));

export const r5_2 = withDurableExecution((event, context) => context.invoke(event.name, ECHO, event.payload));

export const r5_3 = withDurableExecution((event, context) => context.invoke(ECHO, event));

export const r5_4 = withDurableExecution((event, context) => context.invoke(ECHO, null));

export const r5_5 = withDurableExecution((event, context) => context.invoke(FAILING));

export const r5_6 = withDurableExecution(async (event, context) => {
  try {
    return await context.invoke(FAILING);
  } catch {
    return 'fallback';
  }
});

// 1,000,000 characters and their quotes stay below the 1 MiB that a chained invoke may carry.
export const r5_7 = withDurableExecution((event, context) =>
  context.invoke(UNNAMED, MEASURING, 'x'.repeat(1_000_000)),
);

export const r5_8 = withDurableExecution((event, context) =>
  context.invoke(UNNAMED, TENANT, event.payload, { tenantId: event.tenantId }),
);

export const r5_9 = withDurableExecution(async (event, context) => {
  const result = await context.invoke(ECHO, { asked: true });
  await context.wait({ seconds: 1 });
  return result;
});

export const r5_10 = withDurableExecution(async (event, context) => {
  let message;
  try {
    await context.invoke(FAILING, { asked: true });
  } catch (error) {
    message = error.message;
  }
  await context.wait({ seconds: 1 });
  return message;
});

export const r5_11 = withDurableExecution(async (event, context) => {
  const result = await context.step(async () => ({ from: 'step' }));
  return context.invoke(ECHO, result);
});

export const r5_12 = withDurableExecution(async (event, context) => {
  const result = await context.invoke(ECHO, { from: 'handler' });
  return context.step(async () => ({ ...result, by: 'step' }));
});

export const r5_13 = withDurableExecution((event, context) =>
  context.runInChildContext((child) => child.invoke(ECHO, { from: 'child' })),
);

export const r5_14 = withDurableExecution(async (event, context) => {
  const first = await context.invoke(ECHO, { turn: 1 });
  const second = await context.invoke(ECHO, { turn: 2 });
  return [first, second];
});

export const r5_15 = withDurableExecution((event, context) =>
  context.invoke(ECHO, event, {
    payloadSerdes: {
      serialize: async (value) => JSON.stringify(value).toUpperCase(),
      deserialize: async (text) => JSON.parse(text),
    },
  }),
);

export const r5_16 = withDurableExecution((event, context) =>
  context.invoke(UNNAMED, ECHO, event, {
    resultSerdes: {
      serialize: async (value) => JSON.stringify(value),
      deserialize: async (text) => JSON.parse(text).toUpperCase(),
    },
  }),
);
