package dev.durascope.engine.functions;

import dev.durascope.engine.functions.Tree.Scalar.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Resolves CloudFormation's intrinsic functions as far as one template by itself can tell. */
final class Intrinsics {

    private static final String SUPPORTED =
            "; supported are Ref, Fn::Sub, Fn::GetAtt and Fn::Join between the resources"
                    + " of this template, parameters with defaults and pseudo parameters; write the value out here.";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");
    private static final String NO_VALUE = "AWS::NoValue";

    private final Map<String, Tree> resources;
    private final Map<String, Tree> parameters;
    private final Map<String, String> pseudo;
    private final Mistakes mistakes;
    private final String region;
    private final String account;
    private final Deque<String> naming = new ArrayDeque<>();

    Intrinsics(Tree.Mapping root, Mistakes mistakes, String region, String account) {
        this.resources = entries(root.entries().get("Resources"));
        this.parameters = entries(root.entries().get("Parameters"));
        this.mistakes = mistakes;
        this.region = region;
        this.account = account;
        this.pseudo = Map.of(
                "AWS::Region",
                region,
                "AWS::AccountId",
                account,
                "AWS::Partition",
                partition(),
                "AWS::URLSuffix",
                urlSuffix(),
                "AWS::StackName",
                "durascope",
                "AWS::StackId",
                "arn:" + partition() + ":cloudformation:" + region + ":" + account + ":stack/durascope/local");
    }

