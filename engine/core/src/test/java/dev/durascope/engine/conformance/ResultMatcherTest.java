package dev.durascope.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ResultMatcherTest {

    @Test
    void aTextIsExpectedAsItIsOrAsJson() throws IOException {
        assertThat(matches("Hello, World!", "\"Hello, World!\"")).isTrue();
        assertThat(matches("Hello, World!", "Hello, World!")).isTrue();
        assertThat(matches("'\"HELLO\"'", "\"HELLO\"")).isTrue();
        assertThat(matches("Hello, World!", "\"Goodbye\"")).isFalse();
        assertThat(matches("Hello, World!", null)).isFalse();
    }

    @Test
    void anObjectIsExpectedMemberByMemberWhateverTheOrder() throws IOException {
        assertThat(matches("{a: 1, b: [x, y]}", "{\"b\":[\"x\",\"y\"],\"a\":1}"))
                .isTrue();
        assertThat(matches("{a: 1}", "{\"a\":1,\"b\":2}")).isFalse();
    }

    @Test
    void noResultIsExpectedAsNoneOrAsNull() throws IOException {
        assertThat(matches("null", null)).isTrue();
        assertThat(matches("null", "")).isTrue();
        assertThat(matches("null", "null")).isTrue();
        assertThat(matches("null", "\"something\"")).isFalse();
    }

    private static boolean matches(String expected, String actual) throws IOException {
        return ResultMatcher.matches(new YAMLMapper().readTree(expected), actual);
    }
}
