// Handlers that do not answer.

import { withDurableExecution } from '@aws/durable-execution-sdk-js';
import { crashDuringFirstInvocation } from '../conformance/support.mjs';

/** Ends its process between two steps, once. */
export const crashOnce = withDurableExecution(async (event, context) => {
  const before = await context.step('before', async () => {
    console.log('ran before');
    return 'before';
  });
  await crashDuringFirstInvocation(context, 'StepSucceeded');
  const after = await context.step('after', async () => 'after');
  return [before, after];
});

/** Throws before the SDK sees the event, so that no answer comes: the invocation has failed, not the execution. */
export const throwing = async () => {
  throw new TypeError('thrown by the handler');
};

/** Says PENDING though nothing is. */
export const pendingForNothing = async () => ({ Status: 'PENDING' });

/** Answers something that is no envelope. */
export const speakingGibberish = async () => 'gibberish';

/** A plain function that takes `event.milliseconds`. */
export const slow = async (event) => {
  await new Promise((resolve) => setTimeout(resolve, event.milliseconds));
  return 'at last';
};
