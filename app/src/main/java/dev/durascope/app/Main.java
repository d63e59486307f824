package dev.durascope.app;

import dev.durascope.app.cli.CommandLineInterface;
import dev.durascope.app.diagnostics.Support;
import dev.durascope.app.instance.Entry;
import dev.durascope.app.session.Opening;
import dev.durascope.app.settings.SettingsFile;
import dev.durascope.app.shell.EngineSource;
import dev.durascope.app.shell.WindowCamera;
import dev.durascope.app.shell.WindowLauncher;
import dev.durascope.app.shell.WindowSelfTest;
import dev.durascope.engine.Engine;
import dev.durascope.engine.EngineOptions;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.store.DataHome;
import java.io.IOException;

/** Where the process begins. */
public final class Main {

    private Main() {}

    /** Carries out the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(CommandLineInterface.ofProcess(Main::openWindow, new WindowCamera(), new WindowSelfTest())
                .execute(arguments));
    }

    /** Opens the window on the executions that are kept on this machine, where no other window has them. */
    private static void openWindow(Opening opening, Entry.Own entry) {
        DataHome home = DataHome.current();
        Support support = Support.in(home.directory());
        support.watch();
        EngineOptions watching = EngineOptions.inMemory(
                        ExecutorSettings.DEFAULT.holdingUnregisteredInvokes(true), home.cache())
                .withJdkHomes(
                        SettingsFile.peek(SettingsFile.in(home.directory())).jdkHomes())
                .watching();
        EngineOptions options = entry.claim() == null ? watching : watching.keptIn(home.database());
        EngineSource source = new EngineSource() {
            @Override
            public Engine kept() throws IOException {
                return Engine.open(options);
            }

            @Override
            public Engine unkept() throws IOException {
                return Engine.open(watching);
            }
        };
        WindowLauncher.open(opening, source, home.directory(), entry, support);
    }
}
