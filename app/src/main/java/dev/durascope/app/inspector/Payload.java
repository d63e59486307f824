package dev.durascope.app.inspector;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.app.json.JsonDocument;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.text.Sizes;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** A payload, laid out in the background: one that is overtaken by another is dropped. Belongs to the window's thread. */
final class Payload {
    /** Longer ones may take so long that it is said. */
    private static final int LONG = 1_000_000;

    private final Background background;
    private final ReadOnlyObjectWrapper<@Nullable JsonDocument> document = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private @Nullable String text;
    private Background.@Nullable Running layingOut;

    Payload(Background background) {
        this.background = background;
    }

    /** It laid out; {@code null} while it is not, and where there is none. */
    ReadOnlyObjectProperty<@Nullable JsonDocument> documentProperty() {
        return document.getReadOnlyProperty();
    }

    /** Why it is not laid out though it is there, in a sentence; empty when nothing kept it from being so. */
    ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Shows another text; {@code null} for none. */
    void show(@Nullable String now) {
        if (Objects.equals(text, now)) {
            return;
        }
        text = now;
        if (layingOut != null) {
            layingOut.cancel();
            layingOut = null;
        }
        trouble.set("");
        if (now == null) {
            document.set(null);
            return;
        }
        layingOut = background.run(
                now.length() > LONG ? text("inspector.layingOut", Sizes.bytes(now.length())) : "",
                () -> JsonDocument.of(now),
                done -> {
                    if (done.text().equals(text)) {
                        document.set(done);
                    }
                },
                failure -> {
                    if (now.equals(text)) {
                        document.set(null);
                        trouble.set(text("inspector.notLaidOut", Notice.reason(failure)));
                    }
                });
    }
}
