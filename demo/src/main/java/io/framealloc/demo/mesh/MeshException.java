package io.framealloc.demo.mesh;

import java.nio.file.Path;

/** A mesh that cannot be used; the message is one line for the user. */
public final class MeshException extends Exception {

  private static final long serialVersionUID = 1L;

  private MeshException(String message) {
    super(message);
  }

  static MeshException notFound(Path file) {
    return new MeshException("mesh file not found: file=" + file);
  }

  static MeshException notAFile(Path file) {
    return new MeshException("mesh is not a regular file: file=" + file);
  }

  static MeshException unreadable(Path file, String reason) {
    return new MeshException("cannot read mesh file: file=" + file + ", reason=" + reason);
  }

  static MeshException noTriangles(Path file) {
    return new MeshException("mesh has no triangles: file=" + file);
  }

  static MeshException noExtent(String name) {
    return new MeshException("mesh has no extent, all its vertices are one point: mesh=" + name);
  }

  static MeshException at(Path file, long line, String what) {
    return new MeshException("bad mesh: file=" + file + ", line=" + line + ": " + what);
  }
}
