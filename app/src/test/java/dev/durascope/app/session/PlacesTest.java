package dev.durascope.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.Cursor.Move;
import dev.durascope.app.session.Places.Place;
import dev.durascope.app.testing.Journals;
import dev.durascope.engine.model.ExecutionArn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
    private final Places places = new Places();

    private static Place at(long event) {
        return new Place(Journals.arn("f", "run"), event, null);
    }

    @Test
    void oneGoesBackAndForwardThroughJumps() {
        places.came(at(0), Move.JUMP);
        places.came(at(5), Move.JUMP);
        places.came(at(9), Move.JUMP);
        assertThat(places.back()).isEqualTo(at(5));
        assertThat(places.back()).isEqualTo(at(0));
        assertThat(places.back()).isNull();
        assertThat(places.forward()).isEqualTo(at(5));
        places.came(at(7), Move.JUMP);
        assertThat(places.canGoForwardProperty().get())
                .as("a new way was taken")
                .isFalse();
        assertThat(places.back()).isEqualTo(at(5));
    }

    @Test
    void ofManyStepsInARowOnlyTheEndIsAPlace() {
        places.came(at(0), Move.JUMP);
        for (int event = 20; event > 10; event--) {
            places.came(at(event), Move.STEP);
        }
        places.came(at(3), Move.JUMP);
        assertThat(places.back()).isEqualTo(at(11));
        assertThat(places.back()).isEqualTo(at(0));
    }

    @Test
    void whereAMoveWasTakenBackFromIsNoPlace() {
        places.came(at(0), Move.JUMP);
        places.came(at(5), Move.JUMP);
        places.came(at(0), Move.TAKEN_BACK);
        assertThat(places.canGoBackProperty().get()).isFalse();
        places.came(at(9), Move.JUMP);
        assertThat(places.back()).isEqualTo(at(0));
    }

    @Test
    void whereTheCursorIsRestoredNobodyHasCome() {
        places.came(at(0), Move.JUMP);
        places.came(at(5), Move.RESTORED);
        assertThat(places.canGoBackProperty().get()).isFalse();
    }

    @Test
    void aPlaceKnowsWhatWasSelectedLast() {
        places.came(at(1), Move.JUMP);
        places.selected("a");
        places.came(at(2), Move.JUMP);
        assertThat(places.back().operationId()).isEqualTo("a");
    }

    @Test
    void anExecutionThatIsGoneIsNoPlace() {
        ExecutionArn other = Journals.arn("f", "other");
        places.came(at(1), Move.JUMP);
        places.came(new Place(other, 0, null), Move.JUMP);
        places.came(at(2), Move.JUMP);
        places.forget(other, null);
        assertThat(places.back()).isEqualTo(at(1));
        assertThat(places.canGoBackProperty().get()).isFalse();
    }

    @Test
    void aPositionIsReadAsItIsWritten() {
        Position position = Position.parse(" order-4711@12 ").orElseThrow();
        assertThat(position).isEqualTo(new Position("order-4711", 12));
        assertThat(Position.parse(position.toString())).contains(position);
        ExecutionArn arn = Journals.arn("f", "order-4711");
        assertThat(position.isIn(arn)).isTrue();
        assertThat(Position.parse(arn + "@1").orElseThrow().isIn(arn)).isTrue();
        assertThat(position.isIn(Journals.arn("f", "order-4712"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "order", "order@", "@3", "order@0", "order@-1", "order@x", "or der@1", "order@1e9"})
    void whatIsNoPositionIsRefused(String text) {
        assertThat(Position.parse(text)).isEmpty();
    }
}
