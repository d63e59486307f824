package dev.durascope.engine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durascope.engine.execution.RecordedExecutions;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.RandomJournal;
import dev.durascope.engine.json.HistoryEventJson;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.json.RandomModel;
import dev.durascope.engine.json.TimestampForm;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
    private static final String START = """
            {"EventType": "ExecutionStarted", "EventId": 1, "Id": "e-1", "Name": "order-4711",
             "EventTimestamp": "2026-03-01T09:30:00.250000+00:00",
             "ExecutionStartedDetails": {"Input": {"Payload": "{}", "Truncated": false}, "ExecutionTimeout": 60}}""";
    private static final String WAIT = """
            {"EventType": "WaitStarted", "EventId": 2, "Id": "w", "SubType": "Wait", "EventTimestamp": 1772357400.5,
             "WaitStartedDetails": {"Duration": 5, "ScheduledEndTimestamp": 1772357405.5}}""";
    private static final String COUNTED = """
            {"EventType": "MetricCounted", "EventId": 3, "EventTimestamp": 1772357401, "Extra": {"a": [1.50, null]}}""";
    private static final String END = """
            {"EventType": "ExecutionSucceeded", "EventId": 4, "Id": "e-1", "EventTimestamp": 1772357402,
             "ExecutionSucceededDetails": {"Result": {}}}""";

    @TempDir
    Path directory;

    @Test
    void whatWasWrittenIsReadAndWrittenAgainAsItWas() {
        for (int seed = 0; seed < 300; seed++) {
            List<HistoryEvent> events = anyHistory(seed);
            String written = HistoryJson.of(events);

            HistoryFile read = parse(written);

            assertThat(read.events()).as("seed %d", seed).isEqualTo(events);
            assertThat(HistoryJson.of(read.events())).as("seed %d", seed).isEqualTo(written);
        }
    }

    /** One event of each of the 24 types and one of none of them, in any order but for the first. */
    private static List<HistoryEvent> anyHistory(int seed) {
        List<HistoryEvent> found = new ArrayList<>(new RandomModel(seed).oneOfEach());
        found.add(HistoryEventJson.read("", Json.parse(COUNTED, "it"), TimestampForm.ISO_8601));
        Collections.shuffle(found.subList(1, found.size()), new Random(seed));
        List<HistoryEvent> events = new ArrayList<>();
        for (HistoryEvent event : found) {
            ObjectNode node = (ObjectNode)
                    Json.parse(Json.text(g -> HistoryEventJson.write(g, event, TimestampForm.ISO_8601, true)), "it");
            node.put("EventId", events.size() + 1);
            events.add(HistoryEventJson.read("", node, TimestampForm.ISO_8601));
        }
        return events;
    }

    @Test
    void theJournalOfAFileFoldsToWhatItsEventsSay() {
        for (int seed = 0; seed < 200; seed++) {
            List<HistoryEvent> events = RandomJournal.of(seed, 60).stream()
                    .map(record -> record.entry())
                    .filter(dev.durascope.engine.history.JournalEntry.Event.class::isInstance)
                    .map(entry -> ((dev.durascope.engine.history.JournalEntry.Event) entry).event())
                    .toList();

            HistoryFile read = parse(HistoryJson.of(events));

            ExecutionFold fold = new ExecutionFold(read.arn().id());
            read.records().forEach(fold::apply);
            assertThat(fold.now().lastEventId()).isEqualTo(events.size());
            assertThat(fold.now().facts().start())
                    .isEqualTo(events.getFirst().header().timestamp());
            assertThat(new RecordedExecutions(read.arn(), read.records())
                            .describe(read.arn())
                            .facts())
                    .isEqualTo(fold.now().facts());
        }
    }

    @Test
    void aFileMayHoldPagesInEitherOrderEventsTwiceAndNumbersForTimes() {
        HistoryFile read = parse("{\"Events\": [" + END + "," + COUNTED + "], \"NextMarker\": \"x\"}\n"
                + "{\"Events\": [" + COUNTED + "," + WAIT + "," + START + "]}");

        assertThat(read.events())
                .extracting(HistoryEvent::eventType)
                .containsExactly("ExecutionStarted", "WaitStarted", "MetricCounted", "ExecutionSucceeded");
        assertThat(read.goesOn()).isFalse();
        assertThat(read.missing()).isZero();
        assertThat(read.events().get(1).header().timestamp()).hasToString("2026-03-01T09:30:00.500Z");
        assertThat(new RecordedExecutions(read.arn(), read.records())
                        .executions()
                        .getFirst()
                        .status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(parse("[" + START + "," + END + "]").missing()).isEqualTo(2);
        assertThat(parse("{\"Events\": [" + START + "], \"NextToken\": \"x\"}").goesOn())
                .isTrue();
    }

    @Test
    void anUnknownEventIsKeptAsItWas() {
        HistoryFile read = parse("{\"Events\": [" + START + "," + COUNTED + "]}");

        assertThat(HistoryJson.of(read.events())).contains("\"MetricCounted\"", "1.50", "null");
        assertThat(parse(HistoryJson.of(read.events())).events()).isEqualTo(read.events());
    }

    @Test
    void whatWasPrintedIsPrintedAgainAsItWasWhateverElseStandsInIt() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            ObjectNode page = AwsPages.page(anyHistory(seed), random);
            String written = page.toString();

            HistoryFile read = parse(written);

            assertThat(Json.parse(HistoryJson.of(read.events(), read.others()), "it"))
                    .as("seed %d", seed)
                    .isEqualTo(Json.parse(written, "it"));
        }
    }

    @Test
    void severalPagesBecomeOneWithAllTheirEventsAsTheyWere() {
        for (int seed = 0; seed < 100; seed++) {
            ObjectNode page = AwsPages.page(anyHistory(seed), new Random(seed));
            page.remove("NextMarker");
            List<String> pages = AwsPages.split(page, 3);
            if (seed % 2 == 1) {
                Collections.reverse(pages);
            }

            HistoryFile read = parse(String.join("\n", pages));

            assertThat(Json.parse(HistoryJson.of(read.events()), "it").get("Events"))
                    .as("seed %d", seed)
                    .isEqualTo(Json.parse(page.toString(), "it").get("Events"));
            assertThat(read.missing()).isZero();
        }
    }

    @Test
    void anEventThatSaysNothingUnknownCarriesNothingMore() {
        HistoryFile read = parse(HistoryJson.of(anyHistory(7)));

        assertThat(read.events())
                .allSatisfy(event -> assertThat(event.header().unmodelled()).isNull());
    }

    @Test
    void aHistoryWithoutItsDataAndWithPayloadsThatWereCutOffSaysSo() {
        String bare = START.replace("{\"Payload\": \"{}\", \"Truncated\": false}", "{}");
        String cut = START.replace("false", "true");

        assertThat(parse("[" + bare + "," + END + "]").notes())
                .contains("It has no inputs, results and errors: it was printed without --include-execution-data.");
        assertThat(parse("[" + cut + "]").notes()).containsExactly("1 payload was cut off by AWS.");
        assertThat(parse("[" + START + "]").notes()).isEmpty();
    }

    @Test
    void whatIsOddAboutAFileIsSaidAndTheFileIsRead() {
        assertThat(parse("[" + START + "," + END + "]").notes()).containsExactly("2 events are missing: 2 to 3.");
        assertThat(parse("[" + START + "," + WAIT + "," + END + "]").notes()).containsExactly("1 event is missing: 3.");
        assertThat(parse("[" + START + "," + WAIT + "," + WAIT + "," + START + "]")
                        .notes())
                .containsExactly("2 events stood in it twice.");
        assertThat(parse("[" + START + "," + END + "," + COUNTED + "," + WAIT + "]")
                        .notes())
                .contains("Its events did not stand in the order of their ids, in which they are shown.")
                .contains("1 event is of a type that this version does not know: MetricCounted.");
        assertThat(parse("{\"Events\": [" + START + "], \"NextMarker\": \"x\"}").notes())
                .containsExactly("Its last page says that more follow, which are missing.");
    }

    @Test
    void ofAFileThatBreaksOffWhatStandsBeforeIsReadWhereverThatIs() {
        byte[] whole = ("{\"Events\": [\n" + START.replace("\"{}\"", "\"Grüße 世界\"") + ",\n" + WAIT + ",\n" + END
                        + "]}")
                .getBytes(StandardCharsets.UTF_8);
        int firstEnds = new String(whole, StandardCharsets.UTF_8)
                .substring(0, new String(whole, StandardCharsets.UTF_8).indexOf(",\n{\"EventType\": \"WaitStarted"))
                .getBytes(StandardCharsets.UTF_8)
                .length;
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (length < firstEnds) {
                assertThatThrownBy(() -> HistoryFile.parse(cut, "h.json", "h"))
                        .as("%d bytes", length)
                        .isInstanceOf(LambdaFault.class)
                        .hasMessageContaining("h.json is not valid JSON: ");
            } else {
                HistoryFile read = HistoryFile.parse(cut, "h.json", "h");
                assertThat(read.events()).isNotEmpty();
                assertThat(read.notes())
                        .as("%d bytes", length)
                        .anySatisfy(note -> assertThat(note)
                                .matches("It breaks off in line .*: what comes after event " + "[124] is missing\\."));
            }
        }
    }

    @Test
    void theArnIsTheFilesOwnOrMadeOfWhatIsKnown() throws Exception {
        Path file = directory.resolve("order 4711.json");
        Files.writeString(file, "{\"Events\": [" + START + "]}");
        String arn = "arn:aws:lambda:eu-west-1:123456789012:function:orders:7/durable-execution/order-4711/e-1";

        assertThat(HistoryFile.read(file).arn())
                .hasToString("arn:aws:lambda:unknown:000000000000:function:order-4711:$LATEST"
                        + "/durable-execution/order-4711/e-1");
        assertThat(parse("{\"executionArn\": \"" + arn + "\", \"events\": [" + START + "]}")
                        .arn())
                .isEqualTo(ExecutionArn.parse(arn));
    }

    @Test
    void whatIsNoHistoryIsRefusedWithTheRuleAndWhatToDo() {
        refused("hello", "h.json is not valid JSON", "Give what 'aws lambda get-durable-execution-history");
        refused(" ", "h.json is empty");
        refused("{\"Events\": []}", "h.json holds no event");
        refused("{\"events\": []}", "no history: it has no Events");
        refused("{\"Events\": [" + WAIT + "]}", "does not begin with ExecutionStarted but with event 2, WaitStarted");
        refused("{\"Events\": [" + START + ",{\"EventId\": 2}]}", "h.json: Events[1].EventType is missing");
        refused(
                "{\"Events\": [" + START + "]}\n[" + START.replace("order-4711", "other") + "]",
                "h.json holds two executions, order-4711 (e-1) and other (e-1)");
        refused(
                "[" + START + "," + WAIT + "," + WAIT.replace(": 5,", ": 6,") + "]",
                "h.json holds two different events 2, WaitStarted and WaitStarted");
        refused(
                "{\"Events\": [" + START + "," + START.replace(": 1,", ": 2,") + "]}",
                "event 2, ExecutionStarted, begins another execution");
        refused(
                "{\"Events\": [" + START + "," + WAIT.replace("\"w\"", "\"e-1\"") + "]}",
                "says that operation e-1 is WAIT, and an event before it that it is EXECUTION");
        refused(
                "{\"Events\": [" + START + "," + WAIT.replace("\"SubType\"", "\"ParentId\": \"w\", \"SubType\"") + "]}",
                "operation w stands inside itself");
        refused(
                "{\"Events\": [" + START.replace("2026-03", "+999999-03") + "]}",
                "EventTimestamp must be an ISO-8601 timestamp");
    }

    private static void refused(String content, String... parts) {
        assertThatThrownBy(() -> parse(content)).isInstanceOf(LambdaFault.class).hasMessageContainingAll(parts);
    }

    private static HistoryFile parse(String content) {
        return HistoryFile.parse(content.getBytes(StandardCharsets.UTF_8), "h.json", "h");
    }
}
