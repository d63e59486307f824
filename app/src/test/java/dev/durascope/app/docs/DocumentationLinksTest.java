package dev.durascope.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation links to is there: files, their headings, and pictures. */
class DocumentationLinksTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("```.*?```|`[^`\\n]*`", Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("^#{1,6} (.+)$", Pattern.MULTILINE);

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken =
                pages().stream().flatMap(DocumentationLinksTest::broken).toList();
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageIsReachedFromTheReadme() throws IOException {
        Set<Path> reached = new HashSet<>();
        reach(ROOT.resolve("README.md"), reached);
        assertThat(reached).containsAll(pages());
    }

    @Test
    void everyPictureThatIsKeptIsShownOnSomePage() throws IOException {
        Set<String> shown = new HashSet<>();
        for (Path page : pages()) {
            links(page).map(link -> link.replaceAll(".*/", "")).forEach(shown::add);
        }
        Set<String> kept = new TreeSet<>();
        try (Stream<Path> files = Files.list(ROOT.resolve("docs/images"))) {
            files.map(file -> file.getFileName().toString()).forEach(kept::add);
        }
        // Each is kept in both themes and two sizes, so that a change is seen in all of them; one of them is shown.
        Set<String> scenes = new TreeSet<>();
        kept.forEach(name -> scenes.add(scene(name)));
        shown.forEach(name -> scenes.remove(scene(name)));
        assertThat(scenes).isEmpty();
    }

    private static String scene(String picture) {
        return picture.replaceAll("-(light|dark)(-\\d+)?\\.png$", "");
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().matches(".*/(target|node_modules)/.*"))
                    .toList();
        }
    }

    private static Stream<String> broken(Path page) {
        return links(page)
                .filter(link -> !link.matches("[a-z]+:.*"))
                .filter(link -> {
                    String[] parts = link.split("#", 2);
                    Path target = parts[0].isEmpty()
                            ? page
                            : page.resolveSibling(parts[0]).normalize();
                    return !Files.exists(target)
                            || parts.length == 2 && !anchors(target).contains(parts[1]);
                })
                .map(link -> ROOT.relativize(page) + ": " + link);
    }

    private static void reach(Path page, Set<Path> reached) {
        if (!reached.add(page)) {
            return;
        }
        links(page)
                .filter(link -> !link.matches("[a-z]+:.*"))
                .map(link -> page.resolveSibling(link.replaceAll("#.*", "")).normalize())
                .map(target -> Files.isDirectory(target) ? target.resolve("README.md") : target)
                .filter(target -> target.toString().endsWith(".md") && Files.exists(target))
                .forEach(target -> reach(target, reached));
    }

    private static Stream<String> links(Path page) {
        return LINK.matcher(CODE.matcher(read(page)).replaceAll("")).results().map(link -> link.group(1));
    }

    /** The names that a renderer gives to headings: in lower case, without punctuation, blanks as hyphens. */
    private static Set<String> anchors(Path page) {
        Set<String> anchors = new HashSet<>();
        String text =
                Pattern.compile("```.*?```", Pattern.DOTALL).matcher(read(page)).replaceAll("");
        Matcher heading = HEADING.matcher(text);
        while (heading.find()) {
            anchors.add(heading.group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-'));
        }
        return anchors;
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
