package dev.durascope.app.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.FieldPosition;
import java.text.Format;
import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The window's texts, by key, in the language of the user where a translation has it and else in English.
 *
 * <p>{@code texts.properties} beside this class is English and has every key; {@code texts_de.properties} and
 * {@code texts_pt_BR.properties} are translations. A key is always written as a literal, so that a test finds it.
 */
public final class Texts {
    /** Writes an argument as it stands in a string: a number without groups, which {@code {0,number,integer}} has. */
    private static final Format AS_IT_IS = new AsItIs();

    private static final Texts ENGLISH = new Texts(Locale.ROOT);
    private static final Texts CURRENT = new Texts(Locale.getDefault(Locale.Category.DISPLAY));

    private final Map<String, String> patterns = new HashMap<>();
    /** What was read of patterns with places; each is used by one thread at a time. */
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    /** The texts in a language, over its language without the country, over English. */
    Texts(Locale locale) {
        read("");
        if (!locale.getLanguage().isEmpty()) {
            read("_" + locale.getLanguage());
        }
        if (!locale.getCountry().isEmpty()) {
            read("_" + locale.getLanguage() + "_" + locale.getCountry());
        }
    }

    /**
     * The text of a key.
     *
     * @param arguments what stands in the places of {@code {0}}, {@code {1}} and so on
     * @return the key itself when no bundle has it, so that a window never fails for want of a word
     */
    public static String text(String key, Object... arguments) {
        try {
            return CURRENT.of(key, arguments);
        } catch (IllegalArgumentException e) {
            // A translation that was never tested: English says it.
            return ENGLISH.of(key, arguments);
        }
    }

    /** As {@link #text}. @throws IllegalArgumentException when the pattern or an argument is malformed */
    String of(String key, Object... arguments) {
        String pattern = patterns.getOrDefault(key, key);
        if (pattern.indexOf('{') < 0) {
            return pattern;
        }
        MessageFormat format = formats.computeIfAbsent(key, any -> format(pattern));
        synchronized (format) {
            return format.format(arguments);
        }
    }

    /**
     * Reads a pattern in which an apostrophe is an apostrophe, and a number is written as in a string unless the pattern
     * says otherwise. Numbers look the same in all languages.
     *
     * @throws IllegalArgumentException when it is malformed
     */
    static MessageFormat format(String pattern) {
        MessageFormat format = new MessageFormat(pattern.replace("'", "''"), Locale.ROOT);
        Format[] places = format.getFormats();
        for (int i = 0; i < places.length; i++) {
            if (places[i] == null) {
                format.setFormat(i, AS_IT_IS);
            }
        }
        return format;
    }

    private void read(String language) {
        try (InputStream in = Texts.class.getResourceAsStream("texts" + language + ".properties")) {
            if (in != null) {
                Properties bundle = new Properties();
                bundle.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                for (String key : bundle.stringPropertyNames()) {
                    patterns.put(key, bundle.getProperty(key));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The window's texts cannot be read", e);
        }
    }

    private static final class AsItIs extends Format {
        private static final long serialVersionUID = 1;

        @Override
        public StringBuffer format(Object argument, StringBuffer to, FieldPosition position) {
            return to.append(argument);
        }

        @Override
        public Object parseObject(String source, ParsePosition position) {
            throw new UnsupportedOperationException("Texts are only written");
        }
    }
}
