package dev.durascope.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputReaderTest {
    private static final String BEGIN_1 = "\u001eword B r-1\n";
    private static final String END_1 = "\u001eword E r-1\n";

    private static List<String> read(String output, int chunk) {
        List<String> heard = new ArrayList<>();
        InputStream pipe = new ByteArrayInputStream(output.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, chunk));
            }

            @Override
            public int read(byte[] buffer) throws IOException {
                return read(buffer, 0, buffer.length);
            }
        };
        new OutputReader(pipe, "word", new OutputReader.Sink() {
                    @Override
                    public void line(@Nullable String requestId, String line) {
                        heard.add(requestId + ":" + line);
                    }

                    @Override
                    public void ended(String requestId) {
                        heard.add("end " + requestId);
                    }

                    @Override
                    public void closed() {
                        heard.add("closed");
                    }
                })
                .run();
        return heard;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100_000})
    void linesBelongToTheInvocationWhoseMarksEncloseThem(int chunk) {
        assertThat(read("init\n" + BEGIN_1 + "one\r\n\nzwei ü\n" + END_1 + "between\n", chunk))
                .containsExactly("null:init", "r-1:one", "r-1:", "r-1:zwei ü", "end r-1", "null:between", "closed");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 100_000})
    void aMarkMayFollowAnUnfinishedLine(int chunk) {
        assertThat(read("half" + BEGIN_1 + "no end" + END_1, chunk))
                .containsExactly("null:half", "r-1:no end", "end r-1", "closed");
    }

    @Test
    void whatOnlyLooksLikeAMarkIsOutput() {
        assertThat(read(BEGIN_1 + "\u001eguess E r-1\n" + "\u001e\n", 100))
                .containsExactly("r-1:\u001eguess E r-1", "r-1:\u001e", "closed");
    }

    @Test
    void aLineThatNeverEndsComesInPiecesAndLosesNothing() {
        String endless = "ü".repeat(OutputReader.MAX_LINE_BYTES) + "x";
        List<String> heard = read(BEGIN_1 + endless + END_1, 1000);
        assertThat(heard).endsWith("end r-1", "closed");
        StringBuilder joined = new StringBuilder();
        heard.stream().filter(line -> line.startsWith("r-1:")).forEach(line -> joined.append(line.substring(4)));
        assertThat(joined.toString()).isEqualTo(endless);
        assertThat(heard).hasSizeGreaterThan(3);
    }

    @Test
    void aMarkAcrossTheBoundOfALineIsStillAMark() {
        for (int length = OutputReader.MAX_LINE_BYTES - 20; length < OutputReader.MAX_LINE_BYTES + 2; length++) {
            List<String> heard = read(BEGIN_1 + "x".repeat(length) + END_1, 4096);
            assertThat(heard).endsWith("end r-1", "closed");
        }
    }

    @Test
    void theBeginningAndTheEndOfALongOutputPassAndTheMiddleIsCounted() {
        String line = "y".repeat(1023) + "\n";
        List<String> heard = read(BEGIN_1 + line.repeat(8 * 1024) + "last\n" + END_1 + BEGIN_1 + "fresh\n", 100_000);
        assertThat(heard).contains("r-1:[Durascope left out 5.8 MB of output here.]", "r-1:last", "r-1:fresh");
        assertThat(heard.indexOf("end r-1"))
                .isLessThan(LineBudget.HEAD_BYTES / 1024 + LineBudget.TAIL_BYTES / 1024 + 5);
    }
}
