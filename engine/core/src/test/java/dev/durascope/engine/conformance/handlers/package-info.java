/** What the conformance requirements' handlers do, written with our own handler API. */
package dev.durascope.engine.conformance.handlers;
