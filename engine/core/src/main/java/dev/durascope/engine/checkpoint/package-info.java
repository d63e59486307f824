/** The rules of checkpoints: a batch of updates in, journal entries out, all or none (protocol §2 and §3). */
@NullMarked
package dev.durascope.engine.checkpoint;

import org.jspecify.annotations.NullMarked;
