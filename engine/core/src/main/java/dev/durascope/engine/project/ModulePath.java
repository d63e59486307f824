package dev.durascope.engine.project;

import java.nio.file.Path;

/** What a build tool says of one module. @param directory the module's */
record ModulePath(Path directory, ClassPath classPath) {}
