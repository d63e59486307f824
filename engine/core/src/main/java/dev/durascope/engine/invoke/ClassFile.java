package dev.durascope.engine.invoke;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says about its class, read without loading it (Java Virtual Machine Specification §4.1). Names are
 * internal, such as {@code java/lang/Object}.
 *
 * @param superName absent for {@code java.lang.Object} and for modules
 * @param publicConstructor whether it has a public constructor without parameters
 */
record ClassFile(
        int majorVersion,
        int accessFlags,
        String name,
        @Nullable String superName,
        List<String> interfaces,
        boolean publicConstructor) {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int PUBLIC = 0x0001;
    private static final int INTERFACE = 0x0200;
    private static final int ABSTRACT = 0x0400;

    ClassFile {
        interfaces = List.copyOf(interfaces);
    }

    /** Whether its public constructor without parameters can be called from outside. */
    boolean isConstructible() {
        return publicConstructor && (accessFlags & PUBLIC) != 0 && (accessFlags & (INTERFACE | ABSTRACT)) == 0;
    }

    /** The name as a handler string spells it. */
    String className() {
        return name.replace('/', '.');
    }

    /**
     * Reads a class file.
     *
     * @throws IOException when it is none, or broken
     */
    static ClassFile read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        if (data.readInt() != MAGIC) {
            throw new IOException("not a class file");
        }
        data.readUnsignedShort();
        int major = data.readUnsignedShort();
        ConstantPool pool = ConstantPool.read(data);
        int access = data.readUnsignedShort();
        String name = pool.className(data.readUnsignedShort());
        int superIndex = data.readUnsignedShort();
        List<String> interfaces = new ArrayList<>();
        for (int count = data.readUnsignedShort(); count > 0; count--) {
            interfaces.add(pool.className(data.readUnsignedShort()));
        }
        skipMembers(data, pool, false);
        boolean constructor = skipMembers(data, pool, true);
        return new ClassFile(
                major, access, name, superIndex == 0 ? null : pool.className(superIndex), interfaces, constructor);
    }

    /** Skips fields or methods; says whether a public constructor without parameters was among them. */
    private static boolean skipMembers(DataInputStream data, ConstantPool pool, boolean methods) throws IOException {
        boolean found = false;
        for (int count = data.readUnsignedShort(); count > 0; count--) {
            int access = data.readUnsignedShort();
            int name = data.readUnsignedShort();
            int descriptor = data.readUnsignedShort();
            if (methods && (access & PUBLIC) != 0) {
                found |= pool.text(name).equals("<init>")
                        && pool.text(descriptor).equals("()V");
            }
            for (int attributes = data.readUnsignedShort(); attributes > 0; attributes--) {
                data.readUnsignedShort();
                data.skipNBytes(Integer.toUnsignedLong(data.readInt()));
            }
        }
        return found;
    }

    /** The constants of which names are made. */
    private record ConstantPool(@Nullable Object[] constants) {

        static ConstantPool read(DataInputStream data) throws IOException {
            int size = data.readUnsignedShort();
            @Nullable Object[] constants = new Object[size];
            for (int i = 1; i < size; i++) {
                int tag = data.readUnsignedByte();
                switch (tag) {
                    case 1 -> constants[i] = data.readUTF();
                    case 7 -> constants[i] = data.readUnsignedShort();
                    case 8, 16, 19, 20 -> data.skipNBytes(2);
                    case 15 -> data.skipNBytes(3);
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> data.skipNBytes(4);
                    case 5, 6 -> {
                        data.skipNBytes(8);
                        i++; // these take two places
                    }
                    default -> throw new IOException("unknown constant " + tag);
                }
            }
            return new ConstantPool(constants);
        }

        String text(int index) throws IOException {
            if (index < constants.length && constants[index] instanceof String text) {
                return text;
            }
            throw new IOException("no text at constant " + index);
        }

        String className(int index) throws IOException {
            if (index < constants.length && constants[index] instanceof Integer name) {
                return text(name);
            }
            throw new IOException("no class at constant " + index);
        }
    }
}
