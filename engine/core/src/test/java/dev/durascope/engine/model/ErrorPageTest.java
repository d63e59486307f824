package dev.durascope.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documentation of the error responses is that of the errors there are. */
class ErrorPageTest {
    private static final Path PAGE = Path.of("../../docs/errors.md");

    @ParameterizedTest
    @EnumSource
    void everyErrorIsDocumentedWithItsForm(FaultType type) throws IOException {
        assertThat(Files.readString(PAGE))
                .contains("| `%s` | %d | `%s` |".formatted(type.errorName(), type.httpStatus(), type.messageKey()));
    }
}
