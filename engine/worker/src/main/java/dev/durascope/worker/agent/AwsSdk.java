package dev.durascope.worker.agent;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/**
 * AWS's durable SDK for Java, as far as its releases 0.5.0 to 2.1.0 are alike. Every operation is an object whose class
 * extends {@code BaseDurableOperation}. It is constructed on the thread of the handler that calls it; its {@code
 * execute()} asks {@code getOperation()} what the service knows of it, and goes on from there; the handler's code is kept in
 * a field of a functional type, and called from the class that has the field.
 */
final class AwsSdk {
    private static final String PACKAGE = "software.amazon.lambda.durable.";
    private static final String EXAMPLES = PACKAGE + "examples.";
    private static final String OPERATIONS = (PACKAGE + "operation.").replace('.', '/');
    private static final String BASE = "BaseDurableOperation";

    /** Classes that may have an {@code execute()} of their own; in the first release each has. */
    private static final List<String> OTHERS = List.of(
            "SerializableDurableOperation",
            "StepOperation",
            "WaitForConditionOperation",
            "ChildContextOperation",
            "ConcurrencyOperation",
            "MapOperation",
            "ParallelOperation",
            "WaitOperation",
            "CallbackOperation",
            "InvokeOperation");

    private static final String STEP = "StepOperation";
    private static final Set<String> WITH_BODY = Set.of(STEP, "WaitForConditionOperation", "ChildContextOperation");
    private static final Set<String> OPEN = Set.of("STARTED", "PENDING", "READY");

    private AwsSdk() {}

    /** Whether a class is the SDK's and not the handler's. */
    static boolean owns(String className) {
        return className.startsWith(PACKAGE) && !className.startsWith(EXAMPLES);
    }

    /** Whether a class may be among the woven ones. */
    static boolean weaves(String className) {
        return className.startsWith(PACKAGE + "operation.");
    }

    /**
     * The woven classes by name; empty when the handler is not built on AWS's SDK.
     *
     * @throws Weaving.UnknownShapeException when an operation could pass unseen, or a body unheld
     */
    static Map<String, byte[]> weave(ClassBytes code) throws IOException, Weaving.UnknownShapeException {
        byte[] base = code.find(OPERATIONS + BASE + ".class");
        if (base == null) {
            return Map.of();
        }
        Map<String, byte[]> woven = new HashMap<>();
        SdkClassVisitor baseClass = weave(BASE, base, woven);
        if (baseClass.constructors() == 0 || !baseClass.hasOperationId()) {
            throw unknown(BASE);
        }
        boolean reached = baseClass.lookups() > 0;
        for (String name : OTHERS) {
            byte[] classFile = code.find(OPERATIONS + name + ".class");
            if (classFile != null) {
                SdkClassVisitor visited = weave(name, classFile, woven);
                boolean unseen = visited.executes() && visited.lookups() == 0;
                if (unseen || (WITH_BODY.contains(name) && visited.bodies() == 0)) {
                    throw unknown(name);
                }
                reached |= visited.lookups() > 0;
            } else if (name.equals(STEP)) {
                throw unknown(STEP);
            }
        }
        if (!reached) {
            throw unknown(BASE);
        }
        return woven;
    }

    private static SdkClassVisitor weave(String name, byte[] classFile, Map<String, byte[]> woven) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        SdkClassVisitor visitor = new SdkClassVisitor(
                writer, OPERATIONS + BASE, OPERATIONS + name, name.equals(BASE), WITH_BODY.contains(name));
        reader.accept(visitor, 0);
        if (visitor.isChanged()) {
            woven.put((OPERATIONS + name).replace('/', '.'), writer.toByteArray());
        }
        return visitor;
    }

    private static Weaving.UnknownShapeException unknown(String className) {
        return new Weaving.UnknownShapeException("This version of AWS's durable SDK for Java is not known (its "
                + className + " is not as it was): operations are seen at their checkpoints only.");
    }

    /**
     * An operation has looked itself up.
     *
     * @param operation a {@code BaseDurableOperation}
     * @param known a model {@code Operation}; null when the service does not know it yet
     */
    static void reached(Agent agent, Call call, Object operation, Object known) {
        String id = Members.text(operation, "getOperationId");
        if (id == null) {
            return;
        }
        String status = known == null ? null : Members.text(known, "statusAsString");
        agent.reached(
                call,
                id,
                parentId(operation),
                Members.text(operation, "getName"),
                Members.text(operation, "getType"),
                Members.text(Members.get(operation, "getSubType"), "getValue"),
                status != null && !OPEN.contains(status));
    }

    /** The first release keeps it with the operation, later ones ask the context; nested ones may be flat since 1.1. */
    private static String parentId(Object operation) {
        String own = Members.text(operation, "getParentId");
        if (own != null) {
            return own;
        }
        Object context = Members.get(operation, "getContext");
        return Members.has(context, "getParentId")
                ? Members.text(context, "getParentId")
                : Members.text(context, "getContextId");
    }
}
