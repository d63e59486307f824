package dev.durascope.engine.functions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.durascope.engine.functions.Tree.Scalar.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads JSON and YAML into a {@link Tree}. CloudFormation's short forms, such as {@code !Sub}, come out as their long
 * forms, so that nothing later needs to know both.
 */
final class TreeReader {

    /** Aliases may multiply a small YAML file into a huge tree; no functions file needs this many values. */
    private static final int MOST_VALUES = 200_000;

    private final Mistakes mistakes;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int values;

    private TreeReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /**
     * Reads a file; by its name as YAML, else by its first character as one or the other.
     *
     * @throws FunctionsFileException when it cannot be read or is neither
     */
    static Tree read(Path file, Mistakes mistakes) throws FunctionsFileException {
        String text = text(file, mistakes);
        String name = file.toString().toLowerCase(Locale.ROOT);
        boolean yaml =
                name.endsWith(".yaml") || name.endsWith(".yml") || !text.strip().startsWith("{");
        TreeReader reader = new TreeReader(mistakes);
        Tree tree = yaml && !name.endsWith(".json") ? reader.yaml(text) : reader.json(text);
        mistakes.throwIfAny();
        return tree;
    }

    private static String text(Path file, Mistakes mistakes) throws FunctionsFileException {
        try {
            String text = Files.readString(file);
            if (text.isBlank()) {
                mistakes.add(Place.FILE, "is empty; give " + FunctionsFile.FORMS + ".");
                throw mistakes.asException();
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            mistakes.add(Place.FILE, "there is no such file.");
        } catch (AccessDeniedException e) {
            mistakes.add(Place.FILE, "may not be read; check its permissions.");
        } catch (CharacterCodingException e) {
            mistakes.add(Place.FILE, "is not a text file in UTF-8; give " + FunctionsFile.FORMS + ".");
        } catch (IOException e) {
            mistakes.add(
                    Place.FILE,
                    Files.isDirectory(file)
                            ? "is a directory; name the file in it."
                            : "cannot be read: " + e.getMessage());
        }
        throw mistakes.asException();
    }

    private Tree json(String text) throws FunctionsFileException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            Tree tree = json(parser, new Place("", 1));
            if (parser.nextToken() != null) {
                mistakes.add(new Place("", line(parser)), "more follows after the document's end; remove it.");
            }
            return tree;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            mistakes.add(new Place("", line), "is not JSON: " + firstSentence(e.getOriginalMessage()));
        } catch (IOException e) {
            mistakes.add(Place.FILE, "cannot be read: " + e.getMessage());
        }
        throw mistakes.asException();
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private Tree json(JsonParser parser, Place place) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> jsonObject(parser, place);
            case START_ARRAY -> jsonArray(parser, place);
            case VALUE_STRING -> new Tree.Scalar(place, parser.getText(), Kind.TEXT);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Tree.Scalar(place, parser.getText(), Kind.NUMBER);
            case VALUE_TRUE, VALUE_FALSE -> new Tree.Scalar(place, parser.getText(), Kind.BOOLEAN);
            case VALUE_NULL -> new Tree.Scalar(place, "null", Kind.NULL);
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("No value begins with " + parser.currentToken() + ".");
        };
    }

    private Tree jsonObject(JsonParser parser, Place place) throws IOException {
        Map<String, Tree> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            Place at = place.key(key, line(parser));
            parser.nextToken();
            put(entries, key, json(parser, at));
        }
        return new Tree.Mapping(place, entries);
    }

    private Tree jsonArray(JsonParser parser, Place place) throws IOException {
        List<Tree> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(json(parser, place.index(items.size(), line(parser))));
        }
        return new Tree.Sequence(place, items);
    }

    private void put(Map<String, Tree> entries, String key, Tree value) {
        if (entries.put(key, value) != null) {
            mistakes.add(value.place(), "\"" + key + "\" stands twice here; keep one.");
        }
    }

    private Tree yaml(String text) throws FunctionsFileException {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            return yaml(root, new Place("", 1));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            mistakes.add(new Place("", line), "is not YAML: " + firstSentence(e.getProblem()));
        } catch (YAMLException e) {
            mistakes.add(Place.FILE, "is not YAML: " + firstSentence(e.getMessage()));
        }
        throw mistakes.asException();
    }

    private Tree yaml(Node node, Place place) {
        if (++values > MOST_VALUES) {
            throw new YAMLException("it holds more than " + MOST_VALUES + " values once its aliases are followed");
        }
        if (!open.add(node)) {
            throw new YAMLException("an alias leads back into the value it stands in");
        }
        String function = intrinsic(node.getTag());
        Tree tree = function == null
                ? plain(node, place)
                : new Tree.Mapping(place, Map.of(function, plain(node, place.key(function, place.line()))));
        open.remove(node);
        return tree;
    }

    private static @Nullable String intrinsic(Tag tag) {
        String name = tag.getValue();
        if (!name.startsWith("!") || name.length() == 1) {
            return null;
        }
        String bare = name.substring(1);
        return bare.equals("Ref") || bare.equals("Condition") ? bare : "Fn::" + bare;
    }

    private Tree plain(Node node, Place place) {
        return switch (node) {
            case ScalarNode scalar -> new Tree.Scalar(place, scalar.getValue(), kind(scalar));
            case SequenceNode sequence -> {
                List<Tree> items = new ArrayList<>();
                for (Node item : sequence.getValue()) {
                    items.add(yaml(item, place.index(items.size(), lineOf(item))));
                }
                yield new Tree.Sequence(place, items);
            }
            case MappingNode mapping -> {
                Map<String, Tree> entries = new LinkedHashMap<>();
                for (NodeTuple tuple : mapping.getValue()) {
                    int line = lineOf(tuple.getKeyNode());
                    if (tuple.getKeyNode() instanceof ScalarNode key) {
                        put(entries, key.getValue(), yaml(tuple.getValueNode(), place.key(key.getValue(), line)));
                    } else {
                        mistakes.add(place.key("?", line), "a key must be plain text.");
                    }
                }
                yield new Tree.Mapping(place, entries);
            }
            default -> throw new YAMLException("it holds a " + node.getNodeId() + ", which no functions file needs");
        };
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static Kind kind(ScalarNode scalar) {
        if (!scalar.isPlain()) {
            return Kind.TEXT;
        }
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return Kind.NUMBER;
        }
        if (tag.equals(Tag.BOOL)) {
            return Kind.BOOLEAN;
        }
        return tag.equals(Tag.NULL) ? Kind.NULL : Kind.TEXT;
    }

    private static String firstSentence(@Nullable String message) {
        if (message == null) {
            return "it cannot be understood.";
        }
        String line = message.lines().findFirst().orElse("").strip();
        return line.endsWith(".") ? line : line + ".";
    }
}
