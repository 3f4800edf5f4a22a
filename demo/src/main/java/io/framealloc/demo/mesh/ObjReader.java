package io.framealloc.demo.mesh;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads Wavefront OBJ files: {@code v}, {@code vt}, {@code vn} and {@code f} with every form of
 * index, negative ones included; polygons become triangle fans; all other statements are ignored.
 *
 * <p>Every fault of a file is a {@link MeshException} that names the file, the line and what is
 * wrong with it; nothing else is thrown.
 */
public final class ObjReader {

  static final int MAX_VERTICES = 50_000_000;
  static final int MAX_TRIANGLES = 50_000_000;

  private final Path file;
  private final LogicalLines lines;
  private final FloatList positions = new FloatList();
  private final IntList corners = new IntList();
  private int textures;
  private int normals;

  private ObjReader(Path file, LogicalLines lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * Reads the mesh of one file.
   *
   * @throws MeshException if the file is missing, no regular file, unreadable, malformed or has no
   *     triangles
   */
  public static Mesh read(Path file) throws MeshException {
    if (!Files.exists(file)) {
      throw MeshException.notFound(file);
    }
    if (!Files.isRegularFile(file)) {
      throw MeshException.notAFile(file);
    }
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      return new ObjReader(file, new LogicalLines(file, in)).mesh();
    } catch (IOException e) {
      throw MeshException.unreadable(file, e.getClass().getSimpleName());
    }
  }

  private Mesh mesh() throws IOException, MeshException {
    for (CharSequence line = lines.next(); line != null; line = lines.next()) {
      statement(new Words(line));
    }
    if (corners.size() == 0) {
      throw MeshException.noTriangles(file);
    }
    return new Mesh(String.valueOf(file.getFileName()), positions.toArray(), corners.toArray());
  }

  private void statement(Words words) throws MeshException {
    String keyword = words.next();
    if (keyword == null) {
      return;
    }
    switch (keyword) {
      case "v" -> vertex(words);
      case "vt" -> textures++;
      case "vn" -> normals++;
      case "f" -> face(words);
      default -> {}
    }
  }

  private void vertex(Words words) throws MeshException {
    if (positions.size() == 3 * MAX_VERTICES) {
      throw at("too many vertices: limit=" + MAX_VERTICES);
    }
    for (int axis = 0; axis < 3; axis++) {
      positions.add(coordinate(words.next(), axis));
    }
  }

  private float coordinate(@Nullable String word, int axis) throws MeshException {
    if (word == null) {
      throw at("a vertex needs 3 coordinates: found=" + axis);
    }
    float value = Words.decimal(word);
    if (!Float.isFinite(value)) {
      throw at("not a finite decimal number: value=" + Words.shown(word));
    }
    return value;
  }

  private void face(Words words) throws MeshException {
    int count = 0;
    int first = 0;
    int previous = 0;
    for (String word = words.next(); word != null; word = words.next()) {
      int corner = corner(word);
      if (count == 0) {
        first = corner;
      } else if (count > 1) {
        triangle(first, previous, corner);
      }
      previous = corner;
      count++;
    }
    if (count < 3) {
      throw at("a face needs at least 3 corners: found=" + count);
    }
  }

  private void triangle(int a, int b, int c) throws MeshException {
    if (corners.size() == 3 * MAX_TRIANGLES) {
      throw at("too many triangles: limit=" + MAX_TRIANGLES);
    }
    corners.add(a);
    corners.add(b);
    corners.add(c);
  }

  /** The vertex of one corner, {@code v}, {@code v/vt}, {@code v//vn} or {@code v/vt/vn}. */
  private int corner(String word) throws MeshException {
    int firstSlash = word.indexOf('/');
    if (firstSlash < 0) {
      return index("vertex", word, positions.size() / 3);
    }
    int secondSlash = word.indexOf('/', firstSlash + 1);
    String texture =
        secondSlash < 0
            ? word.substring(firstSlash + 1)
            : word.substring(firstSlash + 1, secondSlash);
    if (secondSlash < 0 || !texture.isEmpty()) {
      index("texture", texture, textures);
    }
    if (secondSlash >= 0) {
      index("normal", word.substring(secondSlash + 1), normals);
    }
    return index("vertex", word.substring(0, firstSlash), positions.size() / 3);
  }

  private int index(String what, String word, int count) throws MeshException {
    int value;
    try {
      value = Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw at("not a whole number: " + what + "=" + Words.shown(word));
    }
    int index = value < 0 ? count + value : value - 1;
    if (value == 0 || index < 0 || index >= count) {
      throw at(
          "index refers to nothing: "
              + (what + "=" + value + ", limit=" + count)
              + "; indices run from 1, or from -1 backwards, over the lines above");
    }
    return index;
  }

  private MeshException at(String what) {
    return MeshException.at(file, lines.line(), what);
  }
}
