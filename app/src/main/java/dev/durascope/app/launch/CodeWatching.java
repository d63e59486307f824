package dev.durascope.app.launch;

import dev.durascope.engine.invoke.Code;
import java.util.Set;

/** Somebody who looks whether code was built again. */
public interface CodeWatching extends AutoCloseable {

    /** Nobody. */
    CodeWatching NONE = new CodeWatching() {
        @Override
        public void follow(Set<Code> codes) {}

        @Override
        public void close() {}
    };

    /** Looks at this code from now on, and at no other. */
    void follow(Set<Code> codes);

    @Override
    void close();
}
