/** Replaying the open execution on a handler: on which, what would run, and where the two part. */
@NullMarked
package dev.durascope.app.replay;

import org.jspecify.annotations.NullMarked;
