package dev.durascope.engine.invoke;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;

/**
 * A class file's bytes and a place in them. Constants are found by their place and made into strings only when somebody
 * asks: a jar has millions, of which a handful matter. Reading past the end throws IndexOutOfBoundsException.
 */
final class ClassBytes {
    private static final int TEXT = 1;
    private static final int CLASS = 7;

    private final byte[] bytes;
    private int position;
    private int[] constants = new int[0];

    ClassBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    int u1() {
        return bytes[position++] & 0xFF;
    }

    int u2() {
        return u1() << 8 | u1();
    }

    int u4() {
        return u2() << 16 | u2();
    }

    void skip(int count) throws IOException {
        if (count < 0 || count > bytes.length - position) {
            throw new IOException("class file is truncated");
        }
        position += count;
    }

    /** Reads the constant pool, which starts here, up to its end (§4.4). */
    void constantPool() throws IOException {
        constants = new int[u2()];
        for (int i = 1; i < constants.length; i++) {
            constants[i] = position;
            int tag = u1();
            switch (tag) {
                case TEXT -> skip(u2());
                case CLASS, 8, 16, 19, 20 -> skip(2);
                case 15 -> skip(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(4);
                case 5, 6 -> {
                    skip(8);
                    i++; // these take two places
                }
                default -> throw new IOException("unknown constant " + tag);
            }
        }
    }

    /** The name that a class constant has. */
    String className(int index) throws IOException {
        int at = constant(index, CLASS);
        return text(pair(at));
    }

    /** Whether a constant is this ASCII text. */
    boolean isText(int index, String expected) throws IOException {
        int at = constant(index, TEXT);
        if (pair(at) != expected.length()) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (bytes[at + 2 + i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A text constant. */
    String text(int index) throws IOException {
        int at = constant(index, TEXT);
        return new DataInputStream(new ByteArrayInputStream(bytes, at, bytes.length - at)).readUTF();
    }

    /** The place after a constant's tag. */
    private int constant(int index, int tag) throws IOException {
        if (index >= constants.length || constants[index] == 0 || bytes[constants[index]] != tag) {
            throw new IOException("no constant of kind " + tag + " at " + index);
        }
        return constants[index] + 1;
    }

    private int pair(int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }
}
