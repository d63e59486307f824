package dev.durascope.app.look;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationType;
import dev.durascope.icons.DurascopeIcons;

/** How an operation is called and which glyph stands for it. */
public final class OperationLook {
    private static final int SHORT_ID = 8;

    private OperationLook() {}

    /** The operation's name, or its type and the beginning of its id when it has none. */
    public static String title(Operation operation) {
        String name = operation.name();
        if (name != null && !name.isBlank()) {
            return name;
        }
        String id = operation.id();
        return word(operation) + " " + (id.length() <= SHORT_ID ? id : id.substring(0, SHORT_ID));
    }

    /** What kind of operation it is: the subtype an SDK gave it, else its type, as words. */
    public static String word(Operation operation) {
        String subType = operation.subType();
        return subType == null || subType.isBlank() ? word(operation.type()) : word(subType);
    }

    private static String word(String subType) {
        return switch (subType) {
            case "Map" -> text("look.type.map");
            case "MapIteration" -> text("look.type.mapIteration");
            case "Parallel" -> text("look.type.parallel");
            case "ParallelBranch" -> text("look.type.parallelBranch");
            case "RunInChildContext" -> text("look.type.runInChildContext");
            case "WaitForCallback" -> text("look.type.waitForCallback");
            case "WaitForCondition" -> text("look.type.waitForCondition");
            case "WithRetry" -> text("look.type.withRetry");
            case "Step" -> text("look.type.step");
            case "Wait" -> text("look.type.wait");
            case "Callback" -> text("look.type.callback");
            case "ChainedInvoke" -> text("look.type.chainedInvoke");
            default -> words(subType);
        };
    }

    /** An operation type as words. */
    public static String word(OperationType type) {
        return switch (type) {
            case EXECUTION -> text("look.type.execution");
            case CONTEXT -> text("look.type.context");
            case STEP -> text("look.type.step");
            case WAIT -> text("look.type.wait");
            case CALLBACK -> text("look.type.callback");
            case CHAINED_INVOKE -> text("look.type.chainedInvoke");
        };
    }

    /** The glyph: by subtype where one is known, else by type. */
    public static DurascopeIcons icon(Operation operation) {
        String subType = operation.subType();
        return switch (subType == null ? "" : subType) {
            case "Map" -> DurascopeIcons.MAP;
            case "MapIteration" -> DurascopeIcons.MAP_ITERATION;
            case "Parallel" -> DurascopeIcons.PARALLEL;
            case "ParallelBranch" -> DurascopeIcons.PARALLEL_BRANCH;
            case "WaitForCallback" -> DurascopeIcons.WAIT_FOR_CALLBACK;
            case "WaitForCondition" -> DurascopeIcons.WAIT_FOR_CONDITION;
            case "WithRetry" -> DurascopeIcons.WITH_RETRY;
            default ->
                switch (operation.type()) {
                    case EXECUTION -> DurascopeIcons.EXECUTION;
                    case CONTEXT -> DurascopeIcons.CONTEXT;
                    case STEP -> DurascopeIcons.STEP;
                    case WAIT -> DurascopeIcons.WAIT;
                    case CALLBACK -> DurascopeIcons.CALLBACK;
                    case CHAINED_INVOKE -> DurascopeIcons.CHAINED_INVOKE;
                };
        };
    }

    /** The look of an operation's status. */
    public static StatusLook status(Operation operation) {
        boolean suspends = switch (operation.type()) {
            case WAIT, CALLBACK, CHAINED_INVOKE -> true;
            case EXECUTION, CONTEXT, STEP -> false;
        };
        return StatusLook.of(operation.status(), suspends);
    }

    /** {@code WaitForCallback} as {@code Wait for callback}. */
    private static String words(String camelCase) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < camelCase.length(); i++) {
            char c = camelCase.charAt(i);
            boolean begins = i > 0 && Character.isUpperCase(c) && !Character.isUpperCase(camelCase.charAt(i - 1));
            if (begins) {
                words.append(' ').append(Character.toLowerCase(c));
            } else {
                words.append(c);
            }
        }
        return words.toString();
    }
}
