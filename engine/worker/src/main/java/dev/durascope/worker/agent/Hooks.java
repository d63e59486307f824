package dev.durascope.worker.agent;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Calls to {@link OperationHooks} in byte code. No call adds a branch, so the code's frames stay true. */
final class Hooks {
    static final int ASM = Opcodes.ASM9;

    /** What a call and its operands need of the stack, above what the code around it does. */
    static final int STACK = 3;

    static final String OBJECT = "Ljava/lang/Object;";
    static final String CALLED = "()" + OBJECT;
    static final String REACHED_BY_SDK = "(" + OBJECT + OBJECT + OBJECT + ")V";
    static final String STRING = "Ljava/lang/String;";
    static final String REACHED_BY_API = "(" + OBJECT + STRING.repeat(5) + "Z)V";
    static final String BEFORE_BODY = "(" + OBJECT + ")V";

    private static final String OWNER = OperationHooks.class.getName().replace('.', '/');

    private Hooks() {}

    static void called(MethodVisitor code) {
        call(code, "called", CALLED);
    }

    static void reachedBySdk(MethodVisitor code) {
        call(code, "reached", REACHED_BY_SDK);
    }

    static void reachedByApi(MethodVisitor code) {
        call(code, "reached", REACHED_BY_API);
    }

    static void beforeBody(MethodVisitor code) {
        call(code, "beforeBody", BEFORE_BODY);
    }

    private static void call(MethodVisitor code, String method, String descriptor) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, method, descriptor, false);
    }
}
