/** The guide's common error messages. */
@NullMarked
package io.framealloc.examples.messages;

import org.jspecify.annotations.NullMarked;
