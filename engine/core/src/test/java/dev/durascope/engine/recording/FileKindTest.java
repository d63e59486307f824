package dev.durascope.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    template.json | {"AWSTemplateFormatVersion": "2010-09-09", "Resources": {}} | CODE
                    packaged.json | {"Transform": "AWS::Serverless-2016-10-31"}                 | CODE
                    functions.json | { "functions": {"orders": {}}}                              | CODE
                    template.yaml | Resources: {}                                               | CODE
                    history.json  | {"Events": [], "Resources": {}}                             | HISTORY
                    events.json   | [{"Resources": {}}]                                         | HISTORY
                    empty.json    | {}                                                          | HISTORY
                    """)
    void aFileThatNamesFunctionsIsReadAsCodeAndOtherJsonAsAHistory(String name, String text, FileKind kind)
            throws IOException {
        assertThat(FileKind.of(Files.writeString(directory.resolve(name), text)))
                .isEqualTo(kind);
    }
}
