/** What both simulations share: the scene, its constants, its light and its camera. */
@NullMarked
package io.framealloc.demo.scene;

import org.jspecify.annotations.NullMarked;
