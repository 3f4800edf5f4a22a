/**
 * The catalogue of diagnostic codes, and the exceptions that carry them.
 *
 * @since 0.1
 */
@NullMarked
package io.framealloc.diagnostics;

import org.jspecify.annotations.NullMarked;
