package dev.durascope.app.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.Cursor;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeProjectionTest {
    private final Journals journal = new Journals(Journals.arn("f", "run"));
    private final ExecutionSession session = Sessions.of(journal, new FakeExecutions());
    private final TreeProjection tree = new TreeProjection(journal.arn().id());
    private final ObservableList<OperationRow> mirror = FXCollections.observableArrayList();

    TreeProjectionTest() {
        session.onChange(change -> tree.update(change.state(), change.operationIds()));
        // What a listener that trusts the changes alone would see.
        tree.addListener((ListChangeListener<OperationRow>) change -> {
            while (change.next()) {
                if (change.wasRemoved()) {
                    mirror.remove(change.getFrom(), change.getFrom() + change.getRemovedSize());
                }
                if (change.wasAdded()) {
                    mirror.addAll(change.getFrom(), change.getAddedSubList());
                }
            }
        });
    }

    private void take() {
        Sessions.take(session, journal);
        assertThat(mirror).as("what the changes told").containsExactlyElementsOf(tree);
        for (int i = 0; i < tree.size(); i++) {
            assertThat(tree.visibleIndex(tree.get(i).id())).isEqualTo(i);
        }
    }

    private List<String> ids() {
        return tree.stream().map(row -> "-".repeat(row.depth()) + row.id()).toList();
    }

    @Test
    void childrenStandUnderTheirContextHoweverLateTheyCome() {
        journal.started("{}")
                .context("a", "a", null, "Map")
                .context("b", "b", null, "Map")
                .step("b1", null, "b");
        take();
        journal.step("a1", null, "a")
                .context("a2", null, "a", null)
                .step("a21", null, "a2")
                .step("c", null);
        take();

        assertThat(ids()).containsExactly("e-run", "-a", "--a1", "--a2", "---a21", "-b", "--b1", "-c");
    }

    @Test
    void collapsingHidesAllBelowAndExpandingShowsItAsItWas() {
        journal.started("{}")
                .context("a", null, null, null)
                .context("a1", null, "a", null)
                .step("a11", null, "a1");
        journal.step("b", null);
        take();

        tree.setExpanded(tree.find("a1"), false);
        tree.setExpanded(tree.find("a"), false);
        assertThat(ids()).containsExactly("e-run", "-a", "-b");
        tree.setExpanded(tree.find("a"), true);
        assertThat(ids()).containsExactly("e-run", "-a", "--a1", "-b");
        take();
    }

    @Test
    void whatComesIntoACollapsedContextIsSeenWhenItIsExpanded() {
        journal.started("{}")
                .context("a", null, null, null)
                .context("a1", null, "a", null)
                .step("b", null);
        take();
        tree.setExpanded(tree.find("a"), false);
        journal.step("a11", null, "a1").step("a2", null, "a").step("c", null);
        take();

        assertThat(ids()).containsExactly("e-run", "-a", "-b", "-c");
        tree.setExpanded(tree.find("a"), true);
        take();
        journal.step("a3", null, "a");
        take();
        assertThat(ids()).containsExactly("e-run", "-a", "--a1", "---a11", "--a2", "--a3", "-b", "-c");
    }

    @Test
    void revealingExpandsWhatIsAbove() {
        journal.started("{}")
                .context("a", null, null, null)
                .context("a1", null, "a", null)
                .step("a11", null, "a1");
        take();
        tree.setAllExpanded(false);
        assertThat(ids()).containsExactly("e-run", "-a");

        assertThat(tree.reveal("a11")).isEqualTo(3);
        assertThat(ids()).containsExactly("e-run", "-a", "--a1", "---a11");
        assertThat(tree.reveal("nobody")).isEqualTo(-1);
    }

    @Test
    void expandingAndCollapsingIsToldOfTheRowsThatItTurns() {
        journal.started("{}")
                .context("a", null, null, null)
                .context("a1", null, "a", null)
                .step("a11", null, "a1");
        take();
        List<String> told = new ArrayList<>();
        tree.onExpansion(row -> told.add(row.id() + (row.isExpanded() ? "+" : "-")));

        tree.setExpanded(tree.find("a"), false);
        tree.setExpanded(tree.find("a1"), false);
        assertThat(told).as("also of a row that is not seen").containsExactly("a-", "a1-");
        told.clear();
        tree.setAllExpanded(true);
        assertThat(told).containsExactlyInAnyOrder("a+", "a1+");
        told.clear();
        session.cursor().moveToIndex(1, Cursor.Move.JUMP);
        session.cursor().toNow();
        assertThat(tree).hasSize(4);
        assertThat(told).as("going through time turns none").isEmpty();
    }

    @Test
    void aStatusChangeMovesNoRow() {
        journal.started("{}").step("a", "a").step("b", "b");
        take();
        List<OperationRow> before = List.copyOf(tree);
        journal.stepSucceeded("a", 1, "1");
        take();

        assertThat(tree).containsExactlyElementsOf(before);
        assertThat(tree.find("a").state().operation().end()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyOrderOfArrivalAndFoldingGivesTheTreeThatAWalkWouldGive(long seed) {
        Random random = new Random(seed);
        List<String> contexts = new ArrayList<>();
        journal.started("{}");
        for (int batch = 0; batch < 30; batch++) {
            int size = 1 + random.nextInt(batch % 5 == 0 ? 120 : 6);
            for (int i = 0; i < size; i++) {
                String parent = contexts.isEmpty() || random.nextInt(4) == 0
                        ? null
                        : contexts.get(random.nextInt(contexts.size()));
                String id = "o" + batch + "-" + i;
                if (random.nextInt(3) == 0) {
                    contexts.add(id);
                    journal.context(id, null, parent, null);
                } else {
                    journal.step(id, null, parent);
                }
            }
            take();
            if (!contexts.isEmpty()) {
                tree.setExpanded(tree.find(contexts.get(random.nextInt(contexts.size()))), random.nextBoolean());
                take();
            }
        }

        List<OperationRow> walked = new ArrayList<>();
        walk(tree.get(0), walked);
        assertThat(tree).containsExactlyElementsOf(walked);
    }

    private static void walk(OperationRow row, List<OperationRow> into) {
        into.add(row);
        if (row.isExpanded()) {
            row.children().forEach(child -> walk(child, into));
        }
    }

    @Test
    @Timeout(30)
    void fiftyThousandOperationsComeInWithoutAStandstill() {
        journal.started("{}");
        for (int i = 0; i < 500; i++) {
            journal.context("c" + i, null, null, "MapIteration");
        }
        Sessions.take(session, journal);
        for (int batch = 0; batch < 99; batch++) {
            for (int i = 0; i < 500; i++) {
                journal.step("s" + batch + "-" + i, null, "c" + i);
            }
            Sessions.take(session, journal);
        }

        assertThat(tree).hasSize(50_001);
        assertThat(mirror).hasSize(50_001);
    }
}
