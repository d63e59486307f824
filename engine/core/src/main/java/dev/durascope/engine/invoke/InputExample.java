package dev.durascope.engine.invoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An input of a handler made from its type, as Jackson reads it: every field of a record or class, with a value of its type. It
 * shows what there is to fill in; whether the handler is content with such values is another question.
 *
 * @param type the type's name without package and enclosing classes
 * @param json the input, JSON text
 */
public record InputExample(String type, String json) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String LAMBDA_EVENTS = "com/amazonaws/services/lambda/runtime/events/";
    /** Values of types that Jackson writes as a text of some form. */
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("java/lang/String", ""),
            Map.entry("java/lang/CharSequence", ""),
            Map.entry("java/util/UUID", "00000000-0000-0000-0000-000000000000"),
            Map.entry("java/net/URI", "https://example.com"),
            Map.entry("java/net/URL", "https://example.com"),
            Map.entry("java/time/Instant", "2026-01-01T00:00:00Z"),
            Map.entry("java/time/OffsetDateTime", "2026-01-01T00:00:00Z"),
            Map.entry("java/time/ZonedDateTime", "2026-01-01T00:00:00Z"),
            Map.entry("java/util/Date", "2026-01-01T00:00:00Z"),
            Map.entry("java/time/LocalDateTime", "2026-01-01T00:00:00"),
            Map.entry("java/time/LocalDate", "2026-01-01"),
            Map.entry("java/time/LocalTime", "12:00:00"),
            Map.entry("java/time/Duration", "PT1M"),
            Map.entry("java/util/Currency", "EUR"));

    private static final Map<String, Character> BOXES = Map.of(
            "java/lang/Boolean", 'Z',
            "java/lang/Character", 'C',
            "java/lang/Byte", 'B',
            "java/lang/Short", 'S',
            "java/lang/Integer", 'I',
            "java/lang/Long", 'J',
            "java/lang/Float", 'F',
            "java/lang/Double", 'D',
            "java/math/BigInteger", 'J',
            "java/math/BigDecimal", 'D');

    /** Absent where the type says nothing that {@code {}} does not. */
    static Optional<InputExample> of(JavaType input, ClassIndex index) {
        JsonNode example = new Maker(index).value(input, Map.of());
        String name =
                switch (input) {
                    case JavaType.Reference reference -> reference.simpleName();
                    default -> input.sourceName();
                };
        boolean empty = example.isNull() || example.isObject() && example.isEmpty();
        return empty ? Optional.empty() : Optional.of(new InputExample(name, example.toString()));
    }

    /** Makes values. Stops at a class within itself, and where there are more than anybody would fill in. */
    private static final class Maker {
        private static final int MOST = 200;

        private final ClassIndex index;
        private final List<String> within = new ArrayList<>();
        private int fields;

        Maker(ClassIndex index) {
            this.index = index;
        }

        /** @param arguments what type parameters stand for */
        JsonNode value(JavaType type, Map<String, JavaType> arguments) {
            return switch (type) {
                case JavaType.Primitive primitive -> primitive(primitive.kind());
                case JavaType.Array array ->
                    array.element().equals(new JavaType.Primitive('B'))
                            ? NODES.textNode("") // as Jackson writes bytes: in base64
                            : listOf(array.element(), arguments);
                case JavaType.Variable variable ->
                    arguments.containsKey(variable.name())
                            ? value(arguments.get(variable.name()), Map.of())
                            : NODES.objectNode();
                case JavaType.Wildcard wildcard ->
                    wildcard.bound() == null ? NODES.objectNode() : value(wildcard.bound(), arguments);
                case JavaType.Reference reference ->
                    reference(new JavaType.Reference(
                            reference.name(),
                            reference.arguments().stream()
                                    .map(each -> bound(each, arguments))
                                    .toList()));
            };
        }

        /** A type without the type parameters of the class that it is mentioned in. */
        private static JavaType bound(JavaType type, Map<String, JavaType> arguments) {
            return switch (type) {
                case JavaType.Variable variable -> arguments.getOrDefault(variable.name(), variable);
                case JavaType.Array array -> new JavaType.Array(bound(array.element(), arguments));
                case JavaType.Reference reference ->
                    new JavaType.Reference(
                            reference.name(),
                            reference.arguments().stream()
                                    .map(each -> bound(each, arguments))
                                    .toList());
                case JavaType.Wildcard wildcard when wildcard.bound() != null -> bound(wildcard.bound(), arguments);
                case JavaType.Wildcard wildcard -> wildcard;
                case JavaType.Primitive primitive -> primitive;
            };
        }

        private static JsonNode primitive(char kind) {
            return switch (kind) {
                case 'Z' -> NODES.booleanNode(false);
                case 'C' -> NODES.textNode("a");
                case 'F', 'D' -> NODES.numberNode(0.0);
                default -> NODES.numberNode(0);
            };
        }

        private JsonNode reference(JavaType.Reference type) {
            String name = type.name();
            if (TEXTS.containsKey(name)) {
                return NODES.textNode(TEXTS.get(name));
            }
            if (BOXES.containsKey(name)) {
                return primitive(BOXES.get(name));
            }
            return switch (name) {
                case "java/util/Optional" -> argument(type, 0);
                case "java/util/List",
                        "java/util/ArrayList",
                        "java/util/LinkedList",
                        "java/util/Set",
                        "java/util/HashSet",
                        "java/util/LinkedHashSet",
                        "java/util/SortedSet",
                        "java/util/TreeSet",
                        "java/util/Collection",
                        "java/util/Queue",
                        "java/util/Deque",
                        "java/lang/Iterable" ->
                    type.arguments().isEmpty()
                            ? NODES.arrayNode()
                            : listOf(type.arguments().getFirst(), Map.of());
                case "java/util/Map",
                        "java/util/HashMap",
                        "java/util/LinkedHashMap",
                        "java/util/SortedMap",
                        "java/util/TreeMap",
                        "java/util/concurrent/ConcurrentMap" -> map(type);
                default -> object(type);
            };
        }

        private JsonNode argument(JavaType.Reference type, int index) {
            return type.arguments().size() > index ? value(type.arguments().get(index), Map.of()) : NODES.objectNode();
        }

        private JsonNode listOf(JavaType element, Map<String, JavaType> arguments) {
            ArrayNode list = NODES.arrayNode();
            JsonNode value = value(element, arguments);
            // A class within itself ends in an empty list.
            return value.isNull() ? list : list.add(value);
        }

        private JsonNode map(JavaType.Reference type) {
            ObjectNode map = NODES.objectNode();
            JsonNode value = argument(type, 1);
            if (!value.isNull() && !(value.isObject() && value.isEmpty())) {
                JsonNode key = argument(type, 0);
                map.set(key.isTextual() && !key.textValue().isEmpty() ? key.textValue() : "key", value);
            }
            return map;
        }

        private JsonNode object(JavaType.Reference type) {
            if (within.contains(type.name())) {
                return NODES.nullNode();
            }
            // Lambda's own serialization gives the fields of its events other names.
            ClassShape shape = type.name().startsWith(LAMBDA_EVENTS)
                    ? null
                    : index.shape(type.name()).orElse(null);
            if (shape == null) {
                return NODES.objectNode();
            }
            if (!shape.constants().isEmpty()) {
                return NODES.textNode(shape.constants().getFirst());
            }
            ObjectNode object = NODES.objectNode();
            within.add(type.name());
            fill(object, shape, type, 0);
            within.removeLast();
            return object;
        }

        /** Inherited fields first, as Jackson writes them. */
        private void fill(ObjectNode object, ClassShape shape, JavaType.Reference type, int depth) {
            Map<String, JavaType> arguments = new HashMap<>();
            for (int i = 0; i < Math.min(shape.parameters().size(), type.arguments().size()); i++) {
                arguments.put(shape.parameters().get(i), type.arguments().get(i));
            }
            String superName = shape.superName();
            if (superName != null && depth < ClassFile.DEEPEST) {
                JavaType.Reference superType = new JavaType.Reference(superName, List.of());
                if (shape.superType() != null
                        && bound(shape.superType(), arguments) instanceof JavaType.Reference generic) {
                    superType = generic;
                }
                ClassShape inherited = index.shape(superName).orElse(null);
                if (inherited != null) {
                    fill(object, inherited, superType, depth + 1);
                }
            }
            for (ClassShape.Field field : shape.fields()) {
                if (fields++ < MOST) {
                    object.set(field.name(), value(field.type(), arguments));
                }
            }
        }
    }
}
