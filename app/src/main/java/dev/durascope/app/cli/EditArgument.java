package dev.durascope.app.cli;

import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.ForkEdit;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationType;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What {@code --result OPERATION=JSON} or {@code --error OPERATION=TYPE[:MESSAGE]} says. */
final class EditArgument {
    private static final int NAMED = 12;

    private final String option;
    private final String operation;
    private final Function<String, ForkEdit> edit;

    private EditArgument(String option, String operation, Function<String, ForkEdit> edit) {
        this.option = option;
        this.operation = operation;
        this.edit = edit;
    }

    /** @throws BadInput when it is of another form */
    static EditArgument result(String text) {
        int equals = equals("--result", text, "OPERATION=JSON, such as --result 'charge={\"paid\": true}'");
        String json = text.substring(equals + 1);
        return new EditArgument("--result", text.substring(0, equals), id -> new ForkEdit.Result(id, json));
    }

    /** @throws BadInput when it is of another form */
    static EditArgument error(String text) {
        String form = "OPERATION=TYPE or OPERATION=TYPE:MESSAGE, such as --error charge=CardDeclined";
        int equals = equals("--error", text, form);
        String said = text.substring(equals + 1);
        int colon = said.indexOf(':');
        String type = colon < 0 ? said : said.substring(0, colon);
        if (type.isBlank()) {
            throw new BadInput("--error " + text + " must be " + form + ".");
        }
        ErrorObject error = ErrorObject.of(type, colon < 0 ? "Given by --error" : said.substring(colon + 1));
        return new EditArgument("--error", text.substring(0, equals), id -> new ForkEdit.Failure(id, error));
    }

    private static int equals(String option, String text, String form) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw new BadInput(option + " " + text + " must be " + form + ".");
        }
        return equals;
    }

    /**
     * The edit of the operation that is named so, or has this id.
     *
     * @param state the execution as far as its history goes
     * @throws BadInput when there is none, or more than one
     */
    ForkEdit in(ExecutionState state) {
        if (state.operation(operation) != null) {
            return edit.apply(operation);
        }
        List<Operation> all = state.operations().stream()
                .map(OperationState::operation)
                .filter(each -> each.type() != OperationType.EXECUTION)
                .toList();
        List<Operation> named = all.stream()
                .filter(each -> Objects.equals(operation, each.name()))
                .toList();
        if (named.size() == 1) {
            return edit.apply(named.getFirst().id());
        }
        if (named.isEmpty()) {
            throw new BadInput(option + ": there is no operation " + operation + " in the history; there "
                    + (all.isEmpty() ? "is none." : "are " + listed(all, Words::name) + "."));
        }
        throw new BadInput(option + ": " + named.size() + " operations are called " + operation
                + "; name one by its id: " + listed(named, Operation::id) + ".");
    }

    private static String listed(List<Operation> operations, Function<Operation, String> words) {
        List<String> some =
                operations.stream().limit(NAMED).map(words).distinct().toList();
        return String.join(", ", some) + (operations.size() > NAMED ? ", …" : "");
    }
}
