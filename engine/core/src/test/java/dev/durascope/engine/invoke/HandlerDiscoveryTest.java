package dev.durascope.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.durascope.engine.invoke.handlers.Shapes;
import dev.durascope.engine.invoke.handlers.ThrowsAtConstruction;
import dev.durascope.engine.invoke.handlers.Troubles;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandlerDiscoveryTest {
    private static final String SHAPES = Shapes.class.getName();

    @TempDir
    Path directory;

    private HandlerDiscovery discover(Path file) throws CodeException {
        return HandlerDiscovery.of(CodeBundle.open(new Code.Archive(file), directory.resolve("cache")));
    }

    @Test
    void handlersAreFoundThroughTheirAncestorsAndOnlyConstructibleOnes() throws Exception {
        Path jar = new TestJars().with(TestJars.JAVA_17, Shapes.class).write(directory.resolve("a.jar"));
        HandlerDiscovery found = discover(jar);
        assertThat(found.handlers())
                .containsExactly(
                        new FoundHandler(SHAPES + "$Indirect", FoundHandler.Kind.OBJECT, false, 61),
                        new FoundHandler(SHAPES + "$Stream", FoundHandler.Kind.STREAM, false, 61));
        assertThat(found.highestMajorVersion()).isEqualTo(61);
        assertThat(found.descriptor()).isNull();
        assertThat(found.find(SHAPES + "$Stream::handleRequest")).isPresent();
    }

    @Test
    void nothingOfTheJarIsLoadedSoItMayBeNewerThanAnyJvm() throws Exception {
        Path jar = new TestJars()
                .with(99, ThrowsAtConstruction.class)
                .with(TestJars.JAVA_17, Troubles.class)
                .write(directory.resolve("a.jar"));
        HandlerDiscovery found = discover(jar);
        assertThat(found.handlers()).extracting(FoundHandler::majorVersion).containsExactly(99, 61);
        assertThat(found.highestMajorVersion()).isEqualTo(99);
    }

    @Test
    void durableHandlersComeFirstWhetherOnOurBaseClassOrOnAwsSdks() throws Exception {
        Path zip = directory.resolve("a.zip");
        Path classes = Files.createDirectories(directory.resolve("classes"));
        define(classes, "zz/Durable", "software/amazon/lambda/durable/DurableHandler");
        define(classes, "zz/Ours", "dev/durascope/handler/DurableHandler");
        define(classes, "zz/Deep", "zz/Durable");
        Files.createDirectories(classes.resolve("aa"));
        new TestJars().with(TestJars.JAVA_17, Troubles.class).write(zip);
        CodeBundle bundle = CodeBundle.open(new Code.ClassDirectory(classes, List.of(zip)), directory.resolve("cache"));
        assertThat(HandlerDiscovery.of(bundle).handlers())
                .extracting(FoundHandler::className, FoundHandler::durable)
                .containsExactly(tuple("zz.Deep", true), tuple("zz.Durable", true), tuple("zz.Ours", true));
    }

    @Test
    void anExampleInTheSdksOwnPackageIsAHandlerLikeAnyOther() throws Exception {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        define(
                classes,
                "software/amazon/lambda/durable/examples/Example",
                "software/amazon/lambda/durable/DurableHandler");
        CodeBundle bundle = CodeBundle.open(new Code.ClassDirectory(classes, List.of()), directory.resolve("cache"));
        assertThat(HandlerDiscovery.of(bundle).handlers())
                .extracting(FoundHandler::className)
                .containsExactly("software.amazon.lambda.durable.examples.Example");
    }

    @Test
    void superTypesOfAClassDirectoryAreFoundOnItsClassPath() throws Exception {
        Path library = new TestJars().with(TestJars.JAVA_17, Shapes.class).write(directory.resolve("library.jar"));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        define(classes, "app/Handler", SHAPES.replace('.', '/') + "$Indirect");
        CodeBundle bundle =
                CodeBundle.open(new Code.ClassDirectory(classes, List.of(library)), directory.resolve("cache"));
        assertThat(HandlerDiscovery.of(bundle).handlers())
                .containsExactly(new FoundHandler("app.Handler", FoundHandler.Kind.OBJECT, false, 61));
    }

    @Test
    void librariesOfAZipAreLookedThroughToo() throws Exception {
        Path zip = new TestJars()
                .with("lib/code.jar", new TestJars().with(TestJars.JAVA_17, Troubles.class))
                .write(directory.resolve("a.zip"));
        assertThat(discover(zip).handlers())
                .extracting(FoundHandler::className)
                .containsExactly(Troubles.class.getName());
    }

    @Test
    void theDescriptorNamesTheDefaultHandlerAndSampleEvents() throws Exception {
        Path jar = new TestJars()
                .with(TestJars.JAVA_17, Troubles.class)
                .with(BundleDescriptor.PATH, """
                        {"handler": "a.B::c", "future": 1, "events": [{"name": "One", "payload": {"n": [1, null]}}]}""")
                .write(directory.resolve("a.jar"));
        HandlerDiscovery found = discover(jar);
        assertThat(found.descriptor())
                .isEqualTo(new BundleDescriptor(
                        "a.B::c",
                        Map.of(),
                        List.of(new BundleDescriptor.SampleEvent("One", "{\"n\":[1,null]}")),
                        List.of()));
        assertThat(found.defaultHandler(CodeBundle.open(new Code.Archive(jar), directory)))
                .isEqualTo("a.B::c");
    }

    @Test
    void theDescriptorNamesWhatIsRegisteredBesideTheHandler() throws Exception {
        String troubles = Troubles.class.getName();
        Path jar = new TestJars()
                .with(TestJars.JAVA_17, Troubles.class)
                .with(
                        BundleDescriptor.PATH,
                        "{\"functions\": {\"payments\": \"" + troubles + "\", \"self\": \"" + troubles + "\"}}")
                .write(directory.resolve("a.jar"));
        FunctionConfig self = FunctionConfig.durable("self", new Code.Archive(jar), "a.B");
        assertThat(discover(jar).companions(self)).singleElement().satisfies(payments -> {
            assertThat(payments.name()).isEqualTo("payments");
            assertThat(payments.handler()).isEqualTo(troubles);
            assertThat(payments.code()).isEqualTo(self.code());
            assertThat(payments.durable()).as("no durable base class").isNull();
        });
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "[]|\"functions\" must be an object of handlers by function name",
                "{\"a b\": \"x.Y\"}|\"a b\" is no function name; take 1 to 64 letters, digits, - and _.",
                "{\"a\": 1}|\"a\" must be a handler, a string",
                "{\"a\": \"x.Y\"}|\"a\" names x.Y, which is no handler that it holds; name one of ["
            })
    void wrongFunctionsAreToldWhatIsWrong(String functions, String message) throws Exception {
        Path jar = new TestJars()
                .with(TestJars.JAVA_17, Troubles.class)
                .with(BundleDescriptor.PATH, "{\"functions\": " + functions + "}")
                .write(directory.resolve("a.jar"));
        assertThatThrownBy(() -> discover(jar))
                .isInstanceOf(CodeException.class)
                .hasMessageContaining("META-INF/durascope.json in " + jar)
                .hasMessageContaining(message);
    }

    @Test
    void aWrongDescriptorIsToldWhatIsWrong() {
        assertThatThrownBy(() -> discover(
                        new TestJars().with(BundleDescriptor.PATH, "{oops").write(directory.resolve("a.jar"))))
                .isInstanceOf(CodeException.class)
                .hasMessageContaining("META-INF/durascope.json in " + directory.resolve("a.jar") + " is not JSON");
        assertThatThrownBy(() -> discover(new TestJars()
                        .with(BundleDescriptor.PATH, "{\"events\":[{\"name\":\"x\"}]}")
                        .write(directory.resolve("b.jar"))))
                .isInstanceOf(CodeException.class)
                .hasMessageContaining("must have a \"name\", a string, and a \"payload\"");
        assertThatThrownBy(() -> discover(new TestJars()
                        .with(BundleDescriptor.PATH, "{\"libraries\":\"a.jar\"}")
                        .write(directory.resolve("c.jar"))))
                .isInstanceOf(CodeException.class)
                .hasMessageContaining("\"libraries\" must be a list of jars relative to the bundle");
    }

    @Test
    void aJarWithoutAHandlerIsToldWhatOneWouldBe() throws Exception {
        Path jar = new TestJars().with("readme.txt", "hello").write(directory.resolve("a.jar"));
        HandlerDiscovery found = discover(jar);
        CodeBundle bundle = CodeBundle.open(new Code.Archive(jar), directory);
        assertThatThrownBy(() -> found.defaultHandler(bundle))
                .isInstanceOf(CodeException.class)
                .hasMessageContaining("a.jar holds no handler: no public class");
    }

    /** The least that makes a public class with a public constructor; it would not load, and need not. */
    private static void define(Path classes, String name, String superName) throws IOException {
        Path file = classes.resolve(name + ".class");
        Files.createDirectories(file.getParent());
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeInt(0xCAFEBABE);
            out.writeInt(61);
            out.writeShort(7);
            writeClass(out, 2, name);
            writeClass(out, 4, superName);
            writeText(out, "<init>");
            writeText(out, "()V");
            out.write(new byte[] {0, 0x21, 0, 1, 0, 3, 0, 0, 0, 0}); // public, this, super, no interface, no field
            out.write(new byte[] {0, 1, 0, 1, 0, 5, 0, 6, 0, 0, 0, 0}); // one public method
        }
    }

    private static void writeClass(DataOutputStream out, int nameIndex, String name) throws IOException {
        out.writeByte(7);
        out.writeShort(nameIndex);
        writeText(out, name);
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        out.writeByte(1);
        out.writeUTF(text);
    }
}
