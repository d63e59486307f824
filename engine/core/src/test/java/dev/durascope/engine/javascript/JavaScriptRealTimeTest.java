package dev.durascope.engine.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.time.TimeMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only real time shows: AWS's JavaScript SDK polls while its handler is at work. */
@Tag("slow")
@Timeout(120)
class JavaScriptRealTimeTest {

    private static JavaScriptEngine engine;

    @BeforeAll
    static void open() {
        engine = JavaScriptEngine.open(TimeMode.REAL);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void aWaitAndARetryThatFallDueDuringAnInvocationGoOnInIt() throws Exception {
        Running running = engine.start("combinations.inline", "{\"milliseconds\":6000}");

        assertThat(running.result()).extracting(JsonNode::textValue).containsExactly("worked", "waited", "retried");
        assertThat(running.entries(JournalEntry.InvocationStarted.class)).hasSize(1);
        assertThat(running.eventTypes())
                .containsSubsequence("WaitStarted", "WaitSucceeded", "ContextSucceeded", "InvocationCompleted");
        assertThat(running.events())
                .filteredOn(HistoryEvent.StepSucceeded.class::isInstance)
                .extracting(event -> event.header().name())
                .endsWith("work");
    }
}
