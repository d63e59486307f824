package dev.durascope.app.launch;

import dev.durascope.engine.invoke.Code;
import java.nio.file.Path;
import java.util.Set;

/** Somebody who looks whether code was built again, and whether a template was written again. */
public interface CodeWatching extends AutoCloseable {

    /** Nobody. */
    CodeWatching NONE = new CodeWatching() {
        @Override
        public void follow(Set<Code> codes, Set<Path> templates) {}

        @Override
        public void close() {}
    };

    /** Looks at this code and these templates from now on, and at no other. */
    void follow(Set<Code> codes, Set<Path> templates);

    @Override
    void close();
}
