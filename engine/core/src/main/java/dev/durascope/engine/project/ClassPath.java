package dev.durascope.engine.project;

import java.nio.file.Path;
import java.util.List;

/**
 * What a build tool says of a module.
 *
 * @param own the directories of its own classes and resources; empty when the tool was not asked for them
 * @param rest what else is on its run-time class path, in order
 */
record ClassPath(List<Path> own, List<Path> rest) {
    ClassPath {
        own = List.copyOf(own);
        rest = List.copyOf(rest);
    }
}
