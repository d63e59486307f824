package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.breakpoints.BreakpointText;
import dev.durascope.engine.debug.Stop;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;

/** Asks before the window closes on what runs or is stopped. Nothing is lost either way. */
final class CloseDialog {
    private static final int LISTED = 4;

    /** What the user wants. */
    enum Answer {
        /** Let what is stopped go on, at once and at the next start. */
        RESUME,
        /** Close; what is stopped is stopped at the next start. */
        CLOSE,
        /** Do not close. */
        STAY
    }

    private CloseDialog() {}

    /** Asks on what is stopped, not empty. */
    static Answer ofStopped(Stage owner, List<Stop> stops) {
        long executions = stops.stream().map(Stop::arn).distinct().count();
        String list = stops.stream()
                .limit(LISTED)
                .map(stop -> "•  " + BreakpointText.brief(stop))
                .collect(Collectors.joining("\n"));
        String more = stops.size() > LISTED ? "\n•  " + text("shell.close.more", stops.size() - LISTED) : "";
        ButtonType resume = new ButtonType(text("shell.close.resume"), ButtonBar.ButtonData.YES);
        ButtonType close = new ButtonType(text("shell.close.stayStopped"), ButtonBar.ButtonData.NO);
        Alert alert = alert(
                owner,
                text("shell.close.stopped", executions),
                list + more + "\n\n" + text("shell.close.stopped.explanation"),
                resume,
                close);
        ButtonType answer = alert.showAndWait().orElse(ButtonType.CANCEL);
        return answer == resume ? Answer.RESUME : answer == close ? Answer.CLOSE : Answer.STAY;
    }

    /** Asks on executions that run. */
    static Answer ofRunning(Stage owner, long running) {
        ButtonType close = new ButtonType(text("shell.close.close"), ButtonBar.ButtonData.OK_DONE);
        Alert alert =
                alert(owner, text("shell.close.running", running), text("shell.close.running.explanation"), close);
        return alert.showAndWait().filter(answer -> answer == close).isPresent() ? Answer.CLOSE : Answer.STAY;
    }

    private static Alert alert(Stage owner, String header, String text, ButtonType... choices) {
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, text, choices);
        alert.getButtonTypes().add(ButtonType.CANCEL);
        alert.initOwner(owner);
        alert.setTitle(text("shell.close.title"));
        alert.setHeaderText(header);
        alert.getDialogPane().getStyleClass().add("close-dialog");
        return alert;
    }
}
