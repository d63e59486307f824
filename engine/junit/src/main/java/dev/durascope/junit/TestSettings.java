package dev.durascope.junit;

import dev.durascope.junit.DurableTestException.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What decides where annotated tests run.
 *
 * @param lookup a setting's value by its name; empty when it is not set
 */
record TestSettings(Function<String, Optional<String>> lookup) {
    static final String MODE = "durascope.mode";
    static final String RECORDINGS = "durascope.recordings";
    static final String FUNCTION = "QUALIFIED_FUNCTION_NAME";
    static final String TEST_NAME = "LAMBDA_FUNCTION_TEST_NAME";
    static final String REGION = "AWS_REGION";
    static final String ENDPOINT = "LAMBDA_ENDPOINT";

    private Optional<String> get(String name) {
        return lookup.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * Where tests run.
     *
     * @throws IllegalArgumentException when the setting is neither of the two
     */
    TestMode mode() {
        String mode = get(MODE).orElse("local");
        return switch (mode.toLowerCase(Locale.ROOT)) {
            case "local" -> TestMode.LOCAL;
            case "cloud" -> TestMode.CLOUD;
            default -> throw new IllegalArgumentException(MODE + " must be local or cloud, not '" + mode + "'.");
        };
    }

    /** Why a test of a function is not run; empty when it is. */
    Optional<String> skipped(String function) {
        if (mode() == TestMode.LOCAL) {
            return Optional.empty();
        }
        return get(TEST_NAME)
                .filter(name -> !name.equalsIgnoreCase(function))
                .map(name -> "Test of function '" + function + "' does not match " + TEST_NAME + " '" + name
                        + "': only that function's tests run in cloud mode.");
    }

    /**
     * A runner of the deployed function.
     *
     * @throws DurableTestException when settings that cloud mode needs are missing, naming them
     */
    DurableFunctionCloudTestRunner cloudRunner() {
        List<String> missing = new ArrayList<>();
        for (String name : List.of(FUNCTION, TEST_NAME)) {
            if (get(name).isEmpty()) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            throw new DurableTestException(
                    Problem.ENVIRONMENT_NOT_SET,
                    "Cloud mode needs environment variables that are not set: " + String.join(", ", missing) + ". "
                            + FUNCTION + " names the deployed function, such as orders:$LATEST, and " + TEST_NAME
                            + " the tests that are meant for it by their annotation's function. To run on this machine,"
                            + " leave -D" + MODE + "=cloud out.");
        }
        CloudRunnerBuilder builder =
                DurableFunctionCloudTestRunner.forFunction(get(FUNCTION).orElseThrow());
        if (!get(FUNCTION).orElseThrow().startsWith("arn:")) {
            builder.region(get(REGION).orElse(CloudRunnerBuilder.REGION));
        }
        get(ENDPOINT).map(TestSettings::uri).ifPresent(builder::endpoint);
        return builder.build();
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    ENDPOINT + " must be an address such as http://127.0.0.1:9001, not '" + text + "'.", e);
        }
    }

    /** Where recordings of failed tests are left. */
    Path recordings() {
        return Path.of(get(RECORDINGS).orElse("target/durascope"));
    }
}
