package huantiao.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import huantiao.care.Entry;
import huantiao.care.Technique;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records of the core as JSON and back: {@code read(write(x))} is {@code x}. Only this module knows
 * the form; the core carries no annotations.
 */
final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .changeDefaultVisibility(found ->
                            found.withVisibility(PropertyAccessor.GETTER, Visibility.NONE)
                                    .withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY))
                    .changeDefaultPropertyInclusion(
                            found -> found.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .addMixIn(Technique.class, NamedTechnique.class)
                    .build();

    /** The names of techniques: as stable as the kinds of entries. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "technique")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Technique.Cupping.class, name = "cupping"),
        @JsonSubTypes.Type(value = Technique.Acupressure.class, name = "acupressure"),
        @JsonSubTypes.Type(value = Technique.Moxibustion.class, name = "moxibustion"),
        @JsonSubTypes.Type(value = Technique.EarSeeds.class, name = "ear-seeds"),
        @JsonSubTypes.Type(value = Technique.Massage.class, name = "massage"),
        @JsonSubTypes.Type(value = Technique.Therapy.class, name = "therapy"),
        @JsonSubTypes.Type(value = Technique.Advice.class, name = "advice")
    })
    private interface NamedTechnique {}

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /**
     * Reads an entry of that kind.
     *
     * @throws UnreadableEntry if the kind is not known, or the text is not one of that kind
     */
    static Entry entry(String kind, String body) {
        return read(kind, body, Kinds.named(kind));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param what what it is, for the message
     * @throws UnreadableEntry if the text is something else
     */
    static <T> T read(String what, String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw UnreadableEntry.ofKind(what);
        }
    }
}
