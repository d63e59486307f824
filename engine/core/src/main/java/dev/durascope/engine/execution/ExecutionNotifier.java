package dev.durascope.engine.execution;

import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ExecutionArn;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells observers what is appended. An observer that throws is heard of in the log and harms nobody. */
final class ExecutionNotifier {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutionNotifier.class);

    private final List<ExecutionObserver> observers = new CopyOnWriteArrayList<>();

    ExecutionService.Subscription observe(ExecutionObserver observer) {
        observers.add(observer);
        return () -> observers.remove(observer);
    }

    void appended(ExecutionArn arn, List<JournalRecord> records) {
        for (ExecutionObserver observer : observers) {
            try {
                observer.appended(arn, records);
            } catch (RuntimeException e) {
                LOG.error("An observer of {} failed.", arn, e);
            }
        }
    }
}
