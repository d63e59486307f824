package dev.durascope.worker.agent;

import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Weaves one of the operation classes of AWS's SDK, and counts what it found to weave. */
final class SdkClassVisitor extends ClassVisitor {
    /** Where woven code keeps what {@link OperationHooks#called} returned. */
    private static final String CALL_FIELD = "durascope$call";

    /** The field types that the handler's code has had, with the method that calls it. */
    private static final Map<String, String> FUNCTIONS = Map.of(
            "java/util/function/Supplier", "get",
            "java/util/function/Function", "apply",
            "java/util/function/BiFunction", "apply");

    private final String base;
    private final String self;
    private final boolean isBase;
    private final boolean hasBody;
    private String superName;
    private boolean executes;
    private boolean hasOperationId;
    private int constructors;
    private int lookups;
    private int bodies;

    /**
     * @param base internal name of the class that all operations extend
     * @param self internal name of the class that is visited
     * @param hasBody whether it calls the handler's code
     */
    SdkClassVisitor(ClassVisitor writer, String base, String self, boolean isBase, boolean hasBody) {
        super(Hooks.ASM, writer);
        this.base = base;
        this.self = self;
        this.isBase = isBase;
        this.hasBody = hasBody;
    }

    /** Whether it has an {@code execute()} that is not abstract. */
    boolean executes() {
        return executes;
    }

    boolean hasOperationId() {
        return hasOperationId;
    }

    /** How many constructors report the call. */
    int constructors() {
        return constructors;
    }

    /** How many times its {@code execute()} asks what the service knows of the operation. */
    int lookups() {
        return lookups;
    }

    /** How many times it calls the handler's code. */
    int bodies() {
        return bodies;
    }

    boolean isChanged() {
        return constructors + lookups + bodies > 0;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superClass, String[] interfaces) {
        superName = superClass;
        super.visit(version, access, name, signature, superClass, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
        hasOperationId |= name.equals("getOperationId") && descriptor.equals("()" + Hooks.STRING);
        if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC)) != 0) {
            return code;
        }
        if (isBase && name.equals("<init>")) {
            return new Constructor(code);
        }
        if (name.equals("execute") && descriptor.equals("()V")) {
            executes = true;
            return new Execute(code);
        }
        return hasBody ? new Body(code) : code;
    }

    @Override
    public void visitEnd() {
        if (isBase) {
            int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC;
            super.visitField(access, CALL_FIELD, Hooks.OBJECT, null, null).visitEnd();
        }
        super.visitEnd();
    }

    private void loadCall(MethodVisitor code) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, base, CALL_FIELD, Hooks.OBJECT);
    }

    /** Code with room on its stack for the calls. */
    private abstract static class Roomy extends MethodVisitor {

        Roomy(MethodVisitor code) {
            super(Hooks.ASM, code);
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            super.visitMaxs(maxStack + Hooks.STACK, maxLocals);
        }
    }

    /** Reports the call at the end of a constructor that does not pass on to another one. */
    private final class Constructor extends Roomy {
        private boolean isFirst;

        Constructor(MethodVisitor code) {
            super(code);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            isFirst |= opcode == Opcodes.INVOKESPECIAL && name.equals("<init>") && owner.equals(superName);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN && isFirst) {
                constructors++;
                super.visitVarInsn(Opcodes.ALOAD, 0);
                Hooks.called(mv);
                super.visitFieldInsn(Opcodes.PUTFIELD, base, CALL_FIELD, Hooks.OBJECT);
            }
            super.visitInsn(opcode);
        }
    }

    /** Reports what {@code getOperation()} returns inside {@code execute()}. */
    private final class Execute extends Roomy {

        Execute(MethodVisitor code) {
            super(code);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            boolean returnsObject = Type.getReturnType(descriptor).getSort() == Type.OBJECT;
            if (opcode == Opcodes.INVOKEVIRTUAL
                    && name.equals("getOperation")
                    && descriptor.startsWith("()")
                    && returnsObject) {
                lookups++;
                super.visitInsn(Opcodes.DUP);
                loadCall(mv);
                super.visitInsn(Opcodes.SWAP);
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitInsn(Opcodes.SWAP);
                Hooks.reachedBySdk(mv);
            }
        }
    }

    /** Asks before the function in a field of this class is called. */
    private final class Body extends Roomy {
        private String loaded;

        Body(MethodVisitor code) {
            super(code);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            super.visitFieldInsn(opcode, owner, name, descriptor);
            Type type = Type.getType(descriptor);
            if (opcode == Opcodes.GETFIELD
                    && owner.equals(self)
                    && type.getSort() == Type.OBJECT
                    && FUNCTIONS.containsKey(type.getInternalName())) {
                loaded = type.getInternalName();
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (opcode == Opcodes.INVOKEINTERFACE && owner.equals(loaded) && name.equals(FUNCTIONS.get(owner))) {
                bodies++;
                loaded = null;
                loadCall(mv);
                Hooks.beforeBody(mv);
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }
}
