package huantiao.web.access;

import huantiao.access.Deed;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The deed that an address stands for. Every handler has one; a handler without one is refused at
 * start and fails the build.
 *
 * <p>Where the deed touches a patient, the address names them as <code>{patient}</code>; on the
 * patient's own pages ({@code /me/…}) it is the one the link was made for.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {
    Deed value();
}
