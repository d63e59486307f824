package dev.durascope.app.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "durascope " + (version == null ? "(unpackaged)" : version) + " on Java "
                    + Runtime.version().feature()
        };
    }
}
