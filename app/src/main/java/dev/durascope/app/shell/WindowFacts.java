package dev.durascope.app.shell;

import dev.durascope.app.launch.JarContents;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.engine.model.ExecutionSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** What the window shows, for somebody who does not see it: no names, inputs or payloads. */
final class WindowFacts {
    private WindowFacts() {}

    static List<String> of(Stage stage, WindowModel model, Theme theme, String underWay) {
        List<String> facts = new ArrayList<>();
        facts.add("Size: %.0f x %.0f, scale %.2f, %s"
                .formatted(stage.getWidth(), stage.getHeight(), stage.getOutputScaleX(), theme.id()));
        facts.add("Screens: "
                + Screen.getScreens().stream()
                        .map(screen -> "%.0f x %.0f at %.2f"
                                .formatted(
                                        screen.getBounds().getWidth(),
                                        screen.getBounds().getHeight(),
                                        screen.getOutputScaleX()))
                        .collect(Collectors.joining(", ")));
        facts.add("Page: " + model.placeProperty().get());
        facts.add("Under way: " + (underWay.isEmpty() ? "nothing" : underWay));
        Node focus = stage.getScene().getFocusOwner();
        facts.add("Focus: " + (focus == null ? "none" : focus.getClass().getSimpleName() + " #" + focus.getId()));
        facts.add("Panes: "
                + Arrays.stream(Pane.values())
                        .filter(model.panes()::isShown)
                        .map(Pane::id)
                        .collect(Collectors.joining(", ")));
        JarContents open = model.contents();
        facts.add("Code: "
                + (open == null
                        ? "none"
                        : open.handlers().size() + " handlers, "
                                + open.code().getClass().getSimpleName()));
        Map<String, Long> byStatus = model.executions().rows().stream()
                .map(ExecutionSummary::status)
                .collect(Collectors.groupingBy(String::valueOf, TreeMap::new, Collectors.counting()));
        facts.add("Executions: " + (byStatus.isEmpty() ? "none" : byStatus));
        facts.add("Opened files: " + model.recordings().rows().size());
        facts.add("Stopped: " + model.debug().allStops().size());
        facts.add(session(model.session()));
        return facts;
    }

    private static String session(@org.jspecify.annotations.Nullable ExecutionSession session) {
        if (session == null) {
            return "Execution shown: none";
        }
        String where = session.isAttached() ? "on AWS" : session.isLocal() ? "of this machine" : "from a file";
        return "Execution shown: " + where + ", " + session.state().operationCount() + " operations, "
                + session.state().position() + " journal entries, "
                + (session.factsProperty().get() == null
                        ? "loading"
                        : session.factsProperty().get().status());
    }
}
