/** Text for messages. */
@NullMarked
package io.framealloc.internal.text;

import org.jspecify.annotations.NullMarked;
