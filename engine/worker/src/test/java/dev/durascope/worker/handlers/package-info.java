/** Handlers that the worker's tests run. */
package dev.durascope.worker.handlers;
