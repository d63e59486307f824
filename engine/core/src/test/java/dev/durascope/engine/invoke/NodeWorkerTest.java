package dev.durascope.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import dev.durascope.engine.invoke.InvocationOutcome.Cause;
import dev.durascope.engine.invoke.InvocationOutcome.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class NodeWorkerTest {
    @TempDir
    Path directory;

    private Path module;
    private PoolFixture fixture;

    @BeforeEach
    void open() throws IOException {
        module = Files.createDirectory(directory.resolve("module"));
        Files.writeString(module.resolve("index.mjs"), """
                export const handler = async (event, context) => {
                  switch (event.order) {
                    case 'say': console.log('hällo'); console.error('error'); process.stdout.write('no line end'); break;
                    case 'throw': throw new TypeError('out of stock');
                    case 'exit': process.exit(7);
                    case 'hang': await new Promise((resolve) => setTimeout(resolve, 600000)); break;
                    case 'loop': for (;;) {}
                    case 'reject': setTimeout(() => Promise.reject(new Error('nobody heard'))); await new Promise(() => {}); break;
                    case 'nothing': return undefined;
                  }
                  return { order: event.order, name: context.functionName, left: context.getRemainingTimeInMillis() > 0 };
                };
                export const callback = (event, context, done) => setTimeout(() => done(null, event.order + '!'), 1);
                export const plain = () => 42;
                export const notAFunction = 1;
                """);
        fixture = new PoolFixture(directory.resolve("cache"), UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private FunctionConfig function(String handler, int timeoutSeconds) {
        return PoolFixture.function(new Code.NodeModule(module), handler, timeoutSeconds, Map.of());
    }

    private static String order(String order) {
        return "{\"order\":\"" + order + "\"}";
    }

    private Failed failure(String handler, String order) throws Exception {
        return (Failed) fixture.invoke(function(handler, 60), order(order), null);
    }

    @Test
    void handlersOfEveryKindAreCalled() throws Exception {
        assertThat(fixture.answer(function("index.handler", 60), order("x")))
                .isEqualTo("{\"order\":\"x\",\"name\":\"troubles\",\"left\":true}");
        assertThat(fixture.answer(function("index.handler", 60), order("nothing")))
                .isEqualTo("null");
        assertThat(fixture.pool.size()).isEqualTo(1);
        assertThat(fixture.answer(function("index.callback", 60), order("x"))).isEqualTo("\"x!\"");
        assertThat(fixture.answer(function("index.plain", 60), order("x"))).isEqualTo("42");
    }

    @Test
    void oneFileIsAModuleToo() throws Exception {
        Code file = new Code.NodeModule(module.resolve("index.mjs"));
        FunctionConfig function = PoolFixture.function(file, "index.plain", 60, Map.of());
        assertThat(fixture.answer(function, "{}")).isEqualTo("42");
    }

    @Test
    void linesBelongToTheirInvocation() throws Exception {
        Recorder recorder = new Recorder();
        Invocation invocation = PoolFixture.invocation(function("index.handler", 60), order("say"), recorder);
        PoolFixture.await(fixture.pool.invoke(invocation));
        assertThat(recorder.lines(ConsoleStream.STDOUT)).containsExactly("hällo", "no line end");
        assertThat(recorder.lines(ConsoleStream.STDERR)).containsExactly("error");
        assertThat(recorder.printed).extracting(Recorder.Printed::requestId).containsOnly(invocation.requestId());
    }

    @Test
    void errorsExitsAndUnhandledRejectionsAreFailedInvocations() throws Exception {
        Failed thrown = failure("index.handler", "throw");
        assertThat(thrown.cause()).isEqualTo(Cause.HANDLER_ERROR);
        assertThat(thrown.error().errorType()).isEqualTo("TypeError");
        assertThat(thrown.error().errorMessage()).isEqualTo("out of stock");
        assertThat(thrown.error().stackTrace()).isNotEmpty();
        Failed exited = failure("index.handler", "exit");
        assertThat(exited.cause()).isEqualTo(Cause.EXITED);
        assertThat(exited.error().errorMessage()).endsWith("Runtime exited with error: exit status 7");
        Failed rejected = failure("index.handler", "reject");
        assertThat(rejected.error().errorType()).isEqualTo("Runtime.UnhandledPromiseRejection");
        assertThat(rejected.error().errorMessage()).isEqualTo("nobody heard");
    }

    @Test
    void evenAnEndlessLoopIsKilledAtItsTimeout() throws Exception {
        Failed failed = (Failed) fixture.invoke(function("index.handler", 1), order("loop"), null);
        assertThat(failed.cause()).isEqualTo(Cause.TIMED_OUT);
    }

    @Test
    void whatIsNoHandlerIsAnInitErrorByName() throws Exception {
        assertThat(failure("nowhere.handler", "x").error().errorMessage()).contains("Cannot find module 'nowhere'");
        assertThat(failure("index.missing", "x").error().errorMessage())
                .isEqualTo("index.missing is undefined or not exported");
        Failed failed = failure("index.notAFunction", "x");
        assertThat(failed.cause()).isEqualTo(Cause.INIT_ERROR);
        assertThat(failed.error().errorType()).isEqualTo("Runtime.HandlerNotFound");
    }
}
