package dev.durascope.engine.project;

import java.util.List;

/** What builds a project. */
public enum BuildTool {
    MAVEN("Maven", "mvn", "mvnw", List.of("MAVEN_HOME", "M2_HOME"), "maven"),
    GRADLE("Gradle", "gradle", "gradlew", List.of("GRADLE_HOME"), "gradle");

    private final String title;
    private final String program;
    private final String wrapper;
    private final List<String> homes;
    private final String candidate;

    BuildTool(String title, String program, String wrapper, List<String> homes, String candidate) {
        this.title = title;
        this.program = program;
        this.wrapper = wrapper;
        this.homes = homes;
        this.candidate = candidate;
    }

    /** Its name, for people. */
    public String title() {
        return title;
    }

    /** The program on the PATH. */
    String program() {
        return program;
    }

    /** The script that a project brings along. */
    String wrapper() {
        return wrapper;
    }

    /** The environment variables that name its directory. */
    List<String> homes() {
        return homes;
    }

    /** What SDKMAN calls it. */
    String candidate() {
        return candidate;
    }
}
