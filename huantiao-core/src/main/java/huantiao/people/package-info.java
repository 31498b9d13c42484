/**
 * Patients, practitioners and clinics; consent given and withdrawn.
 *
 * <p>What they may do to a record is decided in {@code access}.
 */
@NullMarked
package huantiao.people;

import org.jspecify.annotations.NullMarked;
