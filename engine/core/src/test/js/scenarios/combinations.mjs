// Operations within operations, and batches that end early.

import { BatchItemStatus, createRetryStrategy, withDurableExecution, withRetry } from '@aws/durable-execution-sdk-js';
import { noRetry } from '../conformance/support.mjs';

/** Stops at the second success; the third branch is still waiting then. */
export const minSuccessful = withDurableExecution(async (event, context) => {
  const batch = await context.parallel(
    'first-two',
    [
      (branch) => branch.step('a', async () => 'a'),
      (branch) => branch.step('b', async () => 'b'),
      async (branch) => {
        await branch.wait('long', { days: 30 });
        return branch.step('c', async () => 'c');
      },
    ],
    { completionConfig: { minSuccessful: 2 } },
  );
  await context.wait('afterwards', { minutes: 1 });
  return { reason: batch.completionReason, results: batch.getResults(), started: batch.startedCount };
});

/** Bears one failure of many and says which item it was. */
export const toleratedFailure = withDurableExecution(async (event, context) => {
  const batch = await context.map(
    'items',
    [1, 2, 3, 4],
    (item, number) =>
      item.step(
        'check',
        async () => {
          if (number === 3) {
            throw new RangeError('three');
          }
          return number;
        },
        noRetry,
      ),
    { completionConfig: { toleratedFailureCount: 1 } },
  );
  await context.wait('afterwards', { minutes: 1 });
  return {
    results: batch.getResults(),
    failed: batch.failed().map((item) => item.index),
    statuses: batch.all.map((item) => item.status === BatchItemStatus.FAILED),
  };
});

/** A map of parallels, each with a wait and a step, deep enough to need many contexts. */
export const nested = withDurableExecution(async (event, context) => {
  const batch = await context.map('rows', [1, 2, 3], async (row, y) => {
    const cells = await row.parallel(
      'cells',
      [1, 2, 3].map((x) => async (cell) => {
        await cell.wait('pause', { minutes: x * y });
        return cell.step('multiply', async () => x * y);
      }),
    );
    return cells.getResults();
  });
  return batch.getResults();
});

/** Results so large that only a summary is kept: the items are read again from their own results. */
export const largeMap = withDurableExecution(async (event, context) => {
  const batch = await context.map('large', [1, 2, 3], (item, number) =>
    item.step('make', async () => {
      console.log(`made ${number}`);
      return String(number).repeat(150_000);
    }),
  );
  await context.wait('afterwards', { minutes: 1 });
  return batch.getResults().map((result) => result.length);
});

/** The faster of two waits, and all of three steps begun together. */
export const promises = withDurableExecution(async (event, context) => {
  const steps = [1, 2, 3].map((number) => context.step(`step-${number}`, async () => number));
  const all = await context.promise.all('all', steps);
  const race = await context.promise.race('race', [
    context.runInChildContext('slow', async (child) => {
      await child.wait({ hours: 2 });
      return 'slow';
    }),
    context.runInChildContext('fast', async (child) => {
      await child.wait({ hours: 1 });
      return 'fast';
    }),
  ]);
  const settled = await context.promise.allSettled('settled', [
    context.step('good', async () => 'good'),
    context.step(
      'bad',
      async () => {
        throw new Error('bad');
      },
      noRetry,
    ),
  ]);
  return { all, race, settled: settled.map((outcome) => outcome.status) };
});

/** Tries a whole context again, with waits in between. */
export const retried = withDurableExecution((event, context) =>
  withRetry(
    context,
    'again',
    async (child, attempt) => {
      const value = await child.step(`try-${attempt}`, async () => attempt);
      if (value < 3) {
        throw new Error(`attempt ${value}`);
      }
      return `attempt ${value}`;
    },
    { retryStrategy: createRetryStrategy({ maxAttempts: 5, initialDelay: { minutes: 5 } }) },
  ),
);

/** An approval whose submitter needs three attempts, inside a branch, beside a branch that waits. */
export const approvals = withDurableExecution(async (event, context) => {
  const batch = await context.parallel('approvals', [
    (branch) =>
      branch.waitForCallback('manager', async (id) => console.log(`manager ${id}`), { timeout: { days: 1 } }),
    (branch) =>
      branch.waitForCallback('finance', async (id) => console.log(`finance ${id}`), { timeout: { days: 2 } }),
    async (branch) => {
      await branch.wait('reminder', { hours: 1 });
      return 'reminded';
    },
  ]);
  return batch.getResults();
});

/** A callback that is answered while the handler is still at work. */
export const answeredMeanwhile = withDurableExecution(async (event, context) => {
  const [promise, id] = await context.createCallback('meanwhile');
  const { LambdaClient, SendDurableExecutionCallbackSuccessCommand } = await import('@aws-sdk/client-lambda');
  await context.step('answer', async () => {
    await new LambdaClient({}).send(
      new SendDurableExecutionCallbackSuccessCommand({ CallbackId: id, Result: Buffer.from('"at once"') }),
    );
  });
  return promise;
});

/** A branch at work for `event.milliseconds`, beside one that waits a second and one that fails once. */
export const inline = withDurableExecution(async (event, context) => {
  const batch = await context.parallel('side-by-side', [
    (branch) =>
      branch.step('work', async () => {
        await new Promise((resolve) => setTimeout(resolve, event.milliseconds));
        return 'worked';
      }),
    async (branch) => {
      await branch.wait('second', { seconds: 1 });
      return branch.step('afterwards', async () => 'waited');
    },
    (branch) =>
      branch.step(
        'flaky',
        async (step) => {
          if (step.attempt < 2) {
            throw new Error('once');
          }
          return 'retried';
        },
        { retryStrategy: () => ({ shouldRetry: true, delay: { seconds: 1 } }) },
      ),
  ]);
  return batch.getResults();
});
