package dev.durascope.app.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "false",
                "0",
                "-0",
                "12.5e-3",
                "1E+2",
                "\"\"",
                "\"\\u00e9\\n\\\"\"",
                " [ 1 , 2 ] ",
                "{\"a\":{\"b\":[{}]}}",
                "[[[[]]]]",
                "\"\uD83D\uDE00\"",
                "{\"a\":1,\"a\":2}"
            })
    void jsonIsAccepted(String text) {
        assertThat(JsonScanner.problem(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 1 | 1 | nothing here",
                "{ | 1 | 2 | '}'",
                "[ | 1 | 2 | a value is missing",
                "{\"a\" 1} | 1 | 6 | ':'",
                "{\"a\":1 \"b\":2} | 1 | 8 | ',' or '}'",
                "{\"a\":1,} | 1 | 8 | comma before '}'",
                "[1,] | 1 | 4 | comma before ']'",
                "{a:1} | 1 | 2 | key in double quotes",
                "'x' | 1 | 1 | double quotes",
                "tru | 1 | 1 | true, false, null",
                "truely | 1 | 1 | true, false, null",
                "01 | 1 | 1 | begin with 0",
                "- | 1 | 2 | digit expected after '-'",
                "1. | 1 | 3 | decimal point",
                "1e | 1 | 3 | exponent",
                "\"abc | 1 | 1 | not closed",
                "\"\\x\" | 1 | 3 | no escape",
                "\"\\u12G4\" | 1 | 3 | four hexadecimal digits",
                "{} {} | 1 | 4 | after the end",
                "[1 2] | 1 | 4 | ',' or ']'",
                "NaN | 1 | 1 | a value expected"
            })
    void whatIsWrongIsSaidWithItsPlace(String text, int line, int column, String words) {
        JsonProblem problem = JsonScanner.problem(text == null ? "" : text);

        assertThat(problem).isNotNull();
        assertThat(problem.message()).contains(words);
        assertThat(problem.line()).isEqualTo(line);
        assertThat(problem.column()).isEqualTo(column);
    }

    @Test
    void linesAreCountedFromOne() {
        JsonProblem problem = JsonScanner.problem("{\n  \"a\": 1,\n  \"b\": x\n}");

        assertThat(problem.sentence()).startsWith("Line 3, column 8:");
    }

    @Test
    void aLineBreakInAStringIsWrongWhereItStands() {
        assertThat(JsonScanner.problem("\"a\nb\"").message()).contains("does not end on its line");
    }

    @Test
    void nestingIsLimitedByMemoryOnly() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThat(JsonScanner.problem(deep)).isNull();
    }

    @Test
    void tokensCoverTheTextInOrder() {
        String text = "{\"a\": [1, true]}";
        List<String> tokens = new ArrayList<>();
        JsonScanner.scan(text, (kind, start, end) -> tokens.add(kind + " " + text.substring(start, end)));

        assertThat(tokens)
                .containsExactly(
                        "OBJECT_START {",
                        "KEY \"a\"",
                        "COLON :",
                        "ARRAY_START [",
                        "NUMBER 1",
                        "COMMA ,",
                        "LITERAL true",
                        "ARRAY_END ]",
                        "OBJECT_END }");
    }

    @Test
    void indentingKeepsNumbersAndStringsAsTheyWere() {
        assertThat(JsonFormat.indented("{\"a\":1.50,\"b\":[],\"c\":[1,{\"d\":\"\\u00e9\"}]}"))
                .isEqualTo("""
                        {
                          "a": 1.50,
                          "b": [],
                          "c": [
                            1,
                            {
                              "d": "\\u00e9"
                            }
                          ]
                        }""");
    }

    @Test
    void whatIsNoJsonIsNotIndented() {
        assertThat(JsonFormat.indented("{oops")).isEqualTo("{oops");
    }
}
