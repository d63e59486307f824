// Makes Node.js a Lambda runtime: polls the Lambda Runtime API (version 2018-06-01), calls the handler, and reports
// what came of it, as AWS's Node.js runtime does. The one argument is the secret word of the output marks, see
// OutputReader. Needs Node.js 20 or later, the oldest that AWS's durable SDK runs on, and nothing else.
import http from 'node:http';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const markWord = process.argv[2] ?? '';
const taskRoot = process.env.LAMBDA_TASK_ROOT ?? process.cwd();
const [authority, ...prefix] = (process.env.AWS_LAMBDA_RUNTIME_API ?? '').split('/');
const [host, port] = authority.split(':');
const base = [...prefix.map((segment) => `/${segment}`), '/2018-06-01/runtime'].join('');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

const OLDEST_NODE = 20;
const PARENT_GONE = 143;
const RUNTIME_API_GONE = 2;
const UNCAUGHT = 129;
const UNHANDLED = 128;

// The parent holds the other end of standard input and never writes to it.
process.stdin.resume();
process.stdin.on('end', () => process.exit(PARENT_GONE));
process.stdin.on('error', () => process.exit(PARENT_GONE));

let current = null;

process.on('uncaughtException', (error) => reportAndExit(error, 'Runtime.UncaughtException', UNCAUGHT));
process.on('unhandledRejection', (reason) =>
  reportAndExit(reason, 'Runtime.UnhandledPromiseRejection', UNHANDLED));

try {
  await serve(await loadHandler());
} catch (error) {
  process.stderr.write(`The Runtime API is gone: ${error?.message ?? error}\n`);
  process.exit(RUNTIME_API_GONE);
}

async function serve(handler) {
  for (;;) {
    const next = await request('GET', '/invocation/next');
    if (next.status !== 200) {
      throw new Error(`it answered ${next.status} to /invocation/next`);
    }
    const requestId = next.headers['lambda-runtime-aws-request-id'];
    process.env._X_AMZN_TRACE_ID = next.headers['lambda-runtime-trace-id'] ?? '';
    current = requestId;
    await mark('B', requestId);
    let report;
    try {
      const result = await call(handler, JSON.parse(next.body), contextOf(requestId, next.headers));
      const json = JSON.stringify(result === undefined ? null : result);
      report = ['/response', json === undefined ? 'null' : json];
    } catch (error) {
      process.stderr.write(`${error?.stack ?? String(error)}\n`);
      report = ['/error', JSON.stringify(describe(error))];
    }
    current = null;
    await mark('E', requestId);
    await request('POST', `/invocation/${requestId}${report[0]}`, report[1]);
  }
}

/** Calls a handler that returns a promise or a value, or answers through its third parameter. */
function call(handler, event, context) {
  return new Promise((resolve, reject) => {
    const done = (error, result) => (error ? reject(error) : resolve(result));
    context.done = done;
    context.succeed = (result) => done(null, result);
    context.fail = (error) => done(error ?? new Error('failed'));
    const returned = handler(event, context, done);
    if (returned !== null && typeof returned?.then === 'function') {
      returned.then(resolve, reject);
    } else if (handler.length < 3 && returned !== undefined) {
      resolve(returned);
    } else if (handler.length < 2) {
      resolve(returned);
    }
  });
}

function contextOf(requestId, headers) {
  const deadline = Number(headers['lambda-runtime-deadline-ms'] ?? Number.MAX_SAFE_INTEGER);
  const clientContext = headers['lambda-runtime-client-context'];
  const identity = headers['lambda-runtime-cognito-identity'];
  return {
    callbackWaitsForEmptyEventLoop: false,
    awsRequestId: requestId,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    tenantId: headers['lambda-runtime-aws-tenant-id'],
    clientContext: clientContext ? JSON.parse(clientContext) : undefined,
    identity: identity ? JSON.parse(identity) : undefined,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

async function loadHandler() {
  try {
    if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
      throw fault(
        'Runtime.NodeTooOld',
        `${process.execPath} is Node.js ${process.versions.node}; install Node.js ${OLDEST_NODE} or later and put it first on the PATH.`,
      );
    }
    return await findHandler(process.env._HANDLER ?? '');
  } catch (error) {
    process.stderr.write(`${error?.stack ?? String(error)}\n`);
    await request('POST', '/init/error', JSON.stringify(describe(error)));
    process.exit(1);
  }
}

/** Finds what `file.export` names, `export` being a path of members. */
async function findHandler(name) {
  const folder = path.dirname(name);
  const [stem, ...members] = path.basename(name).split('.');
  if (!stem || members.length === 0) {
    throw fault('Runtime.MalformedHandlerName', `Bad handler ${name}: it must be file.export, such as index.handler.`);
  }
  const file = ['.mjs', '.js', '.cjs', '']
    .map((suffix) => path.resolve(taskRoot, folder, stem + suffix))
    .find((candidate) => fs.existsSync(candidate) && fs.statSync(candidate).isFile());
  if (!file) {
    throw fault('Runtime.ImportModuleError', `Error: Cannot find module '${stem}' in ${path.resolve(taskRoot, folder)}`);
  }
  const module = await import(pathToFileURL(file).href);
  const member = (from) => members.reduce((value, key) => value?.[key], from);
  const found = member(module) ?? member(module.default);
  if (found === undefined) {
    throw fault('Runtime.HandlerNotFound', `${name} is undefined or not exported`);
  }
  if (typeof found !== 'function') {
    throw fault('Runtime.HandlerNotFound', `${name} is not a function`);
  }
  return found;
}

function fault(name, message) {
  const error = new Error(message);
  error.name = name;
  return error;
}

function describe(error, type) {
  if (error instanceof Error || (error && typeof error === 'object' && 'message' in error)) {
    return {
      errorType: type ?? String(error.name ?? error.constructor?.name ?? 'Error'),
      errorMessage: String(error.message),
      trace: String(error.stack ?? '').split('\n'),
    };
  }
  return { errorType: type ?? typeof error, errorMessage: String(error), trace: [] };
}

async function reportAndExit(error, type, status) {
  process.stderr.write(`${type}: ${error?.stack ?? String(error)}\n`);
  try {
    if (current !== null) {
      const requestId = current;
      current = null;
      await mark('E', requestId);
      await request('POST', `/invocation/${requestId}/error`, JSON.stringify(describe(error, type)), true);
    }
  } finally {
    process.exit(status);
  }
}

/** Says on both pipes that what comes now belongs to an invocation, or to none; waits until it is out. */
function mark(kind, requestId) {
  const line = `\u001e${markWord} ${kind} ${requestId}\n`;
  const write = (stream) => new Promise((resolve) => stream.write(line, () => resolve()));
  return Promise.all([write(process.stdout), write(process.stderr)]);
}

function request(method, target, body, ownConnection = false) {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json' };
    if (body !== undefined) {
      headers['Content-Length'] = Buffer.byteLength(body);
    }
    const options = { host, port, method, path: base + target, headers, agent: ownConnection ? false : agent };
    const sent = http.request(options, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
