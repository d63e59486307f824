package dev.durascope.engine.cloud;

import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to attach to: a deployed function, or one execution of it, and where it is. Holds no credentials, so it may be
 * remembered.
 *
 * @param partition {@code aws} unless an ARN says otherwise
 * @param region absent where the AWS configuration of this machine is to tell
 * @param account 12 digits; absent where only a function's name is known
 * @param function the function's name
 * @param qualifier a version, {@code $LATEST} or an alias; absent when none is named
 * @param execution the one execution that is meant; absent when the function is
 * @param profile the profile of the AWS configuration; absent for the default chain
 * @param endpoint where the API is; absent for AWS's own
 */
public record CloudTarget(
        String partition,
        @Nullable String region,
        @Nullable String account,
        String function,
        @Nullable String qualifier,
        @Nullable ExecutionArn execution,
        @Nullable String profile,
        @Nullable URI endpoint) {

    private static final Pattern PARTITION = Pattern.compile("aws[a-zA-Z-]*");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern FUNCTION = Pattern.compile("[a-zA-Z0-9_-]{1,140}");
    private static final Pattern QUALIFIER = Pattern.compile("\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9_-]{1,128}");
    private static final Pattern VERSION = Pattern.compile("\\$LATEST(\\.PUBLISHED)?|[0-9]+");
    private static final Pattern EXECUTION = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    private static final int NAME_PART = 6;
    private static final int QUALIFIER_PART = 7;
    private static final int MOST_PARTS = 8;

    /**
     * Where a user says that a target is, beside naming it; each absent for what the environment or the AWS configuration
     * tells.
     */
    public record Place(
            @Nullable String region,
            @Nullable String profile,
            @Nullable String endpoint) {

        /** Nothing said. */
        public static final Place DEFAULT = new Place(null, null, null);
    }

    /**
     * Reads a target: a function's ARN, its name with or without a qualifier ({@code orders:prod}), or an execution's ARN.
     *
     * @param text absent or blank for {@code QUALIFIED_FUNCTION_NAME} of the environment
     * @param environment gives {@code AWS_REGION}, {@code LAMBDA_ENDPOINT} and {@code QUALIFIED_FUNCTION_NAME} where nothing
     *     else does
     * @throws LambdaFault InvalidParameterValueException saying which part is wrong and how it must be
     */
    public static CloudTarget parse(@Nullable String text, Place place, Map<String, String> environment) {
        String named = present(text);
        if (named == null) {
            named = present(environment.get("QUALIFIED_FUNCTION_NAME"));
        }
        if (named == null) {
            throw LambdaFault.invalid("No function is named: give a function's ARN, its name such as orders:prod, or an"
                    + " execution's ARN, or set QUALIFIED_FUNCTION_NAME.");
        }
        CloudTarget target = named.startsWith("arn:") ? ofArn(named) : ofName(named);
        return target.at(place, environment);
    }

    private static CloudTarget ofName(String text) {
        int colon = text.indexOf(':');
        String function = part("function name", colon < 0 ? text : text.substring(0, colon), FUNCTION, text);
        String qualifier =
                colon < 0 ? null : part("qualifier after the colon", text.substring(colon + 1), QUALIFIER, text);
        return new CloudTarget("aws", null, null, function, qualifier, null, null, null);
    }

    private static CloudTarget ofArn(String text) {
        int slash = text.indexOf('/');
        String head = slash < 0 ? text : text.substring(0, slash);
        String[] parts = head.split(":", -1);
        if (parts.length <= NAME_PART || parts.length > MOST_PARTS) {
            throw LambdaFault.invalid("The ARN '" + text + "' has " + parts.length
                    + " parts between its colons: it must be arn:aws:lambda:REGION:ACCOUNT:function:NAME, with :QUALIFIER"
                    + " and /durable-execution/EXECUTION_NAME/EXECUTION_ID where wanted.");
        }
        String partition = part("partition", parts[1], PARTITION, text);
        if (!parts[2].equals("lambda")) {
            throw wrong("service", parts[2], "must be lambda", text);
        }
        String region = part("region", parts[3], REGION, text);
        String account = part("account", parts[4], ACCOUNT, text);
        if (!parts[5].equals("function")) {
            throw wrong("resource type", parts[5], "must be function", text);
        }
        String function = part("function name", parts[NAME_PART], FUNCTION, text);
        String qualifier =
                parts.length == MOST_PARTS ? part("qualifier", parts[QUALIFIER_PART], QUALIFIER, text) : null;
        ExecutionArn execution = slash < 0
                ? null
                : execution(text, partition, region, account, function, qualifier, text.substring(slash + 1));
        return new CloudTarget(partition, region, account, function, qualifier, execution, null, null);
    }

    private static ExecutionArn execution(
            String text,
            String partition,
            String region,
            String account,
            String function,
            @Nullable String qualifier,
            String tail) {
        String[] parts = tail.split("/", -1);
        if (qualifier == null) {
            throw LambdaFault.invalid("The ARN '" + text
                    + "' names no version before its slash: an execution's is function:NAME:VERSION/durable-execution/…,"
                    + " with $LATEST or a number.");
        }
        if (!parts[0].equals("durable-execution")) {
            throw wrong("part after the first slash", parts[0], "must be durable-execution", text);
        }
        if (parts.length != 3) {
            throw LambdaFault.invalid(
                    "The ARN '" + text + "' must end in /durable-execution/EXECUTION_NAME/EXECUTION_ID;" + " it has "
                            + (parts.length - 1) + " of the two.");
        }
        return new ExecutionArn(
                partition,
                region,
                account,
                function,
                part("version", qualifier, VERSION, text),
                part("execution name", parts[1], EXECUTION, text),
                part("execution id", parts[2], EXECUTION, text));
    }

    private static String part(String what, String value, Pattern form, String text) {
        if (form.matcher(value).matches()) {
            return value;
        }
        throw wrong(what, value, value.isEmpty() ? "is missing" : "must match " + form.pattern(), text);
    }

    private static LambdaFault wrong(String what, String value, String rule, String text) {
        return LambdaFault.invalid("The " + what + " '" + value + "' of '" + text + "' " + rule + ".");
    }

    private CloudTarget at(Place place, Map<String, String> environment) {
        String wanted = present(place.region());
        if (wanted != null && !REGION.matcher(wanted).matches()) {
            throw LambdaFault.invalid("The region '" + wanted + "' must be of the form eu-west-1.");
        }
        if (wanted != null && region != null && !wanted.equals(region)) {
            throw LambdaFault.invalid("The region " + wanted + " contradicts the ARN's, " + region
                    + ": leave the region out, or name the ARN of that region.");
        }
        String there = region != null ? region : wanted != null ? wanted : present(environment.get("AWS_REGION"));
        String url = present(place.endpoint());
        return new CloudTarget(
                partition,
                there,
                account,
                function,
                qualifier,
                execution,
                present(place.profile()),
                url != null
                        ? endpoint("The endpoint", url)
                        : endpoint("LAMBDA_ENDPOINT", present(environment.get("LAMBDA_ENDPOINT"))));
    }

    private static @Nullable URI endpoint(String what, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            URI uri = URI.create(text);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            // Whoever has credentials in an address wants them neither drawn nor remembered.
            if (http && uri.getHost() != null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Told below like any other text that is no address.
        }
        throw LambdaFault.invalid(
                what + " must be an address such as http://127.0.0.1:9001, without a user name or password.");
    }

    private static @Nullable String present(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /**
     * The same under a qualifier that is named beside it.
     *
     * @param named a version, {@code $LATEST} or an alias; absent or blank for none
     * @throws LambdaFault InvalidParameterValueException when it is none, or the target names another one
     */
    public CloudTarget qualified(@Nullable String named) {
        String wanted = present(named);
        if (wanted == null || wanted.equals(qualifier)) {
            return this;
        }
        if (!QUALIFIER.matcher(wanted).matches()) {
            throw LambdaFault.invalid(
                    "The qualifier '" + wanted + "' must be a version's number, $LATEST or an alias.");
        }
        if (qualifier != null) {
            throw LambdaFault.invalid(
                    "The qualifier " + wanted + " contradicts the target's, " + qualifier + ": leave one of them out.");
        }
        return new CloudTarget(partition, region, account, function, wanted, execution, profile, endpoint);
    }

    /** The function as the API is asked for it: by its ARN without a qualifier where that is known, else by its name. */
    public String functionName() {
        return region == null || account == null
                ? function
                : "arn:" + partition + ":lambda:" + region + ":" + account + ":function:" + function;
    }

    /** The target in a line for people: function, qualifier, region and account as far as they are known. */
    public String describe() {
        return function
                + (qualifier == null ? "" : ":" + qualifier)
                + (region == null ? "" : " in " + region)
                + (account == null ? "" : " of account " + account)
                + (endpoint == null ? "" : " at " + endpoint);
    }
}
