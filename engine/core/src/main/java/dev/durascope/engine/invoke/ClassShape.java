package dev.durascope.engine.invoke;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the instances of a class hold, read from its class file without loading it (Java Virtual Machine Specification §4.1). Of a record the fields
 * are its components.
 *
 * @param superName internal name; absent for {@code java.lang.Object}
 * @param parameters names of its type parameters
 * @param superType its super class with type arguments; absent where that has none
 * @param fields of its instances that are written as JSON, in the order of the source; without inherited ones
 * @param constants names of an enum's constants, in order; empty for what is no enum
 */
record ClassShape(
        @Nullable String superName,
        List<String> parameters,
        @Nullable JavaType superType,
        List<Field> fields,
        List<String> constants) {
    private static final int STATIC = 0x0008;
    private static final int TRANSIENT = 0x0080;
    private static final int SYNTHETIC = 0x1000;
    private static final int ENUM = 0x4000;
    private static final String JACKSON = "Lcom/fasterxml/jackson/annotation/";

    /** A field. @param name in JSON: its own, or what Jackson's {@code @JsonProperty} says */
    record Field(String name, JavaType type) {}

    ClassShape {
        parameters = List.copyOf(parameters);
        fields = List.copyOf(fields);
        constants = List.copyOf(constants);
    }

    /**
     * Reads a class file.
     *
     * @throws IOException when it is none, or broken
     */
    static ClassShape read(byte[] bytes) throws IOException {
        try {
            return read(new ClassBytes(bytes), ClassFile.read(bytes));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("class file is broken", e);
        }
    }

    private static ClassShape read(ClassBytes in, ClassFile file) throws IOException {
        in.skip(8);
        in.constantPool();
        in.skip(6);
        in.skip(2 * in.u2());
        List<Field> fields = new ArrayList<>();
        List<String> constants = new ArrayList<>();
        for (int count = in.u2(); count > 0; count--) {
            int access = in.u2();
            String name = in.text(in.u2());
            FieldReader reader = new FieldReader(name, in.text(in.u2()));
            reader.attributes(in);
            if ((access & ENUM) != 0) {
                constants.add(reader.name);
            } else if ((access & (STATIC | TRANSIENT | SYNTHETIC)) == 0 && !reader.ignored) {
                fields.add(new Field(reader.name, TypeSignature.ofField(reader.signature)));
            }
        }
        TypeSignature signature = file.signature() == null ? null : TypeSignature.ofClass(file.signature());
        return new ClassShape(
                file.superName(),
                signature == null ? List.of() : signature.parameters(),
                signature == null ? null : signature.superTypes().getFirst(),
                fields,
                constants);
    }

    /** Reads what stands with a field: its signature, and what Jackson is told of it. */
    private static final class FieldReader {
        private String name;
        private String signature;
        private boolean ignored;

        FieldReader(String name, String descriptor) {
            this.name = name;
            this.signature = descriptor;
        }

        void attributes(ClassBytes in) throws IOException {
            for (int count = in.u2(); count > 0; count--) {
                int attribute = in.u2();
                int length = in.u4();
                if (in.isText(attribute, "Signature")) {
                    signature = in.text(in.u2());
                } else if (in.isText(attribute, "RuntimeVisibleAnnotations")) {
                    for (int annotations = in.u2(); annotations > 0; annotations--) {
                        annotation(in);
                    }
                } else {
                    in.skip(length);
                }
            }
        }

        /** §4.7.16. */
        private void annotation(ClassBytes in) throws IOException {
            String type = in.text(in.u2());
            ignored |= type.equals(JACKSON + "JsonIgnore;");
            for (int pairs = in.u2(); pairs > 0; pairs--) {
                boolean value = in.isText(in.u2(), "value");
                String text = value(in);
                if (value && text != null && !text.isEmpty() && type.equals(JACKSON + "JsonProperty;")) {
                    name = text;
                }
            }
        }

        /** Reads an annotation's value; answers it where it is a text. §4.7.16.1. */
        private @Nullable String value(ClassBytes in) throws IOException {
            switch (in.u1()) {
                case 's' -> {
                    return in.text(in.u2());
                }
                case 'e' -> in.skip(4);
                case '@' -> annotation(in);
                case '[' -> {
                    for (int values = in.u2(); values > 0; values--) {
                        value(in);
                    }
                }
                default -> in.skip(2);
            }
            return null;
        }
    }
}
