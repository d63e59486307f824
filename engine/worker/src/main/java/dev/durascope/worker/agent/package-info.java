/**
 * What watches a handler's operations from inside its process, when the engine asks for it: where each was called, whether
 * it was replayed or executed, and a thread held before an operation or its code runs. The calls are woven into the few
 * classes of a durable SDK through which every operation passes. A handler whose SDK is not known runs as it would
 * without any of this.
 */
package dev.durascope.worker.agent;
