package dev.durascope.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {
    @Test
    void lineBreaksAndIndentsGoAndStringsStayAsTheyAre() {
        assertThat(OneLine.of("{\n  \"a b\" : [1,\t2 ],\r\n  \"c\": \"x:  \\\" {, }\"\n}\n", 100))
                .isEqualTo("{\"a b\": [1, 2], \"c\": \"x:  \\\" {, }\"}");
        assertThat(OneLine.of("null", 100)).isEqualTo("null");
    }

    @Test
    void whatIsTooLongIsCutButNoCharacterInTwo() {
        assertThat(OneLine.of("\"abcdef\"", 4)).isEqualTo("\"abc…");
        assertThat(OneLine.of("\"ab🚀cd\"", 4)).isEqualTo("\"ab🚀…");
        assertThat(OneLine.of("\"ab\"", 4)).isEqualTo("\"ab\"");
    }
}
