package dev.durascope.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.source.SourceScanner.State;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceScannerTest {

    /** Pieces as {@code k[return]}, plain ones bare. */
    private static String marked(String line, State start) {
        return SourceScanner.pieces(line, start).stream()
                .map(piece -> piece.style() == SourceScanner.Style.PLAIN
                        ? piece.text()
                        : Character.toLowerCase(piece.style().name().charAt(0)) + "[" + piece.text() + "]")
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '~',
            value = {
                "return returned; | k[return] returned;",
                "@Override public int x = 0x1F_FL + 1.5; | a[@Override] k[public] k[int] x = l[0x1F_FL] + l[1.5];",
                "a.b(\"x \\\" // y\"); // \"no\" | a.b(s[\"x \\\" // y\"]); c[// \"no\"]",
                "c = '\\''; d = ' '; | c = s['\\'']; d = s[' '];",
                "a /* b */ c /* d | a c[/* b */] c c[/* d]",
                "x = \"open | x = s[\"open]",
                "1.toString | l[1.toString]",
                "it's | it's",
            })
    void aLineIsCutIntoStyles(String line, String expected) {
        assertThat(marked(line, State.CODE)).isEqualTo(expected.replace("l[1.toString]", "l[1].toString"));
    }

    @Test
    void commentsAndTextBlocksGoOnOverLines() {
        List<String> lines = List.of(
                "int a; /* one", "two \"", "three */ int b;", "s = \"\"\"", "  if \\\"\"\" /*", "  \"\"\" + 1;", "end");
        List<State> starts = SourceScanner.starts(lines);
        assertThat(starts)
                .containsExactly(
                        State.CODE,
                        State.COMMENT,
                        State.COMMENT,
                        State.CODE,
                        State.TEXT_BLOCK,
                        State.TEXT_BLOCK,
                        State.CODE);
        assertThat(marked(lines.get(2), starts.get(2))).isEqualTo("c[three */] k[int] b;");
        assertThat(marked(lines.get(4), starts.get(4))).isEqualTo("s[  if \\\"\"\" /*]");
        assertThat(marked(lines.get(5), starts.get(5))).isEqualTo("s[  \"\"\"] + l[1];");
    }

    @Test
    void nothingOfALineIsLostOrAdded() {
        for (String line :
                List.of("", "   ", "'", "\"", "\\", "/*", "*/", "\"\"\"", "@", "a'b'c", "'\\", "9.", "é\t\u0000")) {
            for (State state : State.values()) {
                assertThat(SourceScanner.pieces(line, state).stream()
                                .map(SourceScanner.Piece::text)
                                .collect(Collectors.joining()))
                        .isEqualTo(line);
            }
        }
    }
}
