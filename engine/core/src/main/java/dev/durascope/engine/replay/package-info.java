/** Runs a handler against a recorded execution, and tells where the two part; holds a fork beside its original. */
@NullMarked
package dev.durascope.engine.replay;

import org.jspecify.annotations.NullMarked;
