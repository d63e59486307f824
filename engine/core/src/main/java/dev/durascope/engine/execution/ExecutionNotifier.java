package dev.durascope.engine.execution;

import dev.durascope.engine.history.JournalEntry.ConsoleLine;
import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.invoke.InvocationListener;
import dev.durascope.engine.model.ExecutionArn;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
        tell(arn, observer -> observer.appended(arn, records));
    }

    /** Listens to an invocation of a plain function for a listener and for all observers. */
    InvocationListener alsoTelling(String functionName, InvocationListener listener) {
        return new InvocationListener() {
            @Override
            public void placed(String description) {
                listener.placed(description);
            }

            @Override
            public void printed(@Nullable String requestId, ConsoleStream stream, String line) {
                listener.printed(requestId, stream, line);
                ConsoleLine entry = new ConsoleLine(requestId, stream, line);
                tell(functionName, observer -> observer.plainPrinted(functionName, entry));
            }
        };
    }

    private void tell(Object about, Consumer<ExecutionObserver> message) {
        for (ExecutionObserver observer : observers) {
            try {
                message.accept(observer);
            } catch (RuntimeException e) {
                LOG.error("An observer of {} failed.", about, e);
            }
        }
    }
}
