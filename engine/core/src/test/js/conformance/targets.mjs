// The functions that the invoke suite's handlers call.

import { withDurableExecution } from '@aws/durable-execution-sdk-js';
import { fail } from './support.mjs';

/** Durable: returns its input. */
export const echo = withDurableExecution(async (event) => event);

/** Durable: fails. */
export const failing = withDurableExecution(async () => fail('the target failed on purpose'));

/** Durable: returns the length of the text it is given. */
export const measuring = withDurableExecution(async (event) => event.length);
