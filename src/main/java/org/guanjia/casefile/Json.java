package org.guanjia.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Facts of a few names, kept in one column. */
@Component
class Json {

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private static final Pattern NO_WORDS =
            Pattern.compile("[A-Z]{2}-\\d{8}-\\d+|\\d{4}-\\d\\d-\\d\\dT\\d\\d:.*");

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

    /**
     * The same value with every text that it holds, however deep, changed by {@code words}. Times
     * and case numbers are no words.
     */
    <T> T withWords(T value, Class<T> type, UnaryOperator<String> words) {
        try {
            JsonNode tree = mapper.valueToTree(value);
            return mapper.treeToValue(reworded(tree, words), type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode reworded(JsonNode node, UnaryOperator<String> words) {
        if (node.isTextual()) {
            String text = node.textValue();
            return NO_WORDS.matcher(text).matches()
                    ? node
                    : mapper.getNodeFactory().textNode(words.apply(text));
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(reworded(field.getValue(), words)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, reworded(array.get(i), words));
            }
        }
        return node;
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
