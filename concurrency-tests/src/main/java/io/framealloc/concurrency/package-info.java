/** What threads share, under jcstress. */
@NullMarked
package io.framealloc.concurrency;

import org.jspecify.annotations.NullMarked;
