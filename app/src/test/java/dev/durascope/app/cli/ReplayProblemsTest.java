package dev.durascope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.durascope.app.ide.IdeSetup;
import dev.durascope.app.testing.Journals;
import dev.durascope.engine.history.SourceLocation;
import dev.durascope.engine.invoke.OperationSighting;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.replay.DeterminismReport;
import dev.durascope.engine.replay.Divergence;
import dev.durascope.engine.replay.Fidelity;
import dev.durascope.engine.replay.Ledger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/** What {@code durascope replay} prints, read as editors read it. */
class ReplayProblemsTest {

    private static Divergence called(Divergence.Kind kind, int line, int invocation) {
        SourceLocation place = new SourceLocation("com.example.Orders", "handle", "Orders.java", line);
        OperationSighting call = new OperationSighting("1", null, "charge", OperationType.STEP, "Step", true, place);
        return new Divergence(kind, null, call, "The step \"charge\" (of 3) is called and was not.", invocation);
    }

    @Test
    void everyDifferenceWithAPlaceIsAProblemAndNothingElseIs() throws Exception {
        List<Divergence> differences = new ArrayList<>();
        for (Divergence.Kind kind : Divergence.Kind.values()) {
            differences.add(called(kind, 40 + kind.ordinal(), kind.ordinal() % 2));
        }
        differences.add(new Divergence(Divergence.Kind.MISSING, null, null, "A step was called and is not.", 2));
        DeterminismReport report = new DeterminismReport(
                Journals.arn("Orders", "order-1"),
                new Ledger("Orders", List.of(), List.of(), List.of(), false, 1),
                new Fidelity(List.of(new Fidelity.Gap(Fidelity.Kind.UNSEEN, "Not (a place:12)"))),
                differences,
                1,
                List.of(),
                List.of(),
                "the handler (Orders) was held",
                1,
                List.of());
        List<String> places = new ArrayList<>();
        for (String line : ReplayText.after(report)) {
            Matcher matcher = IdeSetup.REPLAYED.matcher(line);
            if (matcher.find()) {
                assertThat(matcher.group(2)).isEqualTo("The step \"charge\" (of 3) is called and was not.");
                places.add(matcher.group(1) + " " + matcher.group(3) + " " + matcher.group(4));
            }
        }
        assertThat(places)
                .containsExactly(
                        "type Orders.java 40",
                        "name Orders.java 41",
                        "subtype Orders.java 42",
                        "order Orders.java 43",
                        "parent Orders.java 44",
                        "added Orders.java 45",
                        "missing Orders.java 46",
                        "outcome Orders.java 47");
    }

    @Test
    void theExtensionOfVsCodeReadsItTheSameWay() throws Exception {
        Path manifest = Path.of("..", "docs", "vscode", "package.json");
        JsonNode matcher = new ObjectMapper().readTree(manifest.toFile()).at("/contributes/problemMatchers/0");
        assertThat(matcher.at("/pattern/regexp").asText()).isEqualTo(IdeSetup.REPLAYED.pattern());
        assertThat(matcher.get("fileLocation").get(0).asText()).isEqualTo("search");
    }
}