    private String partition() {
        return region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    private String urlSuffix() {
        return region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    }

    /** The entries of an object, empty for anything else. */
    static Map<String, Tree> entries(@Nullable Tree tree) {
        return tree instanceof Tree.Mapping mapping ? mapping.entries() : Map.of();
    }

    private static List<Tree> items(Tree tree) {
        return tree instanceof Tree.Sequence sequence ? sequence.items() : List.of();
    }

    /** The text of a resource's member, such as its {@code Type}; empty when it is not plain text. */
    static String member(Tree tree, String key) {
        return entries(tree).get(key) instanceof Tree.Scalar scalar ? scalar.text() : "";
    }

    /** Whether a value is a call of an intrinsic function. */
    static boolean isIntrinsic(Tree tree) {
        return tree instanceof Tree.Mapping mapping
                && mapping.entries().size() == 1
                && mapping.entries().keySet().stream()
                        .allMatch(key -> key.equals("Ref") || key.equals("Condition") || key.startsWith("Fn::"));
    }

    /** Whether a value is {@code Ref: AWS::NoValue}, which stands for no property at all. */
    static boolean isNoValue(Tree tree) {
        return entries(tree).get("Ref") instanceof Tree.Scalar scalar
                && scalar.text().equals(NO_VALUE);
    }

    /**
     * Resolves a value if it is an intrinsic function, and leaves it alone if not. The result stands at the same place.
     *
     * @throws Unresolved when it cannot be resolved, which is told
     */
    Tree resolve(Tree tree) throws Unresolved {
        if (!isIntrinsic(tree)) {
            return tree;
        }
        Map.Entry<String, Tree> call = entries(tree).entrySet().iterator().next();
        Place place = tree.place();
        return switch (call.getKey()) {
            case "Ref" -> ref(plain(call.getValue(), "Ref"), place);
            case "Fn::GetAtt" -> text(place, attribute(call.getValue(), place));
            case "Fn::Sub" -> text(place, substitute(call.getValue(), place));
            case "Fn::Join" -> text(place, join(call.getValue(), place));
            default -> throw unresolved(place, call.getKey() + " cannot be resolved here" + SUPPORTED);
        };
    }

    /**
     * The physical name of a resource: what its naming property says, else its logical id.
     *
     * @throws Unresolved when the property cannot be resolved, which is told
     */
    String physicalName(String logicalId, Tree resource) throws Unresolved {
        ResourceNaming form = ResourceNaming.of(member(resource, "Type"));
        Tree name = form == null
                ? null
                : entries(entries(resource).get("Properties")).get(form.nameProperty());
        if (name == null || isNoValue(name)) {
            return logicalId;
        }
        if (naming.contains(logicalId)) {
            throw unresolved(name.place(), "the name of " + logicalId + " leads back to itself; write it out here.");
        }
        naming.push(logicalId);
        try {
            return resolve(name) instanceof Tree.Scalar scalar ? scalar.text() : logicalId;
        } finally {
            naming.pop();
        }
    }

    private static Tree text(Place place, String text) {
        return new Tree.Scalar(place, text, Kind.TEXT);
    }

    private Unresolved unresolved(Place place, String rule) {
        mistakes.add(place, rule);
        return new Unresolved();
    }

    private String plain(Tree tree, String function) throws Unresolved {
        if (tree instanceof Tree.Scalar scalar && scalar.kind() != Kind.NULL) {
            return scalar.text();
        }
        throw unresolved(tree.place(), function + " needs a name, not " + tree.description() + ".");
    }

    private Tree ref(String name, Place place) throws Unresolved {
        String known = pseudo.get(name);
        if (known != null) {
            return text(place, known);
        }
        Tree parameter = parameters.get(name);
        if (parameter != null) {
            return parameter(name, parameter, place);
        }
        if (!resources.containsKey(name) && name.contains(".")) {
            // SAM's own references to what it generates beside a function, such as Orders.Alias
            int dot = name.indexOf('.');
            return text(place, attributeOf(name.substring(0, dot), name.substring(dot + 1), place));
        }
        Tree resource = resources.get(name);
        if (resource == null) {
            throw unresolved(place, "Ref names " + name + ", which is neither a resource nor a parameter" + SUPPORTED);
        }
        return text(place, refOf(name, resource, place));
    }

    private Tree parameter(String name, Tree parameter, Place place) throws Unresolved {
        Tree value = entries(parameter).get("Default");
        String type = member(parameter, "Type");
        if (type.startsWith("AWS::SSM::")) {
            throw unresolved(
                    place, "parameter " + name + " is read from the Parameter Store, which is not there" + SUPPORTED);
        }
        if (!(value instanceof Tree.Scalar scalar)) {
            throw unresolved(place, "parameter " + name + " has no default; give it one in Parameters." + name + ".");
        }
        return new Tree.Scalar(place, scalar.text(), scalar.kind());
    }

    private String refOf(String logicalId, Tree resource, Place place) throws Unresolved {
        String type = member(resource, "Type");
        String name = physicalName(logicalId, resource);
        if (type.equals("AWS::SQS::Queue")) {
            return queueUrl(name);
        }
        if (type.equals("AWS::Lambda::Alias") || type.equals("AWS::Lambda::Version")) {
            return versionArn(resource, place);
        }
        ResourceNaming form = ResourceNaming.of(type);
        return form != null && form.refIsArn() ? arn(form, name) : name;
    }

    /** One version of a function runs here, {@code $LATEST}: aliases and versions stand for it. */
    private String versionArn(Tree resource, Place place) throws Unresolved {
        Tree function = entries(entries(resource).get("Properties")).get("FunctionName");
        if (function == null || !(resolve(function) instanceof Tree.Scalar scalar)) {
            throw unresolved(place, "the alias or version it names has no FunctionName; give it one.");
        }
        String arn = scalar.text().startsWith("arn:") ? scalar.text() : arn(ResourceNaming.FUNCTION, scalar.text());
        return arn + ":$LATEST";
    }

    private String arn(ResourceNaming form, String name) {
        return form.arn()
                .replace("{partition}", partition())
                .replace("{region}", region)
                .replace("{account}", account)
                .replace("{name}", name);
    }

    private String queueUrl(String name) {
        return "https://sqs." + region + "." + urlSuffix() + "/" + account + "/" + name;
    }

    private String attribute(Tree argument, Place place) throws Unresolved {
        List<Tree> items = items(argument);
        if (items.size() == 2) {
            return attributeOf(
                    plain(items.get(0), "Fn::GetAtt"),
                    resolve(items.get(1)) instanceof Tree.Scalar scalar ? scalar.text() : "",
                    place);
        }
        String text = argument instanceof Tree.Scalar scalar ? scalar.text() : "";
        int dot = text.indexOf('.');
        if (dot <= 0) {
            throw unresolved(place, "Fn::GetAtt needs RESOURCE.ATTRIBUTE, not " + argument.description() + ".");
        }
        return attributeOf(text.substring(0, dot), text.substring(dot + 1), place);
    }

    private String attributeOf(String logicalId, String attribute, Place place) throws Unresolved {
        Tree resource = resources.get(logicalId);
        if (resource == null) {
            throw unresolved(
                    place, logicalId + "." + attribute + " names a resource that is not in this template" + SUPPORTED);
        }
        String type = member(resource, "Type");
        ResourceNaming form = ResourceNaming.of(type);
        String name = physicalName(logicalId, resource);
        if (form != null && attribute.equals(form.arnAttribute())) {
            return arn(form, name);
        }
        if (form != null && attribute.equals(form.nameProperty())) {
            return name;
        }
        if (form == ResourceNaming.FUNCTION && (attribute.equals("Alias") || attribute.equals("Version"))) {
            return arn(form, name) + ":$LATEST";
        }
        if (type.equals("AWS::SQS::Queue") && attribute.equals("QueueUrl")) {
            return queueUrl(name);
        }
        throw unresolved(
                place,
                logicalId + "." + attribute + " of a resource of type " + type + " is not known here" + SUPPORTED);
    }

    private String substitute(Tree argument, Place place) throws Unresolved {
        Map<String, Tree> variables = Map.of();
        Tree template = argument;
        List<Tree> items = items(argument);
        if (items.size() == 2) {
            template = items.get(0);
            variables = entries(items.get(1));
        }
        Matcher matcher = VARIABLE.matcher(plain(template, "Fn::Sub"));
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(2).strip();
            String value = matcher.group(1).isEmpty() ? variable(name, variables, place) : "${" + name + "}";
            matcher.appendReplacement(result, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(result).toString();
    }

    private String variable(String name, Map<String, Tree> variables, Place place) throws Unresolved {
        Tree own = variables.get(name);
        if (own != null) {
            return scalar(own, "Fn::Sub");
        }
        if (name.contains(".") && !pseudo.containsKey(name)) {
            int dot = name.indexOf('.');
            return attributeOf(name.substring(0, dot), name.substring(dot + 1), place);
        }
        return ref(name, place) instanceof Tree.Scalar scalar ? scalar.text() : "";
    }

    private String join(Tree argument, Place place) throws Unresolved {
        List<Tree> parts = items(argument);
        if (parts.size() == 2 && parts.get(1) instanceof Tree.Sequence sequence) {
            List<Tree> items = sequence.items();
            StringBuilder result = new StringBuilder();
            String delimiter = parts.get(0) instanceof Tree.Scalar scalar ? scalar.text() : "";
            for (int i = 0; i < items.size(); i++) {
                result.append(i == 0 ? "" : delimiter).append(scalar(items.get(i), "Fn::Join"));
            }
            return result.toString();
        }
        throw unresolved(place, "Fn::Join needs a delimiter and a list, not " + argument.description() + ".");
    }

    private String scalar(Tree tree, String function) throws Unresolved {
        return plain(resolve(tree), function);
    }
}
