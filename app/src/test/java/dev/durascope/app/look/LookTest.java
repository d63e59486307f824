package dev.durascope.app.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import dev.durascope.icons.DurascopeIcons;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LookTest {

    private static Operation operation(OperationType type, @Nullable String name, @Nullable String subType) {
        return new Operation(
                "0123456789abcdef",
                null,
                name,
                type,
                subType,
                Instant.EPOCH,
                null,
                OperationStatus.STARTED,
                new OperationDetails.Context(false, null, null));
    }

    @Test
    void anOperationWithoutANameIsCalledByItsKindAndTheBeginningOfItsId() {
        assertThat(OperationLook.title(operation(OperationType.STEP, "pay", "Step")))
                .isEqualTo("pay");
        assertThat(OperationLook.title(operation(OperationType.CONTEXT, null, "MapIteration")))
                .isEqualTo("Map iteration 01234567");
        assertThat(OperationLook.title(operation(OperationType.WAIT, " ", null)))
                .isEqualTo("Wait 01234567");
    }

    @Test
    void theSubtypeSaysMoreThanTheType() {
        assertThat(OperationLook.icon(operation(OperationType.CONTEXT, null, "Parallel")))
                .isEqualTo(DurascopeIcons.PARALLEL);
        assertThat(OperationLook.icon(operation(OperationType.CONTEXT, null, "SomethingNew")))
                .isEqualTo(DurascopeIcons.CONTEXT);
        assertThat(OperationLook.word(operation(OperationType.CONTEXT, null, "WaitForCallback")))
                .isEqualTo("Wait for callback");
    }

    @ParameterizedTest
    @EnumSource(OperationType.class)
    void everyTypeHasAWordAndAGlyph(OperationType type) {
        assertThat(OperationLook.word(type)).isNotBlank();
        assertThat(OperationLook.icon(operation(type, null, null))).isNotNull();
    }

    @Test
    void anOpenOperationRunsOrWaits() {
        assertThat(OperationLook.status(operation(OperationType.STEP, null, null)))
                .isEqualTo(StatusLook.RUNNING);
        assertThat(OperationLook.status(operation(OperationType.CALLBACK, null, null)))
                .isEqualTo(StatusLook.WAITING);
    }

    @ParameterizedTest
    @EnumSource(StatusLook.class)
    void everyStatusHasGlyphWordAndColour(StatusLook look) {
        assertThat(look.word()).isNotBlank();
        assertThat(look.icon()).isNotNull();
        assertThat(StatusLook.STYLE_CLASSES).contains(look.styleClass());
    }

    @Test
    void aNoticeStaysAsLongAsItTakesToReadIt() {
        assertThat(ReadingTime.of("Saved.").toSeconds()).isBetween(4.0, 5.0);
        assertThat(ReadingTime.of("word ".repeat(30)).toSeconds()).isBetween(15.0, 20.0);
    }
}
