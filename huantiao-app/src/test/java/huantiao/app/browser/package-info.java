/** Visits to our pages with a real browser, and what is asserted about every page. */
@NullMarked
package huantiao.app.browser;

import org.jspecify.annotations.NullMarked;
