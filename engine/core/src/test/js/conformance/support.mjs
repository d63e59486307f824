// What the requirement handlers of every suite share.

import { GetDurableExecutionHistoryCommand, LambdaClient } from '@aws-sdk/client-lambda';

/** A step config that gives up after the first attempt. */
export const noRetry = { retryStrategy: () => ({ shouldRetry: false }) };

/** A step config of `maxAttempts` attempts, one second apart. */
export const retry = (maxAttempts) => ({
  retryStrategy: (error, attempt) => ({ shouldRetry: attempt < maxAttempts, delay: { seconds: 1 } }),
});

/** Serialises as upper-case text, without JSON around it, and reads it back as it is. */
export const upperCase = {
  serialize: async (value) => String(value).toUpperCase(),
  deserialize: async (text) => text,
};

/** The result of a callback read as JSON; a callback without a result gives null. */
export const json = {
  deserialize: async (text) => (text ? JSON.parse(text) : null),
};

export function fail(message = 'failed on purpose') {
  throw new Error(message);
}

let client;

async function eventTypes(durableExecutionArn) {
  client ??= new LambdaClient({});
  const history = await client.send(
    new GetDurableExecutionHistoryCommand({ DurableExecutionArn: durableExecutionArn, MaxItems: 1000 }),
  );
  return history.Events.map((event) => event.EventType);
}

/**
 * Ends the process during the execution's first invocation, once the history holds `eventType`. An at-least-once
 * step's START is sent without waiting, so without looking the crash could overtake it. Later invocations, which see
 * the first one's InvocationCompleted, pass.
 */
export async function crashDuringFirstInvocation(context, eventType) {
  const arn = context.executionContext.durableExecutionArn;
  for (let tries = 0; tries < 500; tries++) {
    const seen = await eventTypes(arn);
    if (seen.includes('InvocationCompleted')) {
      return;
    }
    if (seen.includes(eventType)) {
      process.exit(1);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  fail(`${eventType} did not reach the history of ${arn}`);
}
