/** What fa looks for, in the groups of its options, and which version it is. */
@NullMarked
package io.framealloc.fa.cli.catalog;

import org.jspecify.annotations.NullMarked;
