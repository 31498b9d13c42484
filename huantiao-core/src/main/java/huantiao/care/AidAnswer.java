package huantiao.care;

/**
 * An answer to a question on what the decision aid said.
 *
 * @param question its code
 * @param answer its code
 * @param right whether it was what the aid said that day
 */
public record AidAnswer(String question, String answer, boolean right) {
    public AidAnswer {
        question = Words.named("question", question);
        answer = Words.named("answer", answer);
    }
}
