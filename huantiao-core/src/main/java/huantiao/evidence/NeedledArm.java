package huantiao.evidence;

/** An arm that was needled, item by item of STRICTA, in the words of the report. */
public record NeedledArm(
        String id,
        String trialId,
        String study,
        String year,
        String status,
        String role,
        String technique,
        String points,
        String depthMm,
        String deqi,
        String stimulation,
        String retentionMinutes,
        String needleMm,
        String courses,
        String sessionsTotal,
        String practitioner,
        String population,
        String people,
        String comparatorOfTrial,
        String inReview,
        String source,
        String readAs,
        String notes) {}
