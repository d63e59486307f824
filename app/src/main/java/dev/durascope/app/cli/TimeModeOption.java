package dev.durascope.app.cli;

import dev.durascope.engine.time.TimeMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code real} or {@code skip}. */
final class TimeModeOption implements ITypeConverter<TimeMode> {

    /** The words that {@code --time} takes. */
    static final List<String> WORDS = Arrays.stream(TimeMode.values())
            .map(mode -> mode.name().toLowerCase(Locale.ROOT))
            .toList();

    @Override
    public TimeMode convert(String text) {
        int index = WORDS.indexOf(text.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new TypeConversionException("'" + text + "' is not a time mode: use " + String.join(" or ", WORDS));
        }
        return TimeMode.values()[index];
    }
}
