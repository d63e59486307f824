/** Runs a handler against a recorded execution, and tells where the two part. */
@NullMarked
package dev.durascope.engine.replay;

import org.jspecify.annotations.NullMarked;
