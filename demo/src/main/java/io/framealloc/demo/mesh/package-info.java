/** Triangle meshes: the Wavefront OBJ reader and a mesh of our own. */
@NullMarked
package io.framealloc.demo.mesh;

import org.jspecify.annotations.NullMarked;
