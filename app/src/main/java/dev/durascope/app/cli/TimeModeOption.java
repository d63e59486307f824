package dev.durascope.app.cli;

import dev.durascope.engine.time.TimeMode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code real}, {@code skip}, {@code manual} or {@code scaled:FACTOR}. */
final class TimeModeOption implements ITypeConverter<TimeMode> {

    static final String DESCRIPTION = "How time passes: real; skip, which jumps over waits, step retries and backoff;"
            + " manual, in which no timer fires until a command says so; or scaled:FACTOR, such as scaled:60 for a"
            + " minute a second while no handler is at work.";

    @Override
    public TimeMode convert(String text) {
        try {
            return TimeMode.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
