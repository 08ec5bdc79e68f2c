package org.guanjia.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Facts of a few names, kept in one column. */
@Component
class Json {

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final ObjectMapper mapper;

    Json(ObjectMapper mapper) {
        // An amount of 155.00 comes back to the fen, not as a double.
        this.mapper = mapper.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    String write(Map<String, Object> facts) {
        if (facts == null || facts.isEmpty()) {
            return null;
        }
        try {
            return mapper.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Object> read(String text) {
        if (text == null) {
            return Map.of();
        }
        try {
            return mapper.readValue(text, FACTS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
