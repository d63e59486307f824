package dev.durascope.app.session;

import dev.durascope.engine.cloud.CloudTarget;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a window shows when it opens.
 *
 * @param files handler jars, zips, class directories, histories, recordings; empty for the welcome page
 * @param position a moment of an execution of this or an earlier session; absent for none
 * @param target the deployed function or execution to attach to, or an execution that is kept here; absent for none
 * @param handler the handler to choose in the code among the files; absent for its default
 */
public record Opening(
        List<Path> files,
        @Nullable Position position,
        @Nullable CloudTarget target,
        @Nullable WantedHandler handler) {
    /** Nothing but the welcome page. */
    public static final Opening WELCOME = new Opening(List.of(), null);

    public Opening {
        files = List.copyOf(files);
    }

    /** Files, and a moment of an execution or none. */
    public Opening(List<Path> files, @Nullable Position position) {
        this(files, position, null, null);
    }

    /** A deployed function or execution. */
    public static Opening of(CloudTarget target) {
        return new Opening(List.of(), null, target, null);
    }

    /** Files, and no moment. */
    public static Opening of(List<Path> files) {
        return new Opening(files, null);
    }
}
