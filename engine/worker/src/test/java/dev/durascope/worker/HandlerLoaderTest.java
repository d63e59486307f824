package dev.durascope.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.worker.agent.RemainingTime;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandlerLoaderTest {
    private static final String ORDERS = "dev.durascope.worker.handlers.Orders";
    private static final String ORDER = "{\"orderId\":\"o-1\",\"amount\":1.5}";

    private final HandlerClassLoader loader = new HandlerClassLoader(List.of(TestCode.directory()));
    private final NextInvocation invocation = new NextInvocation(
            "r-1",
            System.currentTimeMillis() + 5_000,
            "arn:of:orders",
            "Root=1",
            "{\"client\":{\"app_title\":\"Shop\"},\"custom\":{\"k\":\"v\"},\"env\":{\"locale\":\"de\"}}",
            "{\"cognitoIdentityId\":\"id\",\"cognitoIdentityPoolId\":\"pool\"}",
            "tenant-1",
            null,
            new byte[0]);

    private String call(String handler, String event) throws Throwable {
        LambdaTypes types = LambdaTypes.in(loader);
        Settings settings = new Settings(
                URI.create("http://127.0.0.1"),
                handler,
                List.of(),
                "orders",
                "$LATEST",
                256,
                "group",
                "stream",
                "",
                false);
        Object context = new LambdaContexts(types, settings)
                .of(invocation, new RemainingTime(invocation.requestId(), invocation.deadlineMs()));
        byte[] result =
                new HandlerLoader(loader, types).load(handler).handle(event.getBytes(StandardCharsets.UTF_8), context);
        return new String(result, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "$Doubling,                 '{\"orderId\":\"o-1\",\"amount\":3.0}'",
                "::nothing,                 '\"nothing\"'",
                "::object,                  '\"o-1\"'",
                "::objectAndContext,        '\"o-1 of orders\"'",
                "::contextOnly,             '\"orders\"'",
                "::streams,                 '{\"orderId\":\"o-1\",\"amount\":1.5}'",
                "::streamsAndContext,       '{\"orderId\":\"o-1\",\"amount\":1.5}orders'",
                "::outputOnly,              '1'",
                "::overloaded,              '\"long\"'",
            })
    void everyDocumentedShapeIsCalled(String handler, String answer) throws Throwable {
        assertThat(call(ORDERS + handler, ORDER)).isEqualTo(answer);
    }

    @Test
    void typeArgumentsOfAListAreKnown() throws Throwable {
        assertThat(call(ORDERS + "::byId", "[" + ORDER + "]")).isEqualTo("{\"o-1\":" + ORDER + "}");
    }

    @Test
    void typeVariablesOfTheBaseClassAreResolvedFromTheClassThatWasNamed() throws Throwable {
        assertThat(call(ORDERS + "$Doubling::sizeOf", "[" + ORDER + "]")).isEqualTo("\"1 × Order\"");
    }

    @Test
    void aMethodThatReturnsNothingAnswersNull() throws Throwable {
        assertThat(call(ORDERS + "::returnsNothing", "5")).isEqualTo("null");
    }

    @Test
    void stringsAreReadAsJsonStrings() throws Throwable {
        assertThat(call(ORDERS + "$Upper", "\"abc\"")).isEqualTo("\"ABC\"");
    }

    @Test
    void inputOfTheWrongShapeFailsInAwsWords() {
        assertThatThrownBy(() -> call(ORDERS + "$Doubling", "[1]"))
                .isInstanceOf(RuntimeException.class)
                .hasMessage("An error occurred during JSON parsing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no.such.Class | Class not found: no.such.Class",
                "dev.durascope.worker.handlers.Orders::missing | No public method named missing with appropriate method"
                        + " signature found on class dev.durascope.worker.handlers.Orders",
                "dev.durascope.worker.handlers.Orders::tooMuch | No public method named tooMuch with appropriate method"
                        + " signature found on class dev.durascope.worker.handlers.Orders",
                "dev.durascope.worker.handlers.Orders$Inner | Class dev.durascope.worker.handlers.Orders$Inner cannot be"
                        + " instantiated because it is a non-static inner class",
                "dev.durascope.worker.handlers.Orders$Raw | Class dev.durascope.worker.handlers.Orders$Raw does not"
                        + " implement RequestHandler with concrete type parameters",
                "dev.durascope.worker.handlers.Orders$Base | Class dev.durascope.worker.handlers.Orders$Base does not"
                        + " implement RequestHandler with concrete type parameters",
                "dev.durascope.worker.handlers.Troubles$Constructor | no database",
                "a::b::c | Invalid handler: `a::b::c'; give pkg.Class or pkg.Class::method.",
                "::x | Invalid handler: `::x'; give pkg.Class or pkg.Class::method.",
            })
    void whatCannotBeCalledIsNamed(String handler, String message) {
        assertThatThrownBy(() -> call(handler, ORDER))
                .isInstanceOf(InitException.class)
                .hasMessage(message);
    }

    @Test
    void aClassThatIsNoHandlerIsToldWhatItMustBe() {
        assertThatThrownBy(() -> call("dev.durascope.worker.handlers.Troubles$NotAHandler", ORDER))
                .isInstanceOf(InitException.class)
                .hasMessageStartingWith("Class does not implement an appropriate handler interface: ")
                .hasMessageContaining("RequestStreamHandler");
    }

    @Test
    void aStaticInitialiserThatThrowsIsNamedByItsCause() {
        assertThatThrownBy(() -> call("dev.durascope.worker.handlers.Troubles$StaticInitializer", ORDER))
                .isInstanceOf(InitException.class)
                .hasMessageContaining("For input string: \"x\"");
    }

    @Test
    void theContextSaysAllThatLambdaSays() throws Throwable {
        LambdaTypes types = LambdaTypes.in(loader);
        Settings settings = new Settings(
                URI.create("http://127.0.0.1"), "h", List.of(), "orders", "7", 256, "group", "stream", "", false);
        Object context = new LambdaContexts(types, settings)
                .of(invocation, new RemainingTime(invocation.requestId(), invocation.deadlineMs()));

        assertThat(get(context, "getAwsRequestId")).isEqualTo("r-1");
        assertThat(get(context, "getFunctionName")).isEqualTo("orders");
        assertThat(get(context, "getFunctionVersion")).isEqualTo("7");
        assertThat(get(context, "getInvokedFunctionArn")).isEqualTo("arn:of:orders");
        assertThat(get(context, "getMemoryLimitInMB")).isEqualTo(256);
        assertThat(get(context, "getLogGroupName")).isEqualTo("group");
        assertThat(get(context, "getLogStreamName")).isEqualTo("stream");
        assertThat(get(context, "getTenantId")).isEqualTo("tenant-1");
        assertThat(get(context, "getXrayTraceId")).isEqualTo("Root=1");
        assertThat((int) get(context, "getRemainingTimeInMillis")).isBetween(1, 5_000);
        Object client = get(context, "getClientContext");
        assertThat(get(get(client, "getClient"), "getAppTitle")).isEqualTo("Shop");
        assertThat(get(client, "getCustom")).hasToString("{k=v}");
        assertThat(get(client, "getEnvironment")).hasToString("{locale=de}");
        assertThat(get(get(context, "getIdentity"), "getIdentityPoolId")).isEqualTo("pool");
        assertThat(context).isEqualTo(context).hasToString("Context{requestId=r-1}");
    }

    private static Object get(Object proxy, String method) throws ReflectiveOperationException {
        return proxy.getClass().getInterfaces()[0].getMethod(method).invoke(proxy);
    }
}
