// What AWS's SDK makes of the operations' primitives, and handlers whose size is the point.

import { NestingType, withDurableExecution } from '@aws/durable-execution-sdk-js';

/** Three branches, one of which suspends; their results in order. */
export const parallel = withDurableExecution(async (event, context) => {
  const batch = await context.parallel('branches', [
    { name: 'plain', func: (branch) => branch.step('plain-step', async () => 'plain') },
    {
      name: 'waiting',
      func: async (branch) => {
        await branch.wait('an-hour', { hours: 1 });
        return branch.step('waiting-step', async () => 'waited');
      },
    },
    {
      name: 'retrying',
      func: (branch) =>
        branch.step(
          'retrying-step',
          async (step) => {
            if (step.attempt < 3) {
              throw new Error(`attempt ${step.attempt}`);
            }
            return `attempt ${step.attempt}`;
          },
          { retryStrategy: (error, attempt) => ({ shouldRetry: attempt < 3, delay: { minutes: 10 } }) },
        ),
    },
  ]);
  return batch.getResults();
});

/** Doubles each of `event.numbers` in an iteration of its own, two at a time. */
export const map = withDurableExecution(async (event, context) => {
  const batch = await context.map(
    'doubles',
    event.numbers,
    (item, number, index) => item.step(`double-${index}`, async () => 2 * number),
    { maxConcurrency: 2, ...(event.flat && { nesting: NestingType.FLAT }) },
  );
  return batch.getResults();
});

/** Polls, an hour apart, until the count reaches `event.goal`. */
export const condition = withDurableExecution((event, context) =>
  context.waitForCondition('count', async (state) => ({ count: state.count + 1 }), {
    initialState: { count: 0 },
    waitStrategy: (state) =>
      state.count >= event.goal ? { shouldContinue: false } : { shouldContinue: true, delay: { hours: 1 } },
  }),
);

/** Hands the callback's id to a submitter, and answers with what comes back. */
export const approval = withDurableExecution(async (event, context) => {
  const answer = await context.waitForCallback('approval', async (id) => console.log(`submitted ${id}`), {
    timeout: { days: 7 },
  });
  return { answer };
});

/** A result of `event.bytes` characters. */
export const largeResult = withDurableExecution(async (event) => 'x'.repeat(event.bytes));

/**
 * `event.steps` steps with results of `event.bytes` characters, then a wait, so that the next invocation reads a state
 * of many pages; each body says that it ran.
 */
export const manySteps = withDurableExecution(async (event, context) => {
  let characters = 0;
  for (let first = 0; first < event.steps; first += 50) {
    const batch = [];
    for (let index = first; index < Math.min(first + 50, event.steps); index++) {
      batch.push(
        context.step(`step-${index}`, async () => {
          console.log(`ran step-${index}`);
          return String(index % 10).repeat(event.bytes);
        }),
      );
    }
    for (const result of batch) {
      characters += (await result).length;
    }
  }
  await context.wait('night', { hours: 8 });
  return characters;
});

/** Waits for a callback that has no timeout. */
export const endless = withDurableExecution(async (event, context) => {
  const [answer] = await context.createCallback('never');
  return answer;
});

/** Waits for a callback that must be kept alive every hour. */
export const heartbeat = withDurableExecution(async (event, context) => {
  const [answer] = await context.createCallback('alive', { heartbeatTimeout: { hours: 1 } });
  return answer;
});

/** A step that is at work until its execution is stopped from outside. */
export const busy = withDurableExecution(async (event, context) => {
  await context.step('before', async () => 'done');
  console.log('at work');
  await new Promise((resolve) => setTimeout(resolve, event.milliseconds));
  await context.step('after', async () => console.log('never'));
  return 'too late';
});
