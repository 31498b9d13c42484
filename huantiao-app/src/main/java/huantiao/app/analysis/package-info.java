/**
 * Meta-analyses of the user's own tables: what is asked, which columns mean what, the results side
 * by side, and their text, JSON and pictures. How a number is computed stands in {@code
 * huantiao.meta}; the command line itself in {@code huantiao.app.command}.
 */
@NullMarked
package huantiao.app.analysis;

import org.jspecify.annotations.NullMarked;
