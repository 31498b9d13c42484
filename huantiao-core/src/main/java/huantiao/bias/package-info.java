/**
 * Risk of bias in a result of a randomised trial, by RoB 2 in its version of 22 August 2019, for
 * trials that randomised people one by one: the signalling questions in our own short words, the
 * judgements that follow from the answers, and what a reviewer judged.
 *
 * <p>Who judged which result, and what becomes of it, stands in {@code living}.
 *
 * @see <a href="https://doi.org/10.1136/bmj.l4898">Sterne and others 2019, RoB 2: a revised tool
 *     for assessing risk of bias in randomised trials</a>
 * @see <a href="https://www.riskofbias.info/welcome/rob-2-0-tool/current-version-of-rob-2">The tool
 *     and its full guidance</a>
 */
@NullMarked
package huantiao.bias;

import org.jspecify.annotations.NullMarked;
