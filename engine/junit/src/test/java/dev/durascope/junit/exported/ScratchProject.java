package dev.durascope.junit.exported;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * A Maven project of a user's, built by Maven itself: offline, from the local repository of the build that this test is part
 * of, with that build's own classes on the class path, for they are installed nowhere.
 */
final class ScratchProject {
    private final Path directory;

    ScratchProject(Path directory) throws IOException {
        this.directory = directory;
        StringBuilder dependencies = new StringBuilder();
        int number = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path file = Path.of(entry).toAbsolutePath();
            if (!isOfTests(file)) {
                dependencies.append("""
                            <dependency>
                              <groupId>class-path</groupId>
                              <artifactId>entry-%d</artifactId>
                              <version>1</version>
                              <scope>system</scope>
                              <systemPath>%s</systemPath>
                            </dependency>
                        """.formatted(number++, jar(file)));
            }
        }
        Files.writeString(directory.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>user</groupId>
                  <artifactId>orders</artifactId>
                  <version>1</version>
                  <properties>
                    <maven.compiler.release>21</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencies>
                    <dependency>
                      <groupId>org.junit.jupiter</groupId>
                      <artifactId>junit-jupiter</artifactId>
                      <version>%s</version>
                      <scope>test</scope>
                    </dependency>
                %s  </dependencies>
                  <build>
                    <plugins>
                %s    </plugins>
                  </build>
                </project>
                """.formatted(
                        System.getProperty("junit.version"),
                        dependencies,
                        plugin("resources") + plugin("compiler") + plugin("surefire")));
    }

    /** JUnit is the user's own; a system scope would hide from Surefire that it is there. */
    private static boolean isOfTests(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return name.equals("test-classes") || name.startsWith("junit-") || name.startsWith("opentest4j-");
    }

    /** Maven takes no directories; those of this build's modules become jars of the modules' names. */
    private Path jar(Path entry) throws IOException {
        if (!Files.isDirectory(entry)) {
            return entry;
        }
        String module = String.valueOf(entry.getParent().getParent().getFileName());
        Path jar = directory.resolve("durascope-" + module + "-classes.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(entry)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(entry.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
            }
        }
        return jar;
    }

    /** Of the version that this build uses: no other one need be in the local repository. */
    private static String plugin(String name) {
        return """
                      <plugin>
                        <artifactId>maven-%s-plugin</artifactId>
                        <version>%s</version>
                      </plugin>
                """.formatted(name, System.getProperty(name + ".version"));
    }

    Path directory() {
        return directory;
    }

    /** Writes the source of a handler of these tests. */
    void handler(String source, String name) throws IOException {
        Path file = directory.resolve("src/main/java/dev/durascope/junit/exported/" + name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
    }

    /**
     * Runs Maven.
     *
     * @return the failures' messages by the names of the test classes; empty for one that passed
     */
    Map<String, String> test() throws Exception {
        Path log = directory.resolve("build.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", isWindows() ? "mvn.cmd" : "mvn")
                        .toString(),
                "-o",
                "-q",
                "-B",
                "-Dmaven.repo.local=" + System.getProperty("localRepository"),
                // What the outer build fetched through a mirror is found whatever this Maven's settings say.
                "-Daether.enhancedLocalRepository.trackingFilename=none",
                "-Dmaven.test.failure.ignore=true",
                "test"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("MAVEN_OPTS");
        builder.environment().remove("MAVEN_ARGS");
        Process maven = builder.start();
        try {
            assertThat(maven.waitFor(4, TimeUnit.MINUTES)).as("Maven ended").isTrue();
        } finally {
            maven.descendants().forEach(ProcessHandle::destroyForcibly);
            maven.destroyForcibly();
        }
        assertThat(maven.exitValue()).as(() -> read(log)).isZero();
        return reports();
    }

    private static boolean isWindows() {
        return File.separatorChar == '\\';
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "There is no log: " + e.getMessage();
        }
    }

    private Map<String, String> reports() throws Exception {
        Map<String, String> failures = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory.resolve("target/surefire-reports"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".xml")).toList()) {
                Element suite = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(file.toFile())
                        .getDocumentElement();
                String name = suite.getAttribute("name");
                failures.put(
                        name.substring(name.lastIndexOf('.') + 1), failure(suite, "failure") + failure(suite, "error"));
            }
        }
        return failures;
    }

    private static String failure(Element suite, String kind) {
        return suite.getElementsByTagName(kind).getLength() == 0
                ? ""
                : suite.getElementsByTagName(kind).item(0).getTextContent();
    }
}
