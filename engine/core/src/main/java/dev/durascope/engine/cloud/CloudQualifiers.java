package dev.durascope.engine.cloud;

import dev.durascope.engine.execution.FunctionReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ListAliasesResponse;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;

/**
 * The qualifiers under which a function's executions are listed, because the API lists one at a time (protocol §2): every
 * version, and those aliases that lead to a version which is not listed. An alias is no place of its own: executions belong
 * to versions.
 *
 * @param names {@code $LATEST} first, then the newest version
 * @param notes what could not be found out, and why, a sentence each
 */
record CloudQualifiers(List<String> names, List<String> notes) {
    private static final int MOST_PAGES = 10;

    CloudQualifiers {
        names = List.copyOf(names);
        notes = List.copyOf(notes);
    }

    /** Asks for them. Where that is not permitted, or not offered, {@code $LATEST} and the target's own are left. */
    static CloudQualifiers of(CloudConnection connection) throws InterruptedException {
        List<String> notes = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        names.add(FunctionReference.LATEST);
        try {
            names.addAll(versions(connection).reversed());
        } catch (CloudFault e) {
            notes.add("Versions other than $LATEST are not listed: " + e.getMessage());
        }
        String own = connection.target().qualifier();
        try {
            names.addAll(unlistedAliases(connection, names, own));
        } catch (CloudFault e) {
            notes.add("Aliases are not listed: " + e.getMessage());
            if (own != null) {
                names.add(own);
            }
        }
        return new CloudQualifiers(List.copyOf(names), notes);
    }

    private static List<String> versions(CloudConnection connection) throws InterruptedException {
        String function = connection.target().functionName();
        List<String> versions = new ArrayList<>();
        String marker = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            String at = marker;
            ListVersionsByFunctionResponse answer = connection.patiently(
                    CloudCall.VERSIONS,
                    "function " + connection.target().function(),
                    lambda -> lambda.listVersionsByFunction(
                            r -> r.functionName(function).marker(at)));
            answer.versions().stream()
                    .map(FunctionConfiguration::version)
                    .filter(version -> version != null && !version.startsWith(FunctionReference.LATEST))
                    .forEach(versions::add);
            marker = answer.nextMarker();
            if (marker == null) {
                break;
            }
        }
        return versions;
    }

    private static List<String> unlistedAliases(CloudConnection connection, Set<String> listed, @Nullable String own)
            throws InterruptedException {
        String function = connection.target().functionName();
        List<String> aliases = new ArrayList<>();
        boolean ownIsAnAlias = false;
        String marker = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            String at = marker;
            ListAliasesResponse answer = connection.patiently(
                    CloudCall.ALIASES,
                    "function " + connection.target().function(),
                    lambda -> lambda.listAliases(r -> r.functionName(function).marker(at)));
            for (AliasConfiguration alias : answer.aliases()) {
                ownIsAnAlias |= alias.name().equals(own);
                if (!listed.contains(alias.functionVersion())) {
                    aliases.add(alias.name());
                }
            }
            marker = answer.nextMarker();
            if (marker == null) {
                break;
            }
        }
        if (own != null && !ownIsAnAlias) {
            aliases.add(own);
        }
        return aliases;
    }
}
