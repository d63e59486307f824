package dev.durascope.app.invocations;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.WholeText;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.text.Durations;
import dev.durascope.app.text.Sizes;
import dev.durascope.engine.checkpoint.CheckpointLimits;
import dev.durascope.engine.history.InvocationState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What one invocation did and cost, or what changed from one to another. */
final class LensView extends VBox {
    private static final CheckpointLimits LIMITS = CheckpointLimits.AWS;

    private final ExecutionSession session;
    private final Label title = new Label();
    private final Button start = new Button(text("invocations.goToStart"));
    private final Label began = line();
    private final Label time = line();
    private final Label usage = line();
    private final Label source = line();
    private final ListView<Lens.Entry> entries = new ListView<>();
    private @Nullable InvocationState shown;
    private boolean showing;

    LensView(ExecutionSession session) {
        this.session = session;
        setId("lens");
        getStyleClass().add("lens");
        title.getStyleClass().add("inspector-title");
        WholeText.inTooltip(title);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        start.getStyleClass().addAll("small", "flat");
        start.setMinWidth(USE_PREF_SIZE);
        start.setId("lens-start");
        start.setOnAction(e -> {
            if (shown != null) {
                session.cursor().toInvocation(shown);
            }
        });
        HBox head = new HBox(title, space, start);
        head.getStyleClass().add("lens-head");
        source.getStyleClass().add("quiet");
        entries.setId("lens-operations");
        entries.setAccessibleText(text("invocations.operations"));
        entries.setFixedCellSize(24);
        entries.setCellFactory(list -> new EntryCell());
        entries.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (now != null && !showing) {
                session.selectedOperationProperty().set(now.operationId());
            }
        });
        VBox.setVgrow(entries, Priority.ALWAYS);
        getChildren().addAll(head, began, time, usage, source, entries);
    }

    private static Label line() {
        Label label = new Label();
        WholeText.inTooltip(label);
        label.setMinWidth(0);
        return label;
    }

    void show(Lens lens) {
        InvocationState i = lens.invocation();
        shown = i;
        title.setText(text("invocations.one.title", i.number()));
        start.setVisible(true);
        began.setText(text("invocations.one.began", lens.cause(session), lens.ended(session)));
        time.setText(took(lens.took())
                + replay(lens)
                + text(
                        "invocations.one.time",
                        Sizes.count(lens.count(Lens.EXECUTED)),
                        Sizes.count(lens.count(Lens.REPLAYED))));
        usage.setText(text(
                "invocations.one.usage",
                Sizes.bytes(i.bytes()),
                Sizes.bytes(LIMITS.bytes()),
                Sizes.count(lens.began()),
                text("count.operations", LIMITS.operations()),
                text("count.checkpoints", i.checkpoints())));
        source.setText(lens.watched() ? text("invocations.one.watched") : text("invocations.one.told"));
        fill(lens.entries());
    }

    /** Shows what changed from one invocation to another. */
    void compare(InvocationState earlier, InvocationState later) {
        shown = null;
        title.setText(text("invocations.two.title", earlier.number(), later.number()));
        start.setVisible(false);
        Lens one = Lens.of(session, earlier);
        Lens other = Lens.of(session, later);
        began.setText(text("invocations.two.began", one.cause(session), other.cause(session)));
        time.setText(text(
                "invocations.two.time",
                took(one.took()),
                took(other.took()),
                one.count(Lens.EXECUTED),
                other.count(Lens.EXECUTED),
                one.count(Lens.REPLAYED),
                other.count(Lens.REPLAYED)));
        usage.setText(text(
                "invocations.two.usage",
                text("count.checkpoints", earlier.checkpoints()),
                Sizes.bytes(earlier.bytes()),
                text("count.newOperations", one.began()),
                text("count.checkpoints", later.checkpoints()),
                Sizes.bytes(later.bytes()),
                text("count.newOperations", other.began())));
        source.setText(text("invocations.two.changes"));
        fill(Lens.between(session, earlier, later));
    }

    private void fill(List<Lens.Entry> now) {
        if (!now.equals(entries.getItems())) {
            showing = true;
            entries.getItems().setAll(now);
            showing = false;
        }
    }

    private static String took(@Nullable Duration took) {
        return took == null ? "" : text("invocations.took", Durations.taken(took)) + " · ";
    }

    private static String replay(Lens lens) {
        Duration replay = lens.replay();
        Duration took = lens.took();
        if (replay == null || lens.invocation().number() == 1) {
            return "";
        }
        String words = took == null || took.isZero()
                ? text("invocations.replay", Durations.taken(replay))
                : text("invocations.replay.share", Durations.taken(replay), percent(replay.toNanos(), took.toNanos()));
        return words + " · ";
    }

    private static String percent(long part, long whole) {
        double percent = 100.0 * part / whole;
        if (part == 0) {
            return "0 %";
        }
        return percent < 0.1 ? "< 0.1 %" : String.format(Locale.ROOT, "%.1f %%", percent);
    }

    private final class EntryCell extends ListCell<Lens.Entry> {
        private final Label name = new Label();
        private final Label what = new Label();
        private final HBox box = new HBox(what, name);

        EntryCell() {
            what.getStyleClass().add("quiet");
            what.setMinWidth(112);
            WholeText.cutInTheMiddle(name);
            box.getStyleClass().add("lens-entry");
        }

        @Override
        protected void updateItem(Lens.@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            name.setText(Lens.title(entry, session));
            what.setText(entry.what());
            setGraphic(box);
        }
    }
}
