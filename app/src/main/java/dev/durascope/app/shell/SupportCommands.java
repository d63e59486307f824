package dev.durascope.app.shell;

import dev.durascope.app.command.Commands;
import dev.durascope.app.diagnostics.Crash;
import dev.durascope.app.diagnostics.Support;
import dev.durascope.app.look.Copy;
import dev.durascope.app.notice.Notice;
import dev.durascope.icons.DurascopeIcons;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.stage.Stage;

/** What helps when something went wrong: what was told, what crashed, and a page for whoever is asked. */
final class SupportCommands {
    static final String NOTIFICATIONS = "help.notifications";
    static final String DIAGNOSTICS = "help.diagnostics";
    static final String CRASHES = "help.crashes";

    /** In the Help menu. */
    static final List<String> IN_HELP_MENU = List.of(NOTIFICATIONS, CRASHES, DIAGNOSTICS);

    private final WindowModel model;
    private final Stage stage;
    private final Support support;
    private final Supplier<List<String>> window;

    private SupportCommands(WindowModel model, Stage stage, Supplier<List<String>> window) {
        this.model = model;
        this.stage = stage;
        this.support = model.services().support();
        this.window = window;
    }

    /**
     * Adds them.
     *
     * @param window what the window shows, for the page
     * @return tells of crashes: called every frame, and does little when there are none
     */
    static Runnable add(Commands commands, WindowModel model, Stage stage, Supplier<List<String>> window) {
        SupportCommands support = new SupportCommands(model, stage, window);
        commands.add(
                NOTIFICATIONS,
                "Notifications…",
                "Read again what the window told.",
                DurascopeIcons.INFORMATION,
                "Shortcut+Shift+N",
                Commands.ALWAYS,
                support::notifications);
        commands.add(
                CRASHES,
                "Crash Reports…",
                "Read what was written when Durascope itself failed; nothing of it is sent anywhere.",
                null,
                null,
                Commands.ALWAYS,
                support::crashes);
        commands.add(
                DIAGNOSTICS,
                "Copy Diagnostics",
                "Copy versions, settings, log and the state of the window, without secrets, for a report.",
                DurascopeIcons.COPY,
                null,
                Commands.ALWAYS,
                support::diagnostics);
        return support::tellCrashes;
    }

    private void notifications() {
        WindowServices services = model.services();
        NotificationsDialog.show(stage, model.notices(), services.clock(), services.zone());
    }

    private void diagnostics() {
        List<String> shown = window.get();
        model.background()
                .run(
                        "Collecting diagnostics",
                        () -> support.diagnostics(shown),
                        page -> {
                            Copy.text(page);
                            model.notices()
                                    .tell(Notice.success(
                                                    "The diagnostics are copied, without secrets. Read them before you"
                                                            + " hand them on.")
                                            .with(new Notice.Act("Show", () -> showDiagnostics(page))));
                        },
                        failure -> model.notices().problem("The diagnostics could not be collected", failure));
    }

    private void showDiagnostics(String page) {
        TextDialog.show(stage, "Diagnostics", "What was copied: check that nothing in it is nobody's business.", page);
    }

    private void crashes() {
        model.background()
                .run(
                        "",
                        support.crashes()::kept,
                        kept -> {
                            if (kept.isEmpty()) {
                                model.notices().tell(Notice.information("There are no crash reports."));
                            } else {
                                show(kept);
                            }
                        },
                        failure -> model.notices().problem("The crash reports could not be read", failure));
    }

    private void show(List<Crash> reports) {
        TextDialog.show(
                stage,
                "Crash Reports",
                (reports.size() == 1 ? "One report" : reports.size() + " reports, newest first") + ", kept in "
                        + support.crashes().directory(),
                text(reports));
    }

    private static String text(List<Crash> reports) {
        return reports.stream()
                .map(each -> each.file().getFileName() + "\n" + each.text())
                .collect(Collectors.joining("\n" + "—".repeat(60) + "\n\n"));
    }

    /** Offers what earlier runs left. */
    static void offer(WindowModel model, Stage stage) {
        SupportCommands support = new SupportCommands(model, stage, List::of);
        model.background()
                .run(
                        "",
                        model.services().support()::takeLeft,
                        left -> {
                            if (!left.isEmpty()) {
                                model.notices().tell(support.offered(left));
                            }
                        },
                        failure -> model.notices().problem("The crash reports could not be read", failure));
    }

    private Notice offered(List<Crash> left) {
        String what = left.getFirst().title();
        String more = left.size() == 1 ? "" : " There are " + left.size() + " reports.";
        return Notice.information("The last run ended badly. " + (what.endsWith(".") ? what : what + ".") + more)
                .with(acts(left));
    }

    private Notice.Act[] acts(List<Crash> reports) {
        return new Notice.Act[] {
            new Notice.Act("Show", () -> show(reports)),
            new Notice.Act("Copy", () -> Copy.text(text(reports))),
            new Notice.Act(
                    "Discard",
                    () -> model.background()
                            .run(
                                    "",
                                    () -> support.crashes().discard(reports),
                                    failure -> model.notices().problem("The reports are still there", failure)))
        };
    }

    private void tellCrashes() {
        for (Crash crash : support.takeCrashes()) {
            model.notices()
                    .tell(Notice.problem("Durascope has a bug: " + crash.title().replaceFirst("^Durascope failed: ", "")
                                    + ". What runs goes on; if the window is not right, close and open it.")
                            .with(acts(List.of(crash))));
        }
    }
}
