/** Files that describe functions: our own form and AWS SAM templates. Null is allowed only where said. */
@NullMarked
package dev.durascope.engine.functions;

import org.jspecify.annotations.NullMarked;
