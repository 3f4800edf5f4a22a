/** Races on accounts. */
@NullMarked
package io.framealloc.internal.account;

import org.jspecify.annotations.NullMarked;
