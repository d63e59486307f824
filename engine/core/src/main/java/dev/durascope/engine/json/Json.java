package dev.durascope.engine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.LambdaFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reading and writing JSON text: one document, UTF-8, nothing after it. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final ObjectReader ONE_OF_MANY =
            MAPPER.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /** Writes one JSON value. */
    @FunctionalInterface
    public interface Writer {

        /** Writes exactly one value. */
        void writeTo(JsonGenerator generator) throws IOException;
    }

    /** What a writer writes, in UTF-8. */
    public static byte[] bytes(Writer writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = MAPPER.createGenerator(out)) {
            writer.writeTo(generator);
        } catch (IOException e) {
            throw new UncheckedIOException("JSON could not be written: " + e.getMessage(), e);
        }
        return out.toByteArray();
    }

    /** What a writer writes. */
    public static String text(Writer writer) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = MAPPER.createGenerator(out)) {
            writer.writeTo(generator);
        } catch (IOException e) {
            throw new UncheckedIOException("JSON could not be written: " + e.getMessage(), e);
        }
        return out.toString();
    }

    /** What a writer writes, as a tree. */
    static JsonNode tree(Writer writer) {
        try (TokenBuffer tokens = new TokenBuffer(MAPPER, false)) {
            writer.writeTo(tokens);
            return MAPPER.readTree(tokens.asParser());
        } catch (IOException e) {
            throw new UncheckedIOException("JSON could not be written: " + e.getMessage(), e);
        }
    }

    /** What a writer writes, indented by four spaces as the AWS CLI prints it. */
    public static String pretty(Writer writer) {
        return text(g -> {
            DefaultIndenter indenter = new DefaultIndenter("    ", "\n");
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
            printer.indentArraysWith(indenter);
            printer.indentObjectsWith(indenter);
            g.setPrettyPrinter(printer);
            writer.writeTo(g);
        });
    }

    /**
     * Reads UTF-8 token by token; what begins with a byte order mark is understood as well. Reads trees, too, one value
     * at a time. Closing it closes the stream.
     */
    public static JsonParser parser(InputStream in) throws IOException {
        JsonParser parser = MAPPER.createParser(in);
        parser.setCodec(ONE_OF_MANY);
        return parser;
    }

    /**
     * Reads one JSON document.
     *
     * @param utf8 the document in UTF-8
     * @param what what it is, for the message, such as {@code The request body}
     * @throws LambdaFault InvalidRequestContentException when it is not JSON, naming the place
     */
    public static JsonNode parse(byte[] utf8, String what) {
        return parse(decode(utf8, what), what);
    }

    /**
     * Reads one JSON document.
     *
     * @param what what it is, for the message
     * @throws LambdaFault InvalidRequestContentException when it is not JSON, naming the place
     */
    public static JsonNode parse(String text, String what) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node.isMissingNode()) {
                throw empty(what);
            }
            return node;
        } catch (JsonProcessingException e) {
            throw invalid(e, what);
        }
    }

    /**
     * Checks that a text is one JSON document, without keeping what it says.
     *
     * @param what what it is, for the message
     * @return the text
     * @throws LambdaFault InvalidRequestContentException when it is not UTF-8 or not JSON, naming the place
     */
    public static String requireValid(byte[] utf8, String what) {
        String text = decode(utf8, what);
        try (JsonParser parser = MAPPER.createParser(text)) {
            if (parser.nextToken() == null) {
                throw empty(what);
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new LambdaFault(
                        FaultType.INVALID_REQUEST_CONTENT,
                        what + " is not valid JSON: it goes on after its end" + place(parser.currentTokenLocation())
                                + ".");
            }
            return text;
        } catch (JsonProcessingException e) {
            throw invalid(e, what);
        } catch (IOException e) {
            throw new UncheckedIOException("Text in memory could not be read: " + e.getMessage(), e);
        }
    }

    private static LambdaFault empty(String what) {
        return new LambdaFault(FaultType.INVALID_REQUEST_CONTENT, what + " is empty; send JSON.");
    }

    /** The refusal of something that is not JSON, naming the place. @param what what it is, for the message */
    public static LambdaFault invalid(JsonProcessingException e, String what) {
        return new LambdaFault(
                FaultType.INVALID_REQUEST_CONTENT,
                what + " is not valid JSON: " + e.getOriginalMessage() + place(e.getLocation()) + ".");
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    /**
     * Decodes UTF-8 strictly.
     *
     * @param what what the bytes are, for the message
     * @throws LambdaFault InvalidRequestContentException when they are not UTF-8
     */
    public static String decode(byte[] utf8, String what) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new LambdaFault(FaultType.INVALID_REQUEST_CONTENT, what + " is not UTF-8 text; send it in UTF-8.");
        }
    }
}
