// Requirements 3-1 to 3-18: child contexts.

import { withDurableExecution } from '@aws/durable-execution-sdk-js';
import { crashDuringFirstInvocation, fail, noRetry, retry, upperCase } from './support.mjs';

export const r3_1 = withDurableExecution((event, context) =>
  context.runInChildContext((child) => child.step(async () => event)),
);

export const r3_2 = withDurableExecution((event, context) =>
  context.runInChildContext(event.name, (child) => child.step(async () => event.value)),
);

export const r3_3 = withDurableExecution((event, context) =>
  context.runInChildContext('sequence', async (child) => {
    const first = await child.step(async () => event);
    return child.step(async () => first);
  }),
);

export const r3_4 = withDurableExecution((event, context) =>
  context.runInChildContext('failing', (child) => child.step(async () => fail(), noRetry)),
);

export const r3_5 = withDurableExecution(async (event, context) => {
  try {
    await context.runInChildContext((child) => child.step(async () => fail(), noRetry));
  } catch {
    return context.step(async () => event);
  }
  return undefined;
});

export const r3_6 = withDurableExecution((event, context) =>
  context.runInChildContext('outer', async (outer) => {
    await outer.step(async () => event);
    return outer.runInChildContext('inner', (inner) => inner.step(async () => event));
  }),
);

export const r3_7 = withDurableExecution((event, context) =>
  context.runInChildContext('retrying', (child) =>
    child.step(async (step) => (step.attempt < 2 ? fail() : event), retry(2)),
  ),
);

export const r3_8 = withDurableExecution((event, context) =>
  context.runInChildContext('exhausting', (child) => child.step(async () => fail(), retry(2))),
);

export const r3_9 = withDurableExecution(async (event, context) => {
  const result = await context.runInChildContext((child) => child.step(async () => event));
  await context.wait({ seconds: 1 });
  return result;
});

export const r3_10 = withDurableExecution((event, context) =>
  context.runInChildContext('step-and-wait', async (child) => {
    const result = await child.step(async () => event);
    await child.wait({ seconds: 1 });
    return result;
  }),
);

export const r3_11 = withDurableExecution(async (event, context) => {
  const large = await context.runInChildContext('large', async (child) => {
    child.configureLogger({ modeAware: false });
    child.logger.info(event);
    const small = await child.step(async () => 'x');
    return small.repeat(300 * 1024);
  });
  await context.wait({ seconds: 1 });
  return large.length;
});

export const r3_12 = withDurableExecution((event, context) =>
  context.runInChildContext((child) =>
    child.step(async () => {
      await crashDuringFirstInvocation(context, 'StepStarted');
      return event;
    }),
  ),
);

export const r3_13 = withDurableExecution(async (event, context) => {
  const result = await context.runInChildContext('waiting', async (child) => {
    await child.wait({ seconds: 1 });
    return event;
  });
  return context.step(async () => result);
});

export const r3_14 = withDurableExecution((event, context) =>
  context.runInChildContext('upper-case', (child) => child.step(async () => event), { serdes: upperCase }),
);

export const r3_15 = withDurableExecution((event, context) =>
  context.runInChildContext('throwing', async () => fail()),
);

export const r3_16 = withDurableExecution((event, context) => context.runInChildContext('empty', async () => null));

export const r3_17 = withDurableExecution(async (event, context) => {
  const result = await context.runInChildContext('logging', async (child) => {
    child.configureLogger({ modeAware: false });
    child.logger.info(event);
    return event;
  });
  await context.wait({ seconds: 1 });
  return result;
});

export const r3_18 = withDurableExecution(async (event, context) => {
  await context.runInChildContext('step-and-wait', async (child) => {
    const result = await child.step(async () => event);
    await child.wait({ seconds: 1 });
    return result;
  });
  const result = await context.step(async () => event);
  await context.wait({ seconds: 1 });
  return result;
});
