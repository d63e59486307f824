package dev.durascope.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputTrailTest {
    private final InputTrail trail = new InputTrail("draft");

    /** All texts from the newest end back to the oldest. */
    private List<String> all() {
        while (trail.hasNewer()) {
            trail.newer();
        }
        List<String> texts = new ArrayList<>(List.of(trail.text()));
        while (trail.hasOlder()) {
            texts.add(trail.older());
        }
        return texts;
    }

    @Test
    void itGoesBackToTheOldestAndOnToWhatWasBeingTyped() {
        trail.show(List.of("3", "2", "1"));

        assertThat(all()).containsExactly("draft", "3", "2", "1");
        assertThat(trail.older()).isEqualTo("1");
        assertThat(List.of(trail.newer(), trail.newer(), trail.newer(), trail.newer()))
                .containsExactly("2", "3", "draft", "draft");
        assertThat(trail.hasNewer()).isFalse();
    }

    @Test
    void withoutInputsThereIsNowhereToGo() {
        assertThat(trail.hasOlder()).isFalse();
        assertThat(trail.hasNewer()).isFalse();
        assertThat(trail.older()).isEqualTo("draft");
    }

    @Test
    void aTextThatIsShownAlreadyIsPassedOver() {
        trail.type("3");
        trail.show(List.of("3", "2", "1"));

        assertThat(trail.older()).isEqualTo("2");
        assertThat(trail.newer()).isEqualTo("3");
        assertThat(trail.hasNewer()).isFalse();
    }

    @Test
    void anOldDraftThatEqualsAnInputInTheMiddleDoesNotCutTheWayShort() {
        trail.type("2");
        trail.show(List.of("3", "2", "1"));

        assertThat(all()).containsExactly("2", "3", "2", "1");
    }

    @Test
    void whatIsChangedOnTheWayIsThereStill() {
        trail.show(List.of("2", "1"));
        trail.older();
        trail.type("2 changed");

        assertThat(all()).containsExactly("draft", "2 changed", "1");
        trail.show(List.of("2", "1"));
        assertThat(all()).containsExactly("draft", "2 changed", "1");
    }

    @Test
    void whatIsRunIsTheNewestAndTheDraftIsNotLost() {
        trail.show(List.of("2", "1"));
        trail.older();
        trail.older();
        trail.type("1 changed");
        trail.ran("1 changed");
        trail.show(List.of("1 changed", "2", "1"));

        assertThat(trail.text()).isEqualTo("1 changed");
        assertThat(trail.newer()).isEqualTo("draft");
        assertThat(all()).containsExactly("draft", "1 changed", "2", "1");
    }

    @Test
    void anOldInputThatIsRunAgainMovesUpAndIsStillShown() {
        trail.show(List.of("2", "1"));
        trail.older();
        trail.older();
        trail.ran("1");
        trail.show(List.of("1", "2"));

        assertThat(trail.text()).isEqualTo("1");
        assertThat(all()).containsExactly("draft", "1", "2");
    }

    @Test
    void theDraftThatIsRunStaysTheNewestEnd() {
        trail.ran("draft");
        trail.show(List.of("draft"));

        assertThat(trail.hasNewer()).isFalse();
        assertThat(trail.hasOlder()).isFalse();
        trail.type("draft, next");
        assertThat(all()).containsExactly("draft, next", "draft");
    }

    @Test
    void whatRanWhileAnotherIsShownDoesNotMoveTheUser() {
        trail.show(List.of("2", "1"));
        trail.older();
        trail.type("2 changed");
        trail.ran("2");

        assertThat(trail.text()).isEqualTo("2 changed");
        assertThat(all()).containsExactly("draft", "2 changed", "2", "1");
    }

    @Test
    void anInputThatIsForgottenWhileItIsShownStaysUntilAnotherIs() {
        trail.show(List.of("2", "1"));
        trail.older();
        trail.show(List.of("1"));
        assertThat(trail.text()).isEqualTo("2");
        assertThat(trail.newer()).isEqualTo("draft");

        assertThat(all()).containsExactly("draft", "1");
    }

    @Test
    void whatWasMadeOfAForgottenInputIsNotForgotten() {
        trail.show(List.of("2", "1"));
        trail.older();
        trail.type("2 changed");
        trail.newer();
        trail.show(List.of());

        assertThat(all()).containsExactly("draft", "2 changed");
    }

    @Test
    void aSampleIsShownBesideTheDraftAndGoesWhenItWasNotChanged() {
        trail.show(List.of("1"));
        trail.take("sample");
        assertThat(trail.text()).isEqualTo("sample");
        assertThat(trail.newer()).isEqualTo("draft");
        assertThat(all()).containsExactly("draft", "1");
        trail.take("sample");
        trail.type("sample changed");

        assertThat(all()).containsExactly("draft", "sample changed", "1");
    }

    @Test
    void aSampleThatIsRunIsOneOfTheInputs() {
        trail.take("sample");
        trail.ran("sample");
        trail.show(List.of("sample"));

        assertThat(trail.text()).isEqualTo("sample");
        assertThat(all()).containsExactly("draft", "sample");
    }

    @Test
    void aKeptInputIsTakenAsItWasKeptAndWhatWasMadeOfItIsThereStill() {
        trail.show(List.of("2", "1"));
        trail.older();
        trail.type("2 changed");
        assertThat(trail.take("2")).isEqualTo("2");

        assertThat(all()).containsExactly("draft", "2 changed", "2", "1");
    }
}
