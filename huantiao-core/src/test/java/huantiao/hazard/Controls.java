package huantiao.hazard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** This test fails when the control against the hazard is gone. The hazard log names it. */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface Controls {
    /** The hazards, in the words of the log. */
    Hazard[] value();
}
