package dev.durascope.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.durascope.handler.error.SerDesException;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** JSON by Jackson: ISO-8601 times, unknown properties ignored, null kept as no payload. */
public final class JacksonSerDes implements SerDes {
    private final ObjectMapper mapper;
    private final Map<Type, JavaType> types = new ConcurrentHashMap<>();

    /** With a mapper of its own. */
    public JacksonSerDes() {
        this(JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build());
    }

    /** With a mapper that the handler has configured. */
    public JacksonSerDes(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public String serialize(Object value) {
        if (value == null) {
            return null;
        }
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new SerDesException(
                    "A value of " + value.getClass().getName() + " cannot be written as JSON: "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    @Override
    public <T> T deserialize(String text, TypeToken<T> type) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return mapper.readValue(text, types.computeIfAbsent(type.type(), mapper::constructType));
        } catch (JsonProcessingException e) {
            throw new SerDesException("The text is not JSON of " + type + ": " + e.getOriginalMessage(), e);
        }
    }
}
