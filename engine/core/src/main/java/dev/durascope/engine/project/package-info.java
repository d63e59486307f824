/** Projects of Maven and Gradle as handlers' code: what they have built, and the class path that the build tool says. */
@NullMarked
package dev.durascope.engine.project;

import org.jspecify.annotations.NullMarked;
