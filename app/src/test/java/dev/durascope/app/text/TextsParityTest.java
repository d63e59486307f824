package dev.durascope.app.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Code, English and every translation have the same texts, so that a translation is one file. */
class TextsParityTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/durascope/app");
    private static final Path BUNDLES = Path.of("src/main/resources/dev/durascope/app/text");

    /** Packages that speak English to everybody: the command line, and reports that others read. */
    private static final Set<String> WITHOUT_TEXTS = Set.of("cli", "diagnostics");

    /** Files that speak to whoever reads a terminal or a report, and so in English: see decision 15. */
    private static final Set<String> SAID_ELSEWHERE =
            Set.of("Main.java", "WindowCamera.java", "WindowFacts.java", "WindowLauncher.java");

    /** Literals that are shown and are no language's: a sign, and names. */
    private static final Set<String> NO_WORDS =
            Set.of("Aa", "Durascope", "Durascope ", "RequestHandler", "RequestStreamHandler");

    private static final Pattern USE = Pattern.compile("(?<![\\w.])(?:Texts\\.)?text\\(\\s*\"([^\"]+)\"");
    private static final Pattern SHOWN =
            Pattern.compile("(?:setText|setTitle|setHeaderText|setContentText|setPromptText"
                    + "|setAccessibleText|setAccessibleHelp|setAccessibleRoleDescription|new Label|new Text|new Button"
                    + "|new ToggleButton|new CheckBox|new RadioButton|new Hyperlink|new MenuItem|new CheckMenuItem|new Menu"
                    + "|new MenuButton|new Tooltip|new Tab|new TitledPane|new TableColumn<[^(]*>|new TreeTableColumn<[^(]*>"
                    + "|new EmptyState|new Notice|Notice\\.\\w+|[nN]otices?(?:\\(\\))?\\.\\w+|Copy\\.\\w*[bB]utton"
                    + "|new Disclosure|\\.run|return|->|[?:])\\s*\\(?\\s*(?:[\\w.]+,\\s*)?"
                    + "\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    /** Two words, or one that begins as a sentence does. */
    private static final Pattern WORDS =
            Pattern.compile("\\p{Lu}\\p{Ll}+.*|.*\\p{L}[,.:]? \\p{L}{2,}.*", Pattern.DOTALL);

    private static final Pattern KEY = Pattern.compile("[a-z]\\w*(\\.[a-z]\\w*)+");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)(,\\w+)?");

    @Test
    void everyKeyThatIsUsedHasAText() throws IOException {
        Set<String> missing = new TreeSet<>(used().keySet());
        missing.removeAll(read(BUNDLES.resolve("texts.properties")).keySet());

        assertThat(missing).as("keys without a text").isEmpty();
    }

    @Test
    void everyTextIsUsed() throws IOException {
        Set<String> unused =
                new TreeSet<>(read(BUNDLES.resolve("texts.properties")).keySet());
        unused.removeAll(used().keySet());

        assertThat(unused).as("texts that nothing shows").isEmpty();
    }

    @Test
    void keysStandOnceAndInTheOrderOfTheAlphabet() throws IOException {
        for (Path bundle : bundles()) {
            List<String> keys = lines(bundle).map(line -> line.group(1)).toList();

            assertThat(keys).as(bundle.toString()).doesNotHaveDuplicates().isSorted();
            assertThat(keys)
                    .as(bundle.toString())
                    .allMatch(key -> KEY.matcher(key).matches());
        }
    }

    @Test
    void everyPatternIsWellFormedAndBeginsAndEndsWithoutABlank() throws IOException {
        for (Path bundle : bundles()) {
            read(bundle).forEach((key, pattern) -> {
                String text = bundle.getFileName() + ": " + key;
                assertThatCode(() -> Texts.format(pattern)).as(text).doesNotThrowAnyException();
                assertThat(pattern).as(text).isNotBlank().isEqualTo(pattern.strip());
                assertThat(pattern)
                        .as(text + ": a doubled apostrophe is shown doubled")
                        .doesNotContain("''");
            });
        }
    }

    @Test
    void everyUseGivesAsManyArgumentsAsItsTextHasPlaces() throws IOException {
        Map<String, String> english = read(BUNDLES.resolve("texts.properties"));

        used().forEach((key, uses) -> {
            int places = places(english.getOrDefault(key, "")).stream()
                    .mapToInt(place -> Integer.parseInt(place.replaceAll(",.*", "")) + 1)
                    .max()
                    .orElse(0);
            assertThat(uses).as(key).allMatch(use -> use.arguments() == places);
        });
    }

    @Test
    void everyTranslationHasTheKeysAndThePlacesOfEnglish() throws IOException {
        Map<String, String> english = read(BUNDLES.resolve("texts.properties"));
        for (Path bundle : bundles()) {
            Map<String, String> texts = read(bundle);

            assertThat(texts.keySet()).as(bundle.toString()).isEqualTo(english.keySet());
            texts.forEach((key, pattern) -> assertThat(places(pattern))
                    .as(bundle.getFileName() + ": " + key)
                    .isEqualTo(places(english.get(key))));
        }
    }

    @Test
    void noTextIsShownThatIsNotInTheBundle() throws IOException {
        List<String> literals = new ArrayList<>();
        for (Path source : sources()) {
            if (SAID_ELSEWHERE.contains(source.getFileName().toString())) {
                continue;
            }
            SHOWN.matcher(code(source))
                    .results()
                    .map(shown -> shown.group(1))
                    .filter(literal -> WORDS.matcher(literal).matches() && !NO_WORDS.contains(literal))
                    .forEach(literal -> literals.add(source.getFileName() + ": " + literal));
        }

        assertThat(literals)
                .as("texts in code: they belong into texts.properties, to be asked for with text(\"key\")")
                .isEmpty();
    }

    @Test
    void everyLineIsReadAsPropertiesReadIt() throws IOException {
        for (Path bundle : bundles()) {
            assertThat(Texts.parse(Files.readString(bundle)))
                    .as(bundle.toString())
                    .isEqualTo(read(bundle));
        }
    }

    /** A place in the code that asks for a text. */
    private record Use(Path source, int arguments) {}

    private static Map<String, List<Use>> used() throws IOException {
        Map<String, List<Use>> used = new LinkedHashMap<>();
        for (Path source : sources()) {
            String code = code(source);
            Matcher use = USE.matcher(code);
            while (use.find()) {
                used.computeIfAbsent(use.group(1), key -> new ArrayList<>())
                        .add(new Use(source, arguments(code, use.end())));
            }
        }
        // A local method of the same name is no key.
        used.keySet().removeIf(key -> !KEY.matcher(key).matches());
        return used;
    }

    /** How many arguments follow up to the bracket that closes the call. */
    private static int arguments(String code, int from) {
        int depth = 0;
        int arguments = 0;
        boolean quoted = false;
        for (int i = from; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && depth == 0 && c == ')') {
                return arguments;
            } else if (!quoted && depth == 0 && c == ',') {
                arguments++;
            } else if (!quoted && (c == '(' || c == '{')) {
                depth++;
            } else if (!quoted && (c == ')' || c == '}')) {
                depth--;
            }
        }
        throw new AssertionError("A call that does not end");
    }

    private static Set<String> places(String pattern) {
        return PLACE.matcher(pattern)
                .results()
                .map(place -> place.group().substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !WITHOUT_TEXTS.contains(
                            SOURCES.relativize(file).getName(0).toString()))
                    .sorted()
                    .toList();
        }
    }

    /** A source without its comments. */
    private static String code(Path source) throws IOException {
        return Files.readString(source).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
    }

    private static List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            return files.filter(file -> file.toString().endsWith(".properties"))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<MatchResult> lines(Path bundle) throws IOException {
        return Pattern.compile("(?m)^([^#\\s=]+) = (.*)$")
                .matcher(Files.readString(bundle))
                .results();
    }

    private static Map<String, String> read(Path bundle) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(bundle)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> read = new LinkedHashMap<>();
        texts.stringPropertyNames().forEach(key -> read.put(key, texts.getProperty(key)));
        return read;
    }
}
