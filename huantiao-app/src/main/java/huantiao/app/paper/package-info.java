/**
 * Paper: pages as PDF, by openhtmltopdf and with fonts of our own. Nobody else knows the library.
 */
@NullMarked
package huantiao.app.paper;

import org.jspecify.annotations.NullMarked;
