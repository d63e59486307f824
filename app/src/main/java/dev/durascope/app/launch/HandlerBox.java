package dev.durascope.app.launch;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Chooses one of the handlers that some code holds. */
public final class HandlerBox extends ComboBox<HandlerChoice> {
    private final ReadOnlyObjectProperty<@Nullable JarContents> contents;
    private final ObjectProperty<@Nullable HandlerChoice> chosen;
    private boolean showing;

    /** Held here because what it shows may outlive it, and holds it only weakly. */
    private final InvalidationListener changed = o -> look();

    /**
     * @param id the node's
     * @param name for assistive technology
     * @param contents what is offered; nothing while it holds {@code null}
     * @param chosen the one that is chosen
     */
    public HandlerBox(
            String id,
            String name,
            ReadOnlyObjectProperty<@Nullable JarContents> contents,
            ObjectProperty<@Nullable HandlerChoice> chosen) {
        this.contents = contents;
        this.chosen = chosen;
        setId(id);
        setAccessibleText(name);
        setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable HandlerChoice choice) {
                return choice == null ? "" : choice.label();
            }

            @Override
            public HandlerChoice fromString(String text) {
                throw new UnsupportedOperationException("Handlers are chosen, not typed.");
            }
        });
        setOnAction(e -> {
            if (!showing && getValue() != null) {
                chosen.set(getValue());
            }
        });
        contents.addListener(new WeakInvalidationListener(changed));
        chosen.addListener(new WeakInvalidationListener(changed));
        look();
    }

    private void look() {
        List<HandlerChoice> offered =
                contents.get() == null ? List.of() : contents.get().handlers();
        showing = true;
        if (!getItems().equals(offered)) {
            getItems().setAll(offered);
        }
        setValue(chosen.get());
        showing = false;
    }
}
