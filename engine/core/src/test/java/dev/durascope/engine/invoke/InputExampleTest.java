package dev.durascope.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputExampleTest {
    @TempDir
    Path directory;

    private @Nullable InputExample example(Class<?> handler) throws Exception {
        Path jar = new TestJars().with(TestJars.JAVA_17, InputExampleTest.class).write(directory.resolve("a.jar"));
        CodeBundle bundle = CodeBundle.open(new Code.Archive(jar), directory.resolve("cache"));
        return HandlerDiscovery.of(bundle)
                .find(handler.getName())
                .map(FoundHandler::example)
                .orElse(null);
    }

    private String json(Class<?> handler) throws Exception {
        InputExample example = example(handler);
        assertThat(example).isNotNull();
        return example.json();
    }

    public abstract static class Answering<I> implements RequestHandler<I, String> {
        @Override
        public String handleRequest(I input, Context context) {
            return "";
        }
    }

    public enum Urgency {
        LOW,
        HIGH
    }

    public record Item(String sku, int count, BigDecimal price) {}

    public record Order(
            @JsonProperty("order_id") String id,
            long customer,
            Boolean paid,
            Urgency urgency,
            List<Item> items,
            Map<String, Integer> stock,
            Optional<String> note,
            double[] weights,
            @JsonIgnore String secret) {}

    public static class OfOrder extends Answering<Order> {}

    @Test
    void everyFieldOfARecordHasAValueOfItsTypeUnderItsNameInJson() throws Exception {
        InputExample example = example(OfOrder.class);
        assertThat(example).isNotNull();
        assertThat(example.type()).isEqualTo("Order");
        assertThat(example.json()).isEqualTo("""
                {"order_id":"","customer":0,"paid":false,"urgency":"LOW","items":[{"sku":"","count":0,"price":0.0}],\
                "stock":{"key":0},"note":"","weights":[0.0]}""");
    }

    public record Plain(String name, List<Item> items, Map<String, Item> bySku, Urgency urgency, char letter) {}

    public static class OfPlain extends Answering<Plain> {}

    @Test
    void itIsReadAsThatType() throws Exception {
        Plain read = new ObjectMapper().readValue(json(OfPlain.class), Plain.class);
        assertThat(read.items()).containsExactly(new Item("", 0, new BigDecimal("0.0")));
        assertThat(read.bySku()).containsOnlyKeys("key");
        assertThat(read.urgency()).isEqualTo(Urgency.LOW);
    }

    public record Times(Instant at, LocalDate day, Duration within, UUID id, byte[] bytes) {}

    public static class OfTimes extends Answering<Times> {}

    @Test
    void timesIdentifiersAndBytesAreTheTextsThatJacksonReads() throws Exception {
        assertThat(json(OfTimes.class)).isEqualTo("""
                {"at":"2026-01-01T00:00:00Z","day":"2026-01-01","within":"PT1M",\
                "id":"00000000-0000-0000-0000-000000000000","bytes":""}""");
    }

    public static class Base<T> {
        static final int LEVEL = 3;
        T key;
        transient String cache = "";
    }

    public static class Derived extends Base<Urgency> {
        int count;
    }

    public static class OfDerived extends Answering<Derived> {}

    @Test
    void inheritedFieldsComeFirstAndWhatIsNeverWrittenIsLeftOut() throws Exception {
        assertThat(json(OfDerived.class)).isEqualTo("{\"key\":\"LOW\",\"count\":0}");
    }

    public record Page<T>(List<T> entries, T first, Map<String, ? extends T> more) {}

    public static class OfPage extends Answering<Page<Set<Item>>> {}

    @Test
    void typeParametersStandForWhatTheHandlerSays() throws Exception {
        String items = "[{\"sku\":\"\",\"count\":0,\"price\":0.0}]";
        assertThat(json(OfPage.class))
                .isEqualTo("{\"entries\":[" + items + "],\"first\":" + items + ",\"more\":{\"key\":" + items + "}}");
    }

    public record Node(String name, Node parent, List<Node> children, Map<String, Node> named) {}

    public static class OfNode extends Answering<Node> {}

    @Test
    void aClassWithinItselfEnds() throws Exception {
        assertThat(json(OfNode.class)).isEqualTo("{\"name\":\"\",\"parent\":null,\"children\":[],\"named\":{}}");
    }

    public static class OfText extends Answering<String> {}

    public static class OfItems extends Answering<List<Item>> {}

    @Test
    void anInputNeedsToBeNoObject() throws Exception {
        assertThat(json(OfText.class)).isEqualTo("\"\"");
        assertThat(json(OfItems.class)).isEqualTo("[{\"sku\":\"\",\"count\":0,\"price\":0.0}]");
    }

    public static class OfMap extends Answering<Map<String, Object>> {}

    public static class OfAnything extends Answering<Object> {}

    @Test
    void whatSaysNothingHasNoExample() throws Exception {
        assertThat(example(OfMap.class)).isNull();
        assertThat(example(OfAnything.class)).isNull();
    }
}
