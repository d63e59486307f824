package dev.durascope.app.text;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.FieldPosition;
import java.text.Format;
import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

    private static final Texts CURRENT = new Texts(Locale.getDefault(Locale.Category.DISPLAY));

    private final Map<String, String> patterns = new HashMap<>(4096);
    /** What was read of patterns with places; each is used by one thread at a time. */
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    /** The texts in a language, over its language without the country, over English. */
    Texts(Locale locale) {
        URL english = Objects.requireNonNull(Texts.class.getResource("texts.properties"));
        read(english);
        String language = locale.getLanguage();
        if (!language.isEmpty() && !language.equals("en")) {
            read(beside(english, language));
            if (!locale.getCountry().isEmpty()) {
                read(beside(english, language + "_" + locale.getCountry()));
            }
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
            return English.TEXTS.of(key, arguments);
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

    /** A file beside the English one; it is not sought in everything that is on the class path. */
    private static URL beside(URL english, String language) {
        try {
            return URI.create(english.toString().replaceFirst("\\.properties$", "_" + language + ".properties"))
                    .toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(URL bundle) {
        try (InputStream in = bundle.openStream()) {
            patterns.putAll(parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (FileNotFoundException e) {
            // Nobody has translated to this language.
        } catch (IOException e) {
            throw new UncheckedIOException("The window's texts cannot be read", e);
        }
    }

    /**
     * The texts of a file that has each in a line of its own, {@code key = text}: what {@link java.util.Properties} reads
     * of it as well, in a fraction of the time, of which a start has little. A line that cannot be read is left out.
     */
    static Map<String, String> parse(String bundle) {
        Map<String, String> texts = new HashMap<>();
        for (String line : bundle.split("\n")) {
            int equals = line.indexOf(" = ");
            if (equals > 0 && line.charAt(0) != '#') {
                try {
                    String text = line.substring(equals + 3).strip();
                    texts.put(line.substring(0, equals), text.indexOf('\\') < 0 ? text : text.translateEscapes());
                } catch (IllegalArgumentException e) {
                    // English says it.
                }
            }
        }
        return texts;
    }

    /** Read when it is needed, which is hardly ever. */
    private static final class English {
        static final Texts TEXTS = new Texts(Locale.ROOT);
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
