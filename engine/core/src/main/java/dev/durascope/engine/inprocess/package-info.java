/** The protocol without a socket: an AWS client whose service is in this JVM. */
@NullMarked
package dev.durascope.engine.inprocess;

import org.jspecify.annotations.NullMarked;
