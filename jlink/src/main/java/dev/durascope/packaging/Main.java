package dev.durascope.packaging;

import java.io.IOException;
import java.nio.file.Path;

/** What the build calls: {@code image} makes the runtime image, {@code installer} the application image and packages of it. */
public final class Main {

    private Main() {}

    /** Carries out one of the two, and ends the process with 1 when it cannot. */
    public static void main(String[] arguments) throws IOException {
        try {
            switch (arguments[0]) {
                case "image" ->
                    new Image(Platform.current(), Path.of(arguments[1]))
                            .make(Path.of(arguments[2]), Path.of(arguments[3]), Path.of(arguments[4]), arguments[5]);
                case "installer" ->
                    new Installer(Platform.current(), Path.of(arguments[1]), arguments[2])
                            .make(Path.of(arguments[3]), Path.of(arguments[4]), Path.of(arguments[5]));
                default -> throw new PackagingException("There is no such thing to make: " + arguments[0]);
            }
        } catch (PackagingException e) {
            System.err.println("packaging: " + e.getMessage());
            System.exit(1);
        }
    }
}
