// Requirements 1-1 to 1-20: steps.

import { JitterStrategy, StepSemantics, createRetryStrategy, withDurableExecution } from '@aws/durable-execution-sdk-js';
import { fail, noRetry, retry, upperCase } from './support.mjs';

class TransientError extends Error {
  constructor(message) {
    super(message);
    this.name = 'TransientError';
  }
}

export const r1_1 = withDurableExecution((event, context) => context.step(async () => `Hello, ${event}!`));

export const r1_2 = withDurableExecution((event, context) =>
  context.step('custom_step_name', async () => `Hello, ${event}!`),
);

export const r1_3 = withDurableExecution(async (event, context) => {
  const first = await context.step(async () => 'first');
  return context.step(async () => `${first}_second`);
});

export const r1_4 = withDurableExecution((event, context) =>
  context.step(async () => ({ user: { name: event.name, tags: event.tags }, count: event.tags.length })),
);

export const r1_5 = withDurableExecution((event, context) => context.step(async () => undefined));

export const r1_6 = withDurableExecution((event, context) => context.step(async () => event, { serdes: upperCase }));

export const r1_7 = withDurableExecution((event, context) =>
  context.step(async (step) => {
    step.logger.info(`Greeting step started for: ${event}`);
    const greeting = `Hello, ${event}!`;
    step.logger.info(`Greeting step completed with: ${greeting}`);
    return greeting;
  }),
);

export const r1_8 = withDurableExecution(async (event, context) => {
  const result = await context.step(async () => 'computed');
  await context.wait({ seconds: 2 });
  return result;
});

export const r1_9 = withDurableExecution(async (event, context) => {
  const result = await context.step(async () => {
    console.log('step executed');
    return 'cached_value';
  });
  await context.wait({ seconds: 1 });
  return result;
});

export const r1_10 = withDurableExecution(async (event, context) => {
  let caught;
  try {
    await context.step(async () => {
      console.log('step executed');
      fail();
    }, noRetry);
  } catch (error) {
    caught = error.message;
  }
  await context.wait({ seconds: 1 });
  return caught;
});

export const r1_11 = withDurableExecution((event, context) =>
  context.step(async (step) => (step.attempt < 2 ? fail() : 'Operation succeeded'), retry(3)),
);

export const r1_12 = withDurableExecution((event, context) =>
  context.step(async () => fail(), {
    retryStrategy: createRetryStrategy({
      maxAttempts: 4,
      initialDelay: { seconds: 1 },
      backoffRate: 1,
      jitter: JitterStrategy.NONE,
    }),
  }),
);

export const r1_13 = withDurableExecution((event, context) =>
  context.step(async (step) => (step.attempt < 3 ? fail() : 'third time lucky')),
);

export const r1_14 = withDurableExecution((event, context) =>
  context.step(async (step) => (step.attempt < 3 ? fail() : 'third time lucky'), {
    retryStrategy: createRetryStrategy({
      maxAttempts: 5,
      initialDelay: { seconds: 2 },
      backoffRate: 3,
      jitter: JitterStrategy.NONE,
    }),
  }),
);

export const r1_15 = withDurableExecution((event, context) =>
  context.step(
    async (step) => {
      if (step.attempt < 2) {
        throw new TransientError('not yet');
      }
      return 'recovered';
    },
    { retryStrategy: (error) => ({ shouldRetry: error instanceof TransientError, delay: { seconds: 1 } }) },
  ),
);

export const r1_16 = withDurableExecution((event, context) =>
  context.step(
    async () => {
      throw new TransientError('never');
    },
    { retryStrategy: (error) => ({ shouldRetry: !(error instanceof TransientError) }) },
  ),
);

export const r1_17 = withDurableExecution((event, context) =>
  context.step(
    'at_most_once_flaky_step',
    async (step) => {
      step.logger.info(event);
      process.exit(1);
    },
    { ...noRetry, semantics: StepSemantics.AtMostOncePerRetry },
  ),
);

export const r1_18 = withDurableExecution((event, context) =>
  context.step(
    async (step) => {
      step.logger.info(event);
      if (step.attempt < 2) {
        process.exit(1);
      }
      return 'succeeded on second attempt';
    },
    { ...retry(3), semantics: StepSemantics.AtMostOncePerRetry },
  ),
);

export const r1_19 = withDurableExecution((event, context) => context.step(async () => fail(), noRetry));

export const r1_20 = withDurableExecution(async (event, context) => {
  let value;
  try {
    value = await context.step(async () => fail(), noRetry);
  } catch {
    value = 'fallback_result';
  }
  return context.step(async () => value);
});
