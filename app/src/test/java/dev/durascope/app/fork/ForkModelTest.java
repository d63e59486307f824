package dev.durascope.app.fork;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.launch.HandlerChoice;
import dev.durascope.app.launch.HandlerCode;
import dev.durascope.app.launch.JarContents;
import dev.durascope.app.launch.JdkOffer;
import dev.durascope.app.launch.LaunchedFunctions;
import dev.durascope.app.launch.OpenedJar;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Inline;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Sessions;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.history.Lineage;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is proposed, refused and begun, without a window. */
class ForkModelTest {
    private static final HandlerChoice ORDERS = new HandlerChoice("shop.OrderProcessor", true, "DurableHandler");
    private static final HandlerChoice REFUNDS = new HandlerChoice("shop.Refunds", true, "DurableHandler");

    private final Journals journal = new Journals(Journals.arn("OrderProcessor", "order-1"))
            .started("{\"amount\":1}")
            .invoked()
            .step("charge", "charge")
            .stepSucceeded("charge", 1, "\"paid\"")
            .waiting("pause", "pause", 60)
            .waited("pause", 60)
            .succeeded("\"done\"");
    private final ExecutionSession session = session();
    private final List<String> begun = new ArrayList<>();

    private ExecutionSession session() {
        FakeExecutions executions = new FakeExecutions();
        ExecutionSession session = Sessions.of(journal, executions);
        executions.put(journal, new ExecutionStanding(TimeMode.SKIP, ClockPace.REAL, false, List.of()));
        session.load();
        Sessions.take(session, journal);
        return session;
    }

    private ForkModel model(Optional<FunctionConfig> known, OpenedJar open) {
        ForkModel model = new ForkModel(
                session,
                new HandlerCode(
                        file -> contents(), name -> known.map(each -> new LaunchedFunctions.Launched(each, List.of()))),
                (function, plan, mode) -> {
                    begun.add(function.name() + " " + function.handler() + " " + mode);
                    return plan.source();
                },
                new Inline(),
                arn -> begun.add(arn.name()));
        model.prepare(open);
        return model;
    }

    private static JarContents contents() {
        Path file = Path.of("pom.xml");
        return new JarContents(
                file,
                new Code.Archive(file),
                List.of(ORDERS, REFUNDS),
                null,
                Map.of(),
                new JdkOffer(List.of(), null, "", "", 17));
    }

    private static OpenedJar open() {
        return new OpenedJar(contents(), ORDERS);
    }

    @Test
    void theCutIsProposedWhereWhatIsChangedCameToBeUntilOneIsTyped() {
        session.selectedOperationProperty().set("charge");
        ForkModel model = model(Optional.empty(), open());
        assertThat(model.eventProperty().get()).isEqualTo("6");
        model.changeProperty().set(Change.RESULT);
        assertThat(model.eventProperty().get()).isEqualTo("3");
        assertThat(model.textProperty().get()).isEqualTo("\"paid\"");
        model.changeProperty().set(Change.INPUT);
        assertThat(model.eventProperty().get()).isEqualTo("1");
        model.eventProperty().set("4");
        model.changeProperty().set(Change.ERROR);
        assertThat(model.eventProperty().get()).isEqualTo("4");
        assertThat(model.readyProperty().get()).isTrue();
    }

    @Test
    void whatCannotBeForkedSaysWhyAndWhatToDo() {
        session.selectedOperationProperty().set("pause");
        ForkModel model = model(Optional.empty(), open());
        model.changeProperty().set(Change.RESULT);
        assertThat(model.refusalProperty().get()).contains("Wait 'pause' has no result");
        model.changeProperty().set(Change.INPUT);
        model.textProperty().set("{\"amount\":");
        assertThat(model.refusalProperty().get()).startsWith("Line 1, column");
        assertThat(model.jsonProblemProperty().get()).isNotNull();
        model.changeProperty().set(Change.NOTHING);
        model.eventProperty().set("two");
        assertThat(model.refusalProperty().get()).contains("type one from 1 to 6");
        model.eventProperty().set("7");
        assertThat(model.refusalProperty().get()).contains("There is no event 7");
        assertThat(model.readyProperty().get()).isFalse();
        assertThat(model.ledgerProperty().get()).isNull();
        model.start();
        assertThat(begun).isEmpty();
    }

    @Test
    void whatWasNotKeptOfTheFunctionIsNamedUnlessOtherCodeRuns() {
        FunctionConfig launched =
                FunctionConfig.durable("OrderProcessor", contents().code(), ORDERS.handler());
        ForkModel model = new ForkModel(
                session,
                new HandlerCode(
                        file -> contents(),
                        name -> Optional.of(new LaunchedFunctions.Launched(launched, List.of("API_KEY")))),
                (function, plan, mode) -> plan.source(),
                new Inline(),
                arn -> {});
        model.prepare(null);
        assertThat(model.refusalProperty().get())
                .startsWith("API_KEY was not kept, as credentials never are: open the jar of OrderProcessor");
        model.handlerProperty().set(REFUNDS);
        assertThat(model.readyProperty().get()).isTrue();
    }

    @Test
    void otherCodeIsChosenWhereNoneWasFound() {
        ForkModel model = model(Optional.empty(), null);
        assertThat(model.readyProperty().get()).isFalse();
        model.choose(Path.of("pom.xml"));
        assertThat(model.handlerProperty().get()).isEqualTo(ORDERS);
        assertThat(model.readyProperty().get()).isTrue();
        assertThat(model.refusalProperty().get()).isEmpty();
    }

    @Test
    void withoutCodeItSaysThatTheJarIsToBeOpened() {
        assertThat(model(Optional.empty(), null).refusalProperty().get())
                .isEqualTo("It is not known what ran OrderProcessor: open its jar or zip, and fork then.");
    }

    @Test
    void anotherHandlerDoesNotTakeThePlaceOfTheOriginals() {
        FunctionConfig known =
                FunctionConfig.durable("OrderProcessor", contents().code(), ORDERS.handler());
        ForkModel model = model(Optional.of(known), null);
        model.start();
        assertThat(begun).hasSize(2).first().asString().startsWith("OrderProcessor shop.OrderProcessor SKIP");
        begun.clear();
        model = model(Optional.of(known), null);
        model.handlerProperty().set(REFUNDS);
        model.start();
        assertThat(begun).first().asString().startsWith("OrderProcessor-fork shop.Refunds");
    }

    @Test
    void anOriginalThatIsGoneIsSaidAndNothingCompared() {
        ComparisonModel model = new ComparisonModel(
                session,
                new Lineage(journal.arn().toString(), 1, List.of(), 1),
                arn -> {
                    throw new IllegalStateException(arn.name() + " is gone: open its file.");
                },
                new Inline());
        assertThat(model.problemProperty().get()).isEqualTo("order-1 is gone: open its file.");
        assertThat(model.comparisonProperty().get()).isNull();
    }
}
