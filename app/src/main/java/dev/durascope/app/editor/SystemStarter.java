package dev.durascope.app.editor;

import static dev.durascope.app.text.Texts.text;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts programs as children of this process, which may outlive it. */
public final class SystemStarter implements ProgramStarter {
    /** A program that fails does so within this time; one that runs on is an editor that was not open before. */
    private static final long SECONDS_TO_FAIL = 3;

    @Override
    public void start(List<String> command) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IOException(text("editor.cannotStart", command.getFirst(), reason(e)), e);
        }
        process.getOutputStream().close();
        try {
            if (process.waitFor(SECONDS_TO_FAIL, TimeUnit.SECONDS) && process.exitValue() != 0) {
                throw new IOException(text("editor.ended", command.getFirst(), process.exitValue()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the system says, without the command once more. */
    private static String reason(IOException failure) {
        Throwable why = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(why.getMessage()).strip();
    }
}
