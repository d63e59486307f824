package dev.durascope.worker.agent;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Our own handler API. It has a class for nothing else than to be woven: three empty methods with the parameters of
 * {@link OperationHooks}.
 */
final class HandlerApi {
    private static final String PACKAGE = "dev.durascope.handler.";
    private static final String HOOKS = PACKAGE + "internal.OperationHooks";

    private HandlerApi() {}

    /** Whether a class is the API's and not the handler's. */
    static boolean owns(String className) {
        return className.startsWith(PACKAGE);
    }

    /** Whether a class may be among the woven ones. */
    static boolean weaves(String className) {
        return className.equals(HOOKS);
    }

    /** The woven classes by name; empty when the handler is not built on our API. */
    static Map<String, byte[]> weave(ClassBytes code) throws IOException, Weaving.UnknownShapeException {
        byte[] hooks = code.find(HOOKS.replace('.', '/') + ".class");
        if (hooks == null) {
            return Map.of();
        }
        Set<String> woven = new HashSet<>();
        ClassReader reader = new ClassReader(hooks);
        ClassWriter writer = new ClassWriter(reader, 0);
        ClassVisitor visitor = new ClassVisitor(Hooks.ASM, writer) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                if ((access & Opcodes.ACC_STATIC) == 0 || !isHook(name, descriptor)) {
                    return method;
                }
                woven.add(name);
                write(method, name);
                return null;
            }
        };
        reader.accept(visitor, 0);
        if (woven.size() != 3) {
            throw new Weaving.UnknownShapeException("This version of Durascope's handler API is not known: build the"
                    + " handler with the version that belongs to this Durascope.");
        }
        return Map.of(HOOKS, writer.toByteArray());
    }

    private static boolean isHook(String name, String descriptor) {
        return (name.equals("called") && descriptor.equals(Hooks.CALLED))
                || (name.equals("reached") && descriptor.equals(Hooks.REACHED_BY_API))
                || (name.equals("beforeBody") && descriptor.equals(Hooks.BEFORE_BODY));
    }

    private static void write(MethodVisitor method, String name) {
        method.visitCode();
        switch (name) {
            case "called" -> {
                Hooks.called(method);
                method.visitInsn(Opcodes.ARETURN);
                method.visitMaxs(1, 0);
            }
            case "reached" -> {
                for (int parameter = 0; parameter <= 5; parameter++) {
                    method.visitVarInsn(Opcodes.ALOAD, parameter);
                }
                method.visitVarInsn(Opcodes.ILOAD, 6);
                Hooks.reachedByApi(method);
                method.visitInsn(Opcodes.RETURN);
                method.visitMaxs(7, 7);
            }
            default -> {
                method.visitVarInsn(Opcodes.ALOAD, 0);
                Hooks.beforeBody(method);
                method.visitInsn(Opcodes.RETURN);
                method.visitMaxs(1, 1);
            }
        }
        method.visitEnd();
    }
}
