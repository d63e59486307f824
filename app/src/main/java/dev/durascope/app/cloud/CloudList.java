package dev.durascope.app.cloud;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.engine.cloud.CloudConnection;
import dev.durascope.engine.cloud.CloudExecutions.Filter;
import dev.durascope.engine.cloud.CloudExecutions.Listing;
import dev.durascope.engine.cloud.CloudFault;
import dev.durascope.engine.cloud.ListWatch;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionSummary;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The executions of the attached function, newest first, as far as they are loaded and pass the filter. */
public final class CloudList {

    /** What came of asking: either of the two, and the newer counts. */
    private record Answer(
            CloudConnection of,
            Filter under,
            @Nullable Listing listing,
            @Nullable CloudFault fault) {}

    private final Background background;
    private final Runnable wake;
    private final ObservableList<ExecutionSummary> rows = FXCollections.observableArrayList();
    private final StringProperty namePart = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Filter> filter = new ReadOnlyObjectWrapper<>(Filter.ALL);
    private final ReadOnlyObjectWrapper<@Nullable CloudFault> fault = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper notes = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final AtomicReference<@Nullable Listing> listed = new AtomicReference<>();
    private final AtomicReference<@Nullable Answer> answered = new AtomicReference<>();
    private List<ExecutionSummary> loaded = List.of();
    private @Nullable CloudConnection connection;
    private @Nullable ListWatch watch;
    /** Completed when what is being loaded is there, or nobody waits for it any more. */
    private CompletableFuture<Boolean> underWay = CompletableFuture.completedFuture(true);

    private final ReadOnlyBooleanWrapper cancelled = new ReadOnlyBooleanWrapper();

    /**
     * @param background shows what takes long, which the user may cancel
     * @param wake is called on any thread when {@link #frame} has work to do
     */
    CloudList(Background background, Runnable wake) {
        this.background = background;
        this.wake = wake;
        namePart.addListener(o -> show());
    }

    /** Lists another function's executions from now on, all of them; {@code null} for none. */
    void follow(@Nullable CloudConnection now) {
        connection = now;
        namePart.set("");
        begin(Filter.ALL);
    }

    private void begin(Filter now) {
        if (watch != null) {
            watch.close();
            watch = null;
        }
        filter.set(now);
        fault.set(null);
        notes.set("");
        loaded = List.of();
        show();
        CloudConnection of = connection;
        loaded();
        cancelled.set(false);
        more.set(false);
        if (of != null) {
            watch = ListWatch.begin(of, now, new ListWatch.Listener() {
                @Override
                public void listed(Listing listing) {
                    hear(new Answer(of, now, listing, null));
                }

                @Override
                public void failed(CloudFault why, @Nullable Duration pause) {
                    hear(new Answer(of, now, null, why));
                }
            });
            load(of);
        }
    }

    private void load(CloudConnection of) {
        loading.set(true);
        cancelled.set(false);
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        underWay = mine;
        background.run(text("cloud.listing", of.target().function()), mine::get, done -> {}, failure -> {
            if (underWay == mine) {
                giveUp();
            }
        });
    }

    private void loaded() {
        loading.set(false);
        underWay.complete(true);
    }

    private void giveUp() {
        loaded();
        cancelled.set(true);
        if (watch != null) {
            watch.giveUp();
        }
    }

    private void hear(Answer answer) {
        if (answer.listing() != null) {
            listed.set(answer.listing());
        }
        answered.set(answer);
        wake.run();
    }

    /** Does a frame's work. */
    void frame() {
        Answer answer = answered.getAndSet(null);
        Listing listing = listed.getAndSet(null);
        if (answer == null || answer.of() != connection || !answer.under().equals(filter.get())) {
            return;
        }
        fault.set(answer.fault());
        if (listing != null) {
            loaded = listing.executions();
            more.set(listing.more());
            notes.set(String.join(" ", listing.notes()));
            show();
        }
        loaded();
    }

    /** The executions that are loaded and whose names have what is typed. */
    public ObservableList<ExecutionSummary> rows() {
        return rows;
    }

    /** A part of the names that are shown; empty for all. */
    public StringProperty namePartProperty() {
        return namePart;
    }

    /** What the service is asked for. */
    public ReadOnlyObjectProperty<Filter> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    /** Asks the service for others. */
    public void ask(Filter now) {
        if (!now.equals(filter.get())) {
            begin(now);
        }
    }

    /** Why the list could not be had the last time; {@code null} when it could. */
    public ReadOnlyObjectProperty<@Nullable CloudFault> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /** What could not be listed, and why; empty for nothing. */
    public ReadOnlyStringProperty notesProperty() {
        return notes.getReadOnlyProperty();
    }

    /** Whether executions are being loaded that were asked for. */
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Whether the user has cancelled that, so that nothing is loaded by itself. */
    public ReadOnlyBooleanProperty cancelledProperty() {
        return cancelled.getReadOnlyProperty();
    }

    /** Whether older ones can be loaded. */
    public ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    /** Loads older ones, unless that is under way. */
    public void loadMore() {
        if (watch != null && connection != null && more.get() && !loading.get()) {
            load(connection);
            watch.loadMore();
        }
    }

    /** The same because the last of those that are loaded has come into view. */
    void loadMoreInView() {
        if (!cancelled.get()) {
            loadMore();
        }
    }

    /** Asks again at once. */
    public void askNow() {
        if (watch != null) {
            if (cancelled.get() && loaded.isEmpty() && connection != null) {
                load(connection);
            }
            watch.askNow();
        }
    }

    /** Whether an execution is one of those that are loaded. */
    boolean has(ExecutionArn arn) {
        return loaded.stream().anyMatch(each -> each.arn().equals(arn));
    }

    private void show() {
        String part = namePart.get().strip().toLowerCase(Locale.ROOT);
        merge(loaded.stream()
                .filter(each -> each.arn().name().toLowerCase(Locale.ROOT).contains(part))
                .toList());
    }

    /** Changes only what differs, so that what is selected and in view stays so. */
    private void merge(List<ExecutionSummary> now) {
        Set<ExecutionArn> wanted =
                now.stream().map(ExecutionSummary::arn).collect(Collectors.toCollection(HashSet::new));
        rows.removeIf(row -> !wanted.contains(row.arn()));
        for (int i = 0; i < now.size(); i++) {
            ExecutionSummary next = now.get(i);
            if (i < rows.size() && rows.get(i).arn().equals(next.arn())) {
                if (!rows.get(i).equals(next)) {
                    rows.set(i, next);
                }
            } else if (i >= rows.size()) {
                rows.addAll(now.subList(i, now.size()));
                return;
            } else {
                rows.removeIf(row -> row.arn().equals(next.arn()));
                rows.add(i, next);
            }
        }
    }
}
