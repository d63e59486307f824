package dev.durascope.app.look;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.WorkModel;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.util.Duration;

/** Progress that is shown only where something takes long, and told to those who do not see it. */
public final class DelayedProgress {
    private DelayedProgress() {}

    /** Whether something has been so for as long as is worth showing: {@link WorkModel#LONG}. */
    public static ReadOnlyBooleanProperty after(ObservableBooleanValue busy) {
        DelayedProperty late = new DelayedProperty(busy);
        PauseTransition wait = new PauseTransition(Duration.millis(WorkModel.LONG.toMillis()));
        wait.setOnFinished(e -> late.set(busy.get()));
        Runnable look = () -> {
            late.set(false);
            if (busy.get()) {
                wait.playFromStart();
            } else {
                wait.stop();
            }
        };
        busy.addListener((o, before, now) -> look.run());
        look.run();
        return late.getReadOnlyProperty();
    }

    /** Holds what it looks at, which may be a binding that nobody else holds. */
    private static final class DelayedProperty extends ReadOnlyBooleanWrapper {
        private final ObservableBooleanValue busy;

        DelayedProperty(ObservableBooleanValue busy) {
            this.busy = busy;
        }

        @Override
        public Object getBean() {
            return busy;
        }
    }

    /** Lets assistive technology read what is being done whenever it is something else; the focus stays where it is. */
    public static void announce(Node bar, ObservableValue<String> what) {
        bar.setAccessibleRole(AccessibleRole.TEXT);
        bar.getProperties().put(DelayedProgress.class, what); // which nobody else may hold
        what.addListener((o, before, now) -> {
            bar.setAccessibleText(now.isEmpty() ? "" : text("look.announced", now));
            bar.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        });
    }
}
