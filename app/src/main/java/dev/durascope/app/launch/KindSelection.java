package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Whether the chosen handler is durable or plain: as its base class or its template says, else as the user does. */
public final class KindSelection {
    private final ObjectProperty<FunctionKind> kind = new SimpleObjectProperty<>(FunctionKind.DURABLE);
    private final ReadOnlyBooleanWrapper asked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");

    KindSelection() {}

    /** What the function is run as. */
    public ObjectProperty<FunctionKind> kindProperty() {
        return kind;
    }

    /** Whether nothing but the user can tell. */
    public ReadOnlyBooleanProperty askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** Why it is asked, or why it is not, in a sentence. */
    public ReadOnlyStringProperty reasonProperty() {
        return reason.getReadOnlyProperty();
    }

    /** Begins anew with a handler. */
    void show(@Nullable HandlerChoice handler) {
        asked.set(handler != null && !handler.durable());
        HandlerOrigin origin = handler == null ? null : handler.origin();
        boolean named = origin != null && origin.function() != null;
        if (handler == null || handler.durable()) {
            kind.set(FunctionKind.DURABLE);
            reason.set(handler == null ? "" : text("launch.kind.extends"));
        } else if (named) {
            kind.set(FunctionKind.PLAIN);
            reason.set(text("launch.kind.noDurableConfig", origin.title()));
        } else if (handler.kind().equals(HandlerChoice.NODE)) {
            kind.set(FunctionKind.DURABLE);
            reason.set(text("launch.kind.node"));
        } else {
            kind.set(FunctionKind.PLAIN);
            reason.set(text("launch.kind.takenForPlain"));
        }
    }

    /** Takes what was chosen the last time, where it was the user's to choose. */
    void restore(FunctionKind chosen) {
        if (asked.get()) {
            kind.set(chosen);
        }
    }
}
