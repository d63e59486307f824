package dev.durascope.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a command reads from and writes to.
 *
 * @param screen what {@code out} is connected to
 */
record Shell(InputStream in, PrintStream out, PrintStream err, Screen screen) {

    /** This process's own streams. Payloads are JSON, and JSON is UTF-8, whatever the locale says. */
    static Shell ofProcess() {
        return new Shell(
                System.in,
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Terminal.ofStandardOutput());
    }

    /** Says a line on standard error, as one who is not the handler. */
    void say(String line) {
        err.println("durascope: " + line);
    }

    /** Says what is wrong on standard error, a line for each mistake. */
    void say(BadInput bad) {
        for (String line : bad.lines()) {
            if (line.startsWith(BadInput.MORE)) {
                err.println(line);
            } else {
                say(line);
            }
        }
    }
}
