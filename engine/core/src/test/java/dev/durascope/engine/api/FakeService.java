package dev.durascope.engine.api;

import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.invoke.FunctionRegistry;
import dev.durascope.engine.model.LambdaFault;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A service that answers as it is told and remembers what it was asked, for tests of the wire alone. */
final class FakeService {

    /** A call that the API made. */
    record Call(String method, List<@Nullable Object> arguments) {}

    /** What to answer. */
    @FunctionalInterface
    interface Answer {
        @Nullable
        Object to(List<@Nullable Object> arguments) throws LambdaFault;
    }

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final FunctionRegistry functions = new FunctionRegistry();
    private final ExecutionService service;

    FakeService() {
        when("functions", arguments -> functions);
        when("region", arguments -> "us-east-1");
        when("account", arguments -> "123456789012");
        service = (ExecutionService) Proxy.newProxyInstance(
                FakeService.class.getClassLoader(),
                new Class<?>[] {ExecutionService.class},
                (proxy, method, arguments) -> {
                    List<@Nullable Object> list = arguments == null ? List.of() : java.util.Arrays.asList(arguments);
                    if (list.size() > 0) {
                        calls.add(new Call(method.getName(), list));
                    }
                    Answer answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new IllegalStateException("Nobody said what to answer to " + method.getName());
                    }
                    return answer.to(list);
                });
    }

    /** Says what to answer to a method from now on. */
    void when(String method, Answer answer) {
        answers.put(method, answer);
    }

    /** The arguments of the last call that had any. */
    List<@Nullable Object> lastArguments(String method) {
        return calls.stream()
                .filter(call -> call.method().equals(method))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError(method + " was not called; but " + calls))
                .arguments();
    }

    boolean wasCalled(String method) {
        return calls.stream().anyMatch(call -> call.method().equals(method));
    }

    FunctionRegistry functions() {
        return functions;
    }

    ExecutionService service() {
        return service;
    }
}
