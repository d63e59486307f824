package dev.durascope.app.launch;

import dev.durascope.app.text.Texts;
import dev.durascope.engine.invoke.Jdk;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A line in the choice of JDKs.
 *
 * @param jdk the JDK; absent for the line that leaves the choice to the application
 * @param text version and place, for people
 */
public record JdkEntry(@Nullable Jdk jdk, String text) {

    static JdkEntry automatic(@Nullable Jdk taken) {
        return new JdkEntry(
                null,
                taken == null
                        ? Texts.text("launch.jdk.automatic")
                        : Texts.text("launch.jdk.automatic.taken", taken.version()));
    }

    static JdkEntry of(Jdk jdk) {
        return new JdkEntry(jdk, Texts.text("launch.jdk.of", jdk.version(), jdk.home()));
    }

    /** The JDK's directory; {@code null} for the automatic choice. */
    @Nullable
    Path home() {
        return jdk == null ? null : jdk.home();
    }
}
