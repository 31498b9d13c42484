package huantiao.web.evidence;

import huantiao.evidence.AnswerFields;
import huantiao.evidence.OneMoreTrial;
import huantiao.evidence.Review;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answers of the review as JSON for other software, each with a digest of its content, which
 * holds the digests of the data, of the reviewers' decisions and of the code.
 *
 * <p>A document is {@code {"content_sha256":"…","citation":"…","content":{…}}}. The digest is over
 * the UTF-8 bytes of the content as it stands there: from the brace after {@code "content":} to the
 * last but one of the file. Made once for each version of the review.
 */
final class ReviewDocuments {

    /** Files in which reviewers decided something about rows. */
    private static final List<String> DECISIONS = List.of("corrections.csv", "risk-of-bias.csv");

    /** Decision records of the program that fix which questions are asked and how. */
    private static final List<String> RECORDS =
            List.of("0031", "0032", "0060", "0061", "0062", "0173");

    private static final int SHORT = 12;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Document> byId = new LinkedHashMap<>();
    private final Document index;
    private final Map<String, Object> version;

    /**
     * One document.
     *
     * @param text the whole of it
     * @param sha256 digest of its content
     */
    record Document(String text, String sha256, String citation) {
        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * @param trialsFile hex digest of the trials file of that state
     */
    ReviewDocuments(CurrentReview.State state, String trialsFile) {
        Review review = state.review();
        this.version = version(state, trialsFile);
        List<Object> list = new ArrayList<>();
        for (Review.Asked asked : review.asked()) {
            Map<String, @Nullable Object> content = new LinkedHashMap<>(AnswerFields.of(asked));
            content.put("version", version);
            Document document = document(content, asked.id());
            byId.put(asked.id(), document);
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("id", asked.id());
            line.put("answered", asked.answer().isOk());
            line.put("address", "/evidence/%s/answer.json".formatted(asked.id()));
            line.put("content_sha256", document.sha256());
            list.add(line);
        }
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("questions", list);
        content.put("version", version);
        this.index = document(content, "all questions");
    }

    /** Every question with the address and digest of its answer. */
    Document index() {
        return index;
    }

    Optional<Document> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** What one more trial would do to the answer of that question. */
    Document newTrial(String id, OneMoreTrial one) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("id", id);
        content.put("new_trial", AnswerFields.newTrial(one));
        content.put("version", version);
        return document(content, id + ", one more trial");
    }

    private Document document(Map<String, @Nullable Object> content, String what) {
        String body = json.writeValueAsString(content);
        String sha256 = sha256(body);
        String citation = citation(what, sha256);
        String text =
                "{\"content_sha256\":%s,\"citation\":%s,\"content\":%s}\n"
                        .formatted(
                                json.writeValueAsString(sha256),
                                json.writeValueAsString(citation),
                                body);
        return new Document(text, sha256, citation);
    }

    /** Hex digest of the answers alone: the same as long as the same data give the same answers. */
    static String answers(Review review) {
        var json = JsonMapper.builder().build();
        return sha256(
                review.asked().stream()
                        .map(asked -> json.writeValueAsString(AnswerFields.of(asked)))
                        .collect(Collectors.joining("\n")));
    }

    private static Map<String, Object> version(CurrentReview.State state, String trialsFile) {
        Map<String, String> data = new LinkedHashMap<>(state.base().data().sha256());
        Map<String, Object> decisions = new LinkedHashMap<>();
        for (String file : DECISIONS) {
            @Nullable String digest = data.remove(file);
            if (digest == null) {
                throw new IllegalStateException("the data must have a digest of " + file);
            }
            decisions.put(file, digest);
        }
        decisions.put("records", RECORDS);
        Map<String, Object> version = new LinkedHashMap<>();
        version.put("data", data);
        version.put("decisions", decisions);
        version.put("code", CodeVersion.sha256());
        state.edition()
                .ifPresent(edition -> {
                    version.put("trials_file", trialsFile);
                    version.put("edition", edition.number());
                    version.put("published", edition.at().toString());
                });
        return version;
    }

    private static String citation(String what, String sha256) {
        return "Huantiao, a living review of acupuncture for sciatica: %s. Content sha256 %s."
                .formatted(what, sha256.substring(0, SHORT));
    }

    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
