package dev.durascope.app.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.Fx;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SegmentsTest {
    private final ObjectProperty<String> chosen = new SimpleObjectProperty<>("b");

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @AfterEach
    void check() {
        Fx.check();
    }

    private List<ToggleButton> segments() {
        return Fx.get(() -> {
            List<ToggleButton> buttons =
                    Stream.of("a", "b", "c").map(ToggleButton::new).toList();
            buttons.forEach(each -> Segments.bind(each, each.getText(), chosen));
            new Segments(buttons.toArray(ToggleButton[]::new));
            return buttons;
        });
    }

    private static List<String> pressed(List<ToggleButton> buttons) {
        return Fx.get(() -> buttons.stream()
                .filter(ToggleButton::isSelected)
                .map(ToggleButton::getText)
                .toList());
    }

    @Test
    void theSegmentOfAValueIsPressedWhereverTheValueIsSet() {
        List<ToggleButton> buttons = segments();
        assertThat(pressed(buttons)).containsExactly("b");
        for (String next : List.of("c", "a", "b")) {
            Fx.run(() -> chosen.set(next));
            assertThat(pressed(buttons)).containsExactly(next);
            assertThat(chosen.get()).isEqualTo(next);
        }
    }

    @Test
    void aPressedSegmentSetsItsValueAndStaysPressed() {
        List<ToggleButton> buttons = segments();
        Fx.run(() -> buttons.getFirst().fire());
        assertThat(chosen.get()).isEqualTo("a");
        Fx.run(() -> buttons.getFirst().fire());
        assertThat(pressed(buttons)).containsExactly("a");
        assertThat(chosen.get()).isEqualTo("a");
    }
}
