package huantiao.triage;

import huantiao.base.Backing;
import java.util.List;

/**
 * Something a person can report, and how to ask about it.
 *
 * @param seed true for the eight complaints sciatica is known by
 * @param ask the questions, in plain words
 * @param redFlags flags it leads to
 * @param tellsApart explanations it helps to tell apart
 */
public record SymptomQuestion(
        String id,
        boolean seed,
        String label,
        String ask,
        List<String> redFlags,
        List<String> tellsApart,
        String note,
        Backing backing) {
    public SymptomQuestion {
        redFlags = List.copyOf(redFlags);
        tellsApart = List.copyOf(tellsApart);
    }
}
