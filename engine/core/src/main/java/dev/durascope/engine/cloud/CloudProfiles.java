package dev.durascope.engine.cloud;

import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;

/** The profiles that the AWS configuration of this machine has. Nothing but their names is read. */
public final class CloudProfiles {
    private CloudProfiles() {}

    /** Their names in alphabetical order; none when there is no configuration, or none that can be read. */
    public static List<String> names() {
        try {
            return ProfileFile.defaultProfileFile().profiles().keySet().stream()
                    .sorted()
                    .toList();
        } catch (SdkException | IllegalStateException | IllegalArgumentException e) {
            // Whoever attaches with it hears what is wrong with it.
            return List.of();
        }
    }
}
