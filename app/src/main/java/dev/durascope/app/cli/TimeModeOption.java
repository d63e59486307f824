package dev.durascope.app.cli;

import dev.durascope.engine.time.TimeMode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code real}, {@code skip}, {@code manual} or {@code scaled:FACTOR}. */
final class TimeModeOption implements ITypeConverter<TimeMode> {

    @Override
    public TimeMode convert(String text) {
        try {
            return TimeMode.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
