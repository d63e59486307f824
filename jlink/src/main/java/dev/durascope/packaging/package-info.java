/** Makes what people install: the runtime image, the application image and the packages. */
@NullMarked
package dev.durascope.packaging;

import org.jspecify.annotations.NullMarked;
