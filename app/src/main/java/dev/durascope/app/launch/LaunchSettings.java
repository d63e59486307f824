package dev.durascope.app.launch;

import dev.durascope.app.feed.Background;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.Development;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.DurableConfig;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the chosen handler is run with: durable or plain, environment, system properties, AWS profile and JDK. */
public final class LaunchSettings {
    /** All that can be entered. */
    record Draft(
            String environment,
            String systemProperties,
            String awsProfile,
            FunctionKind kind,
            @Nullable Path javaHome,
            DevelopmentSettings.Draft development,
            String withheld) {}

    private final StringProperty environment = new SimpleStringProperty("");
    private final StringProperty systemProperties = new SimpleStringProperty("");
    private final StringProperty awsProfile = new SimpleStringProperty("");
    private final KindSelection kind = new KindSelection();
    private final JdkSelection jdk;
    private final DevelopmentSettings development = new DevelopmentSettings();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper withheld = new ReadOnlyStringWrapper("");

    LaunchSettings(Background background) {
        jdk = new JdkSelection(background);
        environment.addListener(o -> check());
        systemProperties.addListener(o -> check());
        jdk.sentenceProperty().addListener(o -> check());
        jdk.chosenProperty().addListener(o -> check());
        development.problemProperty().addListener(o -> check());
    }

    /** Environment variables as typed, a line each. */
    public StringProperty environmentProperty() {
        return environment;
    }

    /** Java system properties as typed, a line each. */
    public StringProperty systemPropertiesProperty() {
        return systemProperties;
    }

    /** The AWS profile whose credentials the handler gets; blank for dummy ones. */
    public StringProperty awsProfileProperty() {
        return awsProfile;
    }

    /** Durable or plain. */
    public KindSelection kind() {
        return kind;
    }

    /** The JDK to run on. */
    public JdkSelection jdk() {
        return jdk;
    }

    /** How its developer looks into it. */
    public DevelopmentSettings development() {
        return development;
    }

    /** Why nothing can be run with these settings; empty when it can. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Which values must be typed again because credentials are never kept; empty when none. */
    public ReadOnlyStringProperty withheldProperty() {
        return withheld.getReadOnlyProperty();
    }

    /** Begins anew with a handler of a jar. */
    void show(JarContents contents, HandlerChoice handler) {
        environment.set("");
        systemProperties.set("");
        awsProfile.set("");
        withheld.set("");
        kind.show(handler);
        jdk.show(contents.jdks());
        development.restore(Development.NONE);
        check();
    }

    /** What was entered, to be put back by {@link #restore(Draft)}. */
    Draft draft() {
        return new Draft(
                environment.get(),
                systemProperties.get(),
                awsProfile.get(),
                kind.kindProperty().get(),
                jdk.home(),
                development.draft(),
                withheld.get());
    }

    /** Puts back what was entered before. */
    void restore(Draft draft) {
        environment.set(draft.environment());
        systemProperties.set(draft.systemProperties());
        awsProfile.set(draft.awsProfile());
        kind.restore(draft.kind());
        jdk.choose(draft.javaHome());
        development.restore(draft.development());
        withheld.set(draft.withheld());
    }

    /** Takes what the handler was run with the last time. */
    void restore(LaunchMemory.Kept kept) {
        FunctionConfig function = kept.function();
        environment.set(Variables.format(function.environment()));
        systemProperties.set(Variables.format(function.systemProperties()));
        awsProfile.set(function.awsProfile() == null ? "" : function.awsProfile());
        kind.restore(function.durable() == null ? FunctionKind.PLAIN : FunctionKind.DURABLE);
        jdk.choose(function.javaHome());
        development.restore(function.development());
        withheld.set(
                kept.withheld().isEmpty()
                        ? ""
                        : "Not kept because they look like credentials, type them again: "
                                + String.join(", ", kept.withheld()));
    }

    private void check() {
        String wrong = variables("Environment", environment.get());
        if (wrong.isEmpty()) {
            wrong = variables("System properties", systemProperties.get());
        }
        if (wrong.isEmpty()) {
            wrong = development.problemProperty().getValue();
        }
        problem.set(wrong.isEmpty() ? jdk.obstacle() : wrong);
    }

    private static String variables(String what, String text) {
        try {
            Variables.parse(text);
            return "";
        } catch (IllegalArgumentException e) {
            return what + ", " + e.getMessage();
        }
    }

    /**
     * The function as it is to be run.
     *
     * @param debugged whether a debugger shall be able to attach to it
     * @throws IllegalArgumentException when variables or the debug port are none, or the name breaks Lambda's rules
     */
    FunctionConfig function(Code code, HandlerChoice handler, boolean debugged) {
        return new FunctionConfig(
                handler.functionName(),
                code,
                handler.handler(),
                FunctionConfig.DEFAULT_TIMEOUT_SECONDS,
                FunctionConfig.DEFAULT_MEMORY_MB,
                Variables.parse(environment.get()),
                Variables.parse(systemProperties.get()),
                awsProfile.get().isBlank() ? null : awsProfile.get().strip(),
                jdk.home(),
                kind.kindProperty().get() == FunctionKind.DURABLE ? DurableConfig.DEFAULT : null,
                false,
                development.development(debugged));
    }
}
