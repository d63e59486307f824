package dev.durascope.app.tree;

import dev.durascope.app.command.Command;
import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.history.OperationState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row of the tree can ask for. */
public interface TreeActions {

    /** Lets time pass until the operation's deadline. */
    void skip(String operationId);

    /** Shows where an operation that waits for the outside world is answered. */
    void answer(String operationId);

    /** Shows all that is known of the selected operation. */
    void inspect();

    /** Sets a breakpoint before the operation, or removes it. */
    void toggleBreakpoint(OperationState state);

    /** The breakpoint that is for the operation; {@code null} when none is. */
    @Nullable
    Breakpoint breakpointOn(OperationState state);

    /** Whether the execution is stopped at the operation. */
    boolean isStoppedAt(OperationState state);

    /** Whether somebody outside must answer for the operation. */
    boolean needsAnswer(OperationState state);

    /** What the context menu offers beside copying. */
    List<Command> contextCommands();
}
