/** What threads share in pools. In the package of the library, to reach each protocol by itself. */
@NullMarked
package io.framealloc.internal.pool;

import org.jspecify.annotations.NullMarked;
