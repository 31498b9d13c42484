/** Main, wiring, the security filter, jobs and the command line. */
@NullMarked
package huantiao.app;

import org.jspecify.annotations.NullMarked;
