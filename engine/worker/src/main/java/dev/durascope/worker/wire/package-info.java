/** How the worker talks to the engine: HTTP and JSON with nothing but the JDK's sockets. */
package dev.durascope.worker.wire;
