/** The page of each diagnostic code: what happens, why, wrong and right code, settings. */
@NullMarked
package io.framealloc.fa.pages;

import org.jspecify.annotations.NullMarked;
