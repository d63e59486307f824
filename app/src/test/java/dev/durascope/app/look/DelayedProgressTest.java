package dev.durascope.app.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.Fx;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DelayedProgressTest {
    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @Test
    void itIsLateOnlyAfterAWhileAndNoLongerThanItLasts() {
        SimpleBooleanProperty busy = new SimpleBooleanProperty();
        ReadOnlyBooleanProperty late = Fx.get(() -> DelayedProgress.after(busy));
        assertThat(Fx.get(() -> {
                    busy.set(true);
                    return late.get();
                }))
                .isFalse();
        Fx.await("it to be late", late::get);

        assertThat(Fx.get(() -> {
                    busy.set(false);
                    return late.get();
                }))
                .isFalse();
    }

    @Test
    void whatIsBeingDoneIsReadToThoseWhoDoNotSeeIt() {
        SimpleStringProperty step = new SimpleStringProperty("");
        HBox bar = Fx.get(() -> {
            HBox made = new HBox();
            DelayedProgress.announce(made, step);
            step.set("Writing tree.md");
            return made;
        });
        assertThat(bar.getAccessibleText()).isEqualTo("Writing tree.md. Escape cancels it.");

        Fx.run(() -> step.set(""));
        assertThat(bar.getAccessibleText()).isEmpty();
    }
}
