package dev.durascope.app.cloud;

import dev.durascope.app.settings.Settings;
import dev.durascope.engine.cloud.CloudTarget;
import dev.durascope.engine.model.LambdaFault;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What to attach to, as it is typed, and what is wrong with it. */
public final class AttachForm {
    private final Map<String, String> environment;
    private final StringProperty target = new SimpleStringProperty("");
    private final StringProperty profile = new SimpleStringProperty("");
    private final StringProperty region = new SimpleStringProperty("");
    private final StringProperty endpoint = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable CloudTarget> read = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper targetProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper placeProblem = new ReadOnlyStringWrapper("");

    /** An empty form. @param environment gives the defaults, see {@link CloudTarget#parse} */
    public AttachForm(Map<String, String> environment) {
        this.environment = environment;
        for (StringProperty each : new StringProperty[] {target, profile, region, endpoint}) {
            each.addListener(o -> review());
        }
        review();
    }

    /** Fills the form with a target as it was named before. */
    public void fill(Settings.Attached before) {
        target.set(before.target());
        profile.set(before.profile());
        region.set(before.region());
        endpoint.set(before.endpoint());
    }

    /** A function's ARN or name, or an execution's ARN; blank for what the environment names. */
    public StringProperty targetProperty() {
        return target;
    }

    /** A profile of the AWS configuration; blank for the default chain. */
    public StringProperty profileProperty() {
        return profile;
    }

    /** A region; blank where the ARN or the AWS configuration tells. */
    public StringProperty regionProperty() {
        return region;
    }

    /** Where the API is; blank for AWS's own. */
    public StringProperty endpointProperty() {
        return endpoint;
    }

    /** What the form means; {@code null} while something is wrong with it. */
    public ReadOnlyObjectProperty<@Nullable CloudTarget> readProperty() {
        return read.getReadOnlyProperty();
    }

    /** Which part of the target is wrong, and how it must be; empty when none is, or nothing was typed. */
    public ReadOnlyStringProperty targetProblemProperty() {
        return targetProblem.getReadOnlyProperty();
    }

    /** What is wrong with region or endpoint; empty when nothing is. */
    public ReadOnlyStringProperty placeProblemProperty() {
        return placeProblem.getReadOnlyProperty();
    }

    /** What the environment gives where a field is blank; empty for nothing. */
    String fallback(String variable) {
        return environment.getOrDefault(variable, "");
    }

    private void review() {
        String wrongTarget = problem(
                CloudTarget.Place.DEFAULT, Map.of("QUALIFIED_FUNCTION_NAME", fallback("QUALIFIED_FUNCTION_NAME")));
        CloudTarget.Place place = new CloudTarget.Place(region.get(), profile.get(), endpoint.get());
        String wrong = problem(place, environment);
        targetProblem.set(
                target.get().isBlank() && fallback("QUALIFIED_FUNCTION_NAME").isBlank() ? "" : wrongTarget);
        placeProblem.set(wrongTarget.isEmpty() ? wrong : "");
        read.set(wrong.isEmpty() ? CloudTarget.parse(target.get(), place, environment) : null);
    }

    private String problem(CloudTarget.Place place, Map<String, String> defaults) {
        try {
            CloudTarget.parse(target.get(), place, defaults);
            return "";
        } catch (LambdaFault e) {
            return e.getMessage();
        }
    }
}
