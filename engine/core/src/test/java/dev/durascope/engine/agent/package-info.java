/** The agent in a worker, seen through a real engine with handlers in JVMs of their own. */
package dev.durascope.engine.agent;
