// Requirements 2-1 to 2-5: waits.

import { withDurableExecution } from '@aws/durable-execution-sdk-js';

export const r2_1 = withDurableExecution((event, context) => context.wait({ seconds: 2 }));

export const r2_2 = withDurableExecution((event, context) => context.wait('custom_wait_name', { seconds: 2 }));

export const r2_3 = withDurableExecution(async (event, context) => {
  await context.wait('wait-1', { seconds: 2 });
  await context.wait('wait-2', { seconds: 2 });
  return { completedWaits: 2 };
});

export const r2_4 = withDurableExecution((event, context) => context.wait({ minutes: 1 }));

export const r2_5 = withDurableExecution((event, context) => context.wait({ hours: 1 }));
