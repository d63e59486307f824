package dev.durascope.engine.debug;

import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.OperationState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step under way.
 *
 * @param context the context that is stepped in; absent for the top level
 * @param operationId where {@link StepKind#TO_OPERATION} goes; for {@link StepKind#OUT}, the invoke of the execution
 *     that was stepped out of, absent when it was none
 */
record Step(
        StepKind kind, @Nullable String context, @Nullable String operationId) {

    /**
     * What a held batch is about: one of its updates.
     *
     * @param parentId the context the operation is in; absent for the top level
     * @param starts whether the operation, or an attempt of it, begins with it
     */
    record Touch(String operationId, @Nullable String parentId, boolean starts) {}

    /** The first of a batch's updates at which the step ends, or {@code null} when it goes on. */
    @Nullable
    Touch endsAt(List<Touch> batch, ExecutionState state) {
        String here = open(context, state);
        for (Touch touch : batch) {
            if (endsAt(touch, here, state)) {
                return touch;
            }
        }
        return null;
    }

    /** Whether the invoke that was stepped out of has ended. */
    boolean isBack(ExecutionState state) {
        OperationState invoke = kind != StepKind.OUT || operationId == null ? null : state.operation(operationId);
        return invoke != null && invoke.operation().status().isTerminal();
    }

    private boolean endsAt(Touch touch, @Nullable String here, ExecutionState state) {
        return switch (kind) {
            case OVER -> isIn(touch, here) || closes(touch, here, state);
            case INTO -> isIn(touch, here) || closes(touch, here, state) || isBelow(touch, here, state);
            case OUT -> !same(here, context) && isIn(touch, here) || closes(touch, context, state);
            case TO_OPERATION -> touch.operationId().equals(operationId);
            case TO_SUSPENSION, TO_END -> false;
            case PAUSE -> true;
        };
    }

    /** The context itself, or, once that has ended, the nearest around it that has not. */
    private static @Nullable String open(@Nullable String context, ExecutionState state) {
        String open = context;
        while (open != null) {
            OperationState s = state.operation(open);
            if (s == null || !s.operation().status().isTerminal()) {
                return open;
            }
            open = s.operation().parentId();
        }
        return null;
    }

    private static boolean isIn(Touch touch, @Nullable String context) {
        return same(touch.parentId(), context);
    }

    /** Whether a touch ends the context, or one around it. Their starts may come late: SDKs do not wait for them. */
    private static boolean closes(Touch touch, @Nullable String context, ExecutionState state) {
        if (touch.starts()) {
            return false;
        }
        String around = context;
        while (around != null) {
            if (touch.operationId().equals(around)) {
                return true;
            }
            around = parent(around, state);
        }
        return false;
    }

    private static boolean isBelow(Touch touch, @Nullable String context, ExecutionState state) {
        String around = touch.parentId();
        while (around != null) {
            if (around.equals(context)) {
                return true;
            }
            around = parent(around, state);
        }
        return context == null;
    }

    private static @Nullable String parent(String id, ExecutionState state) {
        OperationState s = state.operation(id);
        return s == null ? null : s.operation().parentId();
    }

    private static boolean same(@Nullable String a, @Nullable String b) {
        return a == null ? b == null : a.equals(b);
    }
}
