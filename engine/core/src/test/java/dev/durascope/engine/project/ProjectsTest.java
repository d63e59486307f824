package dev.durascope.engine.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.durascope.engine.functions.CodePath;
import dev.durascope.engine.functions.RunnableCode;
import dev.durascope.engine.invoke.Code;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Build tools are stood in for by scripts that say what Maven and Gradle say. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class ProjectsTest {
    @TempDir
    private Path directory;

    private Path orders;
    private Path library;
    private Duration deadline = Duration.ofSeconds(30);
    private final List<String> steps = Collections.synchronizedList(new ArrayList<>());
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void layOutAProject() throws IOException {
        orders = directory.resolve("orders");
        library = touch("repository/library-1.jar");
        touch("orders/src/main/java/Orders.java");
        touch("bin/none");
    }

    private Path touch(String path) throws IOException {
        return write(path, "");
    }

    private Path write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path script(String path, String... body) throws IOException {
        Path file = write(path, "#!/bin/sh\n" + String.join("\n", body) + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    /** A Maven that answers with a class path and counts how often it was asked. */
    private void maven(String classPath) throws IOException {
        script(
                "bin/mvn",
                "echo \"$PWD $*\" >> " + directory.resolve("asked"),
                "for each in \"$@\"; do case \"$each\" in -Dmdep.outputFile=*)",
                answer(orders, orders.resolve("target/classes"), classPath),
                ";; esac; done");
    }

    /** As Maven writes it, which puts directories into the file's path; {@code $each} is the option that names it. */
    private static String answer(Path module, Path output, String classPath) {
        return """
                file="${each#*=}"; head="${file%%%%\\$*}"; file="${head%%/}%s/durascope-classes%s/class-path.txt"
                /bin/mkdir -p "$(/usr/bin/dirname "$file")"; echo '%s' > "$file"
                """.formatted(module, output, classPath);
    }

    private List<String> asked() throws IOException {
        Path asked = directory.resolve("asked");
        return Files.exists(asked) ? Files.readAllLines(asked) : List.of();
    }

    private Projects projects() {
        // What is installed on this machine must not answer.
        String path = directory.resolve("bin").toString();
        BuildProgress progress = new BuildProgress() {
            @Override
            public void begins(String what) {
                steps.add(what);
            }

            @Override
            public void says(String line) {
                lines.add(line);
            }
        };
        return new Projects(
                directory.resolve("cache"),
                Map.of("PATH", path, "HOME", directory.resolve("home").toString()),
                List.of(),
                progress,
                deadline);
    }

    private CodePath.Found open(Path place) throws Exception {
        return CodePath.find(place.toString(), projects());
    }

    @Test
    void aMavenProjectIsItsClassesWithTheClassPathThatMavenSays() throws Exception {
        touch("orders/pom.xml");
        touch("orders/target/classes/Orders.class");
        maven(library.toString());

        assertThat(open(orders))
                .isEqualTo(new CodePath.Found(
                        new Code.ClassDirectory(orders.resolve("target/classes"), List.of(library)), List.of()));
        assertThat(asked()).singleElement().asString().startsWith(orders + " -B -o dependency:build-classpath ");
        assertThat(steps).containsExactly("Asking Maven for the class path of orders");
    }

    @Test
    void theClassDirectoryItselfOpensAsItsProjectDoes() throws Exception {
        touch("orders/pom.xml");
        touch("orders/target/classes/Orders.class");
        maven(library.toString());

        assertThat(open(orders.resolve("target/classes")).code())
                .isEqualTo(new Code.ClassDirectory(orders.resolve("target/classes"), List.of(library)));
    }

    @Test
    void theToolIsAskedAgainOnlyWhenABuildFileHasChangedOrWhatItNamedIsGone() throws Exception {
        write("orders/pom.xml", "<project/>");
        touch("orders/target/classes/Orders.class");
        maven(library.toString());
        open(orders);
        open(orders);
        assertThat(asked()).hasSize(1);

        write("orders/pom.xml", "<project></project>");
        open(orders);
        assertThat(asked()).hasSize(2);

        Files.move(library, directory.resolve("repository/library-2.jar"));
        maven(directory.resolve("repository/library-2.jar").toString());
        assertThat(((Code.ClassDirectory) open(orders).code()).classPath())
                .containsExactly(directory.resolve("repository/library-2.jar"));
        assertThat(asked()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parent/pom.xml",
                "home/.m2/settings.xml",
                "orders/.mvn/maven.config",
                "parent/company/pom.xml",
            })
    void mavenIsAskedAgainWhenAnythingThatItReadsHasChanged(String input) throws Exception {
        write("orders/pom.xml", "<project><parent><relativePath>../parent</relativePath></parent></project>");
        write("parent/pom.xml", "<project><parent><relativePath>company/pom.xml</relativePath></parent></project>");
        touch("parent/company/pom.xml");
        touch("orders/target/classes/Orders.class");
        maven(library.toString());
        open(orders);
        open(orders);
        assertThat(asked()).hasSize(1);

        Path changed = directory.resolve(input);
        write(input, (Files.exists(changed) ? Files.readString(changed) : "") + "<!-- changed -->");
        open(orders);
        assertThat(asked()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "settings.gradle.kts",
                "gradle.properties",
                "gradle/libs.versions.toml",
                "gradle/wrapper/gradle-wrapper.properties",
                "buildSrc/src/main/kotlin/shop.java-conventions.gradle.kts",
                "buildSrc/src/main/java/Versions.java",
                "home/.gradle/gradle.properties",
                "home/.gradle/init.d/company.gradle",
            })
    void gradleIsAskedAgainWhenAnythingThatItReadsHasChanged(String input) throws Exception {
        touch("settings.gradle.kts");
        touch("orders/build.gradle.kts");
        touch("orders/build/classes/java/main/Orders.class");
        script(
                "gradlew",
                "echo asked >> " + directory.resolve("asked"),
                line(orders, "own", orders.resolve("build/classes/java/main")),
                line(orders, "rest", library));
        open(orders);
        open(orders);
        assertThat(asked()).hasSize(1);

        write(input, "// changed");
        open(orders);
        assertThat(asked()).hasSize(2);
    }

    @Test
    void classesThatTheBuildPutsElsewhereAreFoundThere() throws Exception {
        write("pom.xml", "<project><modules><module>orders</module></modules></project>");
        write("orders/pom.xml", "<build><outputDirectory>../out/orders</outputDirectory></build>");
        touch("out/orders/Orders.class");
        Path output = directory.resolve("out/orders");
        // Maven makes the directories of the canonical path, then opens the file by the other one.
        script(
                "bin/mvn",
                "for each in \"$@\"; do case \"$each\" in -Dmdep.outputFile=*)",
                "file=\"${each#*=}\"; head=\"${file%%\\$*}\"; to=\"${head%/}" + orders + "/durascope-classes\"",
                "/bin/mkdir -p \"$to" + output + "\"",
                "echo '" + library + "' > \"$to" + orders + "/../out/orders/class-path.txt\"",
                ";; esac; done");

        Code expected = new Code.ClassDirectory(output, List.of(library));
        assertThat(open(orders).code()).isEqualTo(expected);
        assertThat(open(output).code()).isEqualTo(expected);
        assertThat(projects().isBuilt(Project.at(orders).orElseThrow())).isTrue();
    }

    @Test
    void theModulesOfABuildAreAskedForAtOnceAndHaveClassPathsOfTheirOwn() throws Exception {
        write("pom.xml", "<project><modules><module>orders</module><module>mail</module></modules></project>");
        touch("orders/pom.xml");
        touch("mail/pom.xml");
        handler("orders/target/classes", "Orders");
        handler("mail/target/classes", "Mail");
        Path mail = directory.resolve("mail");
        script(
                "bin/mvn",
                "echo \"$PWD $*\" >> " + directory.resolve("asked"),
                "for each in \"$@\"; do case \"$each\" in -Dmdep.outputFile=*)",
                answer(orders, orders.resolve("target/classes"), library + ":" + mail.resolve("target/classes")),
                answer(mail, mail.resolve("target/classes"), ""),
                ";; esac; done");

        RunnableCode opened = RunnableCode.at(directory, "us-east-1", "123456789012", projects());

        assertThat(opened.parts())
                .containsExactly(
                        new RunnableCode.Part(
                                "mail", mail, new Code.ClassDirectory(mail.resolve("target/classes"), List.of())),
                        new RunnableCode.Part(
                                "orders",
                                orders,
                                new Code.ClassDirectory(
                                        orders.resolve("target/classes"),
                                        List.of(library, mail.resolve("target/classes")))));
        assertThat(asked()).singleElement().asString().startsWith(directory + " -B -o ");
        assertThat(steps)
                .containsExactly("Asking Maven for the class paths of all modules of " + directory.getFileName());
    }

    @Test
    void whatIsNotOnThisMachineIsFetchedInASecondRun() throws Exception {
        touch("orders/pom.xml");
        touch("orders/target/classes/Orders.class");
        script(
                "bin/mvn",
                "for each in \"$@\"; do case \"$each\" in",
                "-o) echo offline; exit 1;;",
                "-Dmdep.outputFile=*)",
                answer(orders, orders.resolve("target/classes"), library.toString()),
                ";;",
                "esac; done");

        assertThat(((Code.ClassDirectory) open(orders).code()).classPath()).containsExactly(library);
        assertThat(steps).hasSize(2).last().asString().contains("may fetch what is missing");
    }

    @Test
    void aModuleIsAskedForFromTheRootOfItsBuildAndSeesTheClassesOfItsSiblings() throws Exception {
        write("pom.xml", "<project><modules><module>common</module><module>orders</module></modules></project>");
        touch("common/pom.xml");
        touch("common/target/classes/Prices.class");
        touch("orders/pom.xml");
        touch("orders/target/classes/Orders.class");
        Path common = directory.resolve("common/target/classes");
        Path missing = directory.resolve("gifts/target/classes");
        maven(common + ":" + missing + ":" + library);

        CodePath.Found found = open(orders);

        assertThat(((Code.ClassDirectory) found.code()).classPath()).containsExactly(common, library);
        assertThat(found.notes())
                .containsExactly(missing + " is on the class path and not there: build that module too.");
        assertThat(asked()).singleElement().asString().startsWith(directory + " -pl orders -am -B -o ");
    }

    @Test
    void aGradleProjectIsAllItsLanguagesAndItsResources() throws Exception {
        touch("orders/settings.gradle.kts");
        touch("orders/build.gradle.kts");
        touch("orders/build/classes/java/main/Orders.class");
        touch("orders/build/classes/kotlin/main/OrdersKt.class");
        touch("orders/build/resources/main/META-INF/durascope.json");
        Path java = orders.resolve("build/classes/java/main");
        Path kotlin = orders.resolve("build/classes/kotlin/main");
        Path resources = orders.resolve("build/resources/main");
        script(
                "orders/gradlew",
                "test -f \"$4\" || exit 7",
                line(orders, "own", java),
                line(orders, "own", kotlin),
                line(orders, "own", resources),
                line(orders, "rest", library),
                line(directory.resolve("another"), "rest", directory),
                "echo 'a warning'");

        assertThat(open(orders).code())
                .isEqualTo(new Code.ClassDirectory(java, List.of(kotlin, resources), List.of(library)));
        assertThat(lines).containsExactly("a warning");
    }

    @Test
    void aGradleProjectOpenedByALinkIsTheOneThatGradleCallsByItsRealPath() throws Exception {
        touch("orders/build.gradle");
        touch("orders/build/classes/java/main/Orders.class");
        script(
                "orders/gradlew",
                line(orders.toRealPath(), "own", orders.resolve("build/classes/java/main")),
                line(orders.toRealPath(), "rest", library));
        Path link = Files.createSymbolicLink(directory.resolve("link"), orders);

        assertThat(((Code.ClassDirectory) open(link).code()).classPath()).containsExactly(library);
    }

    @Test
    void aGradleThatTellsNothingOfTheProjectIsAFailureAndIsAskedAgain() throws Exception {
        touch("orders/build.gradle");
        touch("orders/build/classes/java/main/Orders.class");
        script("orders/gradlew", line(directory.resolve("another"), "rest", library));

        assertThatThrownBy(() -> open(orders))
                .isInstanceOf(ProjectException.class)
                .hasMessageStartingWith("Gradle told no class path of " + orders + ": ");

        script("orders/gradlew", line(orders, "rest", library));
        assertThat(((Code.ClassDirectory) open(orders).code()).classPath()).containsExactly(library);
    }

    private static String line(Path project, String kind, Path path) {
        return "printf 'durascope-class-path\\t" + project + "\\t" + kind + "\\t" + path + "\\n'";
    }

    @Test
    void withoutTheToolTheJarsBesideTheClassesStandIn() throws Exception {
        touch("orders/pom.xml");
        touch("orders/target/classes/Orders.class");
        Path dependency = touch("orders/target/dependency/library-1.jar");

        CodePath.Found found = open(orders);

        assertThat(((Code.ClassDirectory) found.code()).classPath()).containsExactly(dependency);
        assertThat(found.notes())
                .containsExactly(
                        "Maven was not found (neither a mvnw in the project nor a mvn on the PATH), so the 1 jar in"
                                + " target/dependency stand in for its dependencies.");
    }

    @Test
    void withoutTheToolAJarWithAllDependenciesIsTheBetterCode() throws Exception {
        touch("orders/pom.xml");
        touch("orders/target/classes/Orders.class");
        touch("orders/target/original-orders.jar");
        Path jar = touch("orders/target/orders.jar");

        assertThat(open(orders))
                .isEqualTo(new CodePath.Found(
                        new Code.Archive(jar), List.of("Maven was not found, so " + jar + " is what runs.")));
    }

    @Test
    void aProjectThatIsNotBuiltSaysHowToBuildItAndCanBeBuilt() throws Exception {
        touch("orders/pom.xml");
        script(
                "orders/mvnw",
                "echo Compiling; test \"$2\" = compile || exit 3",
                "/bin/mkdir -p target/classes; echo > target/classes/Orders.class");

        ProjectException refused = catchThrowableOfType(ProjectException.class, () -> open(orders));

        assertThat(refused)
                .hasMessage(orders + " is not built, so there are no classes to run: run './mvnw compile' in " + orders
                        + ".");
        projects().build(refused.unbuilt().orElseThrow());
        assertThat(projects().isBuilt(Project.at(orders).orElseThrow())).isTrue();
        awaitLine();
        assertThat(lines).containsExactly("Compiling");
    }

    /** A busy machine may come to a tool's lines later than the tool to its end. */
    private void awaitLine() {
        while (lines.isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aToolThatFailsIsToldWithItsLastLines() throws Exception {
        touch("orders/pom.xml");
        touch("orders/target/classes/Orders.class");
        script(
                "bin/mvn",
                "i=0; while [ $i -lt 40 ]; do echo line $i; i=$((i+1)); done",
                "printf '\\033[1;31m[ERROR]\\033[m No such artifact: shop:gifts\\n'; exit 1");

        assertThatThrownBy(() -> open(orders))
                .isInstanceOf(ProjectException.class)
                .hasMessageStartingWith("Maven could not tell the class path of " + orders
                        + " (exit status 1). Its last lines:\nline 29\n")
                .hasMessageEndingWith("\nline 39\n[ERROR] No such artifact: shop:gifts");
    }

    @Test
    void aToolThatHangsIsEndedAtItsDeadline() throws Exception {
        touch("orders/pom.xml");
        touch("orders/target/classes/Orders.class");
        script("bin/mvn", "echo Waiting for a lock", "/bin/sleep 600");
        deadline = Duration.ofMillis(700);

        assertThatThrownBy(() -> open(orders))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("was ended")
                // It may have been too slow to say anything.
                .hasMessageMatching("(?s).*(Waiting for a lock|; it printed nothing\\.)");
    }

    @Test
    void cancellingEndsTheToolAndWhatItStarted() throws Exception {
        touch("orders/pom.xml");
        touch("orders/target/classes/Orders.class");
        script("bin/mvn", "/bin/sleep 600 & echo $!; wait");
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread opening = Thread.ofVirtual().start(() -> {
            try {
                open(orders);
                ended.complete(new AssertionError("It was opened."));
            } catch (Throwable e) {
                ended.complete(e);
            }
        });
        awaitLine();

        opening.interrupt();

        assertThat(ended.get(20, TimeUnit.SECONDS)).isInstanceOf(InterruptedIOException.class);
        ProcessHandle.of(Long.parseLong(lines.getFirst()))
                .ifPresent(
                        child -> child.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    }

    @Test
    void aBuildOfSeveralModulesIsItsOneModuleWithHandlersOrAsksForOne() throws Exception {
        write("pom.xml", "<project><modules><module>orders</module><module>mail</module></modules></project>");
        touch("orders/pom.xml");
        handler("orders/target/classes", "Orders");
        touch("mail/pom.xml");
        touch("mail/target/classes/Mail.class");
        maven(library.toString());

        CodePath.Found found = open(directory);
        assertThat(found.code()).isEqualTo(new Code.ClassDirectory(orders.resolve("target/classes"), List.of(library)));
        assertThat(found.notes())
                .containsExactly("It is the module orders, the only one that was built and holds handlers.");

        handler("mail/target/classes", "Mail");
        assertThatThrownBy(() -> open(directory))
                .hasMessage(directory + " holds several modules with handlers (mail, orders): open one of them.");
    }

    /** A class file of a handler, as a compiler would have written it. */
    private void handler(String classes, String name) throws IOException {
        Path source = write(
                "sources/" + name + ".java",
                "public class " + name + " implements com.amazonaws.services.lambda.runtime.RequestStreamHandler {"
                        + " public void handleRequest(java.io.InputStream in, java.io.OutputStream out,"
                        + " com.amazonaws.services.lambda.runtime.Context context) {} }");
        Files.createDirectories(directory.resolve(classes));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        directory.resolve(classes).toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertThat(status).isZero();
    }
}
