// Requirements 4-1 to 4-19: callbacks.

import { withDurableExecution } from '@aws/durable-execution-sdk-js';
import { json } from './support.mjs';

export const r4_1 = withDurableExecution(async (event, context) => {
  const [result] = await context.createCallback(event, { serdes: json });
  return result;
});

export const r4_2 = withDurableExecution(async (event, context) => {
  const [result] = await context.createCallback('approval', { serdes: json });
  return result;
});

export const r4_3 = withDurableExecution(async (event, context) => {
  const [result] = await context.createCallback(event, { timeout: { seconds: 5 } });
  return result;
});

export const r4_4 = withDurableExecution(async (event, context) => {
  const [result] = await context.createCallback(event, { heartbeatTimeout: { seconds: 5 } });
  return result;
});

export const r4_5 = withDurableExecution(async (event, context) => {
  const [result] = await context.createCallback(event, { heartbeatTimeout: { seconds: 10 }, serdes: json });
  return result;
});

export const r4_6 = withDurableExecution(async (event, context) => {
  const [result] = await context.createCallback(event);
  return result;
});

export const r4_7 = withDurableExecution(async (event, context) => {
  const [result] = await context.createCallback(event);
  await context.step(async () => 'between');
  return result;
});

export const r4_8 = withDurableExecution(async (event, context) => {
  const [result] = await context.createCallback(event, { timeout: { seconds: 5 } });
  await context.step(async () => 'between');
  return result;
});

export const r4_9 = withDurableExecution(async (event, context) => {
  const [result] = await context.createCallback(event, { serdes: json });
  await context.wait({ seconds: 5 });
  return result;
});

export const r4_10 = withDurableExecution(async (event, context) => {
  const [result] = await context.createCallback(event);
  await context.wait({ seconds: 5 });
  return result;
});

export const r4_11 = withDurableExecution(async (event, context) => {
  const [result] = await context.createCallback(event, { timeout: { seconds: 3 } });
  await context.wait({ seconds: 6 });
  return result;
});

export const r4_12 = withDurableExecution(async (event, context) => {
  const [promise] = await context.createCallback(event, { serdes: json });
  const result = await promise;
  await context.wait({ seconds: 2 });
  return result;
});

async function messageOf(promise) {
  try {
    await promise;
    return 'no error';
  } catch (error) {
    return error.message;
  }
}

export const r4_13 = withDurableExecution(async (event, context) => {
  const [promise] = await context.createCallback(event);
  const message = await messageOf(promise);
  await context.wait({ seconds: 2 });
  return message;
});

export const r4_14 = withDurableExecution(async (event, context) => {
  const [promise] = await context.createCallback(event, { timeout: { seconds: 3 } });
  const message = await messageOf(promise);
  await context.wait({ seconds: 2 });
  return message;
});

export const r4_15 = withDurableExecution(async (event, context) => {
  const serdes = {
    deserialize: async (text) => {
      const value = JSON.parse(text);
      return { ...value, timestamp: Date.parse(value.timestamp) / 1000 };
    },
  };
  const [promise] = await context.createCallback(event, { serdes });
  return { received: await promise };
});

export const r4_16 = withDurableExecution(async (event, context) => {
  const [promise] = await context.createCallback(event, { serdes: { deserialize: async (text) => Number(text) } });
  const count = await promise;
  return { count, doubled: 2 * count };
});

export const r4_17 = withDurableExecution(async ([nameA, nameB], context) => {
  const [promiseA] = await context.createCallback(nameA, { serdes: json });
  const a = await promiseA;
  const [promiseB] = await context.createCallback(nameB, { serdes: json });
  return [a, await promiseB];
});

export const r4_18 = withDurableExecution(async ([nameA, nameB], context) => {
  const [promiseA] = await context.createCallback(nameA, { serdes: json });
  const [promiseB] = await context.createCallback(nameB, { serdes: json });
  const a = await promiseA;
  return [a, await promiseB];
});

export const r4_19 = withDurableExecution(async ([nameA, nameB], context) => {
  const [promiseA] = await context.createCallback(nameA, { serdes: json });
  const [promiseB] = await context.createCallback(nameB, { serdes: json });
  const b = await promiseB;
  return [await promiseA, b];
});
