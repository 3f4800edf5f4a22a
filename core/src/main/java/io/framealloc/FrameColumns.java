package io.framealloc;

import io.framealloc.annotation.FrameScoped;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.Memory;
import io.framealloc.internal.struct.Kind;
import io.framealloc.internal.struct.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Records in frame memory with each component in a vector of its own: a structure of arrays.
 *
 * <p>A loop over one component touches that component's memory only, and runs like a loop over an
 * array: take its vector once, by {@link #floats} and the like. Whole records are put together and
 * taken apart by {@link #get} and {@link #set}, which is slower than a {@link FrameVec}.
 *
 * <p>The column of a nested record's component is named by its path, {@code position.x}; that of an
 * array's element by its index, {@code weights[2]}. A boolean's column holds bytes 0 and 1, a
 * char's shorts, an enum's the positions of its constants as bytes, or as shorts from 257 constants
 * on.
 *
 * <h2>Lifetime</h2>
 *
 * Until the frame, or the nested scope that it was made in, ends. Every method then throws {@link
 * io.framealloc.diagnostics.FrameEndedException}.
 *
 * <h2>Threads</h2>
 *
 * Confined to the thread of its frame: on another, every method throws {@link
 * WrongThreadException}.
 *
 * @param <T> the record
 * @since 0.1
 */
@FrameScoped
public final class FrameColumns<T> {

  private record Column(String path, int offset, PrimitiveVec vec) {}

  /* One record as it lies in memory, between the columns and the heap. */
  private final FrameBox<T> row;
  private final List<Column> columns = new ArrayList<>();
  private int size;

  FrameColumns(Frame frame, ValueClass<T> known) {
    if (!(known.shape() instanceof Shape.Struct)) {
      throw new IllegalArgumentException(
          "columns need a record: type=" + known.type().getTypeName());
    }
    row = frame.alloc(known);
    addColumns(frame, "", 0, known.shape());
  }

  private void addColumns(Frame frame, String path, int offset, Shape shape) {
    switch (shape) {
      case Shape.Struct struct -> {
        for (Shape.Part part : struct.parts()) {
          String name = path.isEmpty() ? part.name() : path + "." + part.name();
          addColumns(frame, name, offset + part.offset(), part.shape());
        }
      }
      case Shape.Sequence sequence -> {
        for (int i = 0; i < sequence.length(); i++) {
          int at = offset + i * sequence.element().bytes();
          addColumns(frame, path + "[" + i + "]", at, sequence.element());
        }
      }
      case Shape.Leaf leaf -> columns.add(new Column(path, offset, vecOf(frame, leaf.kind())));
    }
  }

  private static PrimitiveVec vecOf(Frame frame, Kind kind) {
    return switch (kind) {
      case BOOLEAN, BYTE -> frame.byteVec();
      case SHORT, CHAR -> frame.shortVec();
      case INT -> frame.intVec();
      case LONG -> frame.longVec();
      case FLOAT -> frame.floatVec();
      case DOUBLE -> frame.doubleVec();
    };
  }

  /**
   * Appends a record.
   *
   * @param value the record
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room; nothing has
   *     changed then
   */
  public void push(T value) {
    row.set(value);
    requireWhole();
    for (Column column : columns) {
      column.vec.ensure(size + 1L);
    }
    size++;
    for (Column column : columns) {
      column.vec.size = size;
      toColumn(column, size - 1);
    }
  }

  /**
   * Puts a record together.
   *
   * @param index from 0 to {@code size() - 1}
   * @return the record
   * @throws IndexOutOfBoundsException if there is no such record
   */
  public T get(int index) {
    Objects.checkIndex(index, size());
    requireWhole();
    for (Column column : columns) {
      toRow(column, index);
    }
    return row.get();
  }

  /**
   * Replaces a record.
   *
   * @param index from 0 to {@code size() - 1}
   * @param value the new record
   * @throws IndexOutOfBoundsException if there is no such record
   */
  public void set(int index, T value) {
    Objects.checkIndex(index, size());
    requireWhole();
    row.set(value);
    for (Column column : columns) {
      toColumn(column, index);
    }
  }

  /**
   * Returns the number of records.
   *
   * @return 0 or more
   */
  public int size() {
    row.check();
    return size;
  }

  /**
   * Returns whether there is no record.
   *
   * @return true if {@code size() == 0}
   */
  public boolean isEmpty() {
    return size() == 0;
  }

  /** Removes all records; the memory is kept for new ones. */
  public void clear() {
    row.check();
    size = 0;
    for (Column column : columns) {
      column.vec.size = 0;
    }
  }

  /**
   * Makes room for {@code records} in all, so that as many can be held without taking memory.
   *
   * @param records the least capacity afterwards
   * @throws IllegalArgumentException if {@code records} is negative
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room
   */
  public void reserve(int records) {
    for (Column column : columns) {
      column.vec.reserve(records);
    }
  }

  /**
   * Returns the names of the columns.
   *
   * @return paths, in the order of the components
   */
  public List<String> names() {
    row.check();
    return columns.stream().map(Column::path).toList();
  }

  /**
   * Returns a column of bytes, booleans or enum constants.
   *
   * @param path the name of the column
   * @return its elements; change them as you like, but not their number
   * @throws IllegalArgumentException if there is no such column of this type
   */
  public FrameByteVec bytes(String path) {
    return column(path, FrameByteVec.class);
  }

  /**
   * Returns a column of shorts, chars or enum constants.
   *
   * @param path the name of the column
   * @return its elements; change them as you like, but not their number
   * @throws IllegalArgumentException if there is no such column of this type
   */
  public FrameShortVec shorts(String path) {
    return column(path, FrameShortVec.class);
  }

  /**
   * Returns a column of ints.
   *
   * @param path the name of the column
   * @return its elements; change them as you like, but not their number
   * @throws IllegalArgumentException if there is no such column of this type
   */
  public FrameIntVec ints(String path) {
    return column(path, FrameIntVec.class);
  }

  /**
   * Returns a column of longs.
   *
   * @param path the name of the column
   * @return its elements; change them as you like, but not their number
   * @throws IllegalArgumentException if there is no such column of this type
   */
  public FrameLongVec longs(String path) {
    return column(path, FrameLongVec.class);
  }

  /**
   * Returns a column of floats.
   *
   * @param path the name of the column
   * @return its elements; change them as you like, but not their number
   * @throws IllegalArgumentException if there is no such column of this type
   */
  public FrameFloatVec floats(String path) {
    return column(path, FrameFloatVec.class);
  }

  /**
   * Returns a column of doubles.
   *
   * @param path the name of the column
   * @return its elements; change them as you like, but not their number
   * @throws IllegalArgumentException if there is no such column of this type
   */
  public FrameDoubleVec doubles(String path) {
    return column(path, FrameDoubleVec.class);
  }

  private <C extends PrimitiveVec> C column(String path, Class<C> type) {
    row.check();
    for (Column column : columns) {
      if (column.path.equals(path) && type.isInstance(column.vec)) {
        return type.cast(column.vec);
      }
    }
    List<String> all =
        columns.stream().map(c -> c.path + ": " + c.vec.getClass().getSimpleName()).toList();
    throw new IllegalArgumentException(
        "no such column: path=%s, type=%s, columns=%s".formatted(path, type.getSimpleName(), all));
  }

  /** Refuses if the number of elements of a column was changed through its vector. */
  private void requireWhole() {
    for (Column column : columns) {
      if (column.vec.size != size) {
        throw new IllegalStateException(
            "a column was resized by itself: column=%s, size=%d, records=%d; hint: add and remove whole records"
                .formatted(column.path, column.vec.size, size));
      }
    }
  }

  /* By width, since a bulk copy of a few bytes costs ten times as much. */

  private void toColumn(Column column, int index) {
    PrimitiveVec to = column.vec;
    int width = to.elementBytes();
    move(
        row.block, row.address + column.offset, to.block, to.address + (long) index * width, width);
  }

  private void toRow(Column column, int index) {
    PrimitiveVec from = column.vec;
    int width = from.elementBytes();
    long at = from.address + (long) index * width;
    move(from.block, at, row.block, row.address + column.offset, width);
  }

  private static void move(Block from, long at, Block to, long target, int width) {
    switch (width) {
      case Long.BYTES -> Memory.setLong(to, target, Memory.getLong(from, at));
      case Integer.BYTES -> Memory.setInt(to, target, Memory.getInt(from, at));
      case Short.BYTES -> Memory.setShort(to, target, Memory.getShort(from, at));
      default -> Memory.setByte(to, target, Memory.getByte(from, at));
    }
  }
}
