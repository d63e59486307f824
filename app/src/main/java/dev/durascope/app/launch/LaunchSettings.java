package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.Development;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.DurableConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            String withheld,
            @Nullable FunctionConfig template) {}

    private final StringProperty environment = new SimpleStringProperty("");
    private final StringProperty systemProperties = new SimpleStringProperty("");
    private final StringProperty awsProfile = new SimpleStringProperty("");
    private final KindSelection kind = new KindSelection();
    private final JdkSelection jdk;
    private final DevelopmentSettings development = new DevelopmentSettings();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper withheld = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper limits = new ReadOnlyStringWrapper("");
    private @Nullable FunctionConfig template;

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

    /** What a template says of timeouts and memory, in a sentence; empty for a handler that none names. */
    public ReadOnlyStringProperty limitsProperty() {
        return limits.getReadOnlyProperty();
    }

    /** Begins anew with a handler of a jar, with what its template says where one names it. */
    void show(JarContents contents, HandlerChoice handler) {
        template = handler.function();
        limits.set(template == null ? "" : TemplateLimits.sentence(template, titleOf(handler)));
        environment.set(template == null ? "" : Variables.format(template.environment()));
        systemProperties.set("");
        awsProfile.set("");
        withheld.set("");
        kind.show(handler);
        jdk.show(contents.jdks(handler));
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
                withheld.get(),
                template);
    }

    private static String titleOf(HandlerChoice handler) {
        return handler.origin() == null ? "" : handler.origin().title();
    }

    /** Puts back what was entered before; what a template says otherwise since then counts. */
    void restore(Draft draft) {
        TemplateChange change =
                TemplateChange.between(draft.template(), template).orElse(null);
        environment.set(
                change == null ? draft.environment() : Variables.format(change.over(readable(draft.environment()))));
        systemProperties.set(draft.systemProperties());
        awsProfile.set(draft.awsProfile());
        if (change == null || !change.changesKind()) {
            kind.restore(draft.kind());
        }
        jdk.choose(draft.javaHome());
        development.restore(draft.development());
        withheld.set(draft.withheld());
    }

    /** Takes what the handler was run with the last time. */
    void restore(LaunchMemory.Kept kept) {
        FunctionConfig function = kept.function();
        Map<String, String> variables = underTemplate(function.environment());
        List<String> missing = kept.withheld().stream()
                .filter(name -> !variables.containsKey(name))
                .toList();
        environment.set(Variables.format(variables));
        systemProperties.set(Variables.format(function.systemProperties()));
        awsProfile.set(function.awsProfile() == null ? "" : function.awsProfile());
        kind.restore(function.durable() == null ? FunctionKind.PLAIN : FunctionKind.DURABLE);
        jdk.choose(function.javaHome());
        development.restore(function.development());
        withheld.set(missing.isEmpty() ? "" : text("launch.options.withheld", String.join(", ", missing)));
    }

    /** Variables that were entered, with what the template says of them and of others. */
    private Map<String, String> underTemplate(Map<String, String> entered) {
        Map<String, String> variables = new HashMap<>(entered);
        if (template != null) {
            variables.putAll(template.environment());
        }
        return variables;
    }

    private static Map<String, String> readable(String variables) {
        try {
            return Variables.parse(variables);
        } catch (IllegalArgumentException e) {
            return Map.of(); // half typed when another template came
        }
    }

    private void check() {
        String wrong = variables(text("launch.options.environment.name"), environment.get());
        if (wrong.isEmpty()) {
            wrong = variables(text("launch.options.properties.name"), systemProperties.get());
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
        FunctionConfig named = handler.function();
        DurableConfig durable = named == null || named.durable() == null ? DurableConfig.DEFAULT : named.durable();
        return new FunctionConfig(
                handler.functionName(),
                code,
                handler.handler(),
                named == null ? FunctionConfig.DEFAULT_TIMEOUT_SECONDS : named.timeoutSeconds(),
                named == null ? FunctionConfig.DEFAULT_MEMORY_MB : named.memoryMb(),
                Variables.parse(environment.get()),
                Variables.parse(systemProperties.get()),
                awsProfile.get().isBlank() ? null : awsProfile.get().strip(),
                jdk.home(),
                kind.kindProperty().get() == FunctionKind.DURABLE ? durable : null,
                named != null && named.tenantIsolation(),
                development.development(debugged));
    }
}
