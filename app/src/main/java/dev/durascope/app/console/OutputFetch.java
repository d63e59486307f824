package dev.durascope.app.console;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.session.OutputSource;
import dev.durascope.engine.cloud.CloudFault;
import dev.durascope.engine.cloud.CloudLogs;
import dev.durascope.engine.model.HistoryEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What invocations printed, read on demand from where it is kept. Lines stand where their invocation ended, because only then
 * is it known which are its own.
 */
public final class OutputFetch {

    /**
     * What came of the last reading.
     *
     * @param words what to know about it, a sentence or more; empty when all went well
     * @param policy the IAM policy that grants what was missing, as text to copy; absent unless a permission was
     */
    public record Told(String words, @Nullable String policy) {
        static final Told NOTHING = new Told("", null);
    }

    private record Ended(CloudLogs.Invocation invocation, int number, long position) {}

    private final OutputSource source;
    private final IntegerProperty filter;
    private final Consumer<List<ConsoleRow>> show;
    private final Map<String, Ended> ended = new LinkedHashMap<>();
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Told> told = new ReadOnlyObjectWrapper<>(Told.NOTHING);
    private boolean reading;
    private boolean stale;

    /**
     * Knows what was read in an earlier session of the execution.
     *
     * @param filter the invocation whose lines are wanted, or {@link ConsoleModel#ALL}
     * @param show shows all lines that were read so far
     */
    OutputFetch(OutputSource source, IntegerProperty filter, Consumer<List<ConsoleRow>> show) {
        this.source = source;
        this.filter = filter;
        this.show = show;
        filter.addListener((o, before, now) -> review());
        review();
    }

    /** An invocation has ended, so that its output can be read. */
    void ended(HistoryEvent.InvocationCompleted event, int number, long position) {
        ended.put(
                event.requestId(),
                new Ended(
                        new CloudLogs.Invocation(event.requestId(), event.startTimestamp(), event.endTimestamp()),
                        number,
                        position));
        stale |= !source.fetched().of(event.requestId()).isEmpty();
        // There may be thousands, and a new one has not been read: nothing else needs to be looked through.
        if (!reading && isShown(number)) {
            obstacle.set("");
        }
    }

    /** Why nothing can be read now, in a sentence; empty when something can. */
    public ReadOnlyStringProperty obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    /** What came of the last reading. */
    public ReadOnlyObjectProperty<Told> toldProperty() {
        return told.getReadOnlyProperty();
    }

    /** Reads the output of the invocations that are shown, as far as it is not there. */
    public void read() {
        List<CloudLogs.Invocation> wanted = wanted();
        if (reading || wanted.isEmpty()) {
            return;
        }
        reading = true;
        told.set(Told.NOTHING);
        review();
        source.read(wanted, this::found, this::failed);
    }

    private List<CloudLogs.Invocation> wanted() {
        return shown().filter(each -> !source.fetched().isWhole(each.invocation.requestId()))
                .map(Ended::invocation)
                .toList();
    }

    private Stream<Ended> shown() {
        return ended.values().stream().filter(each -> isShown(each.number));
    }

    private boolean isShown(int number) {
        return filter.get() == ConsoleModel.ALL || filter.get() == number;
    }

    private void found(CloudLogs.Output output) {
        reading = false;
        told.set(new Told(String.join(" ", output.notes()), null));
        showAll();
        review();
    }

    /** Shows what was known of invocations before they were heard of here. */
    void refresh() {
        if (stale) {
            showAll();
            review();
        }
    }

    private void showAll() {
        stale = false;
        show.accept(ended.values().stream().flatMap(this::rows).toList());
    }

    private Stream<ConsoleRow> rows(Ended of) {
        return source.fetched().of(of.invocation.requestId()).stream()
                .map(line -> new ConsoleRow(
                        of.position,
                        of.number,
                        line.at(),
                        line.line().stream(),
                        line.line().text()));
    }

    private void failed(Throwable why) {
        reading = false;
        told.set(new Told(
                text("console.fetch.failed", why.getMessage()),
                why instanceof CloudFault fault ? fault.policy() : null));
        review();
    }

    private void review() {
        obstacle.set(
                reading
                        ? text("console.fetch.busy")
                        : shown().findAny().isEmpty()
                                ? text("console.fetch.tooEarly")
                                : wanted().isEmpty() ? text("console.fetch.done") : "");
    }
}
