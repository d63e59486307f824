package dev.durascope.engine.execution;

import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.store.StoreException;
import dev.durascope.engine.store.StoredExecution;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All executions by ARN and by name; those of earlier sessions are loaded when somebody asks. Safe for many threads. */
final class ExecutionIndex {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutionIndex.class);
    private static final Comparator<ExecutionSummary> OLDEST_FIRST = Comparator.comparing(ExecutionSummary::start)
            .thenComparing(summary -> summary.arn().id());

    private record Name(String function, String version, String name) {
        static Name of(ExecutionArn arn) {
            return new Name(arn.function(), arn.qualifier(), arn.name());
        }
    }

    private final Function<StoredExecution, Driver> load;
    private final Map<ExecutionArn, StoredExecution> unloaded = new ConcurrentHashMap<>();
    private final Map<ExecutionArn, Driver> drivers = new ConcurrentHashMap<>();
    private final Map<Name, ExecutionArn> names = new ConcurrentHashMap<>();
    private final Map<String, ExecutionArn> ids = new ConcurrentHashMap<>();

    ExecutionIndex(Function<StoredExecution, Driver> load) {
        this.load = load;
    }

    void add(StoredExecution stored) {
        unloaded.put(stored.arn(), stored);
        know(stored.arn());
    }

    void add(Driver driver) {
        drivers.put(driver.lane().arn(), driver);
        know(driver.lane().arn());
    }

    private void know(ExecutionArn arn) {
        names.put(Name.of(arn), arn);
        ids.put(arn.id(), arn);
    }

    void remove(ExecutionArn arn) {
        unloaded.remove(arn);
        drivers.remove(arn);
        names.remove(Name.of(arn), arn);
        ids.remove(arn.id(), arn);
    }

    /** Takes a name for an execution about to start; answers the execution that has it, or {@code null}. */
    @Nullable
    ExecutionArn claimName(ExecutionArn arn) {
        return names.putIfAbsent(Name.of(arn), arn);
    }

    void releaseName(ExecutionArn arn) {
        names.remove(Name.of(arn), arn);
    }

    Optional<Driver> find(ExecutionArn arn) {
        Driver driver = drivers.get(arn);
        if (driver == null) {
            StoredExecution stored = unloaded.get(arn);
            if (stored != null) {
                driver = drivers.computeIfAbsent(arn, a -> load.apply(stored));
                unloaded.remove(arn);
            }
        }
        // Loaded by somebody else between the two looks.
        return Optional.ofNullable(driver == null ? drivers.get(arn) : driver);
    }

    /** The execution of an ARN; the fault is made when there is none. */
    Driver require(ExecutionArn arn, Function<String, LambdaFault> fault) {
        return find(arn).orElseThrow(() -> fault.apply("There is no durable execution " + arn + "."));
    }

    /** The execution of an id, which is the last segment of its ARN. */
    Optional<Driver> find(String id) {
        ExecutionArn arn = ids.get(id);
        return arn == null ? Optional.empty() : find(arn);
    }

    List<Driver> loaded() {
        return List.copyOf(drivers.values());
    }

    /** Loads the executions that have not ended, oldest first; one whose journal cannot be read stays where it is. */
    List<Driver> loadRunning() {
        List<StoredExecution> running = unloaded.values().stream()
                .filter(stored -> !stored.summary().status().isTerminal())
                .sorted(Comparator.comparing(StoredExecution::summary, OLDEST_FIRST))
                .toList();
        List<Driver> loaded = new ArrayList<>();
        for (StoredExecution stored : running) {
            try {
                find(stored.arn()).ifPresent(loaded::add);
            } catch (StoreException | IllegalArgumentException e) {
                LOG.error("{} cannot go on: {}", stored.arn(), e.getMessage());
            }
        }
        return loaded;
    }

    List<ExecutionSummary> summaries() {
        Map<ExecutionArn, ExecutionSummary> byArn = new HashMap<>();
        unloaded.values().forEach(stored -> byArn.put(stored.arn(), stored.summary()));
        drivers.values()
                .forEach(driver ->
                        byArn.put(driver.lane().arn(), driver.lane().stored().summary()));
        List<ExecutionSummary> all = new ArrayList<>(byArn.values());
        all.sort(OLDEST_FIRST.reversed());
        return all;
    }

    Page<ExecutionSummary> list(ListRequest request) {
        int max = PageSize.of(request.maxItems());
        String after = request.marker() == null || request.marker().isEmpty() ? null : decode(request.marker());
        List<ExecutionSummary> matching = summaries().stream()
                .filter(s -> s.arn().function().equals(request.functionName()))
                .filter(s -> s.arn().qualifier().equals(request.version()))
                .filter(s -> request.executionName() == null || s.arn().name().equals(request.executionName()))
                .filter(s -> request.statuses().isEmpty() || request.statuses().contains(s.status()))
                .filter(s -> request.startedAfter() == null || s.start().isAfter(request.startedAfter()))
                .filter(s -> request.startedBefore() == null || s.start().isBefore(request.startedBefore()))
                .filter(s -> after == null
                        || (request.oldestFirst() ? key(s).compareTo(after) > 0 : key(s).compareTo(after) < 0))
                .sorted(request.oldestFirst() ? OLDEST_FIRST : OLDEST_FIRST.reversed())
                .limit(max + 1L)
                .toList();
        if (matching.size() <= max) {
            return new Page<>(matching, null);
        }
        List<ExecutionSummary> page = matching.subList(0, max);
        String last = key(page.getLast());
        return new Page<>(page, Base64.getEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sorts as {@link #OLDEST_FIRST}, so that a marker stays in place when executions come and go. */
    private static String key(ExecutionSummary s) {
        return "%020d:%s".formatted(s.start().toEpochMilli(), s.arn().id());
    }

    private static String decode(String marker) {
        try {
            return new String(Base64.getDecoder().decode(marker), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw LambdaFault.invalid("Invalid Marker: use the NextMarker of the page before.");
        }
    }
}
