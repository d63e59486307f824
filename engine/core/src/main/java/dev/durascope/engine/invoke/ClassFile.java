package dev.durascope.engine.invoke;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says about its class, read without loading it (Java Virtual Machine Specification §4.1). Names are
 * internal, such as {@code java/lang/Object}.
 *
 * @param superName absent for {@code java.lang.Object} and for modules
 * @param publicConstructor whether it has a public constructor without parameters
 * @param signature its super types with their type arguments (§4.7.9.1); absent for a class that has none
 */
record ClassFile(
        int majorVersion,
        int accessFlags,
        String name,
        @Nullable String superName,
        List<String> interfaces,
        boolean publicConstructor,
        @Nullable String signature) {
    /** How many ancestors are followed: a class that is its own never loads, but can be read. */
    static final int DEEPEST = 64;

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
    static ClassFile read(byte[] bytes) throws IOException {
        try {
            return read(new ClassBytes(bytes));
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("class file is truncated", e);
        }
    }

    private static ClassFile read(ClassBytes in) throws IOException {
        if (in.u4() != MAGIC) {
            throw new IOException("not a class file");
        }
        in.u2();
        int major = in.u2();
        in.constantPool();
        int access = in.u2();
        String name = in.className(in.u2());
        int superIndex = in.u2();
        List<String> interfaces = new ArrayList<>();
        for (int count = in.u2(); count > 0; count--) {
            interfaces.add(in.className(in.u2()));
        }
        skipMembers(in);
        boolean constructor = skipMembers(in);
        String superName = superIndex == 0 ? null : in.className(superIndex);
        return new ClassFile(major, access, name, superName, interfaces, constructor, signature(in));
    }

    private static @Nullable String signature(ClassBytes in) throws IOException {
        for (int attributes = in.u2(); attributes > 0; attributes--) {
            int name = in.u2();
            int length = in.u4();
            if (in.isText(name, "Signature")) {
                return in.text(in.u2());
            }
            in.skip(length);
        }
        return null;
    }

    /** Skips fields or methods; says whether a public constructor without parameters was among them. */
    private static boolean skipMembers(ClassBytes in) throws IOException {
        boolean found = false;
        for (int count = in.u2(); count > 0; count--) {
            int access = in.u2();
            int name = in.u2();
            int descriptor = in.u2();
            if ((access & PUBLIC) != 0 && in.isText(name, "<init>") && in.isText(descriptor, "()V")) {
                found = true;
            }
            for (int attributes = in.u2(); attributes > 0; attributes--) {
                in.u2();
                in.skip(in.u4());
            }
        }
        return found;
    }
}
