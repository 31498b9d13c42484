/** Questions of the rules, what was answered, and what it leads to. */
@NullMarked
package huantiao.web.triage;

import org.jspecify.annotations.NullMarked;
