package dev.durascope.engine.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a durable execution's ARN (API model, {@code DurableExecutionArn}; protocol §1).
 *
 * @param qualifier {@code $LATEST}, {@code $LATEST.PUBLISHED} or a version number, never an alias
 * @param name the execution's name
 * @param id the execution's id, which is also the id of its EXECUTION operation
 */
public record ExecutionArn(
        String partition, String region, String account, String function, String qualifier, String name, String id) {

    private static final Pattern FORM = Pattern.compile("arn:([a-zA-Z0-9-]+):lambda:([a-zA-Z0-9-]+):(\\d{12})"
            + ":function:([a-zA-Z0-9_-]+):(\\$LATEST(?:\\.PUBLISHED)?|[0-9]+)"
            + "/durable-execution/([a-zA-Z0-9_-]+)/([a-zA-Z0-9_-]+)");

    /**
     * Reads an ARN.
     *
     * @throws LambdaFault InvalidParameterValueException when the text is not of the form the API model gives
     */
    public static ExecutionArn parse(String text) {
        Matcher m = FORM.matcher(text);
        if (text.length() > 1024 || !m.matches()) {
            throw LambdaFault.invalid(
                    "DurableExecutionArn '" + text + "' is not of the form arn:PARTITION:lambda:REGION"
                            + ":ACCOUNT:function:NAME:QUALIFIER/durable-execution/EXECUTION_NAME/EXECUTION_ID.");
        }
        return new ExecutionArn(m.group(1), m.group(2), m.group(3), m.group(4), m.group(5), m.group(6), m.group(7));
    }

    /** The function's ARN with its qualifier. */
    public String functionArn() {
        return "arn:" + partition + ":lambda:" + region + ":" + account + ":function:" + function + ":" + qualifier;
    }

    @Override
    public String toString() {
        return functionArn() + "/durable-execution/" + name + "/" + id;
    }
}
