/** Handlers whose executions are exported as tests, and the proof that these are good. */
@NullMarked
package dev.durascope.junit.exported;

import org.jspecify.annotations.NullMarked;
