package dev.durascope.engine.json;

import dev.durascope.engine.model.LambdaFault;
import java.util.regex.Pattern;

/** The API model's rules for text: length and pattern. */
public enum TextRule {
    OPERATION_ID(64, "[a-zA-Z0-9-_]+"),
    OPERATION_NAME(256, "[\\x20-\\x7E]+"),
    SUB_TYPE(32, "[a-zA-Z0-9-_]+"),
    CHECKPOINT_TOKEN(2048, "[A-Za-z0-9+/]+={0,2}"),
    CLIENT_TOKEN(64, "[\\x21-\\x7E]+"),
    CALLBACK_ID(1024, "[A-Za-z0-9+/]+={0,2}"),
    EXECUTION_NAME(64, "[a-zA-Z0-9-_]+"),
    TENANT_ID(256, "[a-zA-Z0-9\\._:\\/=+\\-@ ]+"),
    QUALIFIER(128, "\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+"),
    FUNCTION_NAME(
            256,
            "(arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:"
                    + "|(((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?))"
                    + "(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?");

    private final int maxLength;
    private final Pattern pattern;

    TextRule(int maxLength, String pattern) {
        this.maxLength = maxLength;
        this.pattern = Pattern.compile(pattern);
    }

    /**
     * Checks a value.
     *
     * @param field the field's name, for the message
     * @return the value
     * @throws LambdaFault InvalidParameterValueException when it breaks the rule
     */
    public String check(String field, String value) {
        if (value.isEmpty() || value.length() > maxLength) {
            throw LambdaFault.invalid(
                    field + " must have 1 to " + maxLength + " characters; got " + value.length() + ".");
        }
        if (!pattern.matcher(value).matches()) {
            throw LambdaFault.invalid(
                    field + " must match the pattern " + pattern + "; got '" + Fields.shortened(value) + "'.");
        }
        return value;
    }
}
