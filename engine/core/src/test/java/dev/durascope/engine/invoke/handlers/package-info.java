/** Handlers that the tests put into jars and run in workers. */
package dev.durascope.engine.invoke.handlers;
