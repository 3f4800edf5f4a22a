/** Who pays for memory: the tree of accounts, and what each thread has taken in its frame. */
@NullMarked
package io.framealloc.internal.account;

import org.jspecify.annotations.NullMarked;
