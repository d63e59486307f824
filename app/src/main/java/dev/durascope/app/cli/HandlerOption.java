package dev.durascope.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --handler}: which handler of opened code is meant. */
final class HandlerOption {

    /** What code may be, as the option or parameter that names it says. */
    static final String CODE =
            "A shaded jar, a Lambda zip, a class directory, a built Maven or Gradle project, or a Node.js module.";

    @Option(
            names = "--handler",
            paramLabel = "HANDLER",
            description =
                    "PACKAGE.CLASS, PACKAGE.CLASS::METHOD or FILE.EXPORT; CLASS is enough where one class only has the"
                            + " name. Default: the one the jar names in META-INF/durascope.json, else its only durable one.")
    private @Nullable String handler;

    /** @throws BadInput when the code has no such handler, or none was named and it has several */
    OpenedCode.HandlerChoice in(OpenedCode code) {
        return handler == null ? code.defaultHandler() : code.handler(handler);
    }
}
