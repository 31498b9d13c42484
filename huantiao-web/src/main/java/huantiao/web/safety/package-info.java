/**
 * What is asked before somebody is treated: the questions before each visit, those that nobody
 * answered yet, and who it is that sits there.
 */
@NullMarked
package huantiao.web.safety;

import org.jspecify.annotations.NullMarked;
