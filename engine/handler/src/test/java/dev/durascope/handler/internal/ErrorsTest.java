package dev.durascope.handler.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.handler.error.DurableError;
import dev.durascope.handler.error.ErrorDataCarrier;
import dev.durascope.handler.error.StepFailedException;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.ErrorObject;

class ErrorsTest {
    private static final int KEPT_BYTES = 32_768;

    private static final class Declined extends RuntimeException implements ErrorDataCarrier {
        private static final long serialVersionUID = 1L;

        Declined() {
            super("declined");
        }

        @Override
        public String errorData() {
            return "{\"code\":51}";
        }
    }

    private static int bytes(ErrorObject error) {
        int frames = error.stackTrace().stream().mapToInt(Limits::utf8Length).sum();
        return Limits.utf8Length(error.errorType())
                + Limits.utf8Length(error.errorMessage())
                + Limits.utf8Length(error.errorData())
                + frames;
    }

    @Test
    void anExceptionBecomesItsTypeMessageDataAndFrames() {
        var error = Errors.toApi(Errors.of(new Declined()));
        assertThat(error.errorType()).isEqualTo(Declined.class.getName());
        assertThat(error.errorMessage()).isEqualTo("declined");
        assertThat(error.errorData()).isEqualTo("{\"code\":51}");
        assertThat(error.stackTrace().get(0)).contains("ErrorsTest.anExceptionBecomes");
    }

    @Test
    void theErrorOfAFailedOperationPassesThroughUnchanged() {
        var original = new DurableError("Rejected", "no", "data", Collections.nCopies(3, "frame"));
        assertThat(Errors.of(new StepFailedException("step", original))).isSameAs(original);
        assertThat(Errors.fromApi(Errors.toApi(original))).isEqualTo(original);
    }

    @Test
    void framesGiveWayBeforeMessageTypeAndData() {
        var frames = Collections.nCopies(2_000, "com.example.Something.method(Something.java:123)");
        var kept = Errors.toApi(new DurableError("Type", "message", "data", frames));
        assertThat(bytes(kept)).isLessThan(KEPT_BYTES);
        assertThat(kept.stackTrace()).hasSizeBetween(100, 1_000);
        assertThat(kept.errorMessage()).isEqualTo("message");
        assertThat(kept.errorData()).isEqualTo("data");
    }

    @Test
    void aVeryLongMessageIsCut() {
        var kept = Errors.toApi(DurableError.of("Type", "é".repeat(100_000)));
        assertThat(bytes(kept)).isLessThan(KEPT_BYTES);
        assertThat(kept.errorMessage()).startsWith("ééé").endsWith(" ...");
    }

    @Test
    void theSizeOfATextIsCountedAsUtf8() {
        assertThat(Limits.utf8Length(null)).isZero();
        assertThat(Limits.utf8Length("abc")).isEqualTo(3);
        assertThat(Limits.utf8Length("é€😀")).isEqualTo(2 + 3 + 4);
    }
}
